//! The network of a registry of which a few records have changed: what is known of the others stays.

use std::collections::BTreeSet;

use typed_index_collections::TiVec;

use super::acts::act;
use super::citing::Citing;
use super::first_days;
use super::ties::{InstrumentsByParties, Joint};
use super::{
    ActorIndex, ActorNode, IdIndex, InstrumentIndex, MembershipIndex, Network, PartnershipIndex,
    RecordRef, ResolvedInstrument, ResolvedPartnership, ShortList, build, references,
};
use crate::model::{Registry, Section, former_states, known_states};
use crate::yaml::RecordSet;

/// What a network knows of its records, without the records.
#[derive(Debug, Default)]
pub(crate) struct KeptRecords {
    actors: Vec<KeptActor>,
    ties: TiVec<PartnershipIndex, ResolvedPartnership>,
    acts: TiVec<InstrumentIndex, ResolvedInstrument>,
}

/// An actor, with what belongs to it.
#[derive(Debug)]
struct KeptActor {
    id: String,
    is_state: bool,
    memberships: Vec<MembershipIndex>,
    partnerships: Vec<PartnershipIndex>,
    instruments: Vec<InstrumentIndex>,
    participations: Vec<InstrumentIndex>,
}

impl KeptRecords {
    pub(super) fn take(network: &mut Network<'_>) -> Self {
        let actor = |node: &mut ActorNode<'_>| KeptActor {
            id: node.id.to_owned(),
            is_state: node.is_state(),
            memberships: std::mem::take(&mut node.memberships),
            partnerships: std::mem::take(&mut node.partnerships),
            instruments: std::mem::take(&mut node.instruments),
            participations: std::mem::take(&mut node.participations),
        };
        KeptRecords {
            actors: network.actors.iter_mut().map(actor).collect(),
            ties: std::mem::take(&mut network.ties),
            acts: std::mem::take(&mut network.acts),
        }
    }

    /// Whether nothing follows from the changed instruments for others, but for the partnerships.
    fn stand_alone(&self, changed: &RecordSet) -> bool {
        changed.iter().all(|(section, index)| {
            let act = self.acts.get(InstrumentIndex::from(*index));
            *section != Section::Instruments || act.is_some_and(ResolvedInstrument::stands_alone)
        })
    }

    /// The actors, which are the same, of the records as they are now; none if one is not there.
    fn nodes<'r>(&mut self, registry: &'r Registry) -> Option<TiVec<ActorIndex, ActorNode<'r>>> {
        let mut organisations: Vec<ActorNode<'r>> = build::organisation_nodes(registry).collect();
        // In the order of the actors, which is the one that sorting them gives.
        organisations.sort_by_key(|it| it.id);
        let mut organisations = organisations.into_iter();
        let mut nodes = TiVec::with_capacity(self.actors.len());
        for kept in &mut self.actors {
            let mut node = match kept.is_state {
                true => {
                    let mut records = registry.states.iter();
                    let record = records.find(|it| *it.id == *kept.id);
                    let id = record.map(|it| &*it.id).or_else(|| code(&kept.id))?;
                    build::state_node(registry, id, record)
                }
                false => organisations.next()?,
            };
            if node.id != kept.id {
                return None;
            }
            node.memberships = std::mem::take(&mut kept.memberships);
            node.partnerships = std::mem::take(&mut kept.partnerships);
            node.instruments = std::mem::take(&mut kept.instruments);
            node.participations = std::mem::take(&mut kept.participations);
            nodes.push(node);
        }
        Some(nodes)
    }
}

/// The code of a state as the built-in tables have it.
fn code(id: &str) -> Option<&'static str> {
    let known = known_states().iter().map(|state| state.alpha_3);
    let former = former_states().iter().map(|state| state.alpha_3);
    known.chain(former).find(|code| *code == id)
}

