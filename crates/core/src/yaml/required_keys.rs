//! The keys that a record must have, those of which it may have only one, and those that it does
//! not know. A required key that was mistyped is one fault and not two.

use super::events::SpannedEvent;
use super::record::{MOST_KEYS, RecordReader};
use super::rules::duplicate_key;
use super::value::Value;
use super::{mend, synonyms, words};
use crate::fields::{Key, Kind, Need, Noun};
use crate::finding::Span;
use crate::model::MANIFEST;

/// A key that the noun does not have, with its bytes.
pub(super) struct UnknownKey {
    pub(super) name: String,
    pub(super) value: Value,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The keys of a record that have been read, by their positions in the noun, with their bytes.
pub(super) struct SeenKeys {
    /// A bit for each key.
    keys: u32,
    spans: [(usize, usize); MOST_KEYS],
    /// Whether its first key came again, so that what follows seems to be of another record.
    pub(super) lacks_dash: bool,
}

impl SeenKeys {
    pub(super) fn new() -> Self {
        SeenKeys {
            keys: 0,
            spans: [(0, 0); MOST_KEYS],
            lacks_dash: false,
        }
    }

    pub(super) fn has(&self, key: usize) -> bool {
        self.keys & (1 << key) != 0
    }

    /// The bytes of a key that has been read.
    pub(super) fn get(&self, key: usize) -> Option<(usize, usize)> {
        self.has(key).then(|| self.spans[key])
    }

    pub(super) fn add(&mut self, key: usize, start: usize, end: usize) {
        self.keys |= 1 << key;
        self.spans[key] = (start, end);
    }
}

/// A key that is missing in a record: the names of those of which one must be there, and what is
/// said.
struct Lack {
    names: Vec<&'static str>,
    sentence: String,
}

impl RecordReader<'_> {
    /// Says that a key comes again in the record whose mapping begins at `start`, and gives whether it
    /// seems to be the first key of another one. What comes again behind that is not said.
    pub(super) fn repeated_key(
        &mut self,
        name: &str,
        key: &SpannedEvent<'_>,
        (first, first_end): (usize, usize),
        (start, seen): (usize, &SeenKeys),
    ) -> bool {
        let (second, file) = (self.span(key), self.file);
        let first = Span {
            file,
            start: first,
            end: first_end,
        };
        let (line_start, _, line_end) = self.line_of(second.start);
        let is_block = self.text[line_start..second.start]
            .bytes()
            .all(|it| it == b' ');
        let is_element = self.text[..start].ends_with("- ");
        let lacks_dash = first.start == start && is_element && is_block;
        if lacks_dash {
            let line = &self.text[second.start..line_end];
            self.push(duplicate_key::without_dash(name, second, first, line));
        } else if !seen.lacks_dash {
            self.push(duplicate_key::finding(name, second, first));
        }
        lacks_dash
    }

