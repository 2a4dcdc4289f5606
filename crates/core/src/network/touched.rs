//! The partnerships and instruments that a change of some of them may concern.

use std::collections::{BTreeMap, BTreeSet};

use super::{ActorIndex, InstrumentIndex, Network, PartnershipIndex, RecordRef, ShortList};
use crate::model::{Id, Instrument, Partnership, Registry, Section};
use crate::yaml::RecordSet;

/// The partnerships and instruments of a file.
#[derive(Debug, Default)]
pub(crate) struct FileTies {
    /// Where the partnerships and the instruments begin.
    starts: [usize; 2],
    partnerships: Vec<Partnership>,
    instruments: Vec<Instrument>,
    faulty: RecordSet,
}

impl FileTies {
    pub(crate) fn of(registry: &Registry, file: usize) -> Self {
        let Some(file) = registry.files.get(file) else {
            return FileTies::default();
        };
        let range = |section: Section| file.records[section as usize].clone();
        FileTies {
            starts: [Section::Partnerships, Section::Instruments].map(|it| range(it).start),
            partnerships: registry.partnerships[range(Section::Partnerships)].to_vec(),
            instruments: registry.instruments[range(Section::Instruments)].to_vec(),
            faulty: file.faulty.clone(),
        }
    }
}

/// What leads to the partnerships and instruments that were changed, and to those that have to do
/// with them: as they were before, and as they are now.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    parties: BTreeSet<Vec<Id>>,
    instruments: BTreeSet<Id>,
    records: RecordSet,
    /// Whether a record names other actors or other instruments than before.
    is_joined_otherwise: bool,
}

impl Touched {
    /// The records that have changed; none if one of them names other actors or other instruments
    /// than before.
    pub(super) fn records(&self) -> Option<&RecordSet> {
        (!self.is_joined_otherwise).then_some(&self.records)
    }

    /// Adds what a later change has touched.
    pub(crate) fn extend(&mut self, later: Touched) {
        self.parties.extend(later.parties);
        self.instruments.extend(later.instruments);
    }

    /// Adds the records of a file that are not as they were. Every record has kept its id.
    pub(crate) fn add(&mut self, before: &FileTies, after: &FileTies) {
        let is_same = |section: Section, ordinal: usize| {
            let key = (section, ordinal);
            before.faulty.contains(&key) == after.faulty.contains(&key)
        };
        let pairs = before.partnerships.iter().zip(&after.partnerships);
        for (ordinal, (one, other)) in pairs.enumerate() {
            if one != other || !is_same(Section::Partnerships, ordinal) {
                for record in [one, other] {
                    self.parties.insert(record.parties.to_vec());
                    self.instruments.extend(record.instruments.iter().cloned());
                }
                let index = after.starts[0] + ordinal;
                self.records.insert((Section::Partnerships, index));
                self.is_joined_otherwise |= one.parties != other.parties;
            }
        }
        let pairs = before.instruments.iter().zip(&after.instruments);
        for (ordinal, (one, other)) in pairs.enumerate() {
            if one != other || !is_same(Section::Instruments, ordinal) {
                for record in [one, other] {
                    self.parties.insert(record.parties.to_vec());
                    self.instruments.insert(record.id.clone());
                    let related = record.relations().into_iter();
                    let related = related.flat_map(|(_, ids)| ids.iter().cloned());
                    self.instruments.extend(related);
                }
                let index = after.starts[1] + ordinal;
                self.records.insert((Section::Instruments, index));
                self.is_joined_otherwise |= names(one) != names(other);
            }
        }
    }
}

/// The actors and the instruments that an instrument names.
fn names(record: &Instrument) -> Vec<Option<&Id>> {
    let parties = record.parties.iter().map(Some);
    let signatories = record.signatories.iter().map(|it| it.actor());
    let participants = record.participants.iter().map(|it| it.actor());
    let related = record.relations().into_iter();
    let related = related.flat_map(|(_, ids)| ids.iter().map(Some));
    // None stands between two lists.
    let all = parties.chain([None]).chain(signatories).chain([None]);
    all.chain(participants)
        .chain([None])
        .chain(related)
        .collect()
}

