//! Building the network from a registry.

use std::collections::{BTreeMap, BTreeSet};

use super::references::{Candidates, unresolved};
use super::ties::Joint;
use super::{
    Attestation, IdIndex, MemberNode, Membership, Network, RecordRef, ResolvedInstrument,
    ResolvedPartnership, StateNode,
};
use crate::date::{Bounds, Date, Day, last_day};
use crate::model::{
    Id, Instrument, MOST_OF_ONE, Manifest, Registry, State, former_states, known_state,
};

pub(super) fn build(registry: &Registry) -> Network<'_> {
    let records = IdIndex::from_registry(registry);
    let mut states = state_nodes(registry);
    let positions: BTreeMap<&str, usize> = states
        .iter()
        .enumerate()
        .map(|(position, state)| (state.id, position))
        .collect();
    let memberships = memberships(registry, &records, &positions);
    let tier_inclusion = tier_inclusion(&registry.manifest, &records);

    let acts = acts(registry, &records, &positions);
    let ties = Joint {
        registry,
        records: &records,
        positions: &positions,
        acts: &acts,
        tier_inclusion: &tier_inclusion,
    }
    .ties();

    join(&mut states, &memberships, &ties, &acts);
    let subject = registry.manifest.subject.as_ref();
    let candidates = Candidates::default();
    Network {
        subject: subject.and_then(|subject| positions.get(subject.as_str()).copied()),
        unresolved: unresolved(registry, &records, &candidates),
        candidates,
        registry,
        states,
        memberships,
        ties,
        acts,
        records,
        state_positions: positions,
        tier_inclusion,
    }
}

fn acts(
    registry: &Registry,
    records: &IdIndex,
    positions: &BTreeMap<&str, usize>,
) -> Vec<ResolvedInstrument> {
    let act = |instrument: &Instrument| {
        let evidence = instrument.evidence.iter().filter(|it| it.attests_record());
        ResolvedInstrument {
            parties: resolve(&instrument.parties, positions),
            tiers: instrument
                .tier
                .iter()
                .filter_map(|tier| tier_position(records, tier))
                .collect(),
            attested: Attestation::new(registry, records, evidence),
        }
    };
    registry.instruments.iter().map(act).collect()
}

