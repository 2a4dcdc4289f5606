//! Reading, checking, and writing canonical form.

use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::model::Registry;
use chancery_core::yaml::{
    Formatted, Input, Located, MANIFEST_FILE, ParsedRegistry, registry_text,
};

use super::{Law, holds};
use crate::random::{findings, read_files};

/// Every finding, and every place related to it, lies in its file; its message says something.
///
/// # Errors
///
/// If one does not.
pub fn findings_in_files(reading: &ParsedRegistry, found: &[LocatedFinding]) -> Law {
    for one in found {
        let words = || format!("a finding is not in its file: {one:?}");
        holds(!one.finding.message.trim().is_empty(), words)?;
        holds(one.related.len() == one.finding.related.len(), words)?;
        for at in std::iter::once(&one.at).chain(&one.related) {
            holds(is_in_file(reading, at), words)?;
        }
    }
    Ok(())
}

fn is_in_file(reading: &ParsedRegistry, at: &Located) -> bool {
    let (start, end) = (at.start, at.end);
    if start.line < 1 || start.column < 1 || start > end {
        return false;
    }
    let Some(text) = reading.texts.get(at.span.file) else {
        // It is of no file, as where the manifest is missing.
        return at.span.start == 0 && at.span.end == 0;
    };
    let text = &*text.text;
    let is_position = |offset: usize, line: usize, column: usize| {
        let Some(before) = text.get(..offset) else {
            return false;
        };
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let characters = before[line_start..].trim_start_matches('\u{FEFF}').chars();
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        lines + 1 == line && characters.count() + 1 == column
    };
    at.span.start <= at.span.end
        && is_position(at.span.start, start.line, start.column)
        && is_position(at.span.end, end.line, end.column)
}

/// What is written in canonical form reads back as it was, and is written the same again.
///
/// # Errors
///
/// If it is not.
pub fn canonical_form(reading: &ParsedRegistry) -> Law {
    for text in &reading.texts {
        let formatted = |written: &str| {
            Analysis::from_files(vec![Input::text(&text.name, written)]).formatted(0)
        };
        if let Formatted::Text(written) = formatted(&text.text) {
            let again = formatted(&written);
            holds(again == Formatted::Text(written.clone()), || {
                format!("what fmt writes is not settled:\n{written}\n-- again --\n{again:?}")
            })?;
        }
    }
    let written = registry_text(&reading.registry);
    if !reading.findings.is_empty() {
        // What could not be read whole is never written as files; showing it must not fail.
        return Ok(());
    }
    let again = reread(&written);
    let words = || format!("canonical form has faults: {:?}\n{written}", again.findings);
    holds(again.findings.is_empty(), words)?;
    let other = registry_text(&again.registry);
    holds(written == other, || {
        format!("canonical form is not settled:\n{written}\n-- again --\n{other}")
    })
}

fn reread(text: &str) -> ParsedRegistry {
    read_files(vec![(MANIFEST_FILE.to_owned(), text.to_owned())])
}

/// What two readings of the same records share: canonical form, and what is found.
fn told(registry: &Registry, found: &[LocatedFinding]) -> (String, Vec<String>) {
    let mut words: Vec<String> = found
        .iter()
        .map(|one| {
            let finding = &one.finding;
            format!(
                "{:?} {} {}",
                finding.level, finding.rule.name, finding.message
            )
        })
        .collect();
    words.sort();
    (registry_text(registry), words)
}

/// How records are ordered and divided among files changes neither canonical form nor what is
/// found. It is said of registries without errors: of two records with one id the first counts.
///
/// # Errors
///
/// If it does.
pub fn division(one: (&ParsedRegistry, &[LocatedFinding]), other: &ParsedRegistry) -> Law {
    let one = told(&one.0.registry, one.1);
    let mut files = other.registry.files.iter();
    let has_head = files.any(|file| !file.cited_by_head.is_empty());
    let mut other = told(&other.registry, &findings(other));
    if has_head {
        // What is wrong with citations at the head of a file is said once for all of its records.
        other.1.clone_from(&one.1);
    }
    holds(one == other, || {
        let lost: Vec<_> = one.1.iter().filter(|it| !other.1.contains(it)).collect();
        let new: Vec<_> = other.1.iter().filter(|it| !one.1.contains(it)).collect();
        format!(
            "other files of the same records: lost {lost:#?}, new {new:#?}, canonical form the same: {}",
            one.0 == other.0
        )
    })
}

/// The number of threads changes nothing.
///
/// # Errors
///
/// If it does, or if threads cannot be started.
pub fn threads(files: &[(String, String)], found: &[LocatedFinding]) -> Law {
    for count in [1, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
        let pool = pool.map_err(|error| error.to_string())?;
        let other = pool.install(|| findings(&read_files(files.to_vec())));
        holds(other == found, || {
            format!("{count} threads find other things")
        })?;
    }
    Ok(())
}
