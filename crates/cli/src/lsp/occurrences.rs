//! Where each id of a registry stands: where it is declared, and where it is referred to.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chancery_core::Analysis;
use chancery_core::fields::{Key, Kind, Noun, Reference};
use chancery_core::finding::{FieldPath, Place, RecordValue, Step, for_each_value_of_file};
use chancery_core::model::{EVIDENCE, MANIFEST, Section, section_noun};
use chancery_core::yaml::Locator;
use rayon::prelude::*;

/// An id in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) id: String,
    pub(super) file: usize,
    /// The bytes of the id, without quotation marks and without the role behind it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What the id names.
    pub(super) names: Names,
    /// The record that has the id here as its own, by its section and its position there; of a tier
    /// or a direction the manifest.
    pub(super) declares: Option<(Section, usize)>,
}

/// What an id names. A text may be the id of one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// A record, a tier or a direction.
    Record,
    /// A field of cooperation, which no record declares.
    Area,
    /// The registry itself.
    Registry,
}

/// All ids of a registry. Those of a file are looked for when they are first asked for, and kept
/// until the file changes.
#[derive(Default)]
pub(super) struct Occurrences {
    /// The ids of each file, with its name.
    files: Vec<(String, OnceLock<FileOccurrences>)>,
}

/// All ids of a file.
struct FileOccurrences {
    /// In the order of the text.
    list: Vec<Occurrence>,
    /// Their positions in the list, by id and place.
    by_id: Vec<usize>,
    /// Ids that stand somewhere in another form, as with an escape.
    hidden: BTreeSet<String>,
}

impl Occurrences {
    /// Forgets the ids of files that have changed.
    pub(super) fn forget(&mut self, analysis: &Analysis, changed: &[String]) {
        let names = || analysis.reading().texts.iter().map(|text| &text.name);
        // A file that has another number is looked at again.
        let is_same = names().eq(self.files.iter().map(|(name, _)| name));
        if !is_same {
            let unknown = |name: &String| (name.clone(), OnceLock::new());
            self.files = names().map(unknown).collect();
            return;
        }
        for (name, file) in &mut self.files {
            if changed.contains(name) {
                *file = OnceLock::new();
            }
        }
    }

    fn in_file(&self, analysis: &Analysis, file: usize) -> Option<&FileOccurrences> {
        let (_, known) = self.files.get(file)?;
        Some(known.get_or_init(|| FileOccurrences::new(analysis, file)))
    }

    /// The id at a byte of a file, or right before it.
    pub(super) fn at(
        &self,
        analysis: &Analysis,
        file: usize,
        offset: usize,
    ) -> Option<&Occurrence> {
        let list = &self.in_file(analysis, file)?.list;
        let position = list.partition_point(|it| it.end < offset);
        list.get(position).filter(|it| it.start <= offset)
    }

    /// The ids of the files that may hold an id: of those that were not looked at yet, the files that
    /// have its text, or an escape by which it may be written otherwise.
    fn with_id(&self, analysis: &Analysis, id: &str) -> Vec<&FileOccurrences> {
        let texts = &analysis.reading().texts;
        let may_hold = |file: usize| {
            let text = &texts[file].text;
            self.files[file].1.get().is_some() || text.contains(id) || text.contains('\\')
        };
        let files = (0..self.files.len().min(texts.len())).into_par_iter();
        let files = files.filter(|file| may_hold(*file));
        files
            .filter_map(|file| self.in_file(analysis, file))
            .collect()
    }

    /// Whether an id also stands where it cannot be pointed at.
    pub(super) fn is_hidden(&self, analysis: &Analysis, id: &str) -> bool {
        let files = self.with_id(analysis, id);
        files.iter().any(|file| file.hidden.contains(id))
    }

    /// Every place of an id, those of its declaration first.
    pub(super) fn of(&self, analysis: &Analysis, id: &str, names: Names) -> Vec<&Occurrence> {
        let files = self.with_id(analysis, id).into_iter();
        let all = files.flat_map(|file| file.of(id));
        let all = all.filter(|it| it.names == names);
        let (mut first, rest): (Vec<_>, Vec<_>) = all.partition(|it| it.declares.is_some());
        first.extend(rest);
        first
    }
}

