//! Which instruments belong to which partnership: those that it names, otherwise those between exactly
//! its parties that lie in its period.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::period::{KnownDays, Period};
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
    /// its parties that lie in its period, as far as its days are known.
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
                Some(all) if count <= MOST_OF_ONE => self.within(&period, tie, all),
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

    /// Those of some instruments that lie in the period of a partnership.
    fn within(
        &self,
        period: &Period,
        tie: &ResolvedPartnership,
        instruments: &[InstrumentIndex],
    ) -> OwnInstruments {
        let ended_by: &[InstrumentIndex] = match &tie.end.origin {
            EndOrigin::Derived { instruments, .. } => instruments,
            _ => &[],
        };
        let mut own = OwnInstruments::default();
        for instrument in instruments {
            let record = self.record(*instrument);
            let day = day_for(self.registry, record, tie.tier);
            let day = day.as_ref().map(Date::bounds).unwrap_or_default();
            // What ended it is not after its end, however little is known of its day.
            let has = match ended_by.contains(instrument) {
                true => tie.has(*instrument),
                false => period.has(day, founds(record)),
            };
            own.add(*instrument, has);
        }
        own
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
        let known = |position: &PartnershipIndex| {
            KnownDays::new(self.partnership(*position), &ties[*position], as_of)
        };
        let days: Vec<KnownDays> = positions.iter().map(known).collect();
        let mut periods: Vec<Period> = days.iter().map(|days| Period::alone(*days)).collect();
        for group in groups.values().filter(|group| group.len() > 1) {
            if group.len() > MOST_OF_ONE {
                continue;
            }
            for ordinal in group {
                let others = group.iter().filter(|other| *other != ordinal);
                periods[*ordinal].add_earlier(days[*ordinal], others.map(|other| days[*other]));
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
