//! Building the network from a registry.

use std::collections::BTreeMap;

use typed_index_collections::TiVec;

use super::acts::acts;
use super::citing::Citing;
use super::first_days;
use super::kept::KeptIds;
use super::references::{Candidates, unresolved};
use super::succession::Succession;
use super::ties::Joint;
use super::{
    ActorIndex, ActorNode, ActorPositions, ActorRecord, Attestation, IdIndex, InstrumentIndex,
    Membership, MembershipIndex, Network, OrganisationIndex, PartnershipIndex, RecordRef,
    ResolvedInstrument, ResolvedPartnership, ShortList, TierInclusion, TierIndex, numbered,
};
use crate::date::{Bounds, Date, Day, last_day};
use crate::lookup::Lookup;
use crate::model::{Id, MOST_OF_ONE, Manifest, Registry, State, former_states, known_state};

pub(super) fn build(registry: &Registry) -> Network<'_> {
    // Of each pair neither half needs the other, and both take long.
    let (records, actors) = rayon::join(
        || IdIndex::from_registry(registry),
        || actor_nodes(registry),
    );
    let candidates = Candidates::default();
    let (unresolved, resolved) = rayon::join(
        || unresolved(registry, &records, &candidates),
        || resolve_records(registry, &records, actors),
    );
    let ids = KeptIds {
        records,
        candidates,
        unresolved,
    };
    join_ids(resolved, ids)
}

/// The network with its ids.
pub(super) fn join_ids<'r>(resolved: Network<'r>, ids: KeptIds) -> Network<'r> {
    Network {
        unresolved: ids.unresolved,
        candidates: ids.candidates,
        records: ids.records,
        ..resolved
    }
}

/// The actors by id, without what belongs to them.
pub(super) fn actor_nodes(registry: &Registry) -> TiVec<ActorIndex, ActorNode<'_>> {
    let mut actors = state_nodes(registry);
    actors.extend(organisation_nodes(registry));
    actors.sort_by_key(|actor| actor.id);
    actors
}

/// The network without its ids, which are put in once it is built.
pub(super) fn resolve_records<'r>(
    registry: &'r Registry,
    records: &IdIndex,
    mut actors: TiVec<ActorIndex, ActorNode<'r>>,
) -> Network<'r> {
    let organisation_actors = organisation_actors(&actors);
    let positions = actor_positions(&actors);
    let memberships = memberships(registry, records, &actors, &organisation_actors, &positions);
    let tier_inclusion = tier_inclusion(&registry.manifest, records);

    let mut acts = acts(registry, records, &positions);
    Succession {
        registry,
        actors: &actors,
        positions: &positions,
    }
    .join(&mut acts);
    let ties = Joint {
        registry,
        records,
        positions: &positions,
        acts: &acts,
        tier_inclusion: &tier_inclusion,
    }
    .ties();

    join(&mut actors, &memberships, &ties, &acts);
    join_participants(registry, &mut actors, &positions);
    let uses = first_days::Uses {
        registry,
        positions: &positions,
        memberships: &memberships,
        ties: &ties,
        acts: &acts,
    };
    first_days::give(&mut actors, &uses);
    let subject = registry.manifest.subject.as_ref();
    Network {
        subject: subject.and_then(|subject| positions.get(subject.as_str()).copied()),
        unresolved: Vec::new(),
        candidates: Candidates::default(),
        citing: Citing::default(),
        registry,
        actors,
        memberships,
        ties,
        acts,
        records: IdIndex::default(),
        actor_positions: positions,
        organisation_actors,
        tier_inclusion,
    }
}

/// The positions of the actors by their ids. Of those that share one the first counts, and a state
/// comes before an organisation.
pub(super) fn actor_positions<'r>(actors: &TiVec<ActorIndex, ActorNode<'r>>) -> ActorPositions<'r> {
    let actors = actors.iter_enumerated().rev();
    let named = actors.filter(|(_, actor)| !actor.id.is_empty());
    named
        .map(|(position, actor)| (actor.id, position))
        .collect()
}

