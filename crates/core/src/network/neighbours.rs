//! Which records of a registry some other records have to do with.

use super::{ActorIndex, Network, RecordRef, ShortList};
use crate::fields::{Key, Kind};
use crate::finding::for_each_value;
use crate::model::{Id, Instrument, Partnership, Registry, Section};
use crate::yaml::RecordSet;

impl Network<'_> {
    /// The states and organisations, the records to which `own` refers, and the partnerships and
    /// instruments of the same parties as one of `own` that the registry does not hold in the same
    /// form. `own` are the records of one file.
    pub(crate) fn neighbours(&self, own: &Registry) -> RecordSet {
        let whole = self.registry;
        let mut found = RecordSet::new();
        found.extend((0..whole.states.len()).map(|index| (Section::States, index)));
        found.extend((0..whole.organisations.len()).map(|index| (Section::Organisations, index)));
        for_each_value(own, leads_to_a_record, |value| {
            let text = value.text();
            let record = self.records.get(value.key.kind.id_in(&text));
            found.extend(record.and_then(listed));
        });
        let is_there = |record: &&Partnership| {
            let same = self.records.get(&record.id_or_derived());
            matches!(same, Some(RecordRef::Partnership(it)) if self.partnership(it) == *record)
        };
        let new = own.partnerships.iter().filter(|it| !is_there(it));
        let mut parties: Vec<&[Id]> = new.map(|it| &*it.parties).collect();
        let is_there = |record: &&Instrument| {
            let same = self.records.instrument_position(&record.id);
            same.is_some_and(|same| self.instrument(same) == *record)
        };
        let new = own.instruments.iter().filter(|it| !is_there(it));
        parties.extend(new.map(|it| &*it.parties));
        parties
            .into_iter()
            .for_each(|ids| self.between(ids, &mut found));
        found
    }

    /// Adds the partnerships and instruments between exactly some parties.
    fn between(&self, ids: &[Id], found: &mut RecordSet) {
        let positions: Option<ShortList<ActorIndex>> =
            ids.iter().map(|id| self.actor_position(id)).collect();
        let Some(mut parties) = positions else { return };
        parties.sort_unstable();
        parties.dedup();
        let Some(first) = parties.first() else { return };
        let actor = &self.actors[*first];
        let ties = actor.partnerships.iter().copied();
        let ties = ties.filter(|it| self.ties[*it].parties == parties);
        found.extend(ties.map(|it| (Section::Partnerships, usize::from(it))));
        let acts = actor.instruments.iter().copied();
        let acts = acts.filter(|it| self.acts[*it].parties == parties);
        found.extend(acts.map(|it| (Section::Instruments, usize::from(it))));
    }
}

fn leads_to_a_record(key: &Key) -> bool {
    key.kind.reference().is_some() || matches!(key.kind, Kind::AnyRecord)
}

/// A record of a list, by its section; the states and organisations are all there.
fn listed(record: RecordRef) -> Option<(Section, usize)> {
    match record {
        RecordRef::Tier(_) | RecordRef::Direction(_) => None,
        RecordRef::State(index) => Some((Section::States, index.into())),
        RecordRef::Organisation(index) => Some((Section::Organisations, index.into())),
        RecordRef::Partnership(index) => Some((Section::Partnerships, index.into())),
        RecordRef::Instrument(index) => Some((Section::Instruments, index.into())),
        RecordRef::Principle(index) => Some((Section::Principles, index.into())),
        RecordRef::Source(index) => Some((Section::Sources, index.into())),
        RecordRef::Claim(index) => Some((Section::Claims, index.into())),
    }
}
