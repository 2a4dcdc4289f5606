//! Dates and spans of time as one reads them in a running text.

use chancery_core::date::Date;

/// A date, with the days between which it lies set apart.
pub(crate) fn date_words(date: Date) -> String {
    spaced_spans(&date.to_string())
}

/// A text with its spans of time set apart, for what is a date or a number.
pub(crate) fn spaced_spans(text: &str) -> String {
    text.replace('/', " \u{2013} ")
}
