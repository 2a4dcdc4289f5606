//! Building one record from events, by the table of its noun.

use super::control::is_refused;
use super::events::{Break, Event, Events, Marked, Refusal};
use super::faults;
use crate::fields::{
    Key, Kind, Layout, MANIFEST, ManyFields, Need, Noun, Record, STATE, Scalar, ScalarFault, Slot,
};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, Span, nearest, one_of};
use crate::model::{Choice, Level};

/// How many keys a noun can have; a test holds the tables to it.
pub(super) const MOST_KEYS: usize = 32;

/// A key of a noun.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) noun: &'static Noun,
    pub(super) key: usize,
}

impl Place {
    fn key(self) -> &'static Key {
        &self.noun.keys[self.key]
    }
}

/// Reads records from the events of one file, and collects their faults.
pub(super) struct RecordReader<'t> {
    events: Events<'t>,
    file: usize,
    findings: Vec<Finding>,
    text: &'t str,
    /// The offset behind the last event.
    offset: usize,
}

impl<'t> RecordReader<'t> {
    pub(super) fn new(file: usize, text: &'t str) -> Self {
        RecordReader {
            events: Events::new(text),
            file,
            findings: Vec::new(),
            text,
            offset: 0,
        }
    }

    /// All faults, and what was refused on the way.
    pub(super) fn finish(self) -> (Vec<Finding>, Vec<(Refusal, usize, usize)>) {
        (self.findings, self.events.refusals)
    }

