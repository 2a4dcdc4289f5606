//! Adds what a finding says is missing: a key of a record, or the record that an id refers to.

use chancery_core::check::LocatedFinding;
use chancery_core::fields::{Need, Noun};
use chancery_core::model::{INSTRUMENT, ORGANISATION, SOURCE, STATE};

use super::fixes::Fix;
use super::workspace::OpenRegistry;

/// The rules about an id that leads nowhere, with the section and the noun of the record that may be
/// declared.
const DECLARED: &[(&str, &str, &Noun)] = &[
    ("unknown-actor", "states", &STATE),
    ("unknown-instrument", "instruments", &INSTRUMENT),
    ("unknown-organisation", "organisations", &ORGANISATION),
    ("unknown-source", "sources", &SOURCE),
    ("unknown-state", "states", &STATE),
];

/// The changes that add what is missing; what they leave empty is for the curator, and a check says
/// so until it is filled in.
pub(super) fn fixes(registry: &OpenRegistry, found: &LocatedFinding) -> Vec<Fix> {
    match found.finding.rule.name {
        "missing-key" => keys(registry, found),
        rule => {
            let known = DECLARED.iter().find(|(name, ..)| *name == rule);
            let fix = known.and_then(|(_, section, noun)| declare(registry, found, section, noun));
            fix.into_iter().collect()
        }
    }
}

/// The missing keys of a record in a block.
fn keys(registry: &OpenRegistry, found: &LocatedFinding) -> Vec<Fix> {
    let text = registry.text(found.at.span.file);
    let start = found.at.span.start.min(text.len());
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let before = &text[line_start..start];
    // Within braces there is no line for it.
    let is_block =
        before.chars().all(|c| matches!(c, ' ' | '-')) && !text[start..].starts_with('{');
    if !is_block {
        return Vec::new();
    }
    let message = &found.finding.message;
    let names = message.split('`').skip(1).step_by(2);
    let indent = " ".repeat(before.chars().count());
    let fix = |name: &str| Fix {
        title: format!("Add the key `{name}`"),
        start: line_end,
        end: line_end,
        text: format!("\n{indent}{name}: "),
    };
    names.map(fix).collect()
}

/// A record for an id that leads nowhere, behind the last one of its section in the file, or in a
/// section of its own.
fn declare(
    registry: &OpenRegistry,
    found: &LocatedFinding,
    section: &str,
    noun: &Noun,
) -> Option<Fix> {
    let text = registry.text(found.at.span.file);
    let pointed = text.get(found.at.span.start..found.at.span.end)?;
    let pointed = pointed.trim_matches(['"', '\'']);
    let id = pointed.split('/').next().filter(|id| !id.is_empty())?;
    let is_state_id = id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase());
    if section == "states" && !is_state_id {
        return None;
    }
    let required = noun
        .keys
        .iter()
        .filter(|key| key.need == Need::Required && key.name != "id");
    let keys: String = required
        .map(|key| format!("    {}: \n", key.name))
        .collect();
    let record = format!("  - id: {id}\n{keys}");
    let head = format!("{section}:\n");
    let own = match text.starts_with(&head) {
        true => Some(0),
        false => text.find(&format!("\n{head}")).map(|at| at + 1),
    };
    let (at, text) = match own {
        Some(at) => (at + head.len(), record),
        None if text.ends_with('\n') || text.is_empty() => (text.len(), head + &record),
        None => (text.len(), format!("\n{head}{record}")),
    };
    Some(Fix {
        title: format!("Declare the {} `{id}` in this file", noun.word()),
        start: at,
        end: at,
        text,
    })
}
