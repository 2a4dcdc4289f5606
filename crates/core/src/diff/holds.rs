//! Who is a partner at which tier and who belongs to what, on the day of a registry.

use std::collections::BTreeMap;

use super::renames::Renames;
use crate::date::Truth;
use crate::model::{Role, Selector};
use crate::network::{ActorIndex, Network, ShortList, TierIndex};
use crate::select::{Selected, Selection};

/// Whether somebody is a partner, and at which tiers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TieStanding {
    /// Whether the tie holds on the day.
    pub holds: Truth,
    /// The ids of the tiers of the partnerships that are as certain as any, the highest first.
    pub tiers: Vec<String>,
    /// The ids of the further tiers, which are only possible.
    pub possible_tiers: Vec<String>,
}

/// What holds on the day of a registry, with the ids that records have on the new side.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The ties that may hold, by their parties; where there is a subject, its partners.
    pub(super) ties: BTreeMap<Vec<String>, TieStanding>,
    /// The memberships that may hold, by member, organisation and role.
    pub(super) memberships: BTreeMap<(String, String, Role), Truth>,
}

impl Held {
    /// What holds in a network. `of_subject` asks for the partners of its subject, and otherwise
    /// for all ties.
    pub(super) fn new(network: &Network<'_>, renames: &Renames<'_>, of_subject: bool) -> Self {
        let anything = Selector::default();
        let selection = Selection::new(network, &anything);
        let ties = match of_subject {
            true => partners(&selection, renames),
            false => ties(&selection, renames),
        };
        let mut memberships = BTreeMap::new();
        for (position, membership) in network.memberships.iter_enumerated() {
            let holds = network.is_member(position, selection.day);
            let (Some(member), Some(role)) = (membership.member, membership.record.role) else {
                continue;
            };
            if holds.is_possible() {
                let member = renames.id(network.actors[member].id).to_owned();
                let organisation = &network.organisation(membership.organisation).id;
                let organisation = renames.id(organisation).to_owned();
                let place = memberships.entry((member, organisation, role));
                let known: &mut Truth = place.or_insert(Truth::No);
                *known = *known | holds;
            }
        }
        Held { ties, memberships }
    }
}

/// The ids of tiers.
fn tier_ids(network: &Network<'_>, tiers: &[TierIndex], renames: &Renames<'_>) -> Vec<String> {
    let tiers = tiers.iter().map(|tier| &network.tier(*tier).id);
    tiers.map(|id| renames.id(id).to_owned()).collect()
}

fn partners(
    selection: &Selection<'_, '_>,
    renames: &Renames<'_>,
) -> BTreeMap<Vec<String>, TieStanding> {
    let network = selection.network;
    let partners = selection.partners().into_iter();
    partners
        .map(|partner| {
            let (tiers, possible) = partner.tiers(network);
            let who = renames.id(network.actors[partner.actor].id).to_owned();
            let standing = TieStanding {
                holds: partner.holds,
                tiers: tier_ids(network, &tiers, renames),
                possible_tiers: tier_ids(network, &possible, renames),
            };
            (vec![who], standing)
        })
        .collect()
}

fn ties(
    selection: &Selection<'_, '_>,
    renames: &Renames<'_>,
) -> BTreeMap<Vec<String>, TieStanding> {
    let network = selection.network;
    let mut groups: BTreeMap<ShortList<ActorIndex>, Vec<(Truth, Option<TierIndex>)>> =
        BTreeMap::new();
    for position in network.ties.keys() {
        let tie = &network.ties[position];
        let mut parties = tie.parties.clone();
        parties.sort_unstable();
        let holds = selection.partnership(position);
        let holds = selection.holds_of(Selected { position, holds }, &parties);
        if holds.is_possible() {
            groups.entry(parties).or_default().push((holds, tie.tier));
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(parties, lines)| {
            let ids = parties.iter().map(|it| network.actors[*it].id);
            let mut ids: Vec<String> = ids.map(|id| renames.id(id).to_owned()).collect();
            ids.sort_unstable();
            let holds = Truth::any(lines.iter().map(|line| line.0));
            let of = |is_best: bool| -> Vec<TierIndex> {
                let lines = lines.iter().filter(|line| (line.0 == holds) == is_best);
                let mut tiers: Vec<TierIndex> = lines.filter_map(|line| line.1).collect();
                tiers.sort_by_key(|tier| std::cmp::Reverse(network.tier_order(Some(*tier))));
                tiers.dedup();
                tiers
            };
            let (tiers, mut possible) = (of(true), of(false));
            possible.retain(|tier| !tiers.contains(tier));
            let standing = TieStanding {
                holds,
                tiers: tier_ids(network, &tiers, renames),
                possible_tiers: tier_ids(network, &possible, renames),
            };
            (ids, standing)
        })
        .collect()
}
