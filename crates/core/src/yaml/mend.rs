//! The line that was meant, from a value that is in another form than its key wants.

use super::elsewhere;
use super::former;
use super::ids::{kebab, state_named};
use super::numbers;
use super::quotes::plain_or_quoted;
use super::required_keys::UnknownKey;
use super::value::Value;
use crate::date::Date;
use crate::fields::{Key, Kind, Layout, Noun, Scalar};
use crate::model::{
    CLAIM, EVIDENCE, INSTRUMENT, Id, Keyword, MEMBER, ORGANISATION, PARTICIPANT, PARTNERSHIP, Role,
    SELECTOR,
};

/// The longest line that a help shows.
const LONGEST: usize = 160;

/// What to write for a value that is of another type than its key wants: 'write `...`'.
pub(super) fn of_type(noun: &Noun, key: &Key, value: &Value) -> Option<String> {
    let name = key.name;
    let line = match (key.kind, key.layout, value) {
        (Kind::Records(inner), ..) => {
            format!("{name}: [{}]", records(inner, value, None)?.join(", "))
        }
        (Kind::Record(_) | Kind::StringMap, ..) => format!("{name}: {}", merged(value)?),
        (kind, Layout::List, Value::One(text)) => {
            let names: Vec<String> = parts(text).map(|part| element_of(kind, part)).collect();
            format!("{name}: [{}]", names.join(", "))
        }
        (_, Layout::List | Layout::ScalarOrList, Value::Map(pairs)) => {
            let names: Vec<String> = pairs.iter().map(|(name, _)| scalar(name)).collect();
            format!("{name}: [{}]", names.join(", "))
        }
        (Kind::Stated | Kind::Number | Kind::Limit, _, Value::Many(list)) => {
            let ends: Vec<&str> = list.iter().filter_map(one).collect();
            return numbers::help(key, &ends.join(" to "));
        }
        (Kind::Text, _, Value::Many(list)) => {
            let words: Vec<&str> = list.iter().map(one).collect::<Option<_>>()?;
            let quoted = plain_or_quoted(&format!("[{}]", words.join(", ")), false).into_owned();
            let text = words.join(", ");
            return short(format!("{name}: {}", scalar(&text))).map(|line| {
                format!("write `{line}`, or `{name}: {quoted}` if the brackets are meant")
            });
        }
        (Kind::Date, _, Value::Many(list)) => match list.as_slice() {
            [Value::One(first), Value::One(last)] => {
                let line = short(format!("{name}: {first}/{last}"))?;
                return Some(format!(
                    "write `{line}` if it was on an unknown day between the two"
                ));
            }
            [Value::One(only)] => format!("{name}: {only}"),
            _ => return None,
        },
        (_, Layout::Scalar, Value::Many(list)) => {
            let words: Vec<&str> = list.iter().map(one).collect::<Option<_>>()?;
            let first = words.first()?;
            if words.len() > 1 {
                let is_tie = std::ptr::eq(noun, &PARTNERSHIP) && matches!(key.kind, Kind::Tier);
                let rest = if is_tie {
                    "a partnership has one tier, so write a separate record for each of the others"
                } else {
                    "only one value is allowed"
                };
                return short(format!("write `{name}: {first}`: {rest}"));
            }
            format!("{name}: {}", scalar(first))
        }
        _ => return None,
    };
    short(line).map(|line| format!("write `{line}`"))
}

/// An element of a list of values. Where a state is meant it is its code, or a word for it.
fn element_of(kind: Kind, part: String) -> String {
    match kind {
        Kind::State if !is_id(&part) || state_code(&part).is_some() => {
            state_code(&part).unwrap_or_else(|| "CODE".to_owned())
        }
        _ => part,
    }
}

/// What to write for an element of a list of records that is not a record.
pub(super) fn element(noun: &Noun, value: &Value) -> Option<String> {
    let is_list = matches!(value, Value::Many(_)) && noun.position("parties").is_some();
    if let (true, Some(parties)) = (is_list, inline(value)) {
        let evidence = "evidence: [{source: ID}]";
        return short(format!("parties: {parties}"))
            .map(|parties| format!("write `{{{parties}, tier: ID, {evidence}}}`"));
    }
    let records = records(noun, value, None)?;
    short(records.join(", ")).map(|line| format!("write `{line}`"))
}

