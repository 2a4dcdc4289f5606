//! Which instruments belong to which partnership: those that it names, otherwise those between exactly
//! its parties that lie in its period.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::period::Period;
use super::start::{day_for, founds};
use super::ties::{InstrumentsByParties, Joint, Ties, by_parties};
use super::{
    ActorIndex, EndOrigin, InstrumentIndex, LEAST_BESIDE, PartnershipIndex, ResolvedPartnership,
    TierIndex,
};
use crate::date::{Date, Truth};
use crate::model::{Id, MOST_OF_ONE};

/// The instruments of a tie, and those of them that may lie in another period of it.
#[derive(Default)]
struct OwnInstruments {
    all: Vec<InstrumentIndex>,
    doubtful: Vec<InstrumentIndex>,
}

impl OwnInstruments {
    /// Adds one that certainly or possibly belongs to it.
    fn add(&mut self, instrument: InstrumentIndex, has: Truth) {
        if has.is_possible() {
            self.all.push(instrument);
        }
        if has == Truth::Unknown {
            self.doubtful.push(instrument);
        }
    }
}

impl Joint<'_, '_> {
    /// Gives each of some ties its instruments: those that it names, otherwise those between exactly
    /// its parties that lie in its period.
    pub(super) fn join_instruments(
        &self,
        ties: &mut Ties,
        positions: &[PartnershipIndex],
        between: &InstrumentsByParties<'_>,
    ) {
        let (periods, counts) = rayon::join(
            || self.periods(ties, positions),
            || counts_of_parties(ties, positions),
        );
        let own = |((position, period), count): ((&PartnershipIndex, Period), usize)| {
            let (named, tie) = (&self.partnership(*position).instruments, &ties[*position]);
            match between.get(tie.parties.as_slice()) {
                _ if !named.is_empty() => self.named(named),
                // So many are an error, and are not compared.
                Some(all) if count <= MOST_OF_ONE => self.within(&period, tie.tier, all),
                _ => OwnInstruments::default(),
            }
        };
        let all = positions.par_iter().zip(periods).zip(counts);
        let found: Vec<OwnInstruments> = all.with_min_len(LEAST_BESIDE).map(own).collect();
        for (position, own) in positions.iter().zip(found) {
            ties[*position].instruments = own.all;
            ties[*position].doubtful = own.doubtful;
        }
    }

    /// The instruments that a partnership names.
    fn named(&self, ids: &[Id]) -> OwnInstruments {
        let mut all: Vec<InstrumentIndex> =
            ids.iter().filter_map(|id| self.instrument(id)).collect();
        all.sort_unstable();
        all.dedup();
        OwnInstruments {
            all,
            doubtful: Vec::new(),
        }
    }

    /// Those of some instruments that lie in the period of a partnership at a tier.
    fn within(
        &self,
        period: &Period,
        tier: Option<TierIndex>,
        instruments: &[InstrumentIndex],
    ) -> OwnInstruments {
        let mut own = OwnInstruments::default();
        for instrument in instruments {
            let record = self.record(*instrument);
            let day = day_for(self.registry, record, tier);
            let day = day.as_ref().map(Date::bounds).unwrap_or_default();
            let has = period.has(day, founds(record));
            own.add(*instrument, has);
        }
        own
    }

    /// Parts a tie that other records end with the instruments after its end. What its record names
    /// stays, and what lies after an end that the record gives itself was never joined to it.
    pub(super) fn part_with_later(
        &self,
        position: PartnershipIndex,
        tie: &mut ResolvedPartnership,
    ) {
        let EndOrigin::Derived { instruments, .. } = &tie.end.origin else {
            return;
        };
        let end = tie.end.bounds.unwrap_or_default();
        if !self.partnership(position).instruments.is_empty() {
            return;
        }
        let is_later = |instrument: InstrumentIndex| {
            let day = day_for(self.registry, self.record(instrument), tie.tier);
            let day = day.as_ref().map(Date::bounds).unwrap_or_default();
            // What ended it is not after its end, however little is known of its day.
            match instruments.contains(&instrument) {
                true => Truth::No,
                false => end.is_before(day),
            }
        };
        let mut own = OwnInstruments::default();
        for instrument in &tie.instruments {
            let has = tie.has(*instrument) & !is_later(*instrument);
            own.add(*instrument, has);
        }
        (tie.instruments, tie.doubtful) = (own.all, own.doubtful);
    }

