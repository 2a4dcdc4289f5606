use super::shared::dates::{DatedRecord, overlapping};
use super::shared::support::are_known_actors;
use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};
use crate::network::{ActorIndex, Network, PartnershipIndex, RecordRef, TierIndex};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    name: "overlapping-partnership",
    summary: "Two partnerships of the same parties and tier overlap.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("overlapping-partnership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let mut groups: BTreeMap<(&[ActorIndex], TierIndex), Vec<DatedRecord<'_, PartnershipIndex>>> =
        BTreeMap::new();
    for (position, tie) in network.ties.iter_enumerated() {
        let record = network.partnership(position);
        let Some(tier) = tie.tier else { continue };
        if tie.parties.len() > 1 && are_known_actors(network, &record.parties) {
            let written = (record.since, record.until);
            let dated_record =
                DatedRecord::new(position, tie.start.bounds, tie.end.bounds, written)
                    .named(record.own_name().map(|name| &**name));
            groups
                .entry((tie.parties.as_slice(), tier))
                .or_default()
                .push(dated_record);
        }
    }
    let same_id = with_the_same_id(network);
    for ((_, tier), dated_records) in groups {
        let tier = &network.tier(tier).name;
        for (later, earlier) in overlapping(&dated_records) {
            if same_id.contains(&later) {
                continue;
            }
            let message = format!(
                "two records say that these parties are at the tier `{tier}` at the same time"
            );
            report
                .found(Place::record(Section::Partnerships, later), message)
                .label("overlaps the other one")
                .related(
                    Place::record(Section::Partnerships, earlier),
                    "the other one",
                )
                .help(
                    "end one on or before the day on which the next begins, or remove one; if they \
                     are different ties, give each its own `id` and `name`",
                );
        }
    }
}

/// Partnerships that have the id of another record, which is a finding of its own.
fn with_the_same_id(network: &Network<'_>) -> BTreeSet<PartnershipIndex> {
    let duplicates = network.records.duplicates.iter();
    duplicates
        .filter_map(|pair| match pair {
            (RecordRef::Partnership(again), RecordRef::Partnership(_)) => Some(*again),
            _ => None,
        })
        .collect()
}
