use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};
use crate::network::on_circles;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "circular-tier",
    summary: "A tier includes itself, directly or through other tiers.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("circular-tier.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let tiers = &context.network.manifest().tiers;
    let by_id: BTreeMap<&str, usize> = tiers
        .iter()
        .enumerate()
        .rev()
        .map(|(position, tier)| (&*tier.id, position))
        .collect();
    let next: Vec<Vec<usize>> = tiers
        .iter()
        .map(|tier| {
            let included = tier.includes.iter();
            included
                .filter_map(|id| by_id.get(&**id).copied())
                .collect()
        })
        .collect();
    for (tier, to) in on_circles(&next) {
        let (id, other) = (&tiers[tier].id, &tiers[to].id);
        let message = if tier == to {
            format!("the tier `{id}` includes itself")
        } else {
            format!("the tier `{id}` includes itself through `{other}`")
        };
        let included = tiers[tier].includes.iter().position(|it| it == other);
        let path = FieldPath::key("tiers")
            .element(tier)
            .then("includes")
            .element(included.unwrap_or_default());
        report
            .found(Place::value(Section::Manifest, 0_usize, path), message)
            .label("part of a circle")
            .help(
                "a tier can include only lower tiers; remove this one, or another one of the \
                   circle",
            );
    }
}
