//! The page about the format: its text lies beside this file, and the tables of keys, dates and
//! former words derive from what the program itself uses.

mod dates;
mod former;

pub use former::{FORMER, Former};

use chancery_core::fields::{Key, Kind, Layout, Need, Noun};
use chancery_core::model::{
    CLAIM, DIRECTION, EVIDENCE, INSTRUMENT, MANIFEST, MEMBER, ORGANISATION, PARTICIPANT,
    PARTNERSHIP, PRINCIPLE, SELECTOR, SIGNATORY, SOURCE, STATE, TIER, WAIVER,
};
use chancery_core::model::{Keyword, Section, section_noun};

use super::markdown_table;

/// A part of the page.
enum Part {
    /// Text that is the same whatever the tables say.
    Fixed(&'static str),
    /// The section of a noun: its example and its remarks around the table of its keys, which
    /// stands at [`KEYS`].
    Noun(&'static Noun, &'static str),
    /// What is derived from something else than a noun.
    Derived(fn() -> String),
}

/// Where the table of keys stands in the text of a noun.
const KEYS: &str = "{keys}";

macro_rules! noun_part {
    ($noun:ident, $file:literal) => {
        Part::Noun(&$noun, include_str!(concat!("nouns/", $file, ".md")))
    };
}

/// The page in the order in which one learns it. A noun that is missing here is found by a test.
static PARTS: &[Part] = &[
    Part::Derived(start),
    Part::Fixed(include_str!("files.md")),
    noun_part!(MANIFEST, "manifest"),
    noun_part!(TIER, "tier"),
    noun_part!(DIRECTION, "direction"),
    Part::Derived(dates::text),
    noun_part!(STATE, "state"),
    noun_part!(ORGANISATION, "organisation"),
    noun_part!(MEMBER, "member"),
    noun_part!(SOURCE, "source"),
    noun_part!(EVIDENCE, "evidence"),
    noun_part!(PARTNERSHIP, "partnership"),
    noun_part!(INSTRUMENT, "instrument"),
    noun_part!(SIGNATORY, "signatory"),
    noun_part!(PARTICIPANT, "participant"),
    Part::Fixed(include_str!("holds.md")),
    noun_part!(PRINCIPLE, "principle"),
    noun_part!(CLAIM, "claim"),
    Part::Fixed(include_str!("forms.md")),
    noun_part!(SELECTOR, "selector"),
    noun_part!(WAIVER, "waiver"),
    Part::Derived(former::text),
];

pub(super) fn text() -> String {
    PARTS.iter().map(part_text).collect()
}

fn part_text(part: &Part) -> String {
    match part {
        Part::Fixed(text) => (*text).to_owned(),
        Part::Derived(text) => text(),
        Part::Noun(noun, text) => {
            let keys = markdown_table(
                &["key", "value", "required", "meaning"],
                noun.keys.iter().map(|key| key_row(noun, key)),
            );
            let text = text.replace(KEYS, keys.trim_end());
            format!("\n## {}\n\n{}\n\n{text}", noun.name, noun.sentence)
        }
    }
}

/// The sections, and a whole registry with what the program prints of it, as a case of the tests
/// holds both.
fn start() -> String {
    const REGISTRY: &str =
        include_str!("../../../../../tests/cases/a-whole-registry/data/registry.yaml");
    const PRINTED: [(&str, &str); 3] = [
        (
            "check",
            include_str!("../../../../../tests/cases/a-whole-registry/expected/check.txt"),
        ),
        (
            "list partners",
            include_str!("../../../../../tests/cases/a-whole-registry/expected/partners.txt"),
        ),
        (
            "audit",
            include_str!("../../../../../tests/cases/a-whole-registry/expected/audit.txt"),
        ),
    ];
    let printed =
        PRINTED.map(|(command, text)| format!("$ chancery {command}\n{}\n", text.trim_end()));
    include_str!("start.md")
        .replace("{sections}", section_table().trim_end())
        .replace("{printed}", &printed.join("\n"))
        .replace("{registry}", REGISTRY)
}

fn section_table() -> String {
    let sections = Section::ALL
        .iter()
        .filter(|section| **section != Section::Manifest);
    let rows = sections.map(|section| {
        let noun = section_noun(*section);
        vec![
            format!("`{}`", section.name()),
            link(noun),
            noun.sentence.to_owned(),
        ]
    });
    markdown_table(&["section", "each record is a", "meaning"], rows)
}

fn key_row(noun: &Noun, key: &Key) -> Vec<String> {
    vec![
        format!("`{}`", key.name),
        value_words(noun, key),
        need_words(key),
        key.sentence.to_owned(),
    ]
}

fn need_words(key: &Key) -> String {
    match key.need {
        Need::Required => "yes".to_owned(),
        Need::Optional => String::new(),
        Need::OneOf(group) => format!("one key says {group}"),
        Need::AnyOf(group) => format!("at least one key says {group}"),
    }
}

fn value_words(noun: &Noun, key: &Key) -> String {
    let one = words_of_another(noun, key).unwrap_or_else(|| kind_words(key.kind));
    match (key.kind, key.layout) {
        (Kind::Records(_), _) | (_, Layout::List) => format!("list, each {one}"),
        (_, Layout::ScalarOrList) => format!("{one}, or a list"),
        (_, Layout::Scalar | Layout::Line | Layout::Block) => one,
    }
}

/// For a long list of words that an earlier key has too: the name of that key.
fn words_of_another(noun: &Noun, key: &Key) -> Option<String> {
    const LONG: usize = 5;
    let Kind::Keyword(words) = key.kind else {
        return None;
    };
    let nouns = PARTS.iter().filter_map(|part| match part {
        Part::Noun(noun, _) => Some(*noun),
        Part::Fixed(_) | Part::Derived(_) => None,
    });
    let mut keys = nouns.flat_map(|noun| noun.keys.iter().map(move |key| (noun, key)));
    let (owner, first) = keys
        .find(|(_, other)| matches!(other.kind, Kind::Keyword(others) if others == words))
        .filter(|(_, first)| words.len() >= LONG && !std::ptr::eq(*first, key))?;
    Some(if std::ptr::eq(owner, noun) {
        format!("a word of `{}`", first.name)
    } else {
        format!("a word of `{}` in {}", first.name, link(owner))
    })
}

fn kind_words(kind: Kind) -> String {
    match kind {
        Kind::Record(noun) | Kind::Records(noun) => link(noun),
        Kind::Keyword(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Kind::Date => "a [date](#dates)".to_owned(),
        Kind::Day => "a [day](#dates)".to_owned(),
        fixed => fixed.description().to_owned(),
    }
}

fn link(noun: &Noun) -> String {
    format!("[{}](#{})", noun.name, noun.name)
}

#[cfg(test)]
mod tests {
    use chancery_core::model::nouns;

    use super::*;

    #[test]
    fn each_noun_has_a_part_with_its_example_and_its_table() {
        for noun in nouns() {
            let texts: Vec<&str> = PARTS
                .iter()
                .filter_map(|part| match part {
                    Part::Noun(of, text) if std::ptr::eq(*of, *noun) => Some(*text),
                    _ => None,
                })
                .collect();
            let [text] = texts[..] else {
                panic!(
                    "`{}` needs one line in PARTS, and a text in nouns/",
                    noun.name
                );
            };
            assert_eq!(text.matches(KEYS).count(), 1, "{}", noun.name);
            assert!(
                text.contains("```yaml\n"),
                "`{}` needs an example",
                noun.name
            );
        }
    }
}
