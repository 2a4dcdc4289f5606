//! The wording of faults that several parts of the reader find.

use super::events::{Break, DEEPEST_NESTING, Refusal};
use crate::fields::ScalarFault;
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
        ReadingRule::ControlCharacter => "holds it",
        ReadingRule::UnsafePath => "leads out",
    }
}

pub(super) fn duplicate_key(name: &str, second: Span, first: Span) -> Finding {
    Finding::new(
        ReadingRule::DuplicateKey.name(),
        Place::Bytes(second),
        format!("the key `{name}` stands here a second time"),
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

pub(super) fn refused(file: usize, (refusal, start, end): (Refusal, usize, usize)) -> Finding {
    let (message, help) = match refusal {
        Refusal::Anchor => ("anchors are not part of the format", "remove the anchor"),
        Refusal::Alias => ("aliases are not part of the format", "write the value out"),
        Refusal::Tag => ("tags are not part of the format", "remove the tag"),
        Refusal::SecondDocument => (
            "a second document in one file is not part of the format",
            "put its records under the sections above, or into a file of their own",
        ),
    };
    let place = Place::Bytes(Span { file, start, end });
    Finding::new(ReadingRule::UnsupportedYaml.name(), place, message).help(help)
}

/// The finding of a text that breaks off.
pub(super) fn broken(file: usize, text: &str, error: &Break) -> Finding {
    let start = error.offset;
    let end = text[start..]
        .chars()
        .next()
        .map_or(start, |next| start + next.len_utf8());
    let place = Place::Bytes(Span { file, start, end });
    match &error.message {
        Some(message) => Finding::new(
            ReadingRule::InvalidYaml.name(),
            place,
            format!("this is no YAML: {message}"),
        )
        .help("mend this line or the one before; the rest of the file has not been read"),
        None => Finding::new(
            ReadingRule::TooDeep.name(),
            place,
            format!("this nests deeper than {DEEPEST_NESTING} levels"),
        )
        .help("no record nests so deep; the rest of the file has not been read"),
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

pub(super) fn control_character(place: Place, character: char) -> Finding {
    let code = u32::from(character);
    let help = if matches!(character, '\n' | '\r' | '\t') {
        "write the text on one line, or fold it with `>-`"
    } else {
        "remove it; it cannot be seen, and may make the text look like another"
    };
    Finding::new(
        ReadingRule::ControlCharacter.name(),
        place,
        format!("a text must not hold the control character U+{code:04X}"),
    )
    .help(help)
}

/// The finding of a value that could not be read.
pub(super) fn scalar(span: Span, key: &str, text: &str, fault: &ScalarFault) -> Finding {
    let place = Place::Bytes(span);
    match fault {
        ScalarFault::InvalidDate(message) => Finding::new(
            ReadingRule::InvalidDate.name(),
            place,
            format!("`{text}` is no date: {message}"),
        )
        .help("write what is known, as in 2013-03-11, 2013-03, 2013, 201X or 2013-03-10/2013-03-11"),
        ScalarFault::InvalidId(message) => Finding::new(
            ReadingRule::InvalidId.name(),
            place,
            format!("`{text}` is no id: {message}"),
        )
        .help("use lower-case letters and digits with `-` between them; ids of states are three capital letters"),
        ScalarFault::UnknownValue(words) => {
            let help = match nearest(text, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", one_of(words)),
            };
            Finding::new(
                ReadingRule::UnknownValue.name(),
                place,
                format!("`{text}` is no value of `{key}`"),
            )
            .help(help)
        }
        ScalarFault::WrongType(message) => {
            Finding::new(ReadingRule::WrongType.name(), place, format!("`{key}`: {message}"))
        }
    }
}