impl FileOccurrences {
    fn new(analysis: &Analysis, file: usize) -> Self {
        let mut found = FileOccurrences {
            list: Vec::new(),
            by_id: Vec::new(),
            hidden: BTreeSet::new(),
        };
        let mut locator = analysis.locator();
        let text = &analysis.reading().texts[file].text;
        for_each_value_of_file(
            analysis.registry(),
            file,
            |key| is_id(key.kind) || is_differing(key) || is_style(key),
            |value| {
                if is_style(value.key) {
                    found.add_styled(&mut locator, text, file, value);
                    return;
                }
                let kind = match is_differing(value.key) {
                    true => kind_of_difference(value.section, &value.path()),
                    false => Some(value.key.kind),
                };
                let Some(kind) = kind.filter(|kind| is_id(*kind)) else {
                    return;
                };
                let words = value.text();
                let id = kind.id_in(&words);
                if id.is_empty() {
                    return;
                }
                let span = locator.locate(&value.place()).span;
                let written = text.get(span.start..span.end);
                let Some(at) = written.and_then(|written| written.find(id)) else {
                    found.hidden.insert(id.to_owned());
                    return;
                };
                found.list.push(Occurrence {
                    id: id.to_owned(),
                    file,
                    start: span.start + at,
                    end: span.start + at + id.len(),
                    names: names(kind, value.section, value.key),
                    declares: matches!(value.key.kind, Kind::OwnId)
                        .then_some((value.section, value.index)),
                });
            },
        );
        found.list.sort_by_key(|it| (it.start, it.end));
        found.list.dedup();
        found.by_id = (0..found.list.len()).collect();
        let list = &found.list;
        found
            .by_id
            .sort_by_key(|position| (&list[*position].id, *position));
        found
    }

    /// Adds the id that is the key of a style.
    fn add_styled(
        &mut self,
        locator: &mut Locator<'_>,
        text: &str,
        file: usize,
        value: &RecordValue<'_>,
    ) {
        let path = value.path();
        let Some(Step::Key(id)) = path.0.last() else {
            return;
        };
        let id = id.to_string();
        let place = Place::key(value.section, value.index, path);
        let span = locator.locate(&place).span;
        let written = text.get(span.start..span.end);
        let Some(at) = written.and_then(|written| written.find(&id)) else {
            self.hidden.insert(id);
            return;
        };
        self.list.push(Occurrence {
            file,
            start: span.start + at,
            end: span.start + at + id.len(),
            id,
            names: Names::Record,
            declares: None,
        });
    }

    /// The places of an id, in the order of the text.
    fn of(&self, id: &str) -> impl Iterator<Item = &Occurrence> {
        let id_at = |position: &usize| self.list[*position].id.as_str();
        let start = self.by_id.partition_point(|it| id_at(it) < id);
        let end = self.by_id.partition_point(|it| id_at(it) <= id);
        self.by_id[start..end].iter().map(|it| &self.list[*it])
    }
}

fn names(kind: Kind, section: Section, key: &Key) -> Names {
    match kind {
        _ if kind.reference() == Some(Reference::Area) => Names::Area,
        // The tiers and directions of the manifest have ids as well.
        Kind::OwnId if section == Section::Manifest && key.name == "registry" => Names::Registry,
        _ => Names::Record,
    }
}

fn is_id(kind: Kind) -> bool {
    kind.reference().is_some() || matches!(kind, Kind::OwnId | Kind::AnyRecord)
}

/// Whether the names below a key are the ids of what has the style.
fn is_style(key: &Key) -> bool {
    let style = MANIFEST.position("style").map(|at| &MANIFEST.keys[at]);
    style.is_some_and(|style| std::ptr::eq(key, style))
}

fn is_differing(key: &Key) -> bool {
    std::ptr::eq(key, differs())
}

/// The key under which a citation gives other values than the record.
fn differs() -> &'static Key {
    let position = EVIDENCE.position("differs").unwrap_or_default();
    &EVIDENCE.keys[position]
}

/// The kind of a value that a page gives instead of that of the record: that of the key by whose
/// name it stands.
fn kind_of_difference(section: Section, path: &FieldPath) -> Option<Kind> {
    let mut noun: &'static Noun = section_noun(section);
    for step in &path.0 {
        if let Step::Key(name) = step {
            match noun.keys[noun.position(name)?].kind.records() {
                Some(inner) if !std::ptr::eq::<Noun>(inner, &EVIDENCE) => noun = inner,
                _ => break,
            }
        }
    }
    let Some(Step::Key(name)) = path.0.last() else {
        return None;
    };
    Some(noun.keys[noun.position(name)?].kind)
}
