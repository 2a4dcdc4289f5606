//! What the reader says of keys and values that are not what they should be.

use super::breaks::BULLETS;
use super::events::{Event, Marked};
use super::faults;
use super::form::is_empty;
use super::mend;
use super::needs::UnknownKey;
use super::record::{Place, RecordReader};
use super::synonyms;
use super::value::Value;
use crate::fields::{
    EVIDENCE, INSTRUMENT, Key, Kind, Layout, MANIFEST, Need, Noun, PARTNERSHIP, Slot,
};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, Span, one_of};
use crate::model::{Choice, Section};

impl RecordReader<'_> {
    pub(super) fn fault(&mut self, rule: ReadingRule, at: &Marked<'_>, message: &str, help: &str) {
        let place = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        self.push(Finding::new(rule.name(), place, message).help(help));
    }

    /// A key that the noun does not have, and the one that was meant.
    pub(super) fn unknown_key(&mut self, noun: &Noun, key: &UnknownKey, meant: Option<&str>) {
        let mut known: Vec<&str> = noun.keys.iter().map(|key| key.name).collect();
        // The manifest's file may hold any section.
        let sections = Section::ALL.iter().skip(1).map(|section| section.name());
        let sections: Vec<&str> = sections.collect();
        let is_manifest = std::ptr::eq(noun, &MANIFEST);
        let meant = meant.or_else(|| {
            let sections = is_manifest.then_some(&sections).into_iter().flatten();
            synonyms::meant(&key.name, sections.copied())
        });
        if is_manifest {
            known.extend(&sections);
        }
        let help = match meant {
            _ if names_page(noun, key) => CITE.to_owned(),
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its keys are {}", one_of(&known).replace(" or ", " and ")),
        };
        self.push_unknown_key(noun, key, help);
    }

    /// A key that the noun does not have, where exactly one is missing.
    pub(super) fn unknown_key_or_missing(&mut self, noun: &Noun, key: &UnknownKey, names: &[&str]) {
        let help = if names_page(noun, key) {
            CITE.to_owned()
        } else {
            format!(
                "the key {} is missing: is it meant? If not, add it, and remove this one",
                one_of(names)
            )
        };
        self.push_unknown_key(noun, key, help);
    }

    pub(super) fn push_unknown_key(&mut self, noun: &Noun, key: &UnknownKey, help: String) {
        if key.name == "<<" {
            let (start, end) = (key.start, key.end);
            self.push(faults::merge_key(Span {
                file: self.file,
                start,
                end,
            }));
            return;
        }
        let message = if std::ptr::eq(noun, &MANIFEST) {
            format!("a record file has no key `{}`", key.name)
        } else {
            format!("{} has no key `{}`", noun.with_article(), key.name)
        };
        let place = FindingPlace::Bytes(self.span_on_line(key.start, key.end));
        let help = match key.name.strip_prefix('-') {
            Some(rest) if !rest.is_empty() => format!("put a space after the dash: `- {rest}:`"),
            _ => help,
        };
        self.push(Finding::new(ReadingRule::UnknownKey.name(), place, message).help(help));
    }

    pub(super) fn fault_type(&mut self, place: Place, at: &Marked<'_>, message: &str, help: &str) {
        let message = format!("`{}`: {message}", place.key().name);
        let span = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        let mut finding = Finding::new(ReadingRule::WrongType.name(), span, message);
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.push(finding);
    }

    pub(super) fn fault_key_type(&mut self, key: &Marked<'_>) {
        self.fault(
            ReadingRule::WrongType,
            key,
            "a key is one word",
            "write `key: value`",
        );
    }

    pub(super) fn fault_list_type(&mut self, noun: &Noun, key: &Marked<'_>, value: &Marked<'_>) {
        if is_empty(value) {
            self.fault_empty(key, value);
        } else if value.event != Event::Alias {
            let message = "a section is a list of records";
            let help = lacks_dash_space(self.text, value)
                .or_else(|| self.lacks_dash(noun, value))
                .unwrap_or_else(|| {
                    format!("begin each record with `- `, as in `- {}`", example(noun))
                });
            self.fault(ReadingRule::WrongType, value, message, &help);
        }
    }

    /// What to do where the keys of a record stand under a section without a dash.
    fn lacks_dash(&self, noun: &Noun, value: &Marked<'_>) -> Option<String> {
        let line = self.text[value.start..].lines().next()?.trim_end();
        let key = line.split(':').next()?;
        let is_record = value.event == Event::MappingStart && noun.position(key).is_some();
        is_record.then(|| {
            format!(
                "begin the record with a dash, {}, and indent its other lines as deep as `{key}`",
                faults::shown(&format!("- {line}"))
            )
        })
    }

    /// An element that is no record. Of several in one list the first is reported.
    pub(super) fn fault_record_type(
        &mut self,
        noun: Option<&Noun>,
        element: &Marked<'_>,
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
            "an element of this list is {}, written with its keys",
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
                format!("write a colon and not `=`: {}", faults::shown(&mended))
            }
            _ => mend::element(noun, given).unwrap_or_else(|| how_to_write(noun)),
        };
        self.fault(ReadingRule::WrongType, element, &message, &help);
    }

    pub(super) fn fault_empty(&mut self, key: &Marked<'_>, value: &Marked<'_>) {
        // Of a value that is not there the parser gives the text `~`.
        let word = match &value.event {
            Event::Scalar { is_plain: true, .. } => &self.text[value.start..value.end],
            _ => "",
        };
        // In JSON `null` says that a key is left out.
        if self.is_json && word == "null" {
            return;
        }
        let mut end = value.end.max(key.end);
        if value.event == Event::SequenceStart {
            // The mark is that of the bracket that opens the list.
            end += self.text[end..].find(']').map_or(0, |offset| offset + 1);
        }
        let span = self.span_on_line(key.start, end);
        let name = &self.text[key.start..key.end];
        let (_, line_end, _) = self.line_of(key.end);
        let mut rest = self.text[key.end..line_end].chars().take(200);
        let help = if !word.is_empty() {
            format!(
                "`{word}` is YAML's word for no value: put it in quotes if it is meant, `{name}: \"{word}\"`, or leave the key out"
            )
        } else if rest.any(|character| character == '#') {
            "what follows `#` is a comment: put the value in quotes, or leave the key out"
                .to_owned()
        } else {
            "write its value, or leave the key out: what is left out is unknown".to_owned()
        };
        let finding = Finding::new(
            ReadingRule::EmptyValue.name(),
            FindingPlace::Bytes(span),
            format!("`{name}` has no value"),
        )
        .help(help);
        self.push(finding);
    }
}

