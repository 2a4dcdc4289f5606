//! What a message is filled in with.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

use super::Messages;
use super::dates::DateValue;
use crate::date::{Date, Day};

/// A value that a message is filled in with.
#[derive(Debug, Clone)]
pub enum Argument<'a> {
    /// A number, by which a message selects its plural.
    Number(usize),
    /// A name, or words of another message.
    Text(Cow<'a, str>),
    /// A date, which the language words.
    Date(Date),
}

impl Argument<'_> {
    /// The value as Fluent has it.
    pub(super) fn value(&self, messages: &Messages) -> FluentValue<'_> {
        match self {
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Text(text) => FluentValue::from(&**text),
            Argument::Date(date) => FluentValue::Custom(Box::new(DateValue::new(*date, messages))),
        }
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Argument::Number(number)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(text.into())
    }
}

impl<'a> From<&'a &str> for Argument<'a> {
    fn from(text: &'a &str) -> Self {
        Argument::Text((*text).into())
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(text.as_str().into())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(text.into())
    }
}

impl From<Date> for Argument<'_> {
    fn from(date: Date) -> Self {
        Argument::Date(date)
    }
}

impl From<&Date> for Argument<'_> {
    fn from(date: &Date) -> Self {
        Argument::Date(*date)
    }
}

impl From<Day> for Argument<'_> {
    fn from(day: Day) -> Self {
        Argument::Date(day.into())
    }
}
