use std::collections::BTreeMap;

use crate::finding::{FieldPath, Finding, Place, Rule};
use crate::model::{Id, Level, MOST_OF_ONE, Member, Registry, Section};

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "too-many-records",
    summary: "There are more than 500 tiers, partnerships of the same parties, or memberships of \
              one member.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("too-many-records.md"),
};

/// What there is too much of in a registry: each with the first that is too much.
pub(in crate::yaml) fn findings(registry: &Registry) -> Vec<Finding> {
    let mut found = Vec::new();
    let tiers = registry.manifest.tiers.len();
    if tiers > MOST_OF_ONE {
        let path = FieldPath::key("tiers").element(MOST_OF_ONE);
        let place = Place::value(Section::Manifest, 0_usize, path);
        found.push(finding(place, format!("the registry has {tiers} tiers")));
    }
    let parties = registry.partnerships.iter().map(|record| {
        let mut parties: Vec<&Id> = record.parties.iter().collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    });
    for (position, count) in too_many(parties) {
        let place = Place::record(Section::Partnerships, position);
        let message = format!("these parties have {count} partnerships");
        found.push(finding(place, message));
    }
    for (index, organisation) in registry.organisations.iter().enumerate() {
        let member = |member: &Member| (member.state.clone(), member.organisation.clone());
        for (position, count) in too_many(organisation.members.iter().map(member)) {
            let path = FieldPath::key("members").element(position);
            let place = Place::value(Section::Organisations, index, path);
            found.push(finding(
                place,
                format!("one member has {count} memberships"),
            ));
        }
    }
    found
}

/// The keys that stand more than [`MOST_OF_ONE`] times in a list: of each the position of the first
/// that is too much, and how often it is there.
fn too_many<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<(usize, usize)> {
    // How often a key is there, and where it does for the first time too often.
    let mut seen: BTreeMap<K, (usize, usize)> = BTreeMap::new();
    for (position, key) in keys.enumerate() {
        let (count, first) = seen.entry(key).or_default();
        if *count == MOST_OF_ONE {
            *first = position;
        }
        *count += 1;
    }
    let found = seen.into_values().filter(|(count, _)| *count > MOST_OF_ONE);
    let mut found: Vec<_> = found.map(|(count, first)| (first, count)).collect();
    found.sort_unstable();
    found
}

fn finding(place: Place, message: String) -> Finding {
    let message = format!("{message}, more than the limit of {MOST_OF_ONE}");
    Finding::new(&RULE, place, message)
        .label("above the limit")
        .help("remove what was added by mistake, or split the registry")
}
