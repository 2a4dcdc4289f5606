//! The path to a field below a record.

use std::fmt;

use crate::fields::KeyText;

/// A path such as `members[3].since`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(pub Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To the value under a key.
    Key(KeyText),
    /// To an element of a list, counted from 0. A single value where a list may stand counts as
    /// its element 0.
    Element(usize),
}

impl FieldPath {
    /// The path to the value under a key of the record itself.
    #[must_use]
    pub fn key(key: &str) -> Self {
        FieldPath::default().then(key)
    }

    /// Whether it leads to the value under a key of the record itself, or below it.
    #[must_use]
    pub fn begins_with(&self, key: &str) -> bool {
        matches!(self.0.first(), Some(Step::Key(first)) if first.as_str() == key)
    }

    /// The path to the value under a key of what this path leads to.
    #[must_use]
    pub fn then(mut self, key: &str) -> Self {
        self.0.push(Step::Key(KeyText::from(key)));
        self
    }

    /// The path to an element of what this path leads to.
    #[must_use]
    pub fn element(mut self, index: usize) -> Self {
        self.0.push(Step::Element(index));
        self
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => formatter.write_str(key)?,
                Step::Key(key) => write!(formatter, ".{key}")?,
                Step::Element(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}
