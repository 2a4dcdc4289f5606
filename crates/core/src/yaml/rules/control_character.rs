use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::sanitize::is_noncharacter;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "control-character",
    summary: "A text contains a control character, or one that changes the direction of writing.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("control-character.md"),
};

/// The finding of a character that is refused, and of this many more behind it.
pub(in crate::yaml) fn finding(place: Place, character: char, more: usize) -> Finding {
    let code = u32::from(character);
    let (noun, help) = match character {
        '\n' | '\r' | '\t' => (
            "the control character",
            "write the text on one line, or fold it with `>-`",
        ),
        '\u{2028}' | '\u{2029}' => ("the line break", "replace it with a space"),
        _ if character.is_control() || !is_noncharacter(character) => (
            "the control character",
            "remove it; it is invisible and can make the text look like another text",
        ),
        _ => (
            "the code point",
            "remove it; no character has this code point",
        ),
    };
    let more = match more {
        0 => String::new(),
        1 => ", and one more such character follows".to_owned(),
        _ => format!(", and {more} more such characters follow"),
    };
    Finding::new(
        &RULE,
        place,
        format!("a text must not contain {noun} U+{code:04X}{more}"),
    )
    .label("invalid character")
    .help(help)
}
