//! What rules of one record look at beside the record that they check.

use crate::model::{Keyword as _, RecordFile, Registry, Section};

/// The sections that rules may look at beside the record that they check.
const COMMON: [Section; 5] = [
    Section::Manifest,
    Section::States,
    Section::Organisations,
    Section::Sources,
    Section::Waivers,
];

/// What a file has that rules may look at beside the record that they check.
pub(crate) fn common_part(registry: &Registry, file: usize) -> Registry {
    let Some(own) = registry.files.get(file) else {
        return Registry::default();
    };
    let range = |section: Section| own.records[section as usize].clone();
    let mut part = Registry {
        states: registry.states[range(Section::States)].to_vec(),
        organisations: registry.organisations[range(Section::Organisations)].to_vec(),
        sources: registry.sources[range(Section::Sources)].to_vec(),
        waivers: registry.waivers[range(Section::Waivers)].to_vec(),
        ..Registry::default()
    };
    if !range(Section::Manifest).is_empty() {
        part.manifest = registry.manifest.clone();
    }
    // Of a record that could not be read as a whole, nothing is said to be missing.
    let faulty = own.faulty.iter().copied();
    part.files.push(RecordFile {
        faulty: faulty
            .filter(|(section, _)| COMMON.contains(section))
            .collect(),
        ..RecordFile::default()
    });
    part
}

/// The registry without the records of other files that a rule does not look at beside its own.
pub(super) fn narrowed(registry: &Registry, file: usize) -> Registry {
    let own = |section: Section| registry.files[file].records[section as usize].clone();
    let narrowed_file = |(number, about): (usize, &RecordFile)| {
        let mut about = about.clone();
        for section in Section::ALL.iter().filter(|it| !COMMON.contains(it)) {
            let count = own(*section).len();
            about.records[*section as usize] = match number.cmp(&file) {
                std::cmp::Ordering::Less => 0..0,
                std::cmp::Ordering::Equal => 0..count,
                std::cmp::Ordering::Greater => count..count,
            };
        }
        about
    };
    Registry {
        manifest: registry.manifest.clone(),
        states: registry.states.clone(),
        organisations: registry.organisations.clone(),
        partnerships: registry.partnerships[own(Section::Partnerships)].to_vec(),
        instruments: registry.instruments[own(Section::Instruments)].to_vec(),
        principles: registry.principles[own(Section::Principles)].to_vec(),
        sources: registry.sources.clone(),
        claims: registry.claims[own(Section::Claims)].to_vec(),
        waivers: registry.waivers.clone(),
        files: registry
            .files
            .iter()
            .enumerate()
            .map(narrowed_file)
            .collect(),
    }
}

/// Where the records of a file begin in each section, if all are counted; of the common ones
/// nothing is narrowed.
pub(super) fn starts(registry: &Registry, file: usize) -> [usize; Section::COUNT] {
    let own = registry.files.get(file);
    let mut starts = own.map_or_else(Default::default, |own| {
        own.records.each_ref().map(|range| range.start)
    });
    for section in COMMON {
        starts[section as usize] = 0;
    }
    starts
}