    /// Says which keys of a whole record are not known, which are missing, and which exclude each
    /// other.
    pub(super) fn settle_keys(
        &mut self,
        noun: &'static Noun,
        start: usize,
        seen: &SeenKeys,
        unknown: Vec<UnknownKey>,
    ) {
        let mut lacks = Vec::new();
        for (position, key) in noun.keys.iter().enumerate() {
            match key.need {
                Need::Required if !seen.has(position) => lacks.push(Lack {
                    names: vec![key.name],
                    sentence: key.sentence.to_owned(),
                }),
                // A group is looked at once, at its first key.
                Need::OneOf(what) | Need::AnyOf(what)
                    if group_of(noun, key).next() == Some(position) =>
                {
                    let present = || group_of(noun, key).filter(|key| seen.has(*key));
                    match (present().count(), key.need) {
                        (0, _) => lacks.push(Lack {
                            names: group_of(noun, key).map(|key| noun.keys[key].name).collect(),
                            sentence: (*what).to_owned(),
                        }),
                        (2.., Need::OneOf(_)) => {
                            let present: Vec<usize> = present().collect();
                            self.conflicting_keys(noun, &present, seen);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if lacks.is_empty() && unknown.is_empty() {
            return;
        }
        let is_seen = |name: &str| noun.position(name).is_some_and(|key| seen.has(key));
        self.unknown_and_missing(noun, start, &is_seen, unknown, lacks);
    }

    /// One finding for each key that is not known, and one for each that is missing and that none
    /// of them can mean.
    fn unknown_and_missing(
        &mut self,
        noun: &Noun,
        start: usize,
        is_seen: &dyn Fn(&str) -> bool,
        unknown: Vec<UnknownKey>,
        mut lacks: Vec<Lack>,
    ) {
        let mut unclear = Vec::new();
        let known: Vec<&str> = noun.keys.iter().map(|key| key.name).collect();
        // Of very many keys the first are looked at together.
        let others = &unknown[..unknown.len().min(MOST_KEYS)];
        for key in &unknown {
            if mend::is_folded(noun, &key.name, others) {
                continue;
            }
            if let Some(help) = mend::unknown(noun, key, others, is_seen) {
                lacks.retain(|lack| !lack.names.iter().any(|name| mend::gives(&help, name)));
                self.push_unknown_key(noun, key, help);
                continue;
            }
            if let Some(help) = self.comma_in_text(noun, key) {
                self.push_unknown_key(noun, key, help);
                continue;
            }
            // What is missing is meant rather than what is there already.
            let missing = known.iter().copied().filter(|name| !is_seen(name));
            match synonyms::meant(&key.name, missing) {
                Some(meant) => {
                    lacks.retain(|lack| !lack.names.contains(&meant));
                    self.unknown_key(noun, key, Some(meant));
                }
                None => unclear.push(key),
            }
        }
        // The last one that is missing is what the last one that is unclear may mean.
        if let ([_], [key]) = (lacks.as_slice(), unclear.as_slice()) {
            let names = lacks.swap_remove(0).names;
            self.unknown_key_or_missing(noun, key, &names);
            return;
        }
        for key in &unclear {
            self.unknown_key(noun, key, None);
        }
        for lack in lacks {
            self.missing_key(noun, start, &lack.names, &lack.sentence);
        }
    }

    /// What to do where the rest of a text stands as a key, since a comma ends a text in brackets.
    fn comma_in_text(&self, noun: &Noun, key: &UnknownKey) -> Option<String> {
        // A file may be one long line.
        const LONGEST: usize = 500;
        let (line_start, _, _) = self.line_of(key.start);
        let start = self
            .text
            .floor_char_boundary(key.start.saturating_sub(LONGEST));
        let before = &self.text[start.max(line_start)..key.start];
        let before = before.trim_end().strip_suffix(',')?;
        let (left, value) = before.rsplit_once(": ")?;
        let name = left.rsplit(['{', ',', ' ', '[']).next()?;
        let is_text = noun
            .keys
            .iter()
            .any(|key| key.name == name && matches!(key.kind, Kind::Text));
        let is_rest = key.value == Value::Other && !value.contains(['{', '[', '"', '\'']);
        (is_text && is_rest).then(|| {
            let whole = format!("{value}, {}", key.name);
            format!(
                "a comma ends a text within brackets: put the whole text in quotes, {}",
                words::shown(&format!("{name}: {}", words::quoted(&whole)))
            )
        })
    }

    /// The manifest's keys are among the sections of its file, so they are counted by name.
    pub(super) fn settle_manifest_keys(
        &mut self,
        seen: &dyn Fn(&str) -> bool,
        start: usize,
        unknown: Vec<UnknownKey>,
    ) {
        let missing = MANIFEST.keys.iter();
        let missing = missing.filter(|key| key.need == Need::Required && !seen(key.name));
        let lacks = missing.map(|key| Lack {
            names: vec![key.name],
            sentence: key.sentence.to_owned(),
        });
        let lacks = lacks.collect();
        self.unknown_and_missing(&MANIFEST, start, seen, unknown, lacks);
    }
}

/// The positions of the keys that share the need's group with `key`, in their order.
fn group_of<'n>(noun: &'n Noun, key: &'n Key) -> impl Iterator<Item = usize> + 'n {
    let keys = noun.keys.iter().enumerate();
    keys.filter(|(_, other)| other.need == key.need)
        .map(|(position, _)| position)
}