    /// Parts ties with the instruments before them that are certainly those of an earlier period of
    /// the same tie, where other records say when that one ended.
    pub(super) fn part_with_earlier(&self, ties: &mut Ties, positions: &[PartnershipIndex]) {
        let is_ended = |tie: &ResolvedPartnership| {
            matches!(tie.end.origin, EndOrigin::Derived { .. }) && !tie.instruments.is_empty()
        };
        if !positions.iter().any(|it| is_ended(&ties[*it])) {
            return;
        }
        let of_parties = by_parties(ties, positions);
        let mut parted: Vec<(PartnershipIndex, OwnInstruments)> = Vec::new();
        for position in positions {
            let tie = &ties[*position];
            let record = self.partnership(*position);
            let beside = of_parties.get(tie.parties.as_slice());
            let Some(beside) = beside.filter(|it| (2..=MOST_OF_ONE).contains(&it.len())) else {
                continue;
            };
            if tie.instruments.is_empty() || !record.instruments.is_empty() {
                continue;
            }
            let earlier = beside.iter().filter(|it| {
                let (other, own_name) = (&ties[**it], self.partnership(**it).own_name());
                is_ended(other)
                    && (other.tier, own_name) == (tie.tier, record.own_name())
                    && other
                        .end
                        .bounds
                        .unwrap_or_default()
                        .is_before(tie.begun())
                        .is_certain()
            });
            let earlier: Vec<&ResolvedPartnership> = earlier.map(|it| &ties[*it]).collect();
            if earlier.is_empty() {
                continue;
            }
            let is_of_earlier = |instrument: InstrumentIndex| {
                let day = day_for(self.registry, self.record(instrument), tie.tier);
                let day = day.as_ref().map(Date::bounds).unwrap_or_default();
                day.is_before(tie.begun()).is_certain()
                    && earlier.iter().any(|it| it.has(instrument).is_certain())
            };
            let mut own = OwnInstruments::default();
            for instrument in tie.instruments.iter().filter(|it| !is_of_earlier(**it)) {
                own.add(*instrument, tie.has(*instrument));
            }
            parted.push((*position, own));
        }
        for (position, own) in parted {
            (ties[position].instruments, ties[position].doubtful) = (own.all, own.doubtful);
        }
    }

    /// The period of each of some ties among those of the same parties, tier and name.
    fn periods(&self, ties: &Ties, positions: &[PartnershipIndex]) -> Vec<Period> {
        type Key<'k> = (&'k [ActorIndex], Option<TierIndex>, Option<&'k str>);
        let mut groups: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
        for (ordinal, position) in positions.iter().enumerate() {
            let tie = &ties[*position];
            let name = self.partnership(*position).own_name();
            let key = (tie.parties.as_slice(), tie.tier, name.map(|it| &**it));
            groups.entry(key).or_default().push(ordinal);
        }
        let as_of = self.registry.manifest.as_of;
        let mut periods: Vec<Period> = positions
            .iter()
            .map(|position| Period::from_record(self.partnership(*position), as_of))
            .collect();
        for group in groups.values().filter(|group| group.len() > 1) {
            if group.len() > MOST_OF_ONE {
                continue;
            }
            let record = |ordinal: &usize| self.partnership(positions[*ordinal]);
            for ordinal in group {
                let others = group.iter().filter(|other| *other != ordinal);
                periods[*ordinal].add_earlier(record(ordinal), others.map(record), as_of);
            }
        }
        periods
    }
}

/// For each of some ties how many there are of its parties.
fn counts_of_parties(ties: &Ties, positions: &[PartnershipIndex]) -> Vec<usize> {
    let groups = by_parties(ties, positions);
    let count = |position: &PartnershipIndex| {
        let group = groups.get(ties[*position].parties.as_slice());
        group.map_or(0, Vec::len)
    };
    positions.iter().map(count).collect()
}
