//! Building one record from events, by the table of its noun.

use std::cell::Cell;

use super::events::{Event, Events, ParseError, SpannedEvent, UnsupportedYaml};
use super::mend;
use super::required_keys::{SeenKeys, UnknownKey};
use super::rules::missing_key;
use super::rules::wrong_type::{lacks_dash_space, wanted};
use super::value_rules::is_empty;
use crate::fields::{FieldSlot, Fields, Key, Layout, ManyFields, Noun};
use crate::finding::{Bounds, Finding, Place, Span};
use crate::model::FILE_HEAD;

/// How many keys a noun can have; a test holds the tables to it.
pub(super) const MOST_KEYS: usize = 32;

/// A key of a noun.
#[derive(Clone, Copy)]
pub(super) struct KeyRef {
    pub(super) noun: &'static Noun,
    pub(super) key: usize,
}

impl KeyRef {
    pub(super) fn key(self) -> &'static Key {
        &self.noun.keys[self.key]
    }
}

/// Reads records from the events of one file, and collects their faults.
pub(super) struct RecordReader<'t> {
    events: Events<'t>,
    pub(super) file: usize,
    findings: Vec<Finding>,
    bounds: Bounds,
    /// What is worth a look in values that could be read.
    pub(super) remarks: Vec<Finding>,
    pub(super) text: &'t str,
    /// How many findings and refusals there were when the last key had been read.
    mark: (usize, usize),
    /// The line that was last asked for: its start, its end, and its end without spaces.
    line: Cell<(usize, usize, usize)>,
    /// Whether `null` is a key left out, as in JSON.
    pub(super) is_json: bool,
    /// The offset behind the last event.
    offset: usize,
    /// The nouns of the records that are being read, the outermost first.
    nouns: Vec<&'static Noun>,
    /// Whether something was wrong with the citations of the record that was read last.
    pub(super) are_citations_faulty: bool,
}

impl<'t> RecordReader<'t> {
    pub(super) fn new(file: usize, text: &'t str, events: Events<'t>, is_json: bool) -> Self {
        RecordReader {
            events,
            file,
            findings: Vec::new(),
            bounds: Bounds::default(),
            remarks: Vec::new(),
            text,
            mark: (0, 0),
            line: Cell::new((1, 0, 0)),
            is_json,
            offset: 0,
            nouns: Vec::new(),
            are_citations_faulty: false,
        }
    }

    /// All faults and remarks, and what was refused on the way.
    pub(super) fn finish(mut self) -> (Vec<Finding>, Vec<(UnsupportedYaml, usize, usize)>) {
        self.findings.append(&mut self.remarks);
        (self.findings, self.events.refusals)
    }

    /// Whether the text can only be read by the general parser; see [`Events::is_unknown`].
    pub(super) fn is_unknown(&self) -> bool {
        self.events.is_unknown()
    }

    /// Where the last event ended.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// A key has been read: what is found from here on concerns its value.
    pub(super) fn mark_key(&mut self) {
        self.mark = (self.findings.len(), self.events.refusals.len());
    }

    /// The text broke off: what was found in the value that it broke off in is the same fault.
    pub(super) fn forget_last_value(&mut self) {
        self.findings.truncate(self.mark.0);
        self.events.refusals.truncate(self.mark.1);
    }

    /// The text broke off behind a record: what it lacks may have been meant to follow.
    pub(super) fn forget_missing_keys(&mut self, start: usize) {
        let is_late = |place: &Place| match place {
            Place::Bytes(span) => span.start >= start,
            Place::Field(_) => false,
        };
        self.findings
            .retain(|finding| finding.rule != &missing_key::RULE || !is_late(&finding.place));
    }