    pub(super) fn next(&mut self) -> Result<Option<Marked<'t>>, Break> {
        let next = self.events.next_event()?;
        self.offset = next.as_ref().map_or(self.offset, |next| next.end);
        Ok(next)
    }

    /// The text from an offset up to what has been read.
    pub(super) fn text_from(&self, start: usize) -> &'t str {
        &self.text[start.min(self.offset)..self.offset]
    }

    /// The next event, where the parser owes one.
    fn expect(&mut self) -> Result<Marked<'t>, Break> {
        let end = self.text.len();
        self.next()?.ok_or(Break {
            offset: end,
            message: Some("the text ends early".to_owned()),
        })
    }

    pub(super) fn span(&self, marked: &Marked<'_>) -> Span {
        Span {
            file: self.file,
            start: marked.start,
            end: marked.end,
        }
    }

    /// How much has been found and refused so far.
    pub(super) fn fault_count(&self) -> usize {
        self.findings.len() + self.events.refusals.len()
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn fault(&mut self, rule: ReadingRule, at: &Marked<'_>, message: &str, help: &str) {
        let place = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        self.push(Finding::new(rule.name(), place, message).help(help));
    }

    /// A span that ends with its line at the latest; a span of nothing takes the rest of the line.
    fn span_on_line(&self, start: usize, end: usize) -> Span {
        let line_end = self.text[start..]
            .find(['\n', '\r'])
            .map_or(self.text.len(), |length| start + length);
        let line = self.text[..line_end].trim_end().len().max(start);
        let end = if end <= start {
            line
        } else {
            end.min(line_end)
        };
        Span {
            file: self.file,
            start,
            end,
        }
    }

    /// Fills `record` from a mapping whose start has been read at the offset `start`.
    pub(super) fn record(&mut self, record: &mut dyn Record, start: usize) -> Result<(), Break> {
        let noun = record.noun();
        let mut seen: [Option<(usize, usize)>; MOST_KEYS] = [None; MOST_KEYS];
        loop {
            let key = self.expect()?;
            let name = match key.event {
                Event::MappingEnd => break,
                Event::Scalar { ref text, .. } => text,
                _ => {
                    self.fault_key_type(&key);
                    self.skip_rest(&key)?;
                    self.skip_value()?;
                    continue;
                }
            };
            let Some(position) = noun.position(name) else {
                self.unknown_key(noun, name, &key);
                self.skip_value()?;
                continue;
            };
            if let Some((start, end)) = seen[position] {
                let first = Span {
                    file: self.file,
                    start,
                    end,
                };
                self.push(faults::duplicate_key(name, self.span(&key), first));
                self.skip_value()?;
                continue;
            }
            seen[position] = Some((key.start, key.end));
            self.value(
                record,
                Place {
                    noun,
                    key: position,
                },
                &key,
            )?;
        }
        self.missing_keys(noun, start, &seen);
        Ok(())
    }

    /// Reads the value under a key.
    pub(super) fn value(
        &mut self,
        record: &mut dyn Record,
        place: Place,
        key: &Marked<'_>,
    ) -> Result<(), Break> {
        let value = self.expect()?;
        if is_empty(&value) {
            self.fault_empty(key, &value);
            return Ok(());
        }
        match (record.slot(place.key), &value.event) {
            (_, Event::Alias) => Ok(()),
            (Slot::One(slot), Event::Scalar { text, .. }) => {
                self.scalar(place, &value, text, |text| slot.set(text));
                Ok(())
            }
            (Slot::Many(list), Event::Scalar { text, .. })
                if place.key().layout == Layout::ScalarOrList =>
            {
                self.scalar(place, &value, text, |text| list.add(text));
                Ok(())
            }
            (Slot::Many(list), Event::SequenceStart) => {
                let is_empty = self.values(list, place)?;
                self.empty_list(is_empty, key, &value);
                Ok(())
            }
            (Slot::Records(list), Event::SequenceStart) => {
                let is_empty = self.elements(|reader, element| match element.event {
                    Event::MappingStart => reader.record(list.create(), element.start),
                    Event::Alias => Ok(()),
                    _ if is_empty(element) => Ok(()),
                    _ => {
                        reader.fault_record_type(element);
                        reader.skip_rest(element)
                    }
                })?;
                self.empty_list(is_empty, key, &value);
                Ok(())
            }
            (Slot::Record(slot), Event::MappingStart) => self.record(slot.create(), value.start),
            (Slot::Pairs(pairs), Event::MappingStart) => self.pairs(pairs, place),
            (slot, _) => {
                let (message, help) = wanted(&slot, place.key());
                self.fault_type(place, &value, &message, help);
                self.skip_rest(&value)
            }
        }
    }

    /// Reads a list of values, and says whether there was none. One that cannot be read keeps its
    /// place.
    fn values(&mut self, list: &mut dyn ManyFields, place: Place) -> Result<bool, Break> {
        self.elements(|reader, element| {
            let before = list.count();
            let end = match &element.event {
                Event::Alias => Ok(()),
                _ if is_empty(element) => Ok(()),
                Event::Scalar { text, .. } => {
                    reader.scalar(place, element, text, |text| list.add(text));
                    Ok(())
                }
                _ => {
                    reader.fault_type(place, element, "an element of this list is one value", "");
                    reader.skip_rest(element)
                }
            };
            if list.count() == before {
                list.add_unread();
            }
            end
        })
    }

    /// Reads the elements of a sequence whose start has been read, and says whether there was none.
    fn elements(
        &mut self,
        mut read: impl FnMut(&mut Self, &Marked<'t>) -> Result<(), Break>,
    ) -> Result<bool, Break> {
        let mut is_empty = true;
        loop {
            let element = self.expect()?;
            if element.event == Event::SequenceEnd {
                return Ok(is_empty);
            }
            is_empty = false;
            if self::is_empty(&element) {
                self.fault(
                    ReadingRule::EmptyValue,
                    &element,
                    "this element of the list is empty",
                    "write a value, or remove the element",
                );
            }
            read(self, &element)?;
        }
    }

    fn empty_list(&mut self, is_empty: bool, key: &Marked<'_>, value: &Marked<'_>) {
        if is_empty {
            self.fault_empty(key, value);
        }
    }

    fn pairs(&mut self, pairs: &mut crate::model::Pairs, place: Place) -> Result<(), Break> {
        let mut seen: Vec<(String, Span)> = Vec::new();
        loop {
            let key = self.expect()?;
            let name = match &key.event {
                Event::MappingEnd => return Ok(()),
                Event::Scalar { text, .. } => text.clone(),
                _ => {
                    self.fault_key_type(&key);
                    self.skip_rest(&key)?;
                    self.skip_value()?;
                    continue;
                }
            };
            let value = self.expect()?;
            if is_empty(&value) {
                self.fault_empty(&key, &value);
            } else if let Event::Scalar { text, .. } = &value.event {
                let span = self.span(&key);
                if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == name) {
                    self.push(faults::duplicate_key(&name, span, *first));
                    continue;
                }
                seen.push((name.to_string(), span));
                if self.is_clean(&key, &name) && self.is_clean(&value, text) {
                    let text = text.trim_end_matches(['\n', '\r']);
                    self.pair(place, &value, text, |text| {
                        pairs.0.push((name.as_ref().into(), text.into()));
                    });
                }
            } else if value.event != Event::Alias {
                self.fault_type(place, &value, "the words under a name are one text", "");
                self.skip_rest(&value)?;
            }
        }
    }

    /// Adds a pair whose words have been read, or says what is wrong with them.
    fn pair(&mut self, place: Place, at: &Marked<'_>, text: &str, add: impl FnOnce(&str)) {
        let is_level = std::ptr::eq(place.noun, &MANIFEST) && place.key().name == "severities";
        match Level::read(text) {
            Err(fault) if is_level => {
                let span = self.span_on_line(at.start, at.end);
                self.push(faults::scalar(span, place.key().name, text, &fault));
            }
            _ => add(text),
        }
    }

    /// Reads one value from a scalar, or says what is wrong with it.
    fn scalar(
        &mut self,
        place: Place,
        at: &Marked<'_>,
        text: &str,
        set: impl FnOnce(&str) -> Result<(), ScalarFault>,
    ) {
        // A block scalar ends with a line break that nobody means.
        let text = text.trim_end_matches(['\n', '\r']);
        if !self.is_clean(at, text) {
            return;
        }
        if let Err(finding) = check_form(place, self.span_on_line(at.start, at.end), text) {
            self.push(*finding);
        } else if let Err(fault) = set(text) {
            let span = self.span_on_line(at.start, at.end);
            self.push(faults::scalar(span, place.key().name, text, &fault));
        }
    }

    fn is_clean(&mut self, at: &Marked<'_>, text: &str) -> bool {
        let Some(character) = text
            .trim_end_matches(['\n', '\r'])
            .chars()
            .find(|c| is_refused(*c))
        else {
            return true;
        };
        let place = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        self.push(faults::control_character(place, character));
        false
    }

    fn missing_keys(
        &mut self,
        noun: &'static Noun,
        start: usize,
        seen: &[Option<(usize, usize)>; MOST_KEYS],
    ) {
        for (position, key) in noun.keys.iter().enumerate() {
            let group = group_of(noun, key);
            let is_first_of_group = group.first() == Some(&position);
            match key.need {
                Need::Required if seen[position].is_none() => {
                    self.missing_key(noun, start, &[key.name], key.sentence);
                }
                Need::OneOf(what) | Need::AnyOf(what) if is_first_of_group => {
                    let present: Vec<usize> = group
                        .iter()
                        .copied()
                        .filter(|key| seen[*key].is_some())
                        .collect();
                    if present.is_empty() {
                        let names: Vec<&str> =
                            group.iter().map(|key| noun.keys[*key].name).collect();
                        self.missing_key(noun, start, &names, &format!("this is {what}"));
                    } else if matches!(key.need, Need::OneOf(_)) {
                        self.conflicting_keys(noun, &present, seen);
                    }
                }
                _ => {}
            }
        }
    }

    fn missing_key(&mut self, noun: &Noun, start: usize, names: &[&str], sentence: &str) {
        let place = FindingPlace::Bytes(self.span_on_line(start, start));
        let finding = Finding::new(
            ReadingRule::MissingKey.name(),
            place,
            format!("this {} lacks the key {}", noun.name, one_of(names)),
        );
        self.push(finding.help(format!("add it: {}", decapitalised(sentence))));
    }

    fn conflicting_keys(
        &mut self,
        noun: &Noun,
        present: &[usize],
        seen: &[Option<(usize, usize)>; MOST_KEYS],
    ) {
        let mut places: Vec<(usize, usize, usize)> = present
            .iter()
            .filter_map(|key| seen[*key].map(|(start, end)| (start, end, *key)))
            .collect();
        places.sort_unstable();
        let [first, others @ ..] = places.as_slice() else {
            return;
        };
        for other in others {
            let span = |(start, end, _): &(usize, usize, usize)| {
                FindingPlace::Bytes(Span {
                    file: self.file,
                    start: *start,
                    end: *end,
                })
            };
            let finding = Finding::new(
                ReadingRule::ConflictingKeys.name(),
                span(other),
                format!(
                    "a {} has only one of `{}` and `{}`",
                    noun.name, noun.keys[first.2].name, noun.keys[other.2].name
                ),
            )
            .related(span(first), "the other one")
            .help("keep one of them");
            self.push(finding);
        }
    }

    /// The manifest's keys stand among the sections of its file, so they are counted by name.
    pub(super) fn missing_manifest_keys(&mut self, is_manifest: bool, seen: &[(String, Span)]) {
        if !is_manifest {
            return;
        }
        let start = seen.first().map_or(0, |(_, span)| span.start);
        for key in MANIFEST.keys {
            if key.need == Need::Required && seen.iter().all(|(name, _)| name != key.name) {
                self.missing_key(&MANIFEST, start, &[key.name], key.sentence);
            }
        }
    }

    fn unknown_key(&mut self, noun: &Noun, name: &str, key: &Marked<'_>) {
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

    fn fault_type(&mut self, place: Place, at: &Marked<'_>, message: &str, help: &str) {
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
        let span = Span {
            file: self.file,
            start: key.start,
            end: value.end.max(key.end),
        };
        let span = self.span_on_line(span.start, span.end);
        let name = &self.text[key.start..key.end];
        let finding = Finding::new(
            ReadingRule::EmptyValue.name(),
            FindingPlace::Bytes(span),
            format!("`{name}` has no value"),
        )
        .help("write its value, or leave the key out: what is left out is unknown");
        self.push(finding);
    }

    /// Reads over the value of a key.
    pub(super) fn skip_value(&mut self) -> Result<(), Break> {
        let value = self.expect()?;
        self.skip_rest(&value)
    }

    /// Reads over the rest of what `first` begins.
    pub(super) fn skip_rest(&mut self, first: &Marked<'_>) -> Result<(), Break> {
        if !matches!(first.event, Event::MappingStart | Event::SequenceStart) {
            return Ok(());
        }
        let mut open = 1_usize;
        while open > 0 {
            match self.expect()?.event {
                Event::MappingStart | Event::SequenceStart => open += 1,
                Event::MappingEnd | Event::SequenceEnd => open -= 1,
                _ => {}
            }
        }
        Ok(())
    }
}

/// The positions of the keys that share the need's group with `key`.
fn group_of(noun: &Noun, key: &Key) -> Vec<usize> {
    if !matches!(key.need, Need::OneOf(_) | Need::AnyOf(_)) {
        return Vec::new();
    }
    let is_same = |other: &Key| other.need == key.need;
    (0..noun.keys.len())
        .filter(|position| is_same(&noun.keys[*position]))
        .collect()
}

fn decapitalised(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters
        .next()
        .map(|first| first.to_lowercase().chain(characters).collect())
        .unwrap_or_default()
}

/// Whether a value is none: written as nothing, as `~` or `null`, or as empty quotes.
fn is_empty(value: &Marked<'_>) -> bool {
    match &value.event {
        Event::Scalar {
            text,
            is_plain: true,
        } => {
            matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
        }
        Event::Scalar {
            text,
            is_plain: false,
        } => text.trim().is_empty(),
        _ => false,
    }
}

/// Checks what the type of the value alone does not know.
fn check_form(place: Place, span: Span, text: &str) -> Result<(), Box<Finding>> {
    let key = place.key();
    let invalid_id = |message: &str| {
        Err(Box::new(faults::scalar(
            span,
            key.name,
            text,
            &ScalarFault::InvalidId(message.to_owned()),
        )))
    };
    match key.kind {
        Kind::Id if std::ptr::eq(place.noun, &STATE) => {
            if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
                Ok(())
            } else {
                invalid_id("the id of a state is three letters A to Z")
            }
        }
        Kind::Word | Kind::Area if text.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            invalid_id("it is written in lower case, as in defence-industry")
        }
        Kind::Digest if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) => {
            let fault = ScalarFault::WrongType("this must be 64 hexadecimal digits".to_owned());
            Err(Box::new(faults::scalar(span, key.name, text, &fault)))
        }
        Kind::Archive if leaves_folder(text) => Err(Box::new(
            Finding::new(
                ReadingRule::UnsafePath.name(),
                FindingPlace::Bytes(span),
                format!("`{text}` leaves the archive folder"),
            )
            .help("name a file in the archive folder, with `/` for its sub-folders"),
        )),
        _ => Ok(()),
    }
}

/// Whether a path may lead out of the folder that it is looked up in, on any system.
fn leaves_folder(path: &str) -> bool {
    path.starts_with(['/', '~'])
        || path.contains(['\\', ':'])
        || path.split('/').any(|part| matches!(part, ".." | "." | ""))
}

/// What a slot wants where it was given something else.
fn wanted(slot: &Slot<'_>, key: &Key) -> (String, &'static str) {
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
