//! One edit of a registry, of any kind that a curator makes.

use chancery_core::fields::{Kind, Need, Noun};
use chancery_core::model::{Keyword, MANIFEST, Section, section_noun};
use serde_json::{Map, Value};

use crate::random::{Choices, Draft, words};

/// What was edited.
#[derive(Debug)]
pub(super) enum Edit {
    /// A record was added.
    Added { section: &'static str },
    /// A record was taken away.
    Removed { section: &'static str },
    /// The value of a key was changed.
    Changed {
        section: &'static str,
        key: &'static str,
    },
    /// A record and all that refers to it has another id.
    Renamed { old: String, new: String },
}

/// Edits a draft; none if it has nothing that could be edited so.
pub(super) fn edit(draft: &mut Draft, choices: &mut Choices<'_>) -> Option<Edit> {
    if choices.once_in(8) {
        return of_manifest(draft, choices);
    }
    let filled = draft.sections.iter().enumerate();
    let filled: Vec<usize> = filled
        .filter(|(_, (_, list))| !list.is_empty())
        .map(|(position, _)| position)
        .collect();
    let position = *filled.get(choices.below(filled.len()))?;
    let (section, list) = &mut draft.sections[position];
    let section = *section;
    let noun = section_noun(section);
    let index = choices.below(list.len());
    let name = section.name();
    match choices.below(6) {
        0 => {
            list.remove(index);
            Some(Edit::Removed { section: name })
        }
        1 => {
            let mut record = list[index].clone();
            let needs_id = noun.keys.iter().any(is_needed_id);
            let map = record.as_object_mut()?;
            if section == Section::States {
                return None;
            } else if needs_id {
                map.insert("id".to_owned(), "one-that-was-added".into());
            } else {
                map.shift_remove("id");
                map.insert("note".to_owned(), "One that was added.".into());
            }
            let is_there = list.contains(&record);
            list.push(record);
            (!is_there).then_some(Edit::Added { section: name })
        }
        2 if is_referred_to(section) => renamed(draft, position, index, choices),
        _ => {
            let other = choices.below(list.len());
            let from = list[other].as_object()?.clone();
            let to = list[index].as_object_mut()?;
            let key = changed(noun, to, &from, choices)?;
            Some(Edit::Changed { section: name, key })
        }
    }
}

fn is_needed_id(key: &chancery_core::fields::Key) -> bool {
    matches!(key.kind, Kind::OwnId) && key.need == Need::Required
}

/// Changes a key that a record need not have: to what another one has there, or to nothing, or to
/// other words.
fn changed(
    noun: &'static Noun,
    record: &mut Map<String, Value>,
    other: &Map<String, Value>,
    choices: &mut Choices<'_>,
) -> Option<&'static str> {
    let keys: Vec<_> = noun
        .keys
        .iter()
        .filter(|key| key.need == Need::Optional && !matches!(key.kind, Kind::OwnId))
        .collect();
    let key = keys.get(choices.below(keys.len()))?;
    let before = record.get(key.name).cloned();
    if matches!(key.kind, Kind::Text) && choices.once_in(2) {
        record.insert(key.name.to_owned(), words::text(choices).into());
    } else {
        match other.get(key.name) {
            Some(value) if before.as_ref() != Some(value) => {
                record.insert(key.name.to_owned(), value.clone());
            }
            _ => {
                record.shift_remove(key.name);
            }
        }
    }
    (record.get(key.name) != before.as_ref()).then_some(key.name)
}

fn of_manifest(draft: &mut Draft, choices: &mut Choices<'_>) -> Option<Edit> {
    let nothing = Map::new();
    let key = changed(&MANIFEST, &mut draft.manifest, &nothing, choices)?;
    let section = Section::Manifest.name();
    Some(Edit::Changed { section, key })
}

/// Whether other records refer to those of a section by their id.
fn is_referred_to(section: Section) -> bool {
    matches!(
        section,
        Section::Organisations | Section::Instruments | Section::Sources
    )
}

fn renamed(
    draft: &mut Draft,
    position: usize,
    index: usize,
    choices: &mut Choices<'_>,
) -> Option<Edit> {
    let record = draft.sections[position].1[index].as_object()?;
    let old = record.get("id")?.as_str()?.to_owned();
    let new = format!("renamed-{}", choices.below(3));
    // A record that is told by its id alone could be another one, and so could one that has a twin.
    let lists = draft.sections.iter().flat_map(|(_, list)| list);
    let without_id = |record: &Value| {
        let mut record = record.clone();
        if let Some(map) = record.as_object_mut() {
            map.shift_remove("id");
        }
        record
    };
    let own = without_id(&draft.sections[position].1[index]);
    let twins = draft.sections[position]
        .1
        .iter()
        .filter(|it| without_id(it) == own);
    let is_free = lists
        .clone()
        .all(|it| it.get("id").is_none_or(|id| *id != *new));
    let style = draft.manifest.get("style");
    let is_styled = style.is_some_and(|style| style.get(&old).is_some());
    if twins.count() > 1 || !is_free || is_styled {
        return None;
    }
    rename(&MANIFEST, &mut draft.manifest, &old, &new);
    for (section, list) in &mut draft.sections {
        let noun = section_noun(*section);
        for record in list.iter_mut().filter_map(Value::as_object_mut) {
            rename(noun, record, &old, &new);
        }
    }
    Some(Edit::Renamed { old, new })
}

/// Puts another id in the place of one, wherever a value is or holds the id of a record.
pub(super) fn rename(noun: &'static Noun, record: &mut Map<String, Value>, old: &str, new: &str) {
    for key in noun.keys {
        let Some(value) = record.get_mut(key.name) else {
            continue;
        };
        let is_id = matches!(key.kind, Kind::OwnId | Kind::AnyRecord)
            || (key.kind.reference().is_some() && !matches!(key.kind, Kind::Area));
        match (key.kind.records(), value) {
            (Some(inner), Value::Object(map)) => rename(inner, map, old, new),
            (Some(inner), Value::Array(list)) => {
                for record in list.iter_mut().filter_map(Value::as_object_mut) {
                    rename(inner, record, old, new);
                }
            }
            (None, Value::Array(list)) if is_id => {
                for value in list {
                    one(key.kind, value, old, new);
                }
            }
            (None, value) if is_id => one(key.kind, value, old, new),
            _ => {}
        }
    }
}

fn one(kind: Kind, value: &mut Value, old: &str, new: &str) {
    let Some(text) = value.as_str() else {
        return;
    };
    let id = kind.id_in(text);
    if id == old {
        *value = format!("{new}{}", &text[id.len()..]).into();
    }
}