/// Records that are joined to one another, as far as they were followed.
struct Joined<'j, 'r> {
    network: &'j Network<'r>,
    found: RecordSet,
    open: Vec<(Section, usize)>,
    parties: BTreeSet<ShortList<ActorIndex>>,
    most: usize,
}

impl Network<'_> {
    /// The partnerships and instruments that were touched, and all that are joined to them: by the
    /// same parties, or because one names the other. None if they are more than `most`.
    pub(crate) fn joined_to(&self, touched: &Touched, most: usize) -> Option<RecordSet> {
        let mut joined = Joined {
            network: self,
            found: RecordSet::new(),
            open: Vec::new(),
            parties: BTreeSet::new(),
            most,
        };
        for ids in &touched.parties {
            let mut parties: ShortList<ActorIndex> = ids
                .iter()
                .filter_map(|id| self.actor_position(id))
                .collect();
            parties.sort_unstable();
            parties.dedup();
            joined.between(parties)?;
        }
        for id in &touched.instruments {
            if let Some(RecordRef::Instrument(position)) = self.records.get(id) {
                joined.add(Section::Instruments, position.into())?;
            }
        }
        let mut naming: BTreeMap<InstrumentIndex, Vec<PartnershipIndex>> = BTreeMap::new();
        for (tie, record) in self.partnerships() {
            for id in &record.instruments {
                if let Some(instrument) = self.records.instrument_position(id) {
                    naming.entry(instrument).or_default().push(tie);
                }
            }
        }
        while let Some((section, index)) = joined.open.pop() {
            if section == Section::Partnerships {
                joined.partnership(index.into())?;
            } else {
                joined.instrument(index.into(), &naming)?;
            }
        }
        Some(joined.found)
    }
}

impl Joined<'_, '_> {
    fn add(&mut self, section: Section, index: usize) -> Option<()> {
        if self.found.insert((section, index)) {
            self.open.push((section, index));
        }
        (self.found.len() <= self.most).then_some(())
    }

    fn partnership(&mut self, position: PartnershipIndex) -> Option<()> {
        let tie = &self.network.ties[position];
        for instrument in &tie.instruments {
            self.add(Section::Instruments, (*instrument).into())?;
        }
        self.between(tie.parties.clone())
    }

    fn instrument(
        &mut self,
        position: InstrumentIndex,
        naming: &BTreeMap<InstrumentIndex, Vec<PartnershipIndex>>,
    ) -> Option<()> {
        let act = &self.network.acts[position];
        let successors = act.relations().successors.iter().map(|it| it.instrument);
        let related = [
            &act.relations().replaces,
            &act.relations().amends,
            &act.relations().amended_by,
            &act.relations().implements,
            &act.relations().implemented_by,
        ];
        let related = related.into_iter().flatten().copied();
        for other in related.chain(successors) {
            self.add(Section::Instruments, other.into())?;
        }
        for tie in naming.get(&position).into_iter().flatten() {
            self.add(Section::Partnerships, (*tie).into())?;
        }
        self.between(act.parties.clone())
    }

    /// Adds what is between exactly some parties.
    fn between(&mut self, parties: ShortList<ActorIndex>) -> Option<()> {
        if self.parties.contains(&parties) {
            return Some(());
        }
        let network = self.network;
        let (ties, acts): (Vec<_>, Vec<_>) = match parties.first() {
            Some(first) => {
                let actor = &network.actors[*first];
                (actor.partnerships.clone(), actor.instruments.clone())
            }
            None => (network.ties.keys().collect(), network.acts.keys().collect()),
        };
        for tie in ties {
            if network.ties[tie].parties == parties {
                self.add(Section::Partnerships, tie.into())?;
            }
        }
        for act in acts {
            if network.acts[act].parties == parties {
                self.add(Section::Instruments, act.into())?;
            }
        }
        self.parties.insert(parties);
        Some(())
    }
}
