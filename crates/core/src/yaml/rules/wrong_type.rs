use crate::fields::{FieldSlot, Key, Layout, Noun};
use crate::finding::{Finding, Place, Rule};
use crate::model::{EVIDENCE, Keyword as _, Level, Section};
use crate::yaml::breaks::BULLETS;
use crate::yaml::events::{Event, SpannedEvent};
use crate::yaml::example::{CITE, example};
use crate::yaml::record::{KeyRef, RecordReader};
use crate::yaml::value::Value;
use crate::yaml::value_rules::is_empty;
use crate::yaml::{mend, numbers, words};

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "wrong-type",
    summary: "A value does not have the type that its key requires.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("wrong-type.md"),
};

/// The words under the place.
const LABEL: &str = "wrong type";

/// The finding of a text that is not a value of its key's type.
pub(in crate::yaml) fn scalar(place: Place, key: &Key, text: &str, fault: &str) -> Finding {
    let message = format!("`{}`: {fault}", key.name);
    let finding = Finding::new(&RULE, place, message).label(LABEL);
    match numbers::help(key, text) {
        Some(help) => finding.help(help),
        None if asks_number(key, text) => finding.help(
            "write the number that the source states, in digits; a claim without one is not counted",
        ),
        None => finding,
    }
}

/// Whether a number is wanted, and the text has no digit of one.
fn asks_number(key: &Key, text: &str) -> bool {
    key.kind.is_number() && !text.contains(|c: char| c.is_ascii_digit())
}

/// Drops the complaint that a list or mapping is of the wrong type, where nothing but further ones
/// is between it and the place at which the nesting is too deep: that is one fault.
pub(in crate::yaml) fn drop_nesting(findings: &mut Vec<Finding>, text: &str, deepest: usize) {
    let only_nests = |finding: &mut Finding| match &finding.place {
        Place::Bytes(span) if finding.rule == &RULE => text
            .get(span.start..deepest)
            .is_some_and(|nested| nested.chars().all(|c| "[{-? \r\n".contains(c))),
        _ => false,
    };
    findings.pop_if(only_nests);
}

impl RecordReader<'_> {
    fn wrong_type(&mut self, at: &SpannedEvent<'_>, message: &str, help: &str) {
        let place = Place::Bytes(self.span_on_line(at.start, at.end));
        let finding = Finding::new(&RULE, place, message);
        self.push(finding.label(LABEL).help(help));
    }

    /// A value that its key does not take.
    pub(in crate::yaml) fn fault_type(
        &mut self,
        place: KeyRef,
        at: &SpannedEvent<'_>,
        message: &str,
        help: &str,
    ) {
        let message = format!("`{}`: {message}", place.key().name);
        let span = Place::Bytes(self.span_on_line(at.start, at.end));
        let mut finding = Finding::new(&RULE, span, message).label(LABEL);
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.push(finding);
    }

    /// A key that is not one word.
    pub(in crate::yaml) fn fault_key_type(&mut self, key: &SpannedEvent<'_>) {
        self.wrong_type(key, "a key must be one word", "write `key: value`");
    }

    /// A section that is not a list.
    pub(in crate::yaml) fn fault_list_type(
        &mut self,
        noun: &Noun,
        key: &SpannedEvent<'_>,
        value: &SpannedEvent<'_>,
    ) {
        if is_empty(value) {
            self.empty_value(key, value);
        } else if value.event != Event::Alias {
            let message = "a section must be a list of records";
            let help = lacks_dash_space(self.text, value)
                .or_else(|| self.lacks_dash(noun, value))
                .unwrap_or_else(|| {
                    format!("begin each record with `- `, as in `- {}`", example(noun))
                });
            self.wrong_type(value, message, &help);
        }
    }

    /// What to do where the keys of a record are under a section without a dash.
    fn lacks_dash(&self, noun: &Noun, value: &SpannedEvent<'_>) -> Option<String> {
        let line = self.text[value.start..].lines().next()?.trim_end();
        let key = line.split(':').next()?;
        let is_record = value.event == Event::MappingStart && noun.position(key).is_some();
        is_record.then(|| {
            format!(
                "begin the record with a dash, {}, and indent its other lines to the column of \
                 `{key}`",
                words::shown(&format!("- {line}"))
            )
        })
    }

    /// An element that is not a record. Of several in one list the first is reported.
    pub(in crate::yaml) fn fault_record_type(
        &mut self,
        noun: Option<&Noun>,
        element: &SpannedEvent<'_>,
        given: &Value,
        before: &mut usize,
    ) {
        if element.event == Event::Alias {
            return;
        }
        *before += 1;
        if *before > 1 {
            return;
        }
        let Some(noun) = noun else { return };
        let message = format!(
            "an element of this list must be {}, written with its keys",
            noun.with_article()
        );
        let help = match &element.event {
            Event::Scalar {
                text,
                is_plain: true,
            } if lacks_space(text, noun) => {
                let (key, value) = text.split_once(':').unwrap_or_default();
                format!("put a space after the colon: `{key}: {value}`")
            }
            Event::Scalar {
                text,
                is_plain: true,
            } if equals(text, noun).is_some() => {
                let mended = equals(text, noun).unwrap_or_default();
                format!("write a colon instead of `=`: {}", words::shown(&mended))
            }
            _ => mend::element(noun, given).unwrap_or_else(|| how_to_write(noun)),
        };
        self.wrong_type(element, &message, &help);
    }

    /// A file that is not a mapping.
    pub(in crate::yaml) fn file_type(&mut self, first: &SpannedEvent<'_>) {
        let help = format!(
            "begin with a section such as `{}:`",
            Section::Partnerships.name()
        );
        self.wrong_type(first, "a record file must be a mapping of sections", &help);
    }
}

