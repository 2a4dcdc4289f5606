//! Keys that people expect, of what the format says in another record or in another way.

use crate::fields::Noun;
use crate::model::{CLAIM, INSTRUMENT, PARTNERSHIP};

/// The nouns that have no such key, the key, and what to write.
const ADVICE: &[(&[&Noun], &[&str], &str)] = &[
    (
        &[&INSTRUMENT],
        &["replaced-by", "superseded-by"],
        "write `replaces` with the id of this instrument in the record of the later one",
    ),
    (
        &[&INSTRUMENT],
        &["amended-by"],
        "write `amends` with the id of this instrument in the record of the later one",
    ),
    (
        &[&INSTRUMENT],
        &["implemented-by"],
        "write `implements` with the id of this instrument in the record of the other one",
    ),
    (
        &[&PARTNERSHIP],
        &["suspended", "interrupted"],
        "write one record for each period in which it held, with `until` and `since`",
    ),
    (
        &[&INSTRUMENT],
        &["suspended", "interrupted"],
        "a text has no such date: write one partnership for each period in which it held, with \
         `until` and `since`, or say it in `note`",
    ),
    (
        &[&CLAIM],
        &["between", "during", "period"],
        "write `where: {began: FIRST/LAST}` for what began in that time, or `where: {on: DAY}` for \
         what held on one day",
    ),
];

/// What to write for a key that a noun does not have.
pub(super) fn advice(noun: &Noun, key: &str) -> Option<String> {
    let found = ADVICE.iter().find(|(nouns, keys, _)| {
        keys.contains(&key) && nouns.iter().any(|other| std::ptr::eq(*other, noun))
    });
    found.map(|(_, _, advice)| (*advice).to_owned())
}
