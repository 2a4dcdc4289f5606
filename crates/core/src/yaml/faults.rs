//! The wording of faults that several parts of the reader find.

use super::control::{Unfit, is_noncharacter};
use super::events::Refusal;
use super::{ids, numbers};
use crate::fields::{Key, Kind, ScalarFault};
use crate::finding::{Finding, Place, ReadingRule, Span, nearest, one_of};
use crate::model::Choice;

/// A reading finding with words under its place, where it has none of its own.
pub(super) fn labelled(mut finding: Finding) -> Finding {
    if let (true, Some(rule)) = (
        finding.label.is_empty(),
        ReadingRule::from_name(finding.rule),
    ) {
        finding.label = label(rule).to_owned();
    }
    finding
}

fn label(rule: ReadingRule) -> &'static str {
    match rule {
        ReadingRule::InvalidYaml | ReadingRule::TooDeep => "reading stopped here",
        ReadingRule::UnsupportedYaml => "not part of the format",
        ReadingRule::DuplicateKey => "again here",
        ReadingRule::UnknownKey => "no such key",
        ReadingRule::MissingKey => "of this record",
        ReadingRule::ConflictingKeys => "and this one",
        ReadingRule::WrongType => "of another type",
        ReadingRule::EmptyValue => "nothing here",
        ReadingRule::InvalidDate => "no date",
        ReadingRule::InvalidId => "no id",
        ReadingRule::UnknownValue => "no such word",
        ReadingRule::UnreadableFile | ReadingRule::FileTooLarge => "not read",
        ReadingRule::NotUtf8 => "no text",
        ReadingRule::TooManyRecords => "one too many",
        ReadingRule::ControlCharacter => "holds it",
        ReadingRule::InvisibleCharacter => "in this text",
        ReadingRule::CommentInText => "not part of the text",
        ReadingRule::IgnoredFile => "passed over",
        ReadingRule::UnsafePath => "leaves the folder",
    }
}

pub(super) fn duplicate_key(name: &str, second: Span, first: Span) -> Finding {
    Finding::new(
        ReadingRule::DuplicateKey.name(),
        Place::Bytes(second),
        format!("the key `{name}` is here a second time"),
    )
    .related(Place::Bytes(first), "first here")
    .help("keep one of them")
}

pub(super) fn merge_key(span: Span) -> Finding {
    Finding::new(
        ReadingRule::UnsupportedYaml.name(),
        Place::Bytes(span),
        "merge keys are not part of the format",
    )
    .help("write the keys out")
}

/// The finding of YAML that the format does not use.
pub(super) fn refused(
    file: usize,
    text: &str,
    (refusal, start, end): (Refusal, usize, usize),
) -> Finding {
    let place = Place::Bytes(Span { file, start, end });
    let as_text = || in_quotes(text, start);
    let (message, help) = match refusal {
        Refusal::Anchor => (
            "anchors are not part of the format",
            format!("if it is text, put it in quotes{}; else remove the anchor", as_text()),
        ),
        Refusal::Alias => (
            "aliases are not part of the format",
            format!("if it is text, put it in quotes{}; else write the value out", as_text()),
        ),
        Refusal::Tag => (
            "tags are not part of the format",
            format!("if it is text, put it in quotes{}; else remove the tag", as_text()),
        ),
        Refusal::SecondDocument => (
            "a second document in one file is not part of the format, and is not read",
            "remove the line `---` or `...` before it, and put its records under the sections above, or into a file of their own".to_owned(),
        ),
        Refusal::Outdented(needed) => {
            let words = &text[start..end];
            return Finding::new(
                ReadingRule::InvalidYaml.name(),
                place,
                "this line continues the one before, and is not indented deeper than its key",
            )
            .label("some readers of YAML refuse this")
            .help(format!(
                "begin it with {}: `{}{}`",
                spaces(needed),
                " ".repeat(needed.min(40)),
                shortened(words)
            ));
        }
    };
    Finding::new(ReadingRule::UnsupportedYaml.name(), place, message).help(help)
}

/// The line of a key whose value begins at an offset, with the value in quotes: ': `key: "..."`'.
/// Nothing where the value does not end with its line.
fn in_quotes(text: &str, start: usize) -> String {
    let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let rest = text[start..].lines().next().unwrap_or_default().trim_end();
    let before = text[line_start..start].trim_start();
    let before = before.trim_start_matches("- ");
    if before.ends_with(": ") && !before.contains(['{', '[']) && !rest.contains(" #") {
        format!(": {}", shown(&format!("{before}{}", quoted(rest))))
    } else {
        String::new()
    }
}

/// 'one space', '4 spaces'.
pub(super) fn spaces(number: usize) -> String {
    match number {
        1 => "one space".to_owned(),
        _ => format!("{number} spaces"),
    }
}

/// The finding of a file in another encoding.
pub(super) fn encoding(file: usize, encoding: &str) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: 0,
        end: 0,
    });
    Finding::new(
        ReadingRule::NotUtf8.name(),
        place,
        format!("this file is saved as {encoding}, and none of it is read"),
    )
    .help("save it as UTF-8")
}