/// What to do with a key that a record does not have, where what it says belongs elsewhere. The
/// second value names the keys that its line has.
pub(super) fn unknown(
    noun: &Noun,
    key: &UnknownKey,
    others: &[UnknownKey],
    is_seen: &dyn Fn(&str) -> bool,
) -> Option<String> {
    // A key that is there takes another record, and is not twice.
    let under = |key: &str, records: String| {
        if is_seen(key) {
            short(records).map(|records| format!("write under `{key}`: `{records}`"))
        } else {
            short(format!("{key}: [{records}]")).map(|line| format!("write `{line}`"))
        }
    };
    let (name, value) = (key.name.as_str(), &key.value);
    // Looking a name up among all states is worth it only where a state may stand.
    let code = has_state_alone(noun).then(|| state_code(name)).flatten();
    let line = if let Some(code) = code {
        records(noun, &Value::Map(vec![(code, value.clone())]), None)?.join(", ")
    } else if noun.position("evidence").is_some() && is_of_citation(noun, name) {
        return under("evidence", citation(name, value, others)?);
    } else if let (true, Some(role)) = (std::ptr::eq(noun, &ORGANISATION), role_of(name)) {
        return under("members", records(&MEMBER, value, Some(role))?.join(", "));
    } else if std::ptr::eq(noun, &CLAIM) && SELECTOR.position(name).is_some() {
        let part = format!("{name}: {}", inline(value)?);
        return short(match is_seen("where") {
            true => format!("write it in the braces of `where`: `{part}`"),
            false => format!("write `where: {{{part}}}`"),
        });
    } else if std::ptr::eq(noun, &INSTRUMENT) && name == "ratified" {
        let lines = former::participants(value);
        return Some(match is_seen("participants") {
            true => format!(
                "this is a participant's `consent` now; write under `participants`: `{lines}`"
            ),
            false => {
                format!("this is a participant's `consent` now; write `participants: [{lines}]`")
            }
        });
    } else if std::ptr::eq(noun, &PARTNERSHIP) && INSTRUMENT.position(name).is_some() {
        return Some(format!(
            "`{name}` is a key of an instrument: add the text that the parties signed as a record \
             under `instruments`"
        ));
    } else {
        return elsewhere::advice(noun, name);
    };
    short(line).map(|line| format!("write `{line}`"))
}

/// Whether a key that is missing in a record is in the line of a help.
pub(super) fn gives(help: &str, name: &str) -> bool {
    [format!("{{{name}: "), format!(", {name}: ")]
        .iter()
        .any(|key| help.contains(key))
}

/// Whether a key of a record says what a citation says, and is not to be read over.
pub(super) fn is_folded(noun: &Noun, name: &str, others: &[UnknownKey]) -> bool {
    let leads = |key: &UnknownKey| key.name == "source" && key.name != name;
    noun.position("evidence").is_some()
        && noun.position("source").is_none()
        && EVIDENCE.position(name).is_some()
        && others.iter().any(leads)
}

fn is_of_citation(noun: &Noun, name: &str) -> bool {
    const WORDS: &[&str] = &[
        "sources",
        "reference",
        "references",
        "citation",
        "citations",
        "cite",
    ];
    noun.position("source").is_none()
        && (WORDS.contains(&name) || EVIDENCE.position(name).is_some() && name != "note")
}

/// A citation from the keys of one that are in a record itself.
fn citation(name: &str, value: &Value, others: &[UnknownKey]) -> Option<String> {
    if EVIDENCE.position(name).is_none() {
        return Some(records(&EVIDENCE, value, None)?.join(", "));
    }
    let mut parts = Vec::new();
    let sources = others.iter().any(|key| key.name == "source");
    if !sources {
        parts.push("source: ID".to_owned());
    }
    for key in EVIDENCE.keys {
        let given = others.iter().find(|other| other.name == key.name);
        let Some(given) = given else { continue };
        if key.name == "source" && !matches!(&given.value, Value::One(text) if is_id(text)) {
            return None;
        }
        parts.push(format!("{}: {}", key.name, inline(&given.value)?));
    }
    Some(format!("{{{}}}", parts.join(", ")))
}

/// The role that a key of an organisation names: `observers`, `member-states`.
fn role_of(name: &str) -> Option<&'static str> {
    let word = name.trim_end_matches("-states").trim_end_matches('s');
    Role::ALL
        .iter()
        .map(|role| role.name())
        .find(|role| *role == word)
}

/// Whether the records of a noun are told by the state that they are of.
fn has_state_alone(noun: &Noun) -> bool {
    noun.position("state").is_some()
        && noun.position("id").is_none()
        && !std::ptr::eq(noun, &SELECTOR)
}

/// The records that a value of another form means, each in braces.
pub(super) fn records(noun: &Noun, value: &Value, role: Option<&str>) -> Option<Vec<String>> {
    match value {
        Value::One(text) => parts(text)
            .map(|part| record(noun, &part, None, role))
            .collect(),
        Value::Many(list) => {
            let lists: Option<Vec<Vec<String>>> = list
                .iter()
                .map(|element| records(noun, element, role))
                .collect();
            Some(lists?.concat())
        }
        Value::Map(pairs) if pairs.iter().all(|(name, _)| noun.position(name).is_some()) => {
            Some(vec![merged(value)?])
        }
        Value::Map(pairs) => {
            let lists = pairs.iter().map(|(name, value)| match role_of(name) {
                Some(role) if std::ptr::eq(noun, &MEMBER) => records(noun, value, Some(role)),
                _ => record(noun, name, Some(value), role).map(|record| vec![record]),
            });
            Some(lists.collect::<Option<Vec<_>>>()?.concat())
        }
        Value::Other => None,
    }
    .filter(|records| !records.is_empty())
}

