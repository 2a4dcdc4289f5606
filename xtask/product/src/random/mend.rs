//! Text of drafts, and drafts without what is an error in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::{FieldPath, Place, Step};
use chancery_core::model::{Keyword, Level, Section, section_noun};
use chancery_core::yaml::{Input, MANIFEST_FILE, ParsedRegistry, read};
use serde_json::{Value, json};

use super::choices::Choices;
use super::records::Draft;

/// After this many rounds whole records are taken away, and with them those that they stand
/// against.
const GENTLE_ROUNDS: usize = 4;

/// After this many it is given up.
const MOST_ROUNDS: usize = 14;

/// A record by its section and the how-many-eth in it.
type RecordPlace = (Section, usize);

impl Draft {
    /// The registry as one file, each record on one line.
    #[must_use]
    pub fn text(&self) -> String {
        let everything = |section: Section, count: usize| (0..count).map(move |i| (section, i));
        let records = self.sections.iter();
        let records = records.flat_map(|(section, list)| everything(*section, list.len()));
        self.file(true, &records.collect::<Vec<_>>(), None).0
    }

    /// The registry divided among files, its records in any order.
    #[must_use]
    pub fn files(&self, choices: &mut Choices<'_>) -> Vec<(String, String)> {
        let count = 1 + choices.below(4);
        let mut divided: Vec<Vec<RecordPlace>> = vec![Vec::new(); count];
        for (section, list) in &self.sections {
            for index in 0..list.len() {
                let file = &mut divided[choices.below(count)];
                let place = choices.below(file.len() + 1);
                file.insert(place, (*section, index));
            }
        }
        let files = divided.iter().enumerate().map(|(index, records)| {
            let name = match index {
                0 => MANIFEST_FILE.to_owned(),
                _ => format!("{}/{index}.yaml", choices.one(&["a", "s/t", "z"])),
            };
            let head = self.head(records).filter(|_| choices.once_in(2));
            (name, self.file(index == 0, records, head).0)
        });
        let mut files: Vec<(String, String)> = files.collect();
        files.retain(|(name, text)| name == MANIFEST_FILE || !text.is_empty());
        files.sort();
        files
    }

    /// The citations that may stand at the head of a file with some records: those of the first
    /// that has any, where no other record would get them that has none.
    fn head(&self, records: &[RecordPlace]) -> Option<&Value> {
        let is_cited =
            |(section, _): &&RecordPlace| section_noun(*section).position("evidence").is_some();
        let evidence = |(section, index): &RecordPlace| {
            let mut sections = self.sections.iter();
            let (_, list) = sections.find(|(own, _)| own == section)?;
            list.get(*index)?.get("evidence")
        };
        let cited = records.iter().filter(is_cited);
        let all: Option<Vec<&Value>> = cited.map(evidence).collect();
        all?.first().copied()
    }

    /// A file with some records, and what is on each of its lines. The citations at its head are
    /// not repeated in its records.
    fn file(
        &self,
        with_manifest: bool,
        records: &[RecordPlace],
        head: Option<&Value>,
    ) -> (String, Vec<RecordLine>) {
        let (mut text, mut lines) = (String::new(), Vec::new());
        if with_manifest {
            for (key, value) in &self.manifest {
                let _ = writeln!(text, "{}: {value}", Value::from(key.as_str()));
                lines.push(RecordLine::Key(key.clone()));
            }
        }
        if let Some(head) = head {
            let _ = writeln!(text, "evidence: {head}");
            lines.push(RecordLine::Section);
        }
        for (section, list) in &self.sections {
            let here: Vec<usize> = records
                .iter()
                .filter(|(of, _)| of == section)
                .map(|(_, index)| *index)
                .collect();
            if here.is_empty() {
                continue;
            }
            let _ = writeln!(text, "{}:", section.name());
            lines.push(RecordLine::Section);
            for index in here {
                let mut record = list[index].clone();
                if head.is_some() && record.get("evidence") == head {
                    take(&mut record, &[Step::Key("evidence".into())]);
                }
                let _ = writeln!(text, "  - {record}");
                lines.push(RecordLine::Record(*section, index));
            }
        }
        (text, lines)
    }

    /// The registry without what is an error in it, as it is read, and what was found in it.
    ///
    /// # Errors
    ///
    /// The messages of the errors that stay, whatever is taken away.
    pub fn mended(mut self) -> Result<Mended, Vec<String>> {
        let mut left = Vec::new();
        for round in 0..MOST_ROUNDS {
            let records = self.sections.iter();
            let records = records
                .flat_map(|(section, list)| (0..list.len()).map(move |index| (*section, index)));
            let (text, lines) = self.file(true, &records.collect::<Vec<_>>(), None);
            let reading = read_files(vec![(MANIFEST_FILE.to_owned(), text)]);
            let found = findings(&reading);
            let is_error = |found: &&LocatedFinding| found.finding.level == Level::Error;
            if !found.iter().any(|found| is_error(&found)) {
                return Ok(Mended {
                    draft: self,
                    reading,
                    findings: found,
                });
            }
            let errors = found.iter().filter(is_error);
            let words =
                |it: &LocatedFinding| format!("{}: {}", it.finding.rule.name, it.finding.message);
            left = errors.clone().map(words).collect();
            self.take_away(errors, &lines, round < GENTLE_ROUNDS);
        }
        Err(left)
    }

