//! A new id for a record, in every file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chancery_core::Analysis;
use chancery_core::fields::{Id, Scalar as _};
use chancery_core::model::{Language, Partnership, state_name};
use chancery_core::network::RecordRef;
use chancery_core::yaml::plain_or_quoted;
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
};

use super::occurrences::{Names, Occurrence};
use super::open_registry::OpenRegistry;
use super::positions::Lines;
use super::uris::uri_of;

/// The id at a place, if it is declared in a file of the registry.
///
/// # Errors
///
/// If there is none, in words for the editor.
pub(super) fn renamed(
    registry: &OpenRegistry,
    file: usize,
    offset: usize,
) -> Result<&Occurrence, String> {
    let Some(found) = registry.id_at(file, offset) else {
        return Err("there is no id here".to_owned());
    };
    let analysis = &registry.opened.analysis;
    let is_declared = match found.names {
        Names::Record => analysis.find(&found.id).is_some(),
        Names::Registry => true,
        Names::Area => false,
    };
    if !is_declared {
        return Err(format!(
            "no record of this registry declares `{}`",
            found.id
        ));
    }
    let partnerships = &analysis.registry().partnerships;
    let is_name = |it: &Partnership| it.id.is_none() && *it.id_or_derived() == *found.id;
    if found.names == Names::Record && partnerships.iter().any(is_name) {
        return Err(format!(
            "the partnership `{}` is called by its parties and its tier; give it an `id` of its own",
            found.id
        ));
    }
    Ok(found)
}

/// The changes that give a record another id, wherever it stands.
///
/// # Errors
///
/// If the id has an invalid form or is taken, if the old one stands where it cannot be changed or
/// where nothing is read, or if a partnership is called by it in a way that others refer to; in words
/// for the editor.
pub(super) fn changes(
    registry: &OpenRegistry,
    versions: &BTreeMap<PathBuf, i32>,
    old: &Occurrence,
    new: &str,
) -> Result<WorkspaceEdit, String> {
    if let Err(fault) = Id::read(new) {
        return Err(format!("`{new}` is not an id: {fault}"));
    }
    let analysis = &registry.opened.analysis;
    if old.names == Names::Record {
        is_free(analysis, &old.id, new)?;
        keeps_names(registry, &old.id, new)?;
        is_all_read(analysis, &old.id)?;
    }
    if registry.occurrences.is_hidden(analysis, &old.id) {
        return Err(format!(
            "`{}` is written with escapes somewhere, which cannot be renamed",
            old.id
        ));
    }
    let mut of_files: BTreeMap<usize, Vec<(usize, usize, String)>> = BTreeMap::new();
    for it in registry.places_of(old) {
        let text = written(registry.text(it.file), it, new);
        let list = of_files.entry(it.file).or_default();
        list.push((it.start, it.end, text));
    }
    let edits = of_files.iter().filter_map(|(file, list)| {
        let path = registry.path(*file);
        let lines = Lines::new(registry.text(*file));
        let edit = |(start, end, text): &(usize, usize, String)| {
            OneOf::Left(TextEdit::new(lines.range(*start, *end), text.clone()))
        };
        Some(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri: uri_of(&path)?,
                version: versions.get(&path).copied(),
            },
            edits: list.iter().map(edit).collect(),
        })
    });
    Ok(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(edits.collect())),
        ..WorkspaceEdit::default()
    })
}

/// The id as it is written in the place of another one: in quotes where YAML would read it as
/// something else.
fn written(text: &str, old: &Occurrence, new: &str) -> String {
    let before = text.get(..old.start).and_then(|it| it.chars().next_back());
    let behind = text.get(old.end..).and_then(|it| it.chars().next());
    let is_part = matches!(before, Some('"' | '\'')) || behind == Some('/');
    if is_part {
        new.to_owned()
    } else {
        plain_or_quoted(new, true).into_owned()
    }
}

/// Checks that a record may have an id: that it has the form of its kind, and that nothing else is
/// called so.
fn is_free(analysis: &Analysis, old: &str, new: &str) -> Result<(), String> {
    let network = analysis.network();
    let is_state = matches!(analysis.find(old), Some(RecordRef::State(_)));
    let is_code = new.len() == 3 && new.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_state && !is_code {
        return Err(format!(
            "`{new}` is not the id of a state: it has three letters, A to Z"
        ));
    }
    // In small letters a word of three letters may be one of the language.
    let code = match analysis.find(old) {
        Some(RecordRef::Organisation(_)) => new.to_ascii_uppercase(),
        _ => new.to_owned(),
    };
    if let Some(name) = state_name(&code, Language::English) {
        return Err(format!("`{code}` is the code of {name}"));
    }
    let alike = network.records.ids_alike(new);
    let taken = alike.into_iter().find(|id| *id != old || old == new);
    match taken {
        Some(id) if id == new => Err(format!("the id `{new}` is taken")),
        Some(id) => Err(format!(
            "the id `{id}` differs from `{new}` only in upper and lower case"
        )),
        None => Ok(()),
    }
}

/// Refuses an id that occurs in text that was not read, as after the place at which a file breaks off:
/// it would stay as it was there, and nobody would notice.
fn is_all_read(analysis: &Analysis, old: &str) -> Result<(), String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    for file in &analysis.registry().files {
        let has_it = |unread: &str| unread.split(|c| !is_part(c)).any(|word| word == old);
        match file.unread.as_deref() {
            Some("") => {
                return Err(format!(
                    "{} cannot be read, and may have `{old}`",
                    file.name
                ));
            }
            Some(unread) if has_it(unread) => {
                return Err(format!(
                    "`{old}` stands in a part of {} that is not read; correct the errors there first",
                    file.name
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Checks the partnerships without an id of their own, which are called by their parties and their
/// tier: that nothing refers to one that would be called otherwise, and that nothing else is called
/// as it would be.
fn keeps_names(registry: &OpenRegistry, old: &str, new: &str) -> Result<(), String> {
    let analysis = &registry.opened.analysis;
    let records = &analysis.network().records;
    let mut is_seen = BTreeSet::new();
    for record in &analysis.registry().partnerships {
        let is_in_name = *record.tier == *old || record.parties.iter().any(|it| **it == *old);
        if record.id.is_some() || !is_in_name {
            continue;
        }
        let before = record.id_or_derived();
        if !is_seen.insert(before.clone()) {
            continue;
        }
        let mut renamed = record.clone();
        let names = renamed.parties.iter_mut().chain([&mut renamed.tier]);
        names
            .filter(|it| ***it == *old)
            .for_each(|it| *it = new.into());
        let after = renamed.id_or_derived();
        if let Some(place) = registry.places_of_record(&before).first() {
            let line = Lines::new(registry.text(place.file))
                .position(place.start)
                .line
                + 1;
            return Err(format!(
                "the partnership `{before}` is called by `{old}`, and {}:{line} refers to it; give \
                 it an `id` of its own",
                analysis.file_name(place.file),
            ));
        }
        if before != after && !records.ids_alike(&after).is_empty() {
            return Err(format!(
                "the partnership `{before}` would be called `{after}`, which is taken"
            ));
        }
    }
    Ok(())
}
