use super::invalid_yaml;
use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::events::UnsupportedYaml;
use crate::yaml::words;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unsupported-yaml",
    summary: "A file uses YAML that is not part of the format, such as anchors or tags.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unsupported-yaml.md"),
};

/// The finding of a merge key.
pub(in crate::yaml) fn merge_key(span: Span) -> Finding {
    Finding::new(
        &RULE,
        Place::Bytes(span),
        "merge keys are not part of the format",
    )
    .label("not part of the format")
    .help("write the keys into the record itself")
}

/// The finding of YAML that the format does not use.
pub(in crate::yaml) fn refused(
    file: usize,
    text: &str,
    (refusal, start, end): (UnsupportedYaml, usize, usize),
) -> Finding {
    let place = Place::Bytes(Span { file, start, end });
    let as_text = || in_quotes(text, start);
    let (message, help) = match refusal {
        UnsupportedYaml::Anchor => (
            "anchors are not part of the format",
            format!("if it is text, put it in quotes{}; otherwise remove the anchor", as_text()),
        ),
        UnsupportedYaml::Alias => (
            "aliases are not part of the format",
            format!("if it is text, put it in quotes{}; otherwise write the value itself", as_text()),
        ),
        UnsupportedYaml::Tag => (
            "tags are not part of the format",
            format!("if it is text, put it in quotes{}; otherwise remove the tag", as_text()),
        ),
        UnsupportedYaml::SecondDocument => (
            "a second document in one file is not part of the format, and is not read",
            "remove the line `---` or `...` before it, and put its records under the sections above, or into a file of their own".to_owned(),
        ),
        UnsupportedYaml::Outdented(needed) => {
            return invalid_yaml::outdented(place, &text[start..end], needed);
        }
    };
    Finding::new(&RULE, place, message)
        .label("not part of the format")
        .help(help)
}

/// The line of a key whose value begins at an offset, with the value in quotes: ': `key: "..."`'.
/// Nothing if the value does not end with its line.
fn in_quotes(text: &str, start: usize) -> String {
    let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let rest = text[start..].lines().next().unwrap_or_default().trim_end();
    let before = text[line_start..start].trim_start();
    let before = before.trim_start_matches("- ");
    if before.ends_with(": ") && !before.contains(['{', '[']) && !rest.contains(" #") {
        format!(
            ": {}",
            words::shown(&format!("{before}{}", words::quoted(rest)))
        )
    } else {
        String::new()
    }
}
