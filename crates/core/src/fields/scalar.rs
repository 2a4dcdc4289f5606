//! How one value is read from its text and written back to it.

use std::borrow::Cow;

use super::{Id, Text};
use crate::date::{Date, Day, InvalidDate};

/// Why a text is not a value of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScalarFault {
    /// It is not a date that the format accepts.
    InvalidDate {
        /// What is wrong, as a clause without a full stop.
        message: String,
        /// What to write instead, where the slip is a known one.
        help: Option<String>,
    },
    /// It is not an id; the message is a clause without a full stop.
    InvalidId(String),
    /// It is none of the words that the field allows.
    UnknownValue(Vec<&'static str>),
    /// It is of another type; the message says which is wanted.
    WrongType(String),
}

impl std::fmt::Display for ScalarFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ScalarFault::InvalidDate { message, .. }
            | ScalarFault::InvalidId(message)
            | ScalarFault::WrongType(message) => formatter.write_str(message),
            ScalarFault::UnknownValue(words) => {
                write!(formatter, "unknown value; one of {}", words.join(", "))
            }
        }
    }
}

impl std::error::Error for ScalarFault {}

impl From<InvalidDate> for ScalarFault {
    fn from(error: InvalidDate) -> Self {
        ScalarFault::InvalidDate {
            message: error.message,
            help: error.help,
        }
    }
}

/// A value of a record by its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScalarValue<'a> {
    /// Text, an id or a word.
    Text(Cow<'a, str>),
    /// A date.
    Date(Date),
    /// One whole day.
    Day(Day),
    /// A whole number.
    Number(u32),
    /// True or false.
    Boolean(bool),
}

impl<'a> ScalarValue<'a> {
    /// The text by which records write the value.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            ScalarValue::Text(text) => Cow::Borrowed(text),
            other => other.clone().into_text(),
        }
    }

    /// The same of a value that is not needed otherwise.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            ScalarValue::Text(text) => text,
            ScalarValue::Date(date) => Cow::Owned(date.to_string()),
            ScalarValue::Day(day) => Cow::Owned(day.to_string()),
            ScalarValue::Number(number) => Cow::Owned(number.to_string()),
            ScalarValue::Boolean(true) => Cow::Borrowed("true"),
            ScalarValue::Boolean(false) => Cow::Borrowed("false"),
        }
    }
}

impl<'a> From<&'a str> for ScalarValue<'a> {
    fn from(text: &'a str) -> Self {
        ScalarValue::Text(Cow::Borrowed(text))
    }
}

/// A value that is written as one text.
pub trait Scalar: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// If the text is no such value.
    fn read(text: &str) -> Result<Self, ScalarFault>;

    /// The value by its type; none if there is no value. Its text reads as this value.
    fn value(&self) -> Option<ScalarValue<'_>>;

    /// The text of the value; empty if there is no value.
    fn text(&self) -> Cow<'_, str> {
        self.value().map(ScalarValue::into_text).unwrap_or_default()
    }

    /// What stands for a value that could not be read, where the type has such a thing.
    #[must_use]
    fn unread() -> Option<Self> {
        None
    }
}

impl Scalar for Text {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        Ok(Text::from(text))
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        (!self.is_empty()).then_some(self.as_str().into())
    }

    fn unread() -> Option<Self> {
        Some(Text::default())
    }
}

impl Scalar for Id {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        const LONGEST: usize = 100;
        let is_inner =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let bytes = text.as_bytes();
        let has_ends = bytes.first().is_some_and(u8::is_ascii_alphanumeric)
            && bytes.last().is_some_and(u8::is_ascii_alphanumeric);
        if bytes.len() > LONGEST {
            Err(ScalarFault::InvalidId(format!(
                "an id can have at most {LONGEST} characters"
            )))
        } else if has_ends && bytes.iter().all(|byte| is_inner(*byte)) {
            Ok(Id::from(text))
        } else {
            Err(ScalarFault::InvalidId(
                "an id consists of letters a to z and digits, with '-', '_' or '.' between them"
                    .to_owned(),
            ))
        }
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        (!self.is_empty()).then_some(self.as_str().into())
    }

    fn unread() -> Option<Self> {
        Some(Id::default())
    }
}

impl Scalar for bool {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ScalarFault::UnknownValue(vec!["true", "false"])),
        }
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Boolean(*self))
    }
}

impl Scalar for Date {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        text.parse().map_err(ScalarFault::from)
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Date(*self))
    }
}

impl Scalar for Day {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        text.parse().map_err(ScalarFault::from)
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Day(*self))
    }
}

impl Scalar for u32 {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        // A sign or a leading zero would not come back as it was written.
        let is_plain = text == "0" || !text.starts_with(['0', '+']);
        if is_too_great(text) {
            let message = format!("this number is too large: the limit is {}", u32::MAX);
            return Err(ScalarFault::WrongType(message));
        }
        text.parse().ok().filter(|_| is_plain).ok_or_else(|| {
            ScalarFault::WrongType("this must be a whole number, as in 25".to_owned())
        })
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Number(*self))
    }
}

/// Whether a text is a whole number that is too great to be kept.
pub(crate) fn is_too_great(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.trim_start_matches('0').parse::<u32>().is_err()
        && text.bytes().any(|byte| byte != b'0')
}
