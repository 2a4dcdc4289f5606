//! Text and ids: made here alone, so that their representation can change in one place.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use compact_str::CompactString;

use super::RareList;

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name($inner);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }
    };
}

text_type! {
    /// Words of a person or a page, free of control characters.
    Text(CompactString)
}

text_type! {
    /// The name by which records refer to one another: letters, digits, and `-`, `_` or `.` between
    /// them, at most 100 characters. Empty if none could be read.
    ///
    /// Nearly every id is short, and kept without an allocation of its own.
    Id(CompactString)
}

text_type! {
    /// A key of a record, or a name under one; kept without an allocation where it is short.
    KeyText(CompactString)
}

/// Words under names, in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StringMap(pub RareList<(Text, Text)>);

impl StringMap {
    /// The words under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Text> {
        self.0
            .iter()
            .find(|(key, _)| &**key == name)
            .map(|(_, words)| words)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