/// The finding of a merge that was left unresolved.
pub(super) fn conflict(file: usize, (start, end): (usize, usize)) -> Finding {
    Finding::new(
        ReadingRule::InvalidYaml.name(),
        Place::Bytes(Span { file, start, end }),
        "this file holds an unresolved merge conflict, and none of it is read",
    )
    .label("the conflict begins here")
    .help("keep one of the two versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// The finding of bytes or characters that a file must not hold.
pub(super) fn unfit(file: usize, (unfit, start, end): &(Unfit, usize, usize)) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: *start,
        end: *end,
    });
    match unfit {
        Unfit::NotUtf8(pieces) => {
            let more = match pieces {
                1 => String::new(),
                2 => ", and neither are others further on".to_owned(),
                _ => format!(", and neither are {} others further on", pieces - 1),
            };
            Finding::new(
                ReadingRule::NotUtf8.name(),
                place,
                format!("these bytes are not UTF-8{more}"),
            )
            .help("save the file as UTF-8; it may have been saved as Windows-1252 or ISO 8859-1")
        }
        Unfit::Refused(character, more) => control_character(place, *character, *more),
    }
}

/// Drops the complaint that a list or mapping is of the wrong type, where nothing but further ones
/// stands between it and the place at which the nesting is too deep: that is one fault.
pub(super) fn drop_nesting(findings: &mut Vec<Finding>, text: &str, deepest: usize) {
    let only_nests = |finding: &mut Finding| match &finding.place {
        Place::Bytes(span) if finding.rule == ReadingRule::WrongType.name() => text
            .get(span.start..deepest)
            .is_some_and(|nested| nested.chars().all(|c| "[{-? \r\n".contains(c))),
        _ => false,
    };
    findings.pop_if(only_nests);
}

/// The finding of a character that is refused, and of so many more behind it.
pub(super) fn control_character(place: Place, character: char, more: usize) -> Finding {
    let code = u32::from(character);
    let (noun, help) = match character {
        '\n' | '\r' | '\t' => (
            "the control character",
            "write the text on one line, or fold it with `>-`",
        ),
        '\u{2028}' | '\u{2029}' => ("the line break", "put a space in its place"),
        _ if character.is_control() || !is_noncharacter(character) => (
            "the control character",
            "remove it; it cannot be seen, and may make the text look like another",
        ),
        _ => ("the code point", "remove it; no character has it"),
    };
    let more = match more {
        0 => String::new(),
        1 => ", and one more such character behind it".to_owned(),
        _ => format!(", and {more} more such characters behind it"),
    };
    Finding::new(
        ReadingRule::ControlCharacter.name(),
        place,
        format!("a text must not hold {noun} U+{code:04X}{more}"),
    )
    .help(help)
}

/// A text as a scalar in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A text in backticks, shortened where it is long.
pub(super) fn shown(text: &str) -> String {
    format!("`{}`", shortened(text))
}

/// A text whose middle is left out where it is long.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    const END: usize = 20;
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST - END).collect();
    let end: String = text.chars().skip(length - END).collect();
    format!("{start} ... {end}")
}

/// The finding of a value that could not be read.
pub(super) fn scalar(span: Span, key: &Key, text: &str, fault: &ScalarFault) -> Finding {
    let place = Place::Bytes(span);
    let name = key.name;
    match fault {
        // A day cannot be left open, so that what is said of open dates does not help.
        ScalarFault::InvalidDate { help, .. }
            if matches!(key.kind, Kind::Day)
                && help
                    .as_ref()
                    .is_none_or(|help| !help.starts_with("write `")) =>
        {
            let message = format!("invalid date {}: this must be one whole day", shown(text));
            let help = "write the year, the month and the day, as in `2025-11-01`";
            Finding::new(ReadingRule::InvalidDate.name(), place, message).help(help)
        }
        ScalarFault::InvalidDate { message, help } => {
            let message = format!("invalid date {}: {message}", shown(text));
            let help = help.clone().unwrap_or_else(|| {
                "write what is known, as in 2013-03-11, 2013-03, 2013, 201X or 2013-03-10/2013-03-11".to_owned()
            });
            Finding::new(ReadingRule::InvalidDate.name(), place, message).help(help)
        }
        ScalarFault::InvalidId(message) => {
            let words = ids::words(key, text);
            let message = words
                .as_ref()
                .map_or(message.as_str(), |words| &words.message);
            let finding = Finding::new(
                ReadingRule::InvalidId.name(),
                place,
                format!("invalid id {}: {message}", shown(text)),
            );
            finding.help(words.map_or_else(|| ids::form(key).to_owned(), |words| words.help))
        }
        ScalarFault::UnknownValue(words) => {
            let help = match nearest(text, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => match words.as_slice() {
                    [word] => format!("write `{name}: {word}`"),
                    words => format!("it is one of {}", one_of(words)),
                },
            };
            Finding::new(
                ReadingRule::UnknownValue.name(),
                place,
                format!("unknown value {} of `{name}`", shown(text)),
            )
            .help(help)
        }
        ScalarFault::WrongType(message) => {
            let message = format!("`{name}`: {message}");
            let finding = Finding::new(ReadingRule::WrongType.name(), place, message);
            match numbers::help(key, text) {
                Some(help) => finding.help(help),
                None if asks_number(key, text) => finding
                    .help("write the number that the source states, in digits; a claim without one is not counted"),
                None => finding,
            }
        }
    }
}

/// Whether a number is wanted, and the text has no digit of one.
fn asks_number(key: &Key, text: &str) -> bool {
    matches!(key.kind, Kind::Number | Kind::Stated) && !text.contains(|c: char| c.is_ascii_digit())
}
