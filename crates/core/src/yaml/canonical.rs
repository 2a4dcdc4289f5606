//! Whole files and whole registries in canonical form.

use super::comments::{Comments, NONE};
use super::write::{Out, write_keys, write_section};
use crate::fields::Layout;
use crate::model::{Keyword, Registry, Section, section_list};

/// The canonical text of a file that holds exactly these records, in the order that they have.
/// The manifest is written if `with_manifest`.
#[must_use]
pub fn file_text(registry: &Registry, with_manifest: bool) -> String {
    commented_text(registry, with_manifest, &NONE)
}

/// The canonical text of a file, with its comments.
pub(super) fn commented_text(
    registry: &Registry,
    with_manifest: bool,
    comments: &Comments,
) -> String {
    // What the top of a file says is not said again by its records.
    let own = registry.with_own_citations();
    let (head, registry) = match registry.files.as_slice() {
        [only] => (Some(&only.head), &own),
        _ => (None, registry),
    };
    let mut out = Out::default();
    out.lines(&comments.above, 0);
    if with_manifest {
        write_keys(&mut out, &registry.manifest, 0, comments, false);
    }
    if let Some(head) = head {
        write_keys(&mut out, head, 0, comments, false);
    }
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        if list.count() == 0 {
            continue;
        }
        let layout = if *section == Section::Waivers {
            Layout::Line
        } else {
            Layout::Block
        };
        let name = section.name();
        write_section(&mut out, name, list, layout, comments.key(name));
    }
    out.lines(&comments.at_end, 0);
    out.text
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
