//! Tables are read back as the records from which they were written.

use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::model::{Level, Registry, Scope, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::registry_text;
use chancery_export::formats::{Options, format};
use chancery_export::output::Memory;
use chancery_export::sheets::{self, SheetFile};
use chancery_export::views::ExportContext;

use super::{Law, holds};

/// The tables of a registry without errors are read back: with nothing to say about them, as
/// records of the same meaning, and these give the same tables. With `excel` they are those for
/// spreadsheet programs.
///
/// # Errors
///
/// If they are not.
pub fn tables(registry: &Registry, excel: bool) -> Law {
    let one = Analysis::from_registry(registry.clone());
    // What a format cannot hold is refused, and not written.
    let Some(written) = written(&one, excel) else {
        return Ok(());
    };
    let sources = written.files.iter();
    let sources = sources.filter(|(name, _)| sheets::is_source(name));
    let files = sources.map(|(name, bytes)| SheetFile {
        name: name.clone(),
        bytes: bytes.clone(),
    });
    let read = sheets::read(files.collect());
    let is_fault = |found: &&LocatedFinding| {
        let is_of_sheets = sheets::rules::RULES.contains(&found.finding.rule);
        is_of_sheets || found.finding.level == Level::Error
    };
    if let Some(found) = read.findings.iter().find(is_fault) {
        let file = read.sheets.texts.get(found.at.span.file);
        let file = file.map_or("", |text| &text.name);
        let (line, finding) = (found.at.start.line, &found.finding);
        return Err(format!(
            "{file}:{line}: {}: {} (excel: {excel})",
            finding.message, finding.label
        ));
    }
    same_records(registry, &read.registry).map_err(|words| format!("{words} (excel: {excel})"))?;
    let again = self::written(&Analysis::from_registry(read.registry), excel);
    let is_same = again.is_some_and(|again| again.files == written.files);
    holds(is_same, || {
        "the tables of what was read from tables are others".to_owned()
    })
}

/// Two registries have the same records by their meaning.
///
/// # Errors
///
/// If they do not.
pub fn same_records(one: &Registry, other: &Registry) -> Law {
    let (one, other) = (meaning(one), meaning(other));
    holds(one == other, || {
        let line = one
            .lines()
            .zip(other.lines())
            .find(|(one, other)| one != other);
        format!("tables are read as other records: {line:?}\n{one}\n-- read --\n{other}")
    })
}

fn written(analysis: &Analysis, excel: bool) -> Option<Memory> {
    let everything = Selector::default();
    let selection = Selection::new(analysis.network(), &everything);
    let views = ExportContext::for_export(analysis, selection);
    let options = Options {
        excel,
        ..Options::default()
    };
    let mut memory = Memory::default();
    (format("csv")?.write)(&views, &options, &mut memory).ok()?;
    Some(memory)
}

/// The records in canonical form, without what tables do not have and what says nothing: the order
/// of parties, a name of a state that everybody knows, and the scope that a claim has anyway.
fn meaning(registry: &Registry) -> String {
    let mut own = registry.clone();
    own.partnerships.iter_mut().for_each(|it| it.parties.sort());
    own.instruments.iter_mut().for_each(|it| it.parties.sort());
    for state in &mut own.states {
        let known = registry.manifest.state_name(&state.id);
        if state
            .name
            .as_deref()
            .is_some_and(|name| Some(name) == known)
        {
            state.name = None;
        }
        state.ids.0.sort();
    }
    own.organisations.iter_mut().for_each(|it| it.ids.0.sort());
    own.instruments.iter_mut().for_each(|it| it.ids.0.sort());
    for claim in &mut own.claims {
        claim.scope = claim.scope.filter(|scope| *scope != Scope::Record);
    }
    registry_text(&own)
}
