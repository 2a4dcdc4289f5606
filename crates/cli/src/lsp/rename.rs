//! A new id for a record, in every file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chancery_core::check::LocatedFinding;
use chancery_core::fields::{Id, Scalar as _};
use chancery_core::yaml::plain_or_quoted;
use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
};

use super::occurrences::{Occurrence, Occurrences};
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
    let places = registry.places_of(&found.id);
    let is_declared = places.iter().any(|it| it.is_declaration);
    if !is_declared {
        return Err(format!(
            "no record of this registry declares `{}`",
            found.id
        ));
    }
    Ok(found)
}

/// The changes that give a record another id. They were tried: with them as many references lead to
/// the record, and nothing else is found.
///
/// # Errors
///
/// If the id has an invalid form or is taken, if it stands where it cannot be changed, or if
/// something else would be found; in words for the editor.
pub(super) fn changes(
    registry: &OpenRegistry,
    versions: &BTreeMap<PathBuf, i32>,
    old: &str,
    new: &str,
) -> Result<WorkspaceEdit, String> {
    if let Err(fault) = Id::read(new) {
        return Err(format!("`{new}` is not an id: {fault}"));
    }
    let analysis = &registry.opened.analysis;
    if analysis.find(new).is_some() || !registry.places_of(new).is_empty() {
        return Err(format!("the id `{new}` is taken"));
    }
    if registry.occurrences.is_hidden(analysis, old) {
        return Err(format!(
            "`{old}` is written with escapes somewhere, which cannot be renamed"
        ));
    }
    let mut of_files: BTreeMap<usize, Vec<(usize, usize, String)>> = BTreeMap::new();
    for it in registry.places_of(old) {
        let text = written(registry.text(it.file), it, new);
        let list = of_files.entry(it.file).or_default();
        list.push((it.start, it.end, text));
    }
    try_out(registry, &of_files, old, new)?;
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

/// The places of the bytes of a file that are written anew.
type Written = BTreeMap<usize, Vec<(usize, usize, String)>>;

fn try_out(
    registry: &OpenRegistry,
    of_files: &Written,
    old: &str,
    new: &str,
) -> Result<(), String> {
    let changed = of_files.iter().map(|(file, list)| {
        let mut text = registry.text(*file).to_owned();
        for (start, end, new) in list.iter().rev() {
            text.replace_range(*start..*end, new);
        }
        let name = registry.opened.analysis.file_name(*file);
        (name.to_owned(), text)
    });
    let (found, after) = registry.tried(changed.collect(), |changed| {
        let after = Occurrences::new(changed).of(changed, new).len();
        (changed.check_by_file(&changed.policy(&[])), after)
    });
    let mut more: BTreeMap<Spot<'_>, i64> = BTreeMap::new();
    for it in registry.findings() {
        *more.entry(spot(registry, it, Some(of_files))).or_default() -= 1;
    }
    for it in found.iter().flat_map(|found| found.iter()) {
        *more.entry(spot(registry, it, None)).or_default() += 1;
    }
    let is_new = |it: &&LocatedFinding| {
        more.get(&spot(registry, it, None))
            .is_some_and(|it| *it > 0)
    };
    let mut found = found.iter().flat_map(|found| found.iter());
    if let Some(new_one) = found.find(is_new) {
        return Err(format!(
            "with the id `{new}`, {} would be found at {}:{}: {}; nothing is renamed",
            new_one.finding.rule,
            registry.opened.analysis.file_name(new_one.at.span.file),
            new_one.at.start.line,
            new_one.finding.message,
        ));
    }
    let before = registry.places_of(old).len();
    if before != after || more.values().any(|more| *more != 0) {
        return Err(format!(
            "with the id `{new}` the registry would not say the same, so nothing is renamed"
        ));
    }
    Ok(())
}

/// The rule of a finding, its file, and its byte after the change.
type Spot<'r> = (&'static str, &'r str, usize);

/// Where something is found after a change: moved by what is written before it in its file, where
/// it was found before that.
fn spot<'r>(
    registry: &'r OpenRegistry,
    found: &LocatedFinding,
    written: Option<&Written>,
) -> Spot<'r> {
    let span = found.at.span;
    let list = written.and_then(|it| it.get(&span.file));
    let before = list.into_iter().flatten().filter(|it| it.0 < span.start);
    let at = before.fold(span.start, |at, (start, end, new)| {
        (at + new.len()).saturating_sub(end - start)
    });
    let file = registry.opened.analysis.file_name(span.file);
    (found.finding.rule.name, file, at)
}
