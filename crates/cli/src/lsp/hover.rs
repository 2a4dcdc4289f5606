//! What an id, a key or a finding is.

use chancery_core::fields::Key;
use chancery_core::model::{Keyword as _, Section, section_noun};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::context::{self, What};
use super::diagnostics::is_at;
use super::occurrences::Occurrence;
use super::open_registry::OpenRegistry;
use super::positions::Lines;
use crate::show::{Most, ShownRecord, record_text_at, text};

/// The most lines of a record that are shown.
const MOST_LINES: usize = 40;

/// What is at a byte of a file.
pub(super) fn at(
    registry: &OpenRegistry,
    file: usize,
    offset: usize,
    is_manifest: bool,
) -> Option<Hover> {
    let lines = Lines::new(registry.text(file));
    let mut parts: Vec<String> = Vec::new();
    let mut range = None;
    if let Some(found) = registry.id_at(file, offset) {
        parts.extend(record(registry, found));
        range = Some(lines.range(found.start, found.end));
    } else if let Some((start, end, words)) = key(registry.text(file), offset, is_manifest) {
        parts.push(words);
        range = Some(lines.range(start, end));
    }
    let findings = registry.findings_in(file).iter();
    for found in findings.filter(|found| is_at(found, file, offset, offset)) {
        let rule = found.finding.rule;
        let page = rule.page.replace("```yaml fires", "```yaml");
        let summary = page.split("\n\n").find(|it| !it.starts_with('#'));
        parts.push(format!(
            "**{}**: {}\n\n`chancery explain {}` shows more.",
            rule.name,
            summary.unwrap_or(rule.summary).trim(),
            rule.name
        ));
    }
    (!parts.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range,
    })
}

/// What `chancery show` says of a record, with the first entries of each list, cut where it is long.
/// Where a record declares its id it is that one, though another may have the id as well.
fn record(registry: &OpenRegistry, found: &Occurrence) -> Option<String> {
    let opened = &registry.opened;
    let network = opened.analysis.network();
    opened.dated().ok()?;
    let text = match found.declares {
        Some((section, index)) if section != Section::Manifest => {
            record_text_at(opened, section, index, Most::FEW)?
        }
        _ => text(
            opened,
            network,
            &ShownRecord::find(network, &found.id)?,
            Most::FEW,
        ),
    };
    let mut lines = text.lines();
    let mut cut: Vec<&str> = lines.by_ref().take(MOST_LINES).collect();
    let rest = format!("... `chancery show {}` shows all of it", found.id);
    if lines.next().is_some() || cut.iter().any(|line| line.starts_with("... and ")) {
        cut.push(&rest);
    }
    Some(format!("```text\n{}\n```", cut.join("\n")))
}

/// What a key says, and its bytes.
fn key(text: &str, offset: usize, is_manifest: bool) -> Option<(usize, usize, String)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let before = text.get(..offset)?;
    let start = before.len() - before.chars().rev().take_while(|c| is_part(*c)).count();
    let rest = &text[start..];
    let end = start + rest.chars().take_while(|c| is_part(*c)).count();
    let name = &text[start..end];
    let is_key = text[end..].trim_start_matches(['"', '\'']).starts_with(':');
    if name.is_empty() || !is_key {
        return None;
    }
    let expected = context::at(text, start, is_manifest)?;
    let described = |key: &Key| {
        let kind = key.kind.description();
        format!("**{}** ({kind}): {}", key.name, key.sentence)
    };
    let words = match expected.what {
        What::KeyOf(noun) => described(&noun.keys[noun.position(name)?]),
        What::Top => match Section::ALL.iter().find(|section| section.name() == name) {
            Some(section) => format!("**{name}**: {}", section_noun(*section).sentence),
            None => {
                let noun = context::top(is_manifest);
                described(&noun.keys[noun.position(name)?])
            }
        },
        What::ValueOf(..) => return None,
    };
    Some((start, end, words))
}
