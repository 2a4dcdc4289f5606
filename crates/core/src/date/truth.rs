//! Kleene's three-valued logic.

use std::ops::{BitAnd, BitOr, Not};

/// An answer that may be unknown, ordered from no to yes.
///
/// `and` is the smaller of two answers and `or` the greater, which is Kleene's strong logic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Truth {
    /// Certainly not.
    No,
    /// What is recorded does not decide it.
    #[default]
    Unknown,
    /// Certainly.
    Yes,
}

impl Truth {
    /// Whether the answer is certainly yes.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self == Truth::Yes
    }

    /// Whether the answer may be yes.
    #[must_use]
    pub fn is_possible(self) -> bool {
        self != Truth::No
    }

    /// Yes if one of the answers is yes, no if all are no, otherwise unknown. Of nothing: no.
    pub fn any(answers: impl IntoIterator<Item = Truth>) -> Truth {
        let mut found = Truth::No;
        for answer in answers {
            found = found | answer;
            if found == Truth::Yes {
                break;
            }
        }
        found
    }
}

impl From<bool> for Truth {
    fn from(answer: bool) -> Self {
        if answer { Truth::Yes } else { Truth::No }
    }
}

impl BitAnd for Truth {
    type Output = Truth;

    fn bitand(self, other: Truth) -> Truth {
        self.min(other)
    }
}

impl BitOr for Truth {
    type Output = Truth;

    fn bitor(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}