/// A record from the word that tells it, and from what is under that word.
fn record(noun: &Noun, word: &str, value: Option<&Value>, role: Option<&str>) -> Option<String> {
    let mut given: Vec<(&str, String)> = Vec::new();
    let code = state_code(word).filter(|_| noun.position("state").is_some());
    if let Some(code) = code {
        given.push(("state", code));
    } else if std::ptr::eq(noun, &MEMBER) && is_id(word) {
        given.push(("organisation", word.to_owned()));
    } else if std::ptr::eq(noun, &EVIDENCE) && is_id(word) {
        given.push(("source", word.to_owned()));
    } else if noun.position("office").is_some() {
        given.push(("state", "CODE".to_owned()));
        given.push(("name", scalar(word)));
    } else if noun
        .keys
        .first()
        .is_some_and(|key| matches!(key.kind, Kind::OwnId))
        && noun.keys.get(1).is_some_and(|key| key.name == "name")
    {
        given.push(("id", kebab(word)));
        if value.is_none() {
            given.push(("name", scalar(word)));
        }
    } else {
        return None;
    }
    if let Some(value) = value {
        let text = one(value)?;
        let key = noun.keys.iter().find(|key| {
            takes(key, text) && !is_given(&given, key.name) && !is_earlier(noun, key)
        })?;
        given.push((key.name, scalar(text)));
    }
    for key in noun.keys {
        if let (Kind::Keyword(words), false) = (key.kind, is_given(&given, key.name))
            && key.need == crate::fields::Need::Required
        {
            let word = role.or_else(|| words.first().copied())?;
            given.push((key.name, word.to_owned()));
        }
    }
    let parts: Vec<String> = given
        .iter()
        .map(|(name, text)| format!("{name}: {text}"))
        .collect();
    Some(format!("{{{}}}", parts.join(", ")))
}

fn is_given(given: &[(&str, String)], name: &str) -> bool {
    given.iter().any(|(other, _)| *other == name)
}

/// Whether a key of a participant dates what comes before it takes part: a day alone is that of the
/// entry into force.
fn is_earlier(noun: &Noun, key: &Key) -> bool {
    std::ptr::eq(noun, &PARTICIPANT) && matches!(key.name, "signed" | "consented")
}

/// Whether a text is what a key of a small record takes: a word of its list, a date, a name.
fn takes(key: &Key, text: &str) -> bool {
    match key.kind {
        Kind::Keyword(words) => words.contains(&text),
        Kind::Date => Date::read(text).is_ok(),
        Kind::Text => matches!(key.name, "name" | "quote") && Date::read(text).is_err(),
        _ => false,
    }
}

/// A mapping, or a list of mappings, as one mapping in braces.
fn merged(value: &Value) -> Option<String> {
    let pairs: Vec<&(String, Value)> = match value {
        Value::Map(pairs) => pairs.iter().collect(),
        Value::Many(list) => {
            let maps = list.iter().map(|element| match element {
                Value::Map(pairs) => Some(pairs.iter().collect::<Vec<_>>()),
                _ => None,
            });
            maps.collect::<Option<Vec<_>>>()?.concat()
        }
        _ => return None,
    };
    let parts: Option<Vec<String>> = pairs
        .into_iter()
        .map(|(name, value)| Some(format!("{}: {}", scalar(name), inline(value)?)))
        .collect();
    Some(format!("{{{}}}", parts?.join(", ")))
}

/// A value on one line, as it is in braces.
pub(super) fn inline(value: &Value) -> Option<String> {
    match value {
        Value::One(text) => Some(scalar(text)),
        Value::Many(list) => {
            let parts: Option<Vec<String>> = list.iter().map(inline).collect();
            Some(format!("[{}]", parts?.join(", ")))
        }
        Value::Map(_) => merged(value),
        Value::Other => None,
    }
}

fn one(value: &Value) -> Option<&str> {
    match value {
        Value::One(text) => Some(text),
        _ => None,
    }
}

/// The words of an enumeration that is in one text.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace(" and ", ",").replace(" - ", ",");
    // An address is one word, whatever signs it holds.
    let signs: &[char] = if text.contains("://") {
        &[]
    } else {
        &[',', ';', '/', '&', '+']
    };
    let parts: Vec<String> = text
        .split(signs)
        .map(|part| part.trim().to_owned())
        .collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

/// The code of a state that is written by it or by its name.
fn state_code(word: &str) -> Option<String> {
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code {
        Some(word.to_owned())
    } else {
        state_named(word).map(str::to_owned)
    }
}

fn is_id(text: &str) -> bool {
    Id::read(text).is_ok()
}

/// A text as it is in braces. What is a date is plain, as canonical form has it.
fn scalar(text: &str) -> String {
    if Date::read(text).is_ok() {
        text.to_owned()
    } else {
        plain_or_quoted(text, true).into_owned()
    }
}

fn short(line: String) -> Option<String> {
    (line.chars().count() <= LONGEST).then_some(line)
}
