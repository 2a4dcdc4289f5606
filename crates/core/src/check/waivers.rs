use crate::date::Day;
use crate::finding::{Finding, Place};
use crate::model::{Id, Registry, Section};

/// Takes away the findings that a waiver of the registry covers on the day. What the reader finds
/// cannot be waived, since it concerns no record that could be read.
pub(super) fn apply(registry: &Registry, day: Day, findings: &mut Vec<Finding>) {
    let in_force: Vec<_> = registry
        .waivers
        .iter()
        .filter(|waiver| waiver.until.is_none_or(|until| day <= until))
        .collect();
    if in_force.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let Some(record) = record_of(registry, &finding.place) else {
            return true;
        };
        !in_force
            .iter()
            .any(|waiver| &*waiver.rule == finding.rule && waiver.record == record)
    });
}

/// The id of the record that a place is in, as `show` would take it.
fn record_of(registry: &Registry, place: &Place) -> Option<Id> {
    let Place::Field(field) = place else {
        return None;
    };
    let index = field.index;
    match field.section {
        Section::Manifest => Some(registry.manifest.registry.clone()),
        Section::States => registry.states.get(index).map(|record| record.id.clone()),
        Section::Organisations => registry
            .organisations
            .get(index)
            .map(|record| record.id.clone()),
        Section::Partnerships => registry
            .partnerships
            .get(index)
            .map(crate::model::Partnership::called),
        Section::Instruments => registry
            .instruments
            .get(index)
            .map(|record| record.id.clone()),
        Section::Principles => registry
            .principles
            .get(index)
            .map(|record| record.id.clone()),
        Section::Sources => registry.sources.get(index).map(|record| record.id.clone()),
        Section::Claims => registry.claims.get(index).map(|record| record.id.clone()),
        Section::Waivers => None,
    }
}
