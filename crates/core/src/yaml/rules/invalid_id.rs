use crate::fields::Key;
use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::ids::{self, IdFault};
use crate::yaml::words::shown;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "invalid-id",
    summary: "An id has an invalid form.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-id.md"),
};

/// The finding of a text that is not an id: `fault` says why, where the mistake is not a known one.
pub(in crate::yaml) fn finding(place: Place, key: &Key, text: &str, fault: &str) -> Finding {
    let words = ids::words(key, text).unwrap_or_else(|| IdFault {
        message: fault.to_owned(),
        help: ids::form(key).to_owned(),
    });
    with_words(place, text, words)
}

/// The finding of the id of a declared state that is not three capital letters.
pub(in crate::yaml) fn of_state(place: Place, text: &str) -> Finding {
    with_words(place, text, ids::of_state(text))
}

fn with_words(place: Place, text: &str, words: IdFault) -> Finding {
    Finding::new(
        &RULE,
        place,
        format!("invalid id {}: {}", shown(text), words.message),
    )
    .label("invalid id")
    .help(words.help)
}
