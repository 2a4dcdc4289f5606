//! Whole files and whole registries in canonical form.

use std::fmt::Write as _;

use super::write::{write_element, write_field};
use crate::fields::{Fields, Layout};
use crate::model::{FILE_HEAD, Keyword, MANIFEST, Registry, Section, section_list};

/// The canonical text of a file that holds exactly these records, in the order that they have.
/// The manifest is written if `with_manifest`.
#[must_use]
pub fn file_text(registry: &Registry, with_manifest: bool) -> String {
    // What the top of a file says is not said again by its records.
    let own = registry.with_own_citations();
    let (head, registry) = match registry.files.as_slice() {
        [only] => (Some(&only.head), &own),
        _ => (None, registry),
    };
    let mut out = String::new();
    if with_manifest {
        for (position, key) in MANIFEST.keys.iter().enumerate() {
            write_field(&mut out, key, &registry.manifest.view(position), 0);
        }
    }
    if let Some(head) = head {
        for (position, key) in FILE_HEAD.keys.iter().enumerate() {
            write_field(&mut out, key, &head.view(position), 0);
        }
    }
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        if list.count() == 0 {
            continue;
        }
        let _ = writeln!(out, "{}:", section.name());
        let layout = if *section == Section::Waivers {
            Layout::Line
        } else {
            Layout::Block
        };
        for record in (0..list.count()).filter_map(|index| list.record(index)) {
            write_element(&mut out, record, 2, layout);
        }
    }
    out
}

/// The canonical text of the whole registry as one file, its records sorted by id.
#[must_use]
pub fn registry_text(registry: &Registry) -> String {
    let mut sorted = registry.clone();
    // Its records are no longer where they were in their files.
    sorted.files.clear();
    sorted.states.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.organisations.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.partnerships.sort_by_cached_key(sorting_text);
    sorted.instruments.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.principles.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.sources.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.claims.sort_by(|a, b| a.id.cmp(&b.id));
    // One finding may be waived more than once, so the whole text decides.
    sorted.waivers.sort_by_cached_key(|waiver| {
        let text = super::write::record_text(waiver, 0);
        (waiver.rule.clone(), waiver.record.clone(), text)
    });
    file_text(&sorted, true)
}

/// Partnerships may share a name where they follow one another in time, so their whole text
/// decides.
fn sorting_text(partnership: &crate::model::Partnership) -> (String, String) {
    (
        partnership.id_or_derived().to_string(),
        super::write::record_text(partnership, 0),
    )
}

/// A canonical file's text without its comments and blank lines.
#[must_use]
pub fn comment_free(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let kept = without_comment(line).trim_end();
        if !kept.is_empty() {
            let _ = writeln!(out, "{kept}");
        }
    }
    out
}

/// The line up to its comment. In canonical form a quoted text ends on its line, and a plain one
/// holds no ` #`.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    let mut is_quoted = false;
    let mut before = ' ';
    for (offset, character) in line.char_indices() {
        match character {
            '"' if is_quoted && before != '\\' => is_quoted = false,
            '"' if !is_quoted && matches!(before, ' ' | '[' | '{') => is_quoted = true,
            '#' if !is_quoted && before == ' ' => return &line[..offset],
            _ => {}
        }
        // Two backslashes stand for one, which escapes nothing.
        before = if before == '\\' && character == '\\' {
            ' '
        } else {
            character
        };
    }
    line
}