/// What a slot wants where it was given something else.
pub(in crate::yaml) fn wanted(slot: &FieldSlot<'_>, key: &Key) -> (String, String) {
    let noun = key.kind.records();
    let (message, help) = match slot {
        FieldSlot::One(_) => (
            "this must be one value, not a list or a mapping",
            String::new(),
        ),
        FieldSlot::Many(_) if key.layout == Layout::ScalarOrList => {
            ("this must be a value or a list of values", String::new())
        }
        FieldSlot::Many(_) => (
            "this must be a list",
            "put it in brackets, as in `[one, two]`".to_owned(),
        ),
        FieldSlot::StringMap(_) => (
            "this must be a mapping of names to text",
            format!("write `{}: {{name: text}}`", key.name),
        ),
        FieldSlot::Record(_) => (
            "this must be a mapping",
            noun.map_or_else(String::new, |_| {
                format!("write `{}: {{key: value}}`", key.name)
            }),
        ),
        FieldSlot::Records(_) => (
            "this must be a list of records",
            noun.map_or_else(String::new, |noun| {
                if std::ptr::eq(noun, &EVIDENCE) {
                    CITE.to_owned()
                } else {
                    format!("write `{}: [{}]`", key.name, example(noun))
                }
            }),
        ),
    };
    (message.to_owned(), help)
}

/// What to do where a list has no space after its first dash, and so is a mapping.
pub(in crate::yaml) fn lacks_dash_space(text: &str, value: &SpannedEvent<'_>) -> Option<String> {
    let line = text[value.start..].lines().next()?.trim_end();
    let bullet = BULLETS.iter().find_map(|bullet| line.strip_prefix(*bullet));
    if let (Some(rest), Event::MappingStart) = (bullet, &value.event) {
        let sign = line.chars().next().unwrap_or_default();
        return Some(format!(
            "`{sign}` is not the dash that begins a list element: write {}",
            words::shown(&format!("- {}", rest.trim_start()))
        ));
    }
    let rest = line.strip_prefix('-')?;
    let is_mapping = value.event == Event::MappingStart && !rest.starts_with(' ');
    is_mapping.then(|| {
        format!(
            "put a space after the dash: {}",
            words::shown(&format!("- {rest}"))
        )
    })
}

/// Whether a text is a key and its value without the space between them.
fn lacks_space(text: &str, noun: &Noun) -> bool {
    text.split_once(':')
        .is_some_and(|(key, value)| noun.position(key).is_some() && !value.starts_with(' '))
}

/// A key and its value with `=` between them, as they are written.
fn equals(text: &str, noun: &Noun) -> Option<String> {
    let (key, value) = text.split_once('=')?;
    let key = key.trim();
    // Of several on lines that YAML reads as one, the first is shown.
    let value = match value.split_once('=') {
        Some((value, _)) => value.trim().rsplit_once(' ')?.0,
        None => value,
    };
    let value = value.trim();
    noun.position(key).map(|_| format!("{key}: {value}"))
}

/// How a record of a noun is written.
fn how_to_write(noun: &Noun) -> String {
    if std::ptr::eq(noun, &EVIDENCE) {
        CITE.to_owned()
    } else {
        format!("write `{}`", example(noun))
    }
}
