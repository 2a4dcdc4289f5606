//! Adds what a finding says is missing: a key of a record, or the record that an id refers to.

use chancery_core::check::LocatedFinding;
use chancery_core::fields::{Need, Noun};
use chancery_core::model::{INSTRUMENT, ORGANISATION, SOURCE, STATE};
use chancery_core::yaml::{OutlineForm, OutlineRole};

use super::edits::{Edit, Editable, in_json};
use super::fixes::Fix;
use super::open_registry::OpenRegistry;

/// The rules about an id that leads nowhere, with the section and the noun of the record that may be
/// declared.
const DECLARED: &[(&str, &str, &Noun)] = &[
    ("unknown-actor", "states", &STATE),
    ("unknown-instrument", "instruments", &INSTRUMENT),
    ("unknown-organisation", "organisations", &ORGANISATION),
    ("unknown-source", "sources", &SOURCE),
    ("unknown-state", "states", &STATE),
];

/// Whether the finding is about something that may be added.
pub(super) fn may_be_added(found: &LocatedFinding) -> bool {
    let rule = found.finding.rule.name;
    rule == "missing-key" || DECLARED.iter().any(|(name, ..)| *name == rule)
}

/// The changes that add what is missing; what they leave empty is for the curator, and a check says
/// so until it is filled in. None of them is certainly what is meant.
pub(super) fn fixes(
    registry: &OpenRegistry,
    editable: &Editable<'_>,
    found: &LocatedFinding,
) -> Vec<Fix> {
    let rule = found.finding.rule.name;
    if rule == "missing-key" {
        return keys(editable, found);
    }
    let known = DECLARED.iter().find(|(name, ..)| *name == rule);
    let fix = known.and_then(|(_, section, noun)| {
        let text = registry.text(found.at.span.file);
        let pointed = text.get(found.at.span.start..found.at.span.end)?;
        declare(editable, pointed, section, noun)
    });
    fix.into_iter().collect()
}

/// The missing keys of a record, behind the value of its first key.
fn keys(editable: &Editable<'_>, found: &LocatedFinding) -> Vec<Fix> {
    let outline = &editable.outline;
    let is_record = |at: &usize| {
        let node = &outline.nodes[*at];
        node.start == found.at.span.start
            && matches!(node.form, OutlineForm::Mapping | OutlineForm::FlowMapping)
    };
    let Some(record) = (0..outline.nodes.len()).rev().find(is_record) else {
        return Vec::new();
    };
    let mut values = outline.children(record).skip(1).step_by(2);
    let value = match outline.nodes[record].form {
        OutlineForm::Mapping => values.next(),
        _ => values.last(),
    };
    let Some(behind) = value.map(|at| outline.nodes[at].end) else {
        return Vec::new();
    };
    let message = &found.finding.message;
    let names = message.split('`').skip(1).step_by(2);
    let fix = |name: &str| {
        let entry = match editable.is_json {
            true => format!("{}: \"\"", in_json(name)),
            false => format!("{name}: "),
        };
        Some(Fix {
            title: format!("Add the key `{name}`"),
            edits: vec![editable.insertion(record, behind, &entry)?],
            is_preferred: false,
        })
    };
    names.filter_map(fix).collect()
}

/// A record for an id that leads nowhere, behind the last one of its section in the file, or in a
/// section of its own.
fn declare(editable: &Editable<'_>, pointed: &str, section: &str, noun: &Noun) -> Option<Fix> {
    let pointed = pointed.trim_matches(['"', '\'']);
    let id = pointed.split('/').next().filter(|id| !id.is_empty())?;
    let is_state_id = id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase());
    if section == "states" && !is_state_id {
        return None;
    }
    let required = noun.keys.iter().filter(|key| key.need == Need::Required);
    let names: Vec<&str> = required
        .map(|key| key.name)
        .filter(|name| *name != "id")
        .collect();
    let record = Record { id, names };
    let root = editable.outline.nodes.first()?;
    let edit = match editable.outline.entry(0, section) {
        Some(key) => into_list(editable, key + 1, &record)?,
        None if root.form == OutlineForm::FlowMapping => {
            let behind = editable.outline.children(0).last()?;
            let name = match editable.is_json {
                true => in_json(section),
                false => section.to_owned(),
            };
            let entry = format!("{name}: [{}]", record.in_braces(editable.is_json));
            editable.insertion(0, editable.outline.nodes[behind].end, &entry)?
        }
        None => new_section(editable, section, &record)?,
    };
    Some(Fix {
        title: format!("Declare the {} `{id}` in this file", noun.word()),
        edits: vec![edit],
        is_preferred: false,
    })
}

/// The keys of a record that is declared.
struct Record<'r> {
    id: &'r str,
    names: Vec<&'r str>,
}

impl Record<'_> {
    fn in_braces(&self, is_json: bool) -> String {
        let key = |name: &str| match is_json {
            true => in_json(name),
            false => name.to_owned(),
        };
        let (id, empty) = match is_json {
            true => (in_json(self.id), "\"\""),
            false => (self.id.to_owned(), ""),
        };
        let names = self.names.iter();
        let rest: String = names
            .map(|name| format!(", {}: {empty}", key(name)))
            .collect();
        format!("{{{}: {id}{rest}}}", key("id"))
    }

    /// The lines of the record, each after a line break.
    fn in_lines(&self, line_break: &str, indent: &str) -> String {
        let names = self.names.iter();
        let rest: String = names
            .map(|name| format!("{line_break}{indent}  {name}: "))
            .collect();
        format!("{line_break}{indent}- id: {}{rest}", self.id)
    }
}

/// A record behind the last one of a list.
fn into_list(editable: &Editable<'_>, list: usize, record: &Record<'_>) -> Option<Edit> {
    let node = editable.outline.nodes.get(list)?;
    let last = editable.outline.children(list).last();
    let last = last.map(|at| editable.outline.nodes[at].end);
    match (node.form, last) {
        (OutlineForm::List, Some(_)) => {
            let indent = editable.indent(node.start)?;
            let end = editable.line_end(node.end)?;
            let lines = record.in_lines(editable.line_break(), &indent);
            Some((end, end, lines))
        }
        (OutlineForm::FlowList, Some(end)) => {
            let record = record.in_braces(editable.is_json);
            Some((end, end, format!(", {record}")))
        }
        (OutlineForm::FlowList, None) => {
            let start = node.start + 1;
            Some((start, start, record.in_braces(editable.is_json)))
        }
        _ => None,
    }
}

/// A section at the end of the document, in the column of the other sections.
fn new_section(editable: &Editable<'_>, section: &str, record: &Record<'_>) -> Option<Edit> {
    let root = editable.outline.nodes.first()?;
    if (root.role, root.form) != (OutlineRole::Root, OutlineForm::Mapping) {
        return None;
    }
    let indent = editable.indent(root.start)?;
    let line_break = editable.line_break();
    let lines = record.in_lines(line_break, &format!("{indent}  "));
    let text = editable.text;
    // What ends the document stays behind it.
    let is_ended = text[root.end..].lines().any(|line| line.starts_with("..."));
    let end = editable.line_end(root.end)?;
    if is_ended || text.trim_end().len() <= end {
        let is_last = text[end..].is_empty();
        let behind = if is_last { line_break } else { "" };
        let added = format!("{line_break}{indent}{section}:{lines}{behind}");
        return Some((end, end, added));
    }
    let before = if text.ends_with(['\n', '\r']) {
        ""
    } else {
        line_break
    };
    let added = format!("{before}{indent}{section}:{lines}{line_break}");
    Some((text.len(), text.len(), added))
}
