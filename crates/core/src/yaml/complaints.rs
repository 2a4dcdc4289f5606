//! What the reader says of keys and values that are not what they should be.

use super::events::{Event, Marked};
use super::faults;
use super::form::is_empty;
use super::record::{Place, RecordReader};
use crate::fields::{Key, Layout, Noun, Slot};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, nearest, one_of};
use crate::model::Choice;

impl RecordReader<'_> {
    pub(super) fn fault(&mut self, rule: ReadingRule, at: &Marked<'_>, message: &str, help: &str) {
        let place = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        self.push(Finding::new(rule.name(), place, message).help(help));
    }

    pub(super) fn unknown_key(&mut self, noun: &Noun, name: &str, key: &Marked<'_>) {
        if name == "<<" {
            self.push(faults::merge_key(self.span(key)));
            return;
        }
        let known: Vec<&str> = noun.keys.iter().map(|key| key.name).collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its keys are {}", one_of(&known).replace(" or ", " and ")),
        };
        let message = format!("a {} has no key `{name}`", noun.name);
        self.fault(ReadingRule::UnknownKey, key, &message, &help);
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

    pub(super) fn fault_list_type(&mut self, key: &Marked<'_>, value: &Marked<'_>) {
        if is_empty(value) {
            self.fault_empty(key, value);
        } else if value.event != Event::Alias {
            let message = "a section is a list of records";
            self.fault(
                ReadingRule::WrongType,
                value,
                message,
                "begin each record with `- `",
            );
        }
    }

    pub(super) fn fault_record_type(&mut self, element: &Marked<'_>) {
        if element.event != Event::Alias {
            let message = "an element of this list is a record";
            self.fault(
                ReadingRule::WrongType,
                element,
                message,
                "write its keys, as in `key: value`",
            );
        }
    }

    pub(super) fn fault_empty(&mut self, key: &Marked<'_>, value: &Marked<'_>) {
        let mut end = value.end.max(key.end);
        if value.event == Event::SequenceStart {
            // The mark is that of the bracket that opens the list.
            end += self.text[end..].find(']').map_or(0, |offset| offset + 1);
        }
        let span = self.span_on_line(key.start, end);
        let name = &self.text[key.start..key.end];
        let rest = self.text[key.end..].lines().next().unwrap_or_default();
        let help = if rest.contains('#') {
            "what follows `#` is a comment: put the value in quotes, or leave the key out"
        } else {
            "write its value, or leave the key out: what is left out is unknown"
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

/// What a slot wants where it was given something else.
pub(super) fn wanted(slot: &Slot<'_>, key: &Key) -> (String, &'static str) {
    match slot {
        Slot::One(_) => (
            "this must be one value, not a list or a mapping".to_owned(),
            "",
        ),
        Slot::Many(_) if key.layout == Layout::ScalarOrList => {
            ("this must be a value or a list of values".to_owned(), "")
        }
        Slot::Many(_) => (
            "this must be a list".to_owned(),
            "put it in brackets, as in `[one, two]`",
        ),
        Slot::Pairs(_) => (
            "this must be a mapping of words".to_owned(),
            "write `{key: words}`",
        ),
        Slot::Record(_) => ("this must be a mapping".to_owned(), "write `{key: value}`"),
        Slot::Records(_) => (
            "this must be a list of records".to_owned(),
            "begin each record with `- `",
        ),
    }
}
