//! Every format gives the same bytes whatever the order of files and records.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use chancery::formats::formats;
use chancery_core::Analysis;
use chancery_core::model::{Registry, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::{MANIFEST_FILE, file_text};
use chancery_export::formats::{Format, Options};
use chancery_export::output::Memory;
use chancery_export::views::ExportContext;

use super::{Data, Failure, read_files};

/// Into how many files the records are dealt out.
const SHUFFLED_FILES: usize = 3;

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let registry = &data.reading.registry;
    let shuffled = read_files(&dealt_out(registry));
    let mut failures = Vec::new();
    for format in formats() {
        let excel = format.options.contains(&"excel");
        for excel in [Some(false), excel.then_some(true)].into_iter().flatten() {
            let options = Options {
                excel,
                ..Options::default()
            };
            let first = export(registry, format, &options)?;
            let moved = export(&shuffled.registry, format, &options)?;
            failures.extend(differing(format, &first, &moved));
        }
    }
    Ok(failures)
}

/// The bytes of each file that a format makes of a registry.
fn export(
    registry: &Registry,
    format: &Format,
    options: &Options,
) -> Result<BTreeMap<String, Vec<u8>>> {
    export_selected(registry, &Selector::default(), format, options)
}

/// The bytes of each file that a format makes of what a selector means.
pub(crate) fn export_selected(
    registry: &Registry,
    selector: &Selector,
    format: &Format,
    options: &Options,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    let views = ExportContext::for_export(&analysis, Selection::new(network, selector));
    let mut memory = Memory::default();
    (format.write)(&views, options, &mut memory)
        .with_context(|| format!("cannot export {}", format.name))?;
    Ok(memory.files)
}

fn differing(
    format: &Format,
    first: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> Vec<Failure> {
    let names = first
        .keys()
        .chain(other.keys().filter(|name| !first.contains_key(*name)));
    names
        .filter(|name| first.get(*name) != other.get(*name))
        .map(|name| {
            let ours = first.get(name).map(Vec::as_slice).unwrap_or_default();
            let theirs = other.get(name).map(Vec::as_slice).unwrap_or_default();
            let same = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
            let line = ours[..same].iter().filter(|byte| **byte == b'\n').count() + 1;
            Failure {
                file: MANIFEST_FILE.to_owned(),
                line: 1,
                column: 1,
                message: format!(
                    "{}: {name} differs with its files shuffled, at its line {line}",
                    format.name
                ),
            }
        })
        .collect()
}

/// The same records in other files and the opposite order: each section is dealt out among them.
fn dealt_out(registry: &Registry) -> Vec<(String, Vec<u8>)> {
    let mut parts = vec![Registry::default(); SHUFFLED_FILES];
    macro_rules! deal {
        ($($field:ident),+ $(,)?) => {
            $(for (index, record) in registry.$field.iter().rev().enumerate() {
                parts[index % SHUFFLED_FILES].$field.push(record.clone());
            })+
        };
    }
    deal!(
        states,
        organisations,
        partnerships,
        instruments,
        principles,
        sources,
        claims,
        waivers
    );
    parts[0].manifest = registry.manifest.clone();
    let text = |(index, part): (usize, &Registry)| {
        let name = if index == 0 {
            MANIFEST_FILE.to_owned()
        } else {
            format!("{index}.yaml")
        };
        (name, file_text(part, index == 0).into_bytes())
    };
    parts.iter().enumerate().map(text).collect()
}
