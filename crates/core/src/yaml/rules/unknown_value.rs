use crate::fields::Key;
use crate::finding::{Finding, Place, Rule, nearest, one_of};
use crate::model::Level;
use crate::yaml::words::shown;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unknown-value",
    summary: "A word is not on the closed list of its key.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unknown-value.md"),
};

/// The finding of a word that is not among those of a key.
pub(in crate::yaml) fn finding(place: Place, key: &Key, text: &str, known: &[&str]) -> Finding {
    let name = key.name;
    let help = match (nearest(text, known.iter().copied()), known) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, [word]) => format!("write `{name}: {word}`"),
        (None, words) => format!("it is one of {}", one_of(words)),
    };
    Finding::new(
        &RULE,
        place,
        format!("unknown value {} of `{name}`", shown(text)),
    )
    .label("no such word")
    .help(help)
}
