//! What a registry holds, in a line.

use chancery_core::finding::how_many;
use chancery_core::model::Selector;
use chancery_core::network::Network;
use chancery_core::select::{Partner, Selection};

/// Why no claim was judged, where a registry has claims and errors may hide what they count.
#[must_use]
pub fn why_not_judged(network: &Network<'_>) -> Option<&'static str> {
    (!network.registry.claims.is_empty() && network.may_count_too_little())
        .then_some("claims were not judged, because errors may hide records that they count")
}

/// What the registry holds: '26 partner states, 27 partnerships, ... in 34 files'.
#[must_use]
pub fn contents(network: &Network<'_>) -> String {
    let registry = network.registry;
    let mut parts = Vec::new();
    // Without the day of the registry nothing is counted.
    if network.subject.is_some() && registry.manifest.as_of.is_some() {
        let anything = Selector::default();
        let partners = Selection::new(network, &anything).partners();
        let certain = partners.iter().filter(|it| it.holds.is_certain()).count();
        let is_state = |it: &Partner| network.actors[it.actor].is_state();
        let noun = match partners.iter().all(is_state) {
            true => "partner state",
            false => "partner",
        };
        parts.push(how_many(certain, noun));
        match partners.len() - certain {
            0 => {}
            possible => parts.push(how_many(possible, &format!("possible {noun}"))),
        }
    }
    for (count, noun) in [
        (registry.partnerships.len(), "partnership"),
        (registry.instruments.len(), "instrument"),
        (network.memberships.len(), "membership"),
        (registry.sources.len(), "source"),
        (registry.claims.len(), "claim"),
    ] {
        if count > 0 {
            parts.push(how_many(count, noun));
        }
    }
    if parts.is_empty() {
        parts.push(how_many(registry.record_count(), "record"));
    }
    let files = registry.files.iter().filter(|file| !file.is_ignored);
    format!(
        "{} in {}",
        parts.join(", "),
        how_many(files.count(), "file")
    )
}
