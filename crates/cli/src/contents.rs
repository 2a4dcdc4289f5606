//! What a registry holds, in a line.

use chancery_core::finding::how_many;
use chancery_core::model::Selector;
use chancery_core::network::Network;
use chancery_core::select::Selection;

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
        parts.push(how_many(certain, "partner state"));
        match partners.len() - certain {
            0 => {}
            1 => parts.push("1 possible partner state".to_owned()),
            more => parts.push(format!("{more} possible partner states")),
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
