//! Findings as an editor shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::Arc;

use chancery_core::check::{FileFindings, LocatedFinding};
use chancery_core::model::Level;
use chancery_core::yaml::{Located, MANIFEST_FILE};
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, PublishDiagnosticsParams, Uri,
};

use super::open_registry::OpenRegistry;
use super::positions::Lines;
use super::uris::uri_of;

/// What an editor knows of the findings.
#[derive(Default)]
pub(super) struct Sent {
    /// The files of which findings were sent.
    with_findings: BTreeSet<PathBuf>,
    /// The version of each open file of which something was sent.
    versions: BTreeMap<PathBuf, i32>,
}

/// The files of a registry of which an editor must be told.
#[derive(Default)]
pub(super) struct Untold(pub(super) BTreeSet<PathBuf>);

impl Untold {
    /// Takes note of the files of which the findings are not what they were. `paths` are those of
    /// all files; the findings of none belong to the manifest, which is missing.
    pub(super) fn compare(
        &mut self,
        (paths_before, before): (&[PathBuf], &[FileFindings]),
        (paths, after): (&[PathBuf], &[FileFindings]),
        changed: &BTreeSet<usize>,
        manifest: PathBuf,
    ) {
        let is_same = |file: usize| match (before.get(file), after.get(file)) {
            (Some(before), Some(after)) => Arc::ptr_eq(before, after) || before == after,
            (before, after) => before.is_none() && after.is_none(),
        };
        if paths_before != paths {
            let all = paths_before.iter().chain(paths).cloned();
            self.0.extend(all.chain([manifest]));
            return;
        }
        for (file, path) in paths.iter().enumerate() {
            // A place has other columns where the text before it has changed.
            let mut related = after
                .get(file)
                .into_iter()
                .flat_map(|found| found.iter().flat_map(|it| &it.related));
            let is_moved = related.any(|at| changed.contains(&at.span.file));
            if changed.contains(&file) || is_moved || !is_same(file) {
                self.0.insert(path.clone());
            }
        }
        if !is_same(paths.len()) {
            self.0.insert(manifest);
        }
    }
}

/// What to send: the findings of each file of which they are not what was sent, or whose version is
/// another one. A file that two registries know, as the manifest of one in the other, has the findings
/// of both; one that none knows any more has none.
pub(super) fn to_send(
    registries: &[&OpenRegistry],
    mut untold: BTreeSet<PathBuf>,
    sent: &mut Sent,
    versions: &BTreeMap<PathBuf, i32>,
    rules_url: Option<&str>,
) -> Vec<PublishDiagnosticsParams> {
    let knows = |path: &PathBuf| registries.iter().any(|it| it.file(path).is_some());
    let open = versions
        .iter()
        .filter(|(path, version)| sent.versions.get(*path) != Some(version) && knows(path));
    untold.extend(open.map(|(path, _)| path.clone()));
    let mut lines: Vec<AllLines<'_>> = registries.iter().map(|it| AllLines::new(it)).collect();
    let mut messages = Vec::new();
    for path in untold {
        let mut found: Vec<Diagnostic> = Vec::new();
        for (registry, lines) in registries.iter().zip(&mut lines) {
            if registry.has_manifest() {
                let own = registry.findings_at(&path).iter();
                found.extend(own.map(|it| diagnostic(it, registry, lines, rules_url)));
            } else if path == registry.opened.root.join(MANIFEST_FILE) {
                found.push(missing_manifest());
            }
        }
        let version = versions.get(&path).copied().filter(|_| knows(&path));
        let had_findings = match found.is_empty() {
            true => sent.with_findings.remove(&path),
            false => !sent.with_findings.insert(path.clone()),
        };
        match version {
            Some(version) => sent.versions.insert(path.clone(), version),
            None => sent.versions.remove(&path),
        };
        if (had_findings || !found.is_empty() || version.is_some())
            && let Some(uri) = uri_of(&path)
        {
            messages.push(PublishDiagnosticsParams::new(uri, found, version));
        }
    }
    messages
}

/// That a registry has lost its manifest. What is in its other files cannot be judged without it.
fn missing_manifest() -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("chancery".to_owned()),
        message: format!("{MANIFEST_FILE} is missing, so no record of this folder is checked"),
        ..Diagnostic::default()
    }
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
