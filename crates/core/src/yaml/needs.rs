//! The keys that a record must have, and those of which it may have only one.

use super::record::{MOST_KEYS, RecordReader};
use crate::fields::{Key, MANIFEST, Need, Noun};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, Span, one_of};
use crate::model::Choice;

impl RecordReader<'_> {
    pub(super) fn missing_keys(
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
