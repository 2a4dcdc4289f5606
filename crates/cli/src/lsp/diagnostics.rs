//! Findings as an editor shows them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr as _;

use chancery_core::check::LocatedFinding;
use chancery_core::model::Level;
use chancery_core::yaml::Located;
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, PublishDiagnosticsParams, Uri,
};

use super::positions::Lines;
use super::uris::uri_of;
use super::workspace::OpenRegistry;

/// What to send of a registry: the findings of each file that has some or is open, and none for each
/// file of which some were sent before.
pub(super) fn to_send(
    registry: &mut OpenRegistry,
    versions: &BTreeMap<PathBuf, i32>,
    rules_url: Option<&str>,
) -> Vec<PublishDiagnosticsParams> {
    let mut of_files: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for path in std::mem::take(&mut registry.sent) {
        of_files.insert(path, Vec::new());
    }
    let open = versions.keys();
    for path in open.filter(|path| registry.file(path).is_some()) {
        of_files.insert(path.clone(), Vec::new());
    }
    let mut lines = AllLines::new(registry);
    for found in &registry.findings {
        let path = registry.path(found.at.span.file);
        let diagnostic = diagnostic(found, registry, &mut lines, rules_url);
        of_files.entry(path).or_default().push(diagnostic);
    }
    drop(lines);
    registry.is_unsent = false;
    let with_findings = of_files.iter().filter(|(_, found)| !found.is_empty());
    registry.sent = with_findings.map(|(path, _)| path.clone()).collect();
    let send = |(path, diagnostics): (PathBuf, Vec<Diagnostic>)| {
        let version = versions.get(&path).copied();
        Some(PublishDiagnosticsParams::new(
            uri_of(&path)?,
            diagnostics,
            version,
        ))
    };
    of_files.into_iter().filter_map(send).collect()
}

/// The lines of files, counted when they are first needed.
struct AllLines<'r> {
    registry: &'r OpenRegistry,
    files: BTreeMap<usize, Lines<'r>>,
}

impl<'r> AllLines<'r> {
    fn new(registry: &'r OpenRegistry) -> Self {
        AllLines {
            registry,
            files: BTreeMap::new(),
        }
    }

    fn range(&mut self, at: &Located) -> lsp_types::Range {
        let file = at.span.file;
        let registry = self.registry;
        let lines = self.files.entry(file);
        let lines = lines.or_insert_with(|| Lines::new(registry.text(file)));
        lines.located(at)
    }
}

fn diagnostic(
    found: &LocatedFinding,
    registry: &OpenRegistry,
    lines: &mut AllLines<'_>,
    rules_url: Option<&str>,
) -> Diagnostic {
    let finding = &found.finding;
    let mut related: Vec<DiagnosticRelatedInformation> = Vec::new();
    for (other, at) in finding.related.iter().zip(&found.related) {
        let Some(uri) = uri_of(&registry.path(at.span.file)) else {
            continue;
        };
        related.push(DiagnosticRelatedInformation {
            location: Location::new(uri, lines.range(at)),
            message: other.message.clone(),
        });
    }
    let page =
        rules_url.and_then(|url| Uri::from_str(&format!("{url}#{}", finding.rule.name)).ok());
    Diagnostic {
        range: lines.range(&found.at),
        severity: Some(match finding.level {
            Level::Error => DiagnosticSeverity::ERROR,
            Level::Warning => DiagnosticSeverity::WARNING,
            Level::Note | Level::Off => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: page.map(|href| CodeDescription { href }),
        source: Some("chancery".to_owned()),
        message: words(found),
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

/// What is wrong, and what to do about it, in whole lines.
fn words(found: &LocatedFinding) -> String {
    let finding = &found.finding;
    let mut words = finding.message.clone();
    if finding.related_left_out > 0 {
        words.push_str(&format!(
            "\n({} more places have to do with it)",
            finding.related_left_out
        ));
    }
    if let Some(help) = &finding.help {
        words.push_str(&format!("\nhelp: {help}"));
    }
    words
}

/// Whether a finding is about a part of some bytes of a file, or right beside them.
pub(super) fn is_at(found: &LocatedFinding, file: usize, start: usize, end: usize) -> bool {
    let span = found.at.span;
    span.file == file && span.start <= end && start <= span.end
}
