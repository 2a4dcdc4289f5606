//! Where each id of a registry stands: where it is declared, and where it is referred to.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::Analysis;
use chancery_core::fields::{Key, Kind, Noun};
use chancery_core::finding::{FieldPath, Place, Step, for_each_value};
use chancery_core::model::{EVIDENCE, Section, section_noun};

/// An id in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) id: String,
    pub(super) file: usize,
    /// The bytes of the id, without quotation marks and without the role behind it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the record that has the id begins here.
    pub(super) is_declaration: bool,
}

/// All ids of a registry.
#[derive(Default)]
pub(super) struct Occurrences {
    /// Those of each file, in the order of the text.
    files: BTreeMap<usize, Vec<Occurrence>>,
    by_id: BTreeMap<String, Vec<(usize, usize)>>,
    /// Ids that stand somewhere in another form, as with an escape.
    hidden: BTreeSet<String>,
}

impl Occurrences {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let mut places: Vec<(String, bool, Place)> = Vec::new();
        let is_id = |kind: Kind| {
            kind.reference().is_some() || matches!(kind, Kind::OwnId | Kind::AnyRecord)
        };
        let is_differing = |key: &Key| std::ptr::eq(key, differs());
        for_each_value(
            analysis.registry(),
            |key| is_id(key.kind) || is_differing(key),
            |value| {
                let kind = match is_differing(value.key) {
                    true => kind_of_difference(value.section, &value.path()),
                    false => Some(value.key.kind),
                };
                let Some(kind) = kind.filter(|kind| is_id(*kind)) else {
                    return;
                };
                let text = value.text();
                let id = kind.id_in(&text);
                let is_own = matches!(value.key.kind, Kind::OwnId);
                if !id.is_empty() {
                    places.push((id.to_owned(), is_own, value.place()));
                }
            },
        );
        let mut locator = analysis.locator();
        locator.prepare(places.iter().map(|(_, _, place)| place));
        let mut found = Occurrences::default();
        for (id, is_declaration, place) in &places {
            let span = locator.locate(place).span;
            let text = analysis.reading().texts.get(span.file);
            let written = text.and_then(|text| text.text.get(span.start..span.end));
            let Some(at) = written.and_then(|written| written.find(id.as_str())) else {
                found.hidden.insert(id.clone());
                continue;
            };
            found.files.entry(span.file).or_default().push(Occurrence {
                id: id.clone(),
                file: span.file,
                start: span.start + at,
                end: span.start + at + id.len(),
                is_declaration: *is_declaration,
            });
        }
        for (file, list) in &mut found.files {
            list.sort_by_key(|it| (it.start, it.end));
            list.dedup();
            for (position, occurrence) in list.iter().enumerate() {
                let of_id = found.by_id.entry(occurrence.id.clone()).or_default();
                of_id.push((*file, position));
            }
        }
        found
    }

    /// The id at a byte of a file, or right before it.
    pub(super) fn at(&self, file: usize, offset: usize) -> Option<&Occurrence> {
        let list = self.files.get(&file)?;
        let position = list.partition_point(|it| it.end < offset);
        list.get(position).filter(|it| it.start <= offset)
    }

    /// Whether an id also stands where it cannot be pointed at.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.hidden.contains(id)
    }

    /// Every place of an id, those of its declaration first.
    pub(super) fn of(&self, id: &str) -> Vec<&Occurrence> {
        let places = self.by_id.get(id).into_iter().flatten();
        let found = places.filter_map(|(file, position)| self.files.get(file)?.get(*position));
        let (mut first, rest): (Vec<_>, Vec<_>) = found.partition(|it| it.is_declaration);
        first.extend(rest);
        first
    }
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
