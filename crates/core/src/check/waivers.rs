use std::collections::{BTreeMap, BTreeSet};

use super::{is_reader_rule, rule};
use crate::finding::{Finding, Place, Rule};
use crate::model::{Id, Registry, Waiver};

/// Takes away the findings that a waiver of the registry covers, and says for each waiver whether
/// it covered any. What the reader finds cannot be waived, since it leaves a part of a record
/// unread.
pub(super) fn apply(registry: &Registry, findings: &mut Vec<Finding>) -> Vec<bool> {
    let mut has_covered = vec![false; registry.waivers.len()];
    let mut in_force: BTreeMap<(&Rule, &str), Vec<usize>> = BTreeMap::new();
    for (index, waiver) in registry.waivers.iter().enumerate() {
        if let Some(rule) = rule(&waiver.rule)
            && !is_reader_rule(rule)
            && !is_expired(registry, waiver)
        {
            in_force
                .entry((rule, &waiver.record))
                .or_default()
                .push(index);
        }
    }
    if in_force.is_empty() {
        return has_covered;
    }
    findings.retain(|finding| {
        let Some(record) = record_of(registry, &finding.place) else {
            return true;
        };
        let Some(waivers) = in_force.get(&(finding.rule, &*record)) else {
            return true;
        };
        for index in waivers {
            has_covered[*index] = true;
        }
        false
    });
    has_covered
}

/// The records of which a waiver in force covers what `rule` finds, by id.
pub(super) fn waived<'r>(registry: &'r Registry, waived: &Rule) -> BTreeSet<&'r str> {
    let waivers = registry.waivers.iter();
    let of_rule = waivers.filter(|it| rule(&it.rule) == Some(waived) && !is_expired(registry, it));
    of_rule.map(|waiver| &*waiver.record).collect()
}

/// Whether the last day of a waiver lies before the registry's day. Without that day, which is a
/// finding, none has expired.
pub(super) fn is_expired(registry: &Registry, waiver: &Waiver) -> bool {
    let until_and_day = waiver.until.zip(registry.manifest.as_of);
    until_and_day.is_some_and(|(until, day)| until < day)
}

/// The id of the record that a place is in, as `show` would take it.
pub(super) fn record_of(registry: &Registry, place: &Place) -> Option<Id> {
    let Place::Field(field) = place else {
        return None;
    };
    registry.id_or_derived(field.section, field.index)
}
