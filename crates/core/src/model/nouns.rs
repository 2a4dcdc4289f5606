//! The tables of all nouns, and the records of each section.

use super::{
    CLAIM, DIRECTION, EVIDENCE, INSTRUMENT, MANIFEST, MEMBER, ORGANISATION, PARTICIPANT,
    PARTNERSHIP, PRINCIPLE, Registry, SELECTOR, SIGNATORY, SOURCE, STATE, Section, TIER, WAIVER,
};
use crate::fields::{Noun, RecordList};

static NOUNS: [&Noun; 16] = [
    &MANIFEST,
    &TIER,
    &DIRECTION,
    &STATE,
    &ORGANISATION,
    &MEMBER,
    &PARTNERSHIP,
    &INSTRUMENT,
    &SIGNATORY,
    &PARTICIPANT,
    &PRINCIPLE,
    &SOURCE,
    &EVIDENCE,
    &CLAIM,
    &SELECTOR,
    &WAIVER,
];

/// All nouns: the manifest, its parts, then the sections and theirs.
#[must_use]
pub fn nouns() -> &'static [&'static Noun] {
    &NOUNS
}

/// The noun of the records in a section.
#[must_use]
pub fn section_noun(section: Section) -> &'static Noun {
    match section {
        Section::Manifest => &MANIFEST,
        Section::States => &STATE,
        Section::Organisations => &ORGANISATION,
        Section::Partnerships => &PARTNERSHIP,
        Section::Instruments => &INSTRUMENT,
        Section::Principles => &PRINCIPLE,
        Section::Sources => &SOURCE,
        Section::Claims => &CLAIM,
        Section::Waivers => &WAIVER,
    }
}

/// The records of a section; none for the manifest, which is not a list.
#[must_use]
pub fn section_list(registry: &Registry, section: Section) -> Option<&dyn RecordList> {
    Some(match section {
        Section::Manifest => return None,
        Section::States => &registry.states,
        Section::Organisations => &registry.organisations,
        Section::Partnerships => &registry.partnerships,
        Section::Instruments => &registry.instruments,
        Section::Principles => &registry.principles,
        Section::Sources => &registry.sources,
        Section::Claims => &registry.claims,
        Section::Waivers => &registry.waivers,
    })
}

/// The records of a section, to be added to; none for the manifest, which is not a list.
pub fn section_list_mut(registry: &mut Registry, section: Section) -> Option<&mut dyn RecordList> {
    Some(match section {
        Section::Manifest => return None,
        Section::States => &mut registry.states,
        Section::Organisations => &mut registry.organisations,
        Section::Partnerships => &mut registry.partnerships,
        Section::Instruments => &mut registry.instruments,
        Section::Principles => &mut registry.principles,
        Section::Sources => &mut registry.sources,
        Section::Claims => &mut registry.claims,
        Section::Waivers => &mut registry.waivers,
    })
}