/// The network without its ids, in which only the changed records and the partnerships that follow
/// from them are resolved again. None if other instruments or actors may be concerned.
pub(super) fn resolve_again<'r>(
    registry: &'r Registry,
    records: &IdIndex,
    mut kept: KeptRecords,
    changed: &RecordSet,
) -> Option<Network<'r>> {
    if !kept.stand_alone(changed) {
        return None;
    }
    let mut actors = kept.nodes(registry)?;
    let KeptRecords {
        mut ties, mut acts, ..
    } = kept;
    let organisation_actors = build::organisation_actors(&actors);
    let positions = build::actor_positions(&actors);
    let memberships =
        build::memberships(registry, records, &actors, &organisation_actors, &positions);
    let tier_inclusion = build::tier_inclusion(&registry.manifest, records);
    for (section, index) in changed {
        if *section == Section::Instruments {
            let record = &registry.instruments[*index];
            acts[InstrumentIndex::from(*index)] = act(registry, records, &positions, record);
        }
    }
    let parties = concerned_parties(registry, records, &ties, &acts, changed);
    let (again, between) = of_parties(&parties, &actors, &ties, &acts);
    Joint {
        registry,
        records,
        positions: &positions,
        acts: &acts,
        tier_inclusion: &tier_inclusion,
    }
    .resolve_again(&mut ties, &again, &between);
    let uses = first_days::Uses {
        registry,
        positions: &positions,
        memberships: &memberships,
        ties: &ties,
        acts: &acts,
    };
    first_days::give(&mut actors, &uses);
    let subject = registry.manifest.subject.as_ref();
    Some(Network {
        subject: subject.and_then(|subject| positions.get(subject.as_str()).copied()),
        unresolved: Vec::new(),
        candidates: references::Candidates::default(),
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
    })
}

/// The parties of the partnerships that follow from the changed records.
fn concerned_parties(
    registry: &Registry,
    records: &IdIndex,
    ties: &TiVec<PartnershipIndex, ResolvedPartnership>,
    acts: &TiVec<InstrumentIndex, ResolvedInstrument>,
    changed: &RecordSet,
) -> BTreeSet<ShortList<ActorIndex>> {
    let mut parties = BTreeSet::new();
    for (section, index) in changed {
        match section {
            Section::Instruments => {
                parties.insert(acts[InstrumentIndex::from(*index)].parties.clone())
            }
            _ => parties.insert(ties[PartnershipIndex::from(*index)].parties.clone()),
        };
    }
    for (record, tie) in registry.partnerships.iter().zip(ties) {
        let names_one = record.instruments.iter().any(|id| match records.get(id) {
            Some(RecordRef::Instrument(it)) => {
                changed.contains(&(Section::Instruments, usize::from(it)))
            }
            _ => false,
        });
        if names_one {
            parties.insert(tie.parties.clone());
        }
    }
    parties
}

/// All partnerships of some sets of parties, in their order, and the instruments of these.
fn of_parties<'a>(
    parties: &'a BTreeSet<ShortList<ActorIndex>>,
    actors: &TiVec<ActorIndex, ActorNode<'_>>,
    ties: &TiVec<PartnershipIndex, ResolvedPartnership>,
    acts: &TiVec<InstrumentIndex, ResolvedInstrument>,
) -> (Vec<PartnershipIndex>, InstrumentsByParties<'a>) {
    let mut again = BTreeSet::new();
    let mut between = InstrumentsByParties::default();
    for own in parties {
        let Some(first) = own.first() else {
            let none = ties
                .iter_enumerated()
                .filter(|(_, it)| it.parties.is_empty());
            again.extend(none.map(|(position, _)| position));
            continue;
        };
        let of_first = actors[*first].partnerships.iter().copied();
        again.extend(of_first.filter(|it| ties[*it].parties == *own));
        if own.len() > 1 {
            let of_first = actors[*first].instruments.iter().copied();
            let same = of_first.filter(|it| acts[*it].parties == *own).collect();
            between.insert(own, same);
        }
    }
    (again.into_iter().collect(), between)
}
