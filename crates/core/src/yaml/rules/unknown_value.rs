use crate::fields::{Key, Kind};
use crate::finding::{Finding, Place, Rule, one_of};
use crate::model::Level;
use crate::yaml::synonyms::{meant_value, with_condition};
use crate::yaml::words::shown;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unknown-value",
    summary: "A word is not one of the values that its key allows.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unknown-value.md"),
};

/// The finding of a word that is not among those of a key.
pub(in crate::yaml) fn finding(place: Place, key: &Key, text: &str, known: &[&str]) -> Finding {
    let name = key.name;
    // Of a membership the word is the role, behind the organisation.
    let (before, word) = match (key.kind, text.rsplit_once('/')) {
        (Kind::Membership, Some((organisation, role))) if !organisation.contains('/') => {
            (format!("{organisation}/"), role)
        }
        _ => (String::new(), text),
    };
    let known: Vec<String> = known.iter().map(|it| format!("{before}{it}")).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = meant_value(word, known.iter().map(|it| &it[before.len()..]));
    // Where the format does not say so, to leave a key out says something else: that a claim
    // holds, or that it is about more records.
    let may_be_left_out = key.sentence.contains("leave it out");
    let help = match (near, known.as_slice()) {
        _ if before.is_empty() && matches!(key.kind, Kind::Membership) && text.contains('/') => {
            let organisation = text.split('/').next().unwrap_or_default();
            format!(
                "write `{organisation}/ROLE`, where `ROLE` is {}",
                one_of(&known)
            )
        }
        _ if let Some(help) = with_condition(name, word) => help.to_owned(),
        (Some(near), _) => format!("did you mean `{before}{near}`?"),
        (None, [word]) => format!("write `{name}: {word}`"),
        (None, words) if may_be_left_out => format!(
            "write {}; if none of these fits, leave `{name}` out",
            one_of(words)
        ),
        (None, words) => format!("write {}", one_of(words)),
    };
    Finding::new(
        &RULE,
        place,
        format!("unknown value {} for `{name}`", shown(text)),
    )
    .label("not a valid value")
    .help(help)
}