/// The positions of the organisations among the actors, in the order of their records.
pub(super) fn organisation_actors(
    actors: &TiVec<ActorIndex, ActorNode<'_>>,
) -> TiVec<OrganisationIndex, ActorIndex> {
    let mut found: Vec<(OrganisationIndex, ActorIndex)> = actors
        .iter_enumerated()
        .filter_map(|(position, actor)| Some((actor.organisation()?, position)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, actor)| actor).collect()
}

/// Hangs on each actor what it belongs to.
fn join(
    actors: &mut TiVec<ActorIndex, ActorNode<'_>>,
    memberships: &TiVec<MembershipIndex, Membership<'_>>,
    ties: &TiVec<PartnershipIndex, ResolvedPartnership>,
    acts: &TiVec<InstrumentIndex, ResolvedInstrument>,
) {
    for (position, membership) in memberships.iter_enumerated() {
        if let Some(member) = membership.member {
            actors[member].memberships.push(position);
        }
    }
    for (position, tie) in ties.iter_enumerated() {
        for party in &tie.parties {
            actors[*party].partnerships.push(position);
        }
    }
    for (position, act) in acts.iter_enumerated() {
        for party in &act.parties {
            actors[*party].instruments.push(position);
        }
    }
}

/// Hangs on each actor the instruments in which it is recorded as a participant.
fn join_participants(
    registry: &Registry,
    actors: &mut TiVec<ActorIndex, ActorNode<'_>>,
    positions: &ActorPositions<'_>,
) {
    for (position, record) in numbered(&registry.instruments) {
        let ids = record.participants.iter().filter_map(|it| it.actor());
        let mut found: Vec<ActorIndex> = ids
            .filter_map(|id| positions.get(id.as_str()).copied())
            .collect();
        found.sort_unstable();
        found.dedup();
        for actor in found {
            actors[actor].participations.push(position);
        }
    }
}

/// The organisations, in the order of their records.
pub(super) fn organisation_nodes(registry: &Registry) -> impl Iterator<Item = ActorNode<'_>> {
    let as_of = registry.manifest.as_of;
    let organisations = registry.organisations.iter().enumerate();
    organisations.map(move |(position, record)| ActorNode {
        id: &record.id,
        name: match record.name.as_str() {
            "" => &record.id,
            name => name,
        },
        kind: ActorRecord::Organisation(position.into(), record),
        since: record.since.as_ref().map(Date::bounds),
        until: record.until.as_ref().map(|until| last_day(until, as_of)),
        memberships: Vec::new(),
        partnerships: Vec::new(),
        instruments: Vec::new(),
        participations: Vec::new(),
    })
}

/// Ids, each once.
#[derive(Default)]
struct Ids<'r> {
    seen: Lookup<&'r str, ()>,
    found: Vec<&'r str>,
}

impl<'r> Extend<&'r str> for Ids<'r> {
    fn extend<I: IntoIterator<Item = &'r str>>(&mut self, ids: I) {
        for id in ids {
            if self.seen.insert(id, ()).is_none() {
                self.found.push(id);
            }
        }
    }
}

/// The states that are declared or belong to something, by id. An id that is not a state's is left
/// out: it is an organisation's, or among the unresolved ones.
fn state_nodes(registry: &Registry) -> TiVec<ActorIndex, ActorNode<'_>> {
    let declared: BTreeMap<&str, _> = registry
        .states
        .iter()
        .rev()
        .map(|state| (state.id.as_str(), state))
        .collect();
    let mut ids = Ids::default();
    ids.extend(registry.manifest.subject.iter().map(Id::as_str));
    ids.extend(declared.keys().copied());
    let parties = registry.partnerships.iter().flat_map(|it| &it.parties);
    ids.extend(parties.map(Id::as_str));
    for instrument in &registry.instruments {
        ids.extend(instrument.parties.iter().map(Id::as_str));
        let signatories = instrument.signatories.iter();
        ids.extend(signatories.filter_map(|it| it.state.as_deref()));
        let participants = instrument.participants.iter();
        ids.extend(participants.filter_map(|it| it.state.as_deref()));
    }
    let members = registry.organisations.iter().flat_map(|it| &it.members);
    ids.extend(members.filter_map(|member| member.state.as_deref()));
    let mut ids = ids.found;
    ids.sort_unstable();
    ids.into_iter()
        .filter(|id| !id.is_empty())
        .filter(|id| declared.contains_key(id) || known_state(id).is_some())
        .map(|id| state_node(registry, id, declared.get(id).copied()))
        .collect()
}

