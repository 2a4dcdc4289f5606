use crate::check::{Context, Report};
use crate::fields::Key;
use crate::finding::{Rule, for_each_value};
use crate::model::{Level, SOURCE};

pub(super) static RULE: Rule = Rule {
    name: "mixed-script-name",
    summary: "A word in a name mixes Latin letters with look-alikes of another script.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("mixed-script-name.md"),
};

/// The keys whose values are names.
const NAMES: &[&str] = &["name", "aliases", "title", "publisher", "speaker", "place"];

/// Letters of the Cyrillic and the Greek alphabet that look like Latin ones.
const LOOK_ALIKES: &str = "аеорсухіјѕһԁԛԝәАВЕКМНОРСТУХІЈЅҺӘοιυνρκαχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    // The title of a source stands as its page has it, and is not the curator's to fix.
    let is_foreign =
        |key: &Key| key.name == "title" && SOURCE.keys.iter().any(|k| std::ptr::eq(k, key));
    let is_name = |key: &Key| NAMES.contains(&key.name) && !is_foreign(key);
    for_each_value(context.network.registry, is_name, |value| {
        let text = &*value.text();
        if text.is_ascii() {
            return;
        }
        if let Some((word, letter)) = text.split(|c: char| !c.is_alphabetic()).find_map(mixed) {
            let alphabet = if letter < '\u{400}' {
                "Greek"
            } else {
                "Cyrillic"
            };
            let code = u32::from(letter);
            report
                .found(
                    value.place(),
                    format!("the word `{word}` mixes Latin letters with a {alphabet} one"),
                )
                .label(format!("`{letter}` is {alphabet} (U+{code:04X})"))
                .help("write the word in one alphabet");
        }
    });
}

/// The word, and its first letter that only looks like a Latin one, if it has others that are.
fn mixed(word: &str) -> Option<(&str, char)> {
    // They are all behind the Latin alphabet, to which most letters belong.
    let is_look_alike = |letter: char| letter > '\u{24F}' && LOOK_ALIKES.contains(letter);
    let letter = word.chars().find(|letter| is_look_alike(*letter))?;
    word.chars().any(is_latin).then_some((word, letter))
}

fn is_latin(letter: char) -> bool {
    matches!(
        letter,
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{259}' | '\u{1E00}'..='\u{1EFF}'
    )
}