/// What to write where an address stands for a citation.
pub(super) const CITE: &str =
    "declare the page under `sources`, and cite it by its id: `evidence: [{source: ID}]`";

/// Whether a key gives the address of a page where a citation of it is meant.
fn names_page(noun: &Noun, key: &UnknownKey) -> bool {
    let is_citation = std::ptr::eq(noun, &EVIDENCE);
    let has_citations = noun.position("evidence").is_some() && noun.position("url").is_none();
    match key.name.as_str() {
        "url" | "link" => is_citation || has_citations,
        "source" => has_citations,
        _ => false,
    }
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

/// The shortest record of a noun, with the keys that it must have and its name: `{id: ...}`.
pub(super) fn example(noun: &Noun) -> String {
    let mut groups = Vec::new();
    let mut parts = Vec::new();
    for key in noun.keys {
        let is_wanted = match key.need {
            Need::Required => true,
            Need::OneOf(group) | Need::AnyOf(group) => {
                let is_first = !groups.contains(&group);
                groups.push(group);
                is_first
            }
            Need::Optional => match key.name {
                "name" => true,
                "evidence" => std::ptr::eq(noun, &PARTNERSHIP) || std::ptr::eq(noun, &INSTRUMENT),
                _ => false,
            },
        };
        if is_wanted {
            let value = match key.kind {
                Kind::State => "CODE".to_owned(),
                Kind::Choice(words) => words().first().copied().unwrap_or_default().to_owned(),
                Kind::Record(_) if key.name == "evidence" => "[{source: ID}]".to_owned(),
                _ => "...".to_owned(),
            };
            let value = match key.layout {
                Layout::List if key.name == "parties" => "[CODE, CODE]".to_owned(),
                _ => value,
            };
            parts.push(format!("{}: {value}", key.name));
        }
    }
    format!("{{{}}}", parts.join(", "))
}

/// The noun of the records that stand under a key.
pub(super) fn records_of(place: Place) -> Option<&'static Noun> {
    match place.key().kind {
        Kind::Record(noun) => Some(noun),
        _ => None,
    }
}

/// What to do where a list has no space after its first dash, and so is a mapping.
pub(super) fn lacks_dash_space(text: &str, value: &Marked<'_>) -> Option<String> {
    let line = text[value.start..].lines().next()?.trim_end();
    let bullet = BULLETS.iter().find_map(|bullet| line.strip_prefix(*bullet));
    if let (Some(rest), Event::MappingStart) = (bullet, &value.event) {
        let sign = line.chars().next().unwrap_or_default();
        return Some(format!(
            "`{sign}` is not the dash that begins an element: write {}",
            faults::shown(&format!("- {}", rest.trim_start()))
        ));
    }
    let rest = line.strip_prefix('-')?;
    let is_mapping = value.event == Event::MappingStart && !rest.starts_with(' ');
    is_mapping.then(|| {
        format!(
            "put a space after the dash: {}",
            faults::shown(&format!("- {rest}"))
        )
    })
}

/// What a slot wants where it was given something else.
pub(super) fn wanted(slot: &Slot<'_>, key: &Key) -> (String, String) {
    let noun = match key.kind {
        Kind::Record(noun) => Some(noun),
        _ => None,
    };
    let (message, help) = match slot {
        Slot::One(_) => (
            "this must be one value, not a list or a mapping",
            String::new(),
        ),
        Slot::Many(_) if key.layout == Layout::ScalarOrList => {
            ("this must be a value or a list of values", String::new())
        }
        Slot::Many(_) => (
            "this must be a list",
            "put it in brackets, as in `[one, two]`".to_owned(),
        ),
        Slot::Pairs(_) => (
            "this must be a mapping of names to text",
            format!("write `{}: {{name: text}}`", key.name),
        ),
        Slot::Record(_) => (
            "this must be a mapping",
            noun.map_or_else(String::new, |_| {
                format!("write `{}: {{key: value}}`", key.name)
            }),
        ),
        Slot::Records(_) => (
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
