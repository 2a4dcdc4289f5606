//! A report of code quality, as GitLab shows it in a merge request.

use chancery_core::check::LocatedFinding;
use chancery_core::model::Level;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Names, RenderSettings, RenderedFinding, Renderer, path_in_repository, sentences};
use crate::registry::OpenedRegistry;

/// One array with an object for each finding.
pub static RENDERER: Renderer = Renderer {
    name: "code-climate",
    has_summary: false,
    most: None,
    most_ever: None,
    text,
};

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, _: &RenderSettings) -> String {
    let mut names = Names::default();
    let issues: Vec<Value> = shown
        .findings
        .iter()
        .map(|found| issue(opened, found, &mut names))
        .collect();
    // These are texts and numbers, which always become JSON.
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    text
}

fn issue<'f>(opened: &OpenedRegistry, found: &'f LocatedFinding, names: &mut Names<'f>) -> Value {
    let finding = &found.finding;
    let path = path_in_repository(opened.shown_path(found.at.span.file));
    json!({
        "description": sentences(finding),
        "check_name": finding.rule.name,
        "fingerprint": fingerprint(path, &names.of(found)),
        "severity": severity(finding.level),
        "location": {
            "path": path,
            "lines": { "begin": found.at.start.line, "end": found.at.end.line },
        },
    })
}

/// What GitLab knows a finding by from one commit to the next: it does not depend on lines, and of
/// two findings with one fingerprint GitLab would show only the first.
fn fingerprint(path: &str, name: &str) -> String {
    let digest = Sha256::digest(format!("{path}\n{name}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note | Level::Off => "info",
    }
}
