//! The functions of messages: the forms of a date that a sentence needs.
//!
//! A date without a function is in words, as it stands alone: 'May 2026'. `SHORT` writes digits,
//! `CELL` the same and an interval in words, for a cell of a table, `NOTATION` what the record has,
//! `RANGE` an interval by its two ends, `GENITIVE` the case behind 'since' and 'until' in languages
//! that have it, and `WHEN` the date with its preposition: 'on 5 May 2026', 'in May 2026'.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};

use super::dates::{DateForm, DateValue};

/// Adds the functions to the messages of a language.
pub(super) fn add(bundle: &mut FluentBundle<FluentResource>) {
    // A bundle refuses a function only if there is one of that name.
    let added = [
        bundle.add_function("SHORT", |values, _| in_form(values, DateForm::Short)),
        bundle.add_function("CELL", |values, _| in_form(values, DateForm::Cell)),
        bundle.add_function("NOTATION", |values, _| in_form(values, DateForm::Notation)),
        bundle.add_function("RANGE", |values, _| in_form(values, DateForm::Range)),
        bundle.add_function("GENITIVE", |values, _| in_form(values, DateForm::Genitive)),
        bundle.add_function("WHEN", |values, _| in_form(values, DateForm::When)),
    ];
    debug_assert!(added.iter().all(Result::is_ok));
}

/// The date that a function was given, in another form; an error for what is no date.
fn in_form<'a>(values: &[FluentValue<'a>], form: DateForm) -> FluentValue<'a> {
    match values {
        // The value of an argument that is missing has been reported.
        [FluentValue::Custom(value)] => match (**value).as_any().downcast_ref::<DateValue>() {
            Some(date) => FluentValue::Custom(Box::new(date.in_form(form))),
            None => FluentValue::Error,
        },
        _ => FluentValue::Error,
    }
}