    pub(super) fn next(&mut self) -> Result<Option<SpannedEvent<'t>>, ParseError> {
        let next = self.events.next_event()?;
        self.offset = next.as_ref().map_or(self.offset, |next| next.end);
        Ok(next)
    }

    /// The text from an offset up to what has been read.
    pub(super) fn text_from(&self, start: usize) -> &'t str {
        &self.text[start.min(self.offset)..self.offset]
    }

    /// The next event, where the parser owes one.
    pub(super) fn expect(&mut self) -> Result<SpannedEvent<'t>, ParseError> {
        let end = self.text.len();
        self.next()?.ok_or_else(|| ParseError {
            offset: end,
            message: Some("the text ends too early".to_owned()),
        })
    }

    pub(super) fn span(&self, marked: &SpannedEvent<'_>) -> Span {
        Span {
            file: self.file,
            start: marked.start,
            end: marked.end,
        }
    }

    /// How much has been found and refused so far.
    pub(super) fn fault_count(&self) -> usize {
        self.findings.len() + self.bounds.left_out() + self.events.refusals.len()
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.bounds.push(&mut self.findings, finding);
    }

    /// A span that ends with its line at the latest; a span of nothing takes the rest of the line.
    pub(super) fn span_on_line(&self, start: usize, end: usize) -> Span {
        let (_, line_end, words_end) = self.line_of(start);
        let end = if end <= start {
            words_end.max(start)
        } else {
            end.min(line_end)
        };
        Span {
            file: self.file,
            start,
            end,
        }
    }

    /// The line that holds an offset: its start, its end, and its end without spaces. It is kept,
    /// since a file may be one long line.
    pub(super) fn line_of(&self, offset: usize) -> (usize, usize, usize) {
        let (start, end, _) = self.line.get();
        if !(start..=end).contains(&offset) {
            let is_break = ['\n', '\r'];
            let start = self.text[..offset]
                .rfind(is_break)
                .map_or(0, |before| before + 1);
            let end = self.text[offset..]
                .find(is_break)
                .map_or(self.text.len(), |length| offset + length);
            let words_end = start + self.text[start..end].trim_end().len();
            self.line.set((start, end, words_end));
        }
        self.line.get()
    }

    /// Fills `record` from a mapping whose start has been read at the offset `start`.
    pub(super) fn record(
        &mut self,
        record: &mut dyn Fields,
        start: usize,
    ) -> Result<(), ParseError> {
        let noun = record.noun();
        self.nouns.push(noun);
        if self.nouns.len() == 1 {
            self.are_citations_faulty = false;
        }
        let mut seen = SeenKeys::new();
        let mut unknown = Vec::new();
        // Keys are mostly in the order of the table.
        let mut next = 0;
        loop {
            let key = self.expect()?;
            self.mark_key();
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
            let Some(position) = noun.position_from(next, name) else {
                unknown.push(UnknownKey {
                    name: name.to_string(),
                    value: self.read_value()?,
                    start: key.start,
                    end: key.end,
                });
                continue;
            };
            if let Some(first) = seen.get(position) {
                seen.lacks_dash |= self.repeated_key(name, &key, first, (start, &seen));
                self.skip_value()?;
                continue;
            }
            seen.add(position, key.start, key.end);
            next = position + 1;
            let place = KeyRef {
                noun,
                key: position,
            };
            let before = self.fault_count();
            self.value(record, place, &key)?;
            if self.nouns.len() == 1 && place.key().name == FILE_HEAD.keys[0].name {
                self.are_citations_faulty |= self.fault_count() > before;
            }
        }
        self.settle_keys(noun, start, &seen, unknown);
        self.nouns.pop();
        Ok(())
    }

    /// Reads the value under a key.
    pub(super) fn value(
        &mut self,
        record: &mut dyn Fields,
        place: KeyRef,
        key: &SpannedEvent<'_>,
    ) -> Result<(), ParseError> {
        let value = self.expect()?;
        if is_empty(&value) {
            self.empty_value(key, &value);
            return Ok(());
        }
        let noun = place.key().kind.records();
        match (record.slot(place.key), &value.event) {
            (_, Event::Alias) => Ok(()),
            (FieldSlot::One(slot), Event::Scalar { text, .. }) => {
                self.scalar(place, &value, text, |text| slot.set(text));
                Ok(())
            }
            (FieldSlot::Many(list), Event::Scalar { text, .. })
                if place.key().layout == Layout::ScalarOrList =>
            {
                self.scalar(place, &value, text, |text| list.add(text));
                Ok(())
            }
            (FieldSlot::Many(list), Event::SequenceStart) => {
                let is_empty = self.values(list, place)?;
                self.empty_list(is_empty, key, &value);
                Ok(())
            }
            (FieldSlot::Records(list), Event::SequenceStart) => {
                let mut faults = 0;
                let is_empty = self.elements(|reader, element| match element.event {
                    Event::MappingStart => reader.record(list.create(), element.start),
                    Event::Alias => Ok(()),
                    _ if is_empty(element) => Ok(()),
                    _ => {
                        let given = reader.read_rest(element)?;
                        reader.fault_record_type(noun, element, &given, &mut faults);
                        Ok(())
                    }
                })?;
                self.empty_list(is_empty, key, &value);
                Ok(())
            }
            (FieldSlot::Record(slot), Event::MappingStart) => {
                self.record(slot.create(), value.start)
            }
            (FieldSlot::StringMap(pairs), Event::MappingStart) => {
                let is_empty = self.pairs(pairs, place)?;
                self.empty_list(is_empty, key, &value);
                Ok(())
            }
            (slot, _) => {
                let (message, help) = wanted(&slot, place.key());
                let given = self.read_rest(&value)?;
                let help = lacks_dash_space(self.text, &value)
                    .or_else(|| mend::of_type(place.noun, place.key(), &given))
                    .unwrap_or(help);
                self.fault_type(place, &value, &message, &help);
                Ok(())
            }
        }
    }

    /// Reads a list of values, and says whether there was none. One that cannot be read keeps its
    /// place.
    fn values(&mut self, list: &mut dyn ManyFields, place: KeyRef) -> Result<bool, ParseError> {
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
                    reader.fault_type(
                        place,
                        element,
                        "an element of this list must be one value",
                        "",
                    );
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
        mut read: impl FnMut(&mut Self, &SpannedEvent<'t>) -> Result<(), ParseError>,
    ) -> Result<bool, ParseError> {
        let mut is_empty = true;
        loop {
            let element = self.expect()?;
            if element.event == Event::SequenceEnd {
                return Ok(is_empty);
            }
            is_empty = false;
            if super::value_rules::is_empty(&element) {
                self.empty_element(&element);
            }
            read(self, &element)?;
        }
    }

    fn empty_list(&mut self, is_empty: bool, key: &SpannedEvent<'_>, value: &SpannedEvent<'_>) {
        if is_empty {
            self.empty_value(key, value);
        }
    }

    /// The noun of the record that holds the one that is being read.
    pub(super) fn outer_noun(&self) -> Option<&'static Noun> {
        self.nouns
            .len()
            .checked_sub(2)
            .map(|position| self.nouns[position])
    }

    /// Reads over the value of a key.
    pub(super) fn skip_value(&mut self) -> Result<(), ParseError> {
        let value = self.expect()?;
        self.skip_rest(&value)
    }

    /// Reads over the rest of what `first` begins.
    pub(super) fn skip_rest(&mut self, first: &SpannedEvent<'_>) -> Result<(), ParseError> {
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