/// A state, with its record if it has one.
pub(super) fn state_node<'r>(
    registry: &Registry,
    id: &'r str,
    record: Option<&'r State>,
) -> ActorNode<'r> {
    let own_name = record.and_then(|state| state.name.as_deref());
    let (since, until) = lifetime(id, record, registry.manifest.as_of);
    ActorNode {
        id,
        name: own_name
            .or_else(|| registry.manifest.state_name(id))
            .unwrap_or(id),
        kind: ActorRecord::State(record),
        since,
        until,
        memberships: Vec::new(),
        partnerships: Vec::new(),
        instruments: Vec::new(),
        participations: Vec::new(),
    }
}

/// The first and the last day of a state by its own record, otherwise the last day that the built-in
/// table gives a former state, or the day before ISO withdrew its code.
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

pub(super) fn memberships<'r>(
    registry: &'r Registry,
    records: &IdIndex,
    actors: &TiVec<ActorIndex, ActorNode<'r>>,
    organisation_actors: &TiVec<OrganisationIndex, ActorIndex>,
    actor_positions: &ActorPositions<'_>,
) -> TiVec<MembershipIndex, Membership<'r>> {
    let position = |id: Option<&Id>| actor_positions.get(id?.as_str()).copied();
    let mut memberships = TiVec::new();
    for (organisation, record) in numbered(&registry.organisations) {
        for (ordinal, member) in record.members.iter().enumerate() {
            let state = position(member.state.as_ref());
            let state = state.filter(|it| actors[*it].is_state());
            // One that shares its id with a state is looked for among the organisations.
            let other = member
                .organisation
                .as_ref()
                .and_then(|id| match records.get(id)? {
                    RecordRef::Organisation(position) => organisation_actors.get(position).copied(),
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
                member: state.or(other),
                record: member,
            });
        }
    }
    memberships
}

/// The positions of ids, each once, in order.
pub(super) fn resolve(ids: &[Id], positions: &ActorPositions<'_>) -> ShortList<ActorIndex> {
    let found = ids.iter();
    let found = found.filter_map(|id| positions.get(id.as_str()).copied());
    let mut found: ShortList<ActorIndex> = found.collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The position of a tier by its id. No other record has an id before the tiers have theirs.
pub(super) fn tier_position(records: &IdIndex, id: &str) -> Option<TierIndex> {
    match records.get(id)? {
        RecordRef::Tier(position) => Some(position),
        _ => None,
    }
}

/// For each tier whether it is or includes each other one. Tiers that include each other in a
/// ring are all one. Of more tiers than [`MOST_OF_ONE`], which are an error, nothing is said.
pub(super) fn tier_inclusion(manifest: &Manifest, records: &IdIndex) -> TierInclusion {
    let tiers = &manifest.tiers;
    if tiers.len() > MOST_OF_ONE {
        return TiVec::new();
    }
    let included: TiVec<TierIndex, Vec<TierIndex>> = tiers
        .iter()
        .map(|tier| {
            let ids = tier.includes.iter();
            ids.filter_map(|id| tier_position(records, id)).collect()
        })
        .collect();
    included
        .keys()
        .map(|start| {
            let mut row: TiVec<TierIndex, bool> = vec![false; tiers.len()].into();
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