    /// Takes away what errors point at: of each record one thing, or all of it.
    fn take_away<'f>(
        &mut self,
        errors: impl Iterator<Item = &'f LocatedFinding>,
        lines: &[RecordLine],
        is_gentle: bool,
    ) {
        let mut marked: BTreeMap<RecordPlace, FieldPath> = BTreeMap::new();
        for error in errors {
            let related = error.finding.related.iter().map(|other| &other.place);
            let related = related.zip(error.related.iter().map(|at| at.start.line));
            let first = std::iter::once((&error.finding.place, error.at.start.line));
            let is_of_all = !is_gentle || error.finding.rule.name.starts_with("unknown-");
            for (place, line) in first.chain(related.filter(|_| is_of_all)) {
                match place {
                    Place::Field(field) => {
                        let record = (field.section, field.index);
                        marked.entry(record).or_insert_with(|| field.path.clone());
                    }
                    Place::Bytes(_) => match lines.get(line - 1) {
                        Some(RecordLine::Record(section, index)) => {
                            marked.insert((*section, *index), FieldPath::default());
                        }
                        Some(RecordLine::Key(key)) => {
                            self.manifest.remove(key);
                            self.manifest.extend(plain(key));
                        }
                        _ => {}
                    },
                }
            }
        }
        for ((section, index), path) in marked.into_iter().rev() {
            if section == Section::Manifest {
                let mut manifest = Value::Object(std::mem::take(&mut self.manifest));
                take(&mut manifest, &path.0);
                if let Value::Object(manifest) = manifest {
                    self.manifest = manifest;
                }
                continue;
            }
            let Some((_, list)) = self.sections.iter_mut().find(|(of, _)| *of == section) else {
                continue;
            };
            let is_whole = !is_gentle || is_needed(section, &path);
            let record = list.get_mut(index);
            if is_whole || !record.is_some_and(|record| take(record, &path.0)) {
                list.remove(index);
            }
        }
    }
}

/// What a manifest cannot do without, where its own is wrong.
fn plain(key: &str) -> Option<(String, Value)> {
    let value = match key {
        "registry" | "title" => json!("plain"),
        "as-of" => json!("2025-12-13"),
        "tiers" => json!([{"id": "tier-0", "name": "Tier"}]),
        _ => return None,
    };
    Some((key.to_owned(), value))
}

/// What is on a line of a draft's text.
enum RecordLine {
    /// A key of the manifest.
    Key(String),
    /// The key of a section.
    Section,
    /// A record.
    Record(Section, usize),
}

/// A registry without errors.
pub struct Mended {
    /// Its records.
    pub draft: Draft,
    /// The same, as they are read.
    pub reading: ParsedRegistry,
    /// What is found in it, all of it below an error.
    pub findings: Vec<LocatedFinding>,
}

/// Whether a record cannot do without what is at a path in it.
fn is_needed(section: Section, path: &FieldPath) -> bool {
    use chancery_core::fields::Need;
    let [Step::Key(key)] = path.0.as_slice() else {
        return path.0.is_empty();
    };
    let noun = section_noun(section);
    let key = noun.keys.iter().find(|own| own.name == key.as_str());
    key.is_none_or(|key| key.need != Need::Optional)
}

/// Takes away what is at a path, with the list that this leaves empty; says whether it was there.
fn take(value: &mut Value, path: &[Step]) -> bool {
    let Some((step, rest)) = path.split_first() else {
        return false;
    };
    match (step, value) {
        (Step::Key(key), Value::Object(map)) => {
            if rest.is_empty() {
                return map.remove(key.as_str()).is_some();
            }
            let Some(inner) = map.get_mut(key.as_str()) else {
                return false;
            };
            let is_taken = take(inner, rest) || rest.len() == 1;
            let is_empty = matches!(inner, Value::Array(list) if list.is_empty());
            if is_empty || (rest.len() == 1 && !inner.is_array() && !inner.is_object()) {
                map.remove(key.as_str());
            }
            is_taken
        }
        (Step::Element(index), Value::Array(list)) if *index < list.len() => {
            if rest.len() <= 1 {
                list.remove(*index);
                return true;
            }
            take(&mut list[*index], rest)
        }
        _ => false,
    }
}

/// Reads files as the program does.
#[must_use]
pub fn read_files(files: Vec<(String, String)>) -> ParsedRegistry {
    let inputs = files.into_iter().map(|(name, text)| Input {
        name,
        bytes: Ok(text.into_bytes()),
    });
    read(inputs.collect())
}

/// Everything that is wrong with what was read.
#[must_use]
pub fn findings(reading: &ParsedRegistry) -> Vec<LocatedFinding> {
    let analysis = Analysis::from_reading(reading.clone());
    analysis.check(&analysis.policy(&[]))
}
