use std::hash::Hash;

use crate::finding::{FieldPath, Finding, Place, Rule};
use crate::lookup::Lookup;
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
fn too_many<K: Hash + Eq>(keys: impl ExactSizeIterator<Item = K>) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    if keys.len() <= MOST_OF_ONE {
        return found;
    }
    // How often a key is there, and of one that is there too often the place in what was found.
    let mut seen: Lookup<K, (usize, usize)> = Lookup::default();
    for (position, key) in keys.enumerate() {
        let (count, place) = seen.get_or_insert_with(key, || (0, 0));
        *count += 1;
        if *count == MOST_OF_ONE + 1 {
            *place = found.len();
            found.push((position, *count));
        } else if *count > MOST_OF_ONE {
            found[*place].1 = *count;
        }
    }
    found
}

fn finding(place: Place, message: String) -> Finding {
    let message = format!("{message}, more than the limit of {MOST_OF_ONE}");
    Finding::new(&RULE, place, message)
        .label("above the limit")
        .help("remove what was added by mistake, or split the registry")
}
