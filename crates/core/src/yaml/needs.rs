//! The keys that a record must have, those of which it may have only one, and those that it does
//! not know. A required key that was mistyped is one fault and not two.

use super::record::{MOST_KEYS, RecordReader};
use super::value::Value;
use super::{mend, synonyms};
use crate::fields::{Key, MANIFEST, Need, Noun};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, Span, one_of};
use crate::model::Choice;

/// A key that the noun does not have, with its bytes.
pub(super) struct UnknownKey {
    pub(super) name: String,
    pub(super) value: Value,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A key that a record lacks: the names of those of which one must be there, and what is said.
struct Lack {
    names: Vec<&'static str>,
    sentence: String,
}

impl RecordReader<'_> {
    /// Says which keys of a whole record are not known, which are missing, and which exclude each
    /// other.
    pub(super) fn settle_keys(
        &mut self,
        noun: &'static Noun,
        start: usize,
        seen: &[Option<(usize, usize)>; MOST_KEYS],
        unknown: Vec<UnknownKey>,
    ) {
        let mut lacks = Vec::new();
        for (position, key) in noun.keys.iter().enumerate() {
            let group = group_of(noun, key);
            let is_first_of_group = group.first() == Some(&position);
            match key.need {
                Need::Required if seen[position].is_none() => lacks.push(Lack {
                    names: vec![key.name],
                    sentence: key.sentence.to_owned(),
                }),
                Need::OneOf(what) | Need::AnyOf(what) if is_first_of_group => {
                    let present: Vec<usize> = group
                        .iter()
                        .copied()
                        .filter(|key| seen[*key].is_some())
                        .collect();
                    if present.is_empty() {
                        lacks.push(Lack {
                            names: group.iter().map(|key| noun.keys[*key].name).collect(),
                            sentence: format!("this is {what}"),
                        });
                    } else if matches!(key.need, Need::OneOf(_)) {
                        self.conflicting_keys(noun, &present, seen);
                    }
                }
                _ => {}
            }
        }
        let is_seen = |name: &str| noun.position(name).is_some_and(|key| seen[key].is_some());
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
        for key in &unknown {
            if mend::is_folded(noun, &key.name, &unknown) {
                continue;
            }
            if let Some(help) = mend::unknown(noun, key, &unknown, is_seen) {
                lacks.retain(|lack| !lack.names.iter().any(|name| mend::gives(&help, name)));
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

    fn missing_key(&mut self, noun: &Noun, start: usize, names: &[&str], sentence: &str) {
        let place = FindingPlace::Bytes(self.span_on_line(start, start));
        let finding = Finding::new(
            ReadingRule::MissingKey.name(),
            place,
            format!("this {} has no {}", noun.name, one_of(names)),
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
                    "{} has only one of `{}` and `{}`",
                    noun.with_article(),
                    noun.keys[first.2].name,
                    noun.keys[other.2].name
                ),
            )
            .related(span(first), "the other one")
            .help("keep one of them");
            self.push(finding);
        }
    }

    /// The manifest's keys stand among the sections of its file, so they are counted by name.
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
