use crate::finding::{Finding, Mend, Place, Rule, Span};
use crate::model::{Keyword as _, Level, Section};
use crate::yaml::words::shown;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "duplicate-key",
    summary: "A key occurs twice in one record, or a section twice in one file.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("duplicate-key.md"),
};

/// The finding of a key that occurs twice in one mapping.
pub(in crate::yaml) fn finding(name: &str, second: Span, first: Span) -> Finding {
    Finding::new(
        &RULE,
        Place::Bytes(second),
        format!("duplicate key `{name}`"),
    )
    .label("repeated here")
    .related(Place::Bytes(first), "first here")
    .help("keep one of the two")
}

/// The finding of the first key of an element of a list that occurs again in it, most often because the
/// dash of the next element was forgotten. `line` is the text from the second key to the end of its
/// line.
pub(in crate::yaml) fn without_dash(name: &str, second: Span, first: Span, line: &str) -> Finding {
    let found = finding(name, second, first);
    Finding {
        mends: vec![Mend {
            start: second.start - DASH.len(),
            end: second.start,
            text: DASH.to_owned(),
        }],
        ..found.help(format!(
            "if another record begins here, write {} two columns to the left; otherwise keep one of \
             the two",
            shown(&format!("{DASH}{line}"))
        ))
    }
}

/// What begins an element of a list.
const DASH: &str = "- ";

/// The finding of keys of a file that occur twice, each with its second and its first place. They
/// are one fault: most often a part of the file was pasted twice.
pub(in crate::yaml) fn of_file(again: &[(String, Span, Span)]) -> Option<Finding> {
    const MOST_RELATED: usize = 8;
    let ((name, second, first), others) = again.split_first()?;
    let mut found = finding(name, *second, *first);
    if !others.is_empty() {
        found.message = format!("duplicate keys: `{name}` and {} more", others.len());
    }
    if Section::from_name(name).is_some() {
        found.help = Some(format!(
            "move its records below the first `{name}:`; they were not read"
        ));
    }
    for (name, second, _) in others.iter().take(MOST_RELATED) {
        found = found.related(Place::Bytes(*second), format!("`{name}` repeated"));
    }
    Some(found)
}