/// Hangs on each state what it belongs to.
fn join(
    states: &mut [StateNode<'_>],
    memberships: &[Membership<'_>],
    ties: &[ResolvedPartnership],
    acts: &[ResolvedInstrument],
) {
    for (position, membership) in memberships.iter().enumerate() {
        if let Some(MemberNode::State(state)) = membership.member {
            states[state].memberships.push(position);
        }
    }
    for (position, tie) in ties.iter().enumerate() {
        for party in &tie.parties {
            states[*party].partnerships.push(position);
        }
    }
    for (position, act) in acts.iter().enumerate() {
        for party in &act.parties {
            states[*party].instruments.push(position);
        }
    }
}

/// The states that are declared or belong to something, by id. An id that is not a state's is left
/// out, and is among the unresolved ones.
fn state_nodes(registry: &Registry) -> Vec<StateNode<'_>> {
    let declared: BTreeMap<&str, _> = registry
        .states
        .iter()
        .rev()
        .map(|state| (state.id.as_str(), state))
        .collect();
    let mut ids: BTreeSet<&str> = registry.manifest.subject.iter().map(Id::as_str).collect();
    ids.extend(declared.keys());
    ids.extend(
        registry
            .partnerships
            .iter()
            .flat_map(|p| &p.parties)
            .map(Id::as_str),
    );
    for instrument in &registry.instruments {
        ids.extend(instrument.parties.iter().map(Id::as_str));
        ids.extend(
            instrument
                .signatories
                .iter()
                .map(|signatory| signatory.state.as_str()),
        );
        ids.extend(
            instrument
                .ratified
                .iter()
                .map(|ratification| ratification.state.as_str()),
        );
    }
    let members = registry
        .organisations
        .iter()
        .flat_map(|organisation| &organisation.members);
    ids.extend(
        members
            .filter_map(|member| member.state.as_ref())
            .map(Id::as_str),
    );
    ids.into_iter()
        .filter(|id| !id.is_empty())
        .filter(|id| declared.contains_key(id) || known_state(id).is_some())
        .map(|id| {
            let record = declared.get(id).copied();
            let own_name = record.and_then(|state| state.name.as_deref());
            let (since, until) = lifetime(id, record, registry.manifest.as_of);
            StateNode {
                id,
                name: own_name.or_else(|| known_state(id)).unwrap_or(id),
                record,
                since,
                until,
                memberships: Vec::new(),
                partnerships: Vec::new(),
                instruments: Vec::new(),
            }
        })
        .collect()
}

/// The first and the last day of a state: its own, otherwise those that the built-in table gives a
/// former state, or the day before ISO withdrew its code.
fn lifetime(
    id: &str,
    record: Option<&State>,
    as_of: Option<Day>,
) -> (Option<Bounds>, Option<Bounds>) {
    let since = record.and_then(|record| record.since.as_ref());
    let since = since.map(Date::bounds);
    let until = record.and_then(|record| record.until.as_ref());
    let until = until.map(|until| last_day(until, as_of));
    let known = || {
        let former = former_states().iter().find(|former| former.alpha_3 == id)?;
        if let Ok(ended) = former.ended.parse::<Date>() {
            return Some(ended.bounds());
        }
        let Bounds { earliest, latest } = former.withdrawn.parse::<Date>().ok()?.bounds();
        let before = |day: Option<Day>| day.map(|day| day.plus(-1));
        Some(Bounds {
            earliest: before(earliest),
            latest: before(latest),
        })
    };
    (since, until.or_else(known))
}

fn memberships<'r>(
    registry: &'r Registry,
    records: &IdIndex,
    positions: &BTreeMap<&str, usize>,
) -> Vec<Membership<'r>> {
    let mut memberships = Vec::new();
    for (organisation, record) in registry.organisations.iter().enumerate() {
        for (ordinal, member) in record.members.iter().enumerate() {
            let state = member
                .state
                .as_ref()
                .and_then(|id| positions.get(id.as_str()).copied());
            let other = member
                .organisation
                .as_ref()
                .and_then(|id| match records.get(id)? {
                    RecordRef::Organisation(position) => Some(position),
                    _ => None,
                });
            // A citation of the organisation is not one of a member that joined on a day of its
            // own, which may be later.
            let evidence = match member.evidence.as_slice() {
                [] if member.since.is_some() => &[],
                [] => record.evidence.as_slice(),
                own => own,
            };
            let evidence = evidence.iter().filter(|it| it.attests_start());
            memberships.push(Membership {
                attested: Attestation::new(registry, records, evidence),
                organisation,
                ordinal,
                member: state
                    .map(MemberNode::State)
                    .or(other.map(MemberNode::Organisation)),
                record: member,
            });
        }
    }
    memberships
}

/// The positions of ids, each once, in order.
pub(super) fn resolve(ids: &[Id], positions: &BTreeMap<&str, usize>) -> Vec<usize> {
    let mut found: Vec<usize> = ids
        .iter()
        .filter_map(|id| positions.get(id.as_str()).copied())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The position of a tier by its id. No other record has an id before the tiers have theirs.
pub(super) fn tier_position(records: &IdIndex, id: &str) -> Option<usize> {
    match records.get(id)? {
        RecordRef::Tier(position) => Some(position),
        _ => None,
    }
}

/// For each tier whether it is or includes each other one. Tiers that include each other in a
/// ring are all one. Of more tiers than [`MOST_OF_ONE`], which are an error, nothing is said.
fn tier_inclusion(manifest: &Manifest, records: &IdIndex) -> Vec<Vec<bool>> {
    let tiers = &manifest.tiers;
    if tiers.len() > MOST_OF_ONE {
        return Vec::new();
    }
    let included: Vec<Vec<usize>> = tiers
        .iter()
        .map(|tier| {
            let ids = tier.includes.iter();
            ids.filter_map(|id| tier_position(records, id)).collect()
        })
        .collect();
    (0..tiers.len())
        .map(|start| {
            let mut row = vec![false; tiers.len()];
            let mut open = vec![start];
            while let Some(tier) = open.pop() {
                if std::mem::replace(&mut row[tier], true) {
                    continue;
                }
                open.extend(&included[tier]);
            }
            row
        })
        .collect()
}
