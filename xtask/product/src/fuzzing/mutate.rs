//! Changes of YAML that keep most of it: lines, keys and values, by the tables of fields.

use chancery_core::check::RULES;
use chancery_core::fields::{Key, Kind};
use chancery_core::model::{Keyword, Section, nouns};

use crate::random::{Choices, draft, words};

/// Pieces of YAML, and bytes that no text holds.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\t",
    " ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "#",
    " #",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "null",
    "~",
    "../..",
    "\u{FEFF}",
    "\u{202E}",
    "\0",
    "\u{85}",
    "? ",
    "[[[[[[[[[[[[[[[[[[[[[[",
    "{a: {a: {a: {a: ",
    "\u{1B}[2J",
    "\u{2028}",
    "%%% x.yaml\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    "::error::",
    "\\",
    "\u{300}",
];

/// Words for a fuzzer's dictionary: every key, word of a closed list, section and rule.
#[must_use]
pub(super) fn dictionary() -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for noun in nouns() {
        for key in noun.keys {
            words.push(format!("{}: ", key.name));
            if let Kind::Keyword(choices) = key.kind {
                words.extend(choices.iter().map(|word| (*word).to_owned()));
            }
        }
    }
    words.extend(
        Section::ALL
            .iter()
            .map(|section| format!("{}:\n", section.name())),
    );
    words.extend(RULES.iter().map(|rule| rule.name.to_owned()));
    words.extend(PIECES.iter().map(|piece| (*piece).to_owned()));
    words.extend(words::ODD_IDS.iter().map(|id| (*id).to_owned()));
    words.sort();
    words.dedup();
    words
}

/// YAML with one to four changes.
#[must_use]
pub fn mutated(bytes: &[u8], seed: u32, longest: usize) -> Vec<u8> {
    let mut choices = Choices::seeded(u64::from(seed));
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    for _ in 0..=choices.below(4) {
        if lines.is_empty() {
            lines.push(Vec::new());
        }
        change(&mut lines, &mut choices);
    }
    let mut bytes = lines.concat();
    bytes.truncate(longest);
    bytes
}

fn change(lines: &mut Vec<Vec<u8>>, choices: &mut Choices<'_>) {
    let place = choices.below(lines.len());
    let other = choices.below(lines.len());
    match choices.below(12) {
        0 => {
            lines.remove(place);
        }
        1 => lines.swap(place, other),
        2 => {
            // A run of lines stands a second time.
            let end = (place + 1 + choices.below(8)).min(lines.len());
            let run = lines[place..end].to_vec();
            lines.splice(other..other, run);
        }
        3 => {
            let spaces = 2 * (1 + choices.below(2));
            if choices.once_in(2) {
                lines[place].splice(0..0, vec![b' '; spaces]);
            } else {
                let own = lines[place]
                    .iter()
                    .take_while(|byte| **byte == b' ')
                    .count();
                lines[place].drain(..own.min(spaces));
            }
        }
        4 => {
            let at = choices.below(lines[place].len() + 1);
            let end = (at + choices.below(6)).min(lines[place].len());
            let piece = choices.one(PIECES).bytes();
            lines[place].splice(at..end, piece);
        }
        5 => {
            let records = draft(choices, true).text();
            let records: Vec<&str> = records.split_inclusive('\n').collect();
            let from = choices.below(records.len());
            let run = records[from..].iter().take(1 + choices.below(6));
            lines.splice(place..place, run.map(|line| line.as_bytes().to_vec()));
        }
        6 => {
            let indent = lines[place]
                .iter()
                .take_while(|byte| **byte == b' ')
                .count();
            let key = any_key(choices);
            let value = value(key, choices);
            let line = format!("{}{}: {value}\n", " ".repeat(indent), key.name);
            lines.insert(place, line.into_bytes());
        }
        _ => change_value(&mut lines[place], choices),
    }
}

fn any_key(choices: &mut Choices<'_>) -> &'static Key {
    let noun = nouns()[choices.below(nouns().len())];
    &noun.keys[choices.below(noun.keys.len())]
}

/// Gives a key of the line another value of its kind, or now and then of any kind.
fn change_value(line: &mut Vec<u8>, choices: &mut Choices<'_>) {
    let text = String::from_utf8_lossy(line).into_owned();
    let places: Vec<usize> = text.match_indices(": ").map(|(offset, _)| offset).collect();
    let Some(colon) = places.get(choices.below(places.len())).copied() else {
        return;
    };
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let before = text[..colon].trim_end_matches('"');
    let name = before.rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
    let known = nouns().iter().flat_map(|noun| noun.keys);
    let known: Vec<&Key> = known.filter(|key| key.name == name).collect();
    let key = match known.get(choices.below(known.len())) {
        Some(key) if !choices.once_in(8) => *key,
        _ => any_key(choices),
    };
    let start = colon + 2;
    let end = text[start..]
        .find([',', '}', ']', '\n'])
        .map_or(text.len(), |at| start + at);
    *line = format!("{}{}{}", &text[..start], value(key, choices), &text[end..]).into_bytes();
}

fn value(key: &Key, choices: &mut Choices<'_>) -> String {
    match key.kind {
        Kind::Date => words::date(choices),
        Kind::Day => words::day(choices),
        Kind::Number | Kind::Stated | Kind::Limit => choices
            .one(&["0", "2", "25", "4294967296", "-1", "1/3", "1/0", "140%"])
            .to_owned(),
        Kind::Keyword(words) => choices.one(words).to_owned(),
        Kind::Rule => RULES[choices.below(RULES.len())].name.to_owned(),
        Kind::State => choices
            .one(&["AZE", "HUN", "[AZE, TUR]", "XAA", "NO"])
            .to_owned(),
        Kind::Record(noun) | Kind::Records(noun) => {
            let inner = &noun.keys[choices.below(noun.keys.len())];
            format!("[{{{}: {}}}]", inner.name, choices.one(words::ODD_IDS))
        }
        Kind::Text | Kind::Url => serde_json::Value::from(words::text(choices)).to_string(),
        _ => choices.one(words::ODD_IDS).to_owned(),
    }
}
