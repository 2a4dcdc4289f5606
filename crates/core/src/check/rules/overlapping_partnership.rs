use super::shared::dates::{DatedRecord, overlapping};
use super::shared::support::are_known_actors;
use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::lookup::may_repeat;
use crate::model::{Level, Section};
use crate::network::{
    ActorIndex, Network, PartnershipIndex, RecordRef, ResolvedPartnership, TierIndex,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    name: "overlapping-partnership",
    summary: "Two partnerships of the same parties overlap, at one tier or where only one at a time is allowed.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("overlapping-partnership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let mut groups: BTreeMap<(&[ActorIndex], TierIndex), Vec<DatedRecord<'_, PartnershipIndex>>> =
        BTreeMap::new();
    // Nearly every tie is the only one of its parties and tier, and is not looked at.
    let keys = network.ties.iter().map(|tie| (&tie.parties, tie.tier));
    let repeated = may_repeat(keys);
    let ties = network.ties.iter_enumerated().zip(repeated);
    for ((position, tie), _) in ties.filter(|(_, is_repeated)| *is_repeated) {
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
    at_two_tiers(network, report);
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

/// Partnerships of the same parties at different tiers that certainly held on one day, where the
/// manifest says that two parties have one tier at a time.
fn at_two_tiers(network: &Network<'_>, report: &mut Report) {
    if network.manifest().one_tier_at_a_time != Some(true) {
        return;
    }
    let mut groups: BTreeMap<&[ActorIndex], Vec<PartnershipIndex>> = BTreeMap::new();
    for (position, tie) in network.ties.iter_enumerated() {
        let is_ranked = tie.tier.is_some_and(|it| network.tier(it).is_ranked());
        let is_known = are_known_actors(network, &network.partnership(position).parties);
        if is_ranked && is_known && tie.parties.len() > 1 && tie.start.bounds.latest.is_some() {
            groups.entry(&tie.parties).or_default().push(position);
        }
    }
    for mut group in groups.into_values() {
        group.sort_by_key(|it| (network.ties[*it].start.bounds.latest, *it));
        // Each is compared with the one that began before it.
        for pair in group.windows(2) {
            let [earlier, later] = [pair[0], pair[1]].map(|it| &network.ties[it]);
            let Some(began) = later.start.bounds.latest else {
                continue;
            };
            let holds_then = |tie: &ResolvedPartnership| {
                let last = tie.end.bounds.map(|end| end.earliest);
                last.is_none_or(|last| last.is_some_and(|last| last > began))
            };
            let (Some(low), Some(high)) = (earlier.tier, later.tier) else {
                continue;
            };
            if low == high || !holds_then(earlier) || !holds_then(later) {
                continue;
            }
            let names = [low, high].map(|tier| &network.tier(tier).name);
            let message = format!(
                "these parties are at the tiers `{}` and `{}` at the same time, but the manifest \
                 says `one-tier-at-a-time`",
                names[0], names[1]
            );
            report
                .found(Place::record(Section::Partnerships, pair[1]), message)
                .label("overlaps the other one")
                .related(
                    Place::record(Section::Partnerships, pair[0]),
                    "the other one",
                )
                .help("end one on or before the day on which the next begins, or remove one");
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
