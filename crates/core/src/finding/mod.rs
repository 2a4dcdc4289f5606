//! A finding: what is wrong or worth a look, and where.
//!
//! A finding names its place either as bytes of a file, where the reader found it, or as a record
//! and a field, which only becomes a line and a column when it is shown. How much weight it has
//! is decided in one place, [`crate::check`].

mod path;
mod reading_rule;
mod suggest;

pub use path::{FieldPath, Step};
pub use reading_rule::ReadingRule;
pub use suggest::{Suggestion, Suggestions, nearest, one_of};

use crate::model::{Level, Section};

/// One thing that is wrong or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// Its weight.
    pub level: Level,
    /// What is wrong, as one clause without a full stop.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Words under the place; may be empty.
    pub label: String,
    /// The other places that have to do with it.
    pub related: Vec<Related>,
    /// What to do about it, as one clause without a full stop.
    pub help: Option<String>,
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Bytes of a file.
    Bytes(Span),
    /// A record or one of its fields.
    Field(FieldPlace),
}

/// Bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The position of the file among the files that were read.
    pub file: usize,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset behind the last byte.
    pub end: usize,
}

/// A record, or one of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPlace {
    /// The section of the record.
    pub section: Section,
    /// The position of the record among all of its section.
    pub index: usize,
    /// The field; the record itself where it is empty.
    pub path: FieldPath,
    /// Which part of the field.
    pub part: Part,
}

/// A part of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its key.
    Key,
    /// Its value.
    Value,
}

impl Finding {
    /// A finding of `rule`. Its level is that of an error until it is decided.
    #[must_use]
    pub fn new(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Finding {
            rule,
            level: Level::Error,
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Puts words under the place.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.label = words.into();
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }

    /// Points at another place that has to do with it.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related {
            place,
            message: message.into(),
        });
        self
    }
}

impl Place {
    /// A record as a whole.
    #[must_use]
    pub fn record(section: Section, index: usize) -> Place {
        Place::Field(FieldPlace {
            section,
            index,
            path: FieldPath::default(),
            part: Part::Value,
        })
    }

    /// The value of a field of a record.
    #[must_use]
    pub fn value(section: Section, index: usize, path: FieldPath) -> Place {
        Place::Field(FieldPlace {
            section,
            index,
            path,
            part: Part::Value,
        })
    }

    /// The key of a field of a record.
    #[must_use]
    pub fn key(section: Section, index: usize, path: FieldPath) -> Place {
        Place::Field(FieldPlace {
            section,
            index,
            path,
            part: Part::Key,
        })
    }
}
