//! Partnerships joined to their instruments: when each began, and when it ended.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use typed_index_collections::TiVec;

use super::end::{Ending, EndingRecords, last_of, later};
use super::start::{day_for, founds};
use super::{
    ActorIndex, ActorPositions, Attestation, DirectionIndex, End, EndOrigin, IdIndex,
    InstrumentIndex, LEAST_BESIDE, PartnershipIndex, RecordRef, ResolvedInstrument,
    ResolvedPartnership, Start, StartOrigin, TierInclusion, build,
};
use crate::date::{Bounds, Date, Day, Truth};
use crate::lookup::Lookup;
use crate::model::{Effect, Id, Instrument, MOST_OF_ONE, Partnership, Registry};

/// All partnerships, resolved.
pub(super) type Ties = TiVec<PartnershipIndex, ResolvedPartnership>;

/// What ties are made from.
pub(super) struct Joint<'j, 'r> {
    pub(super) registry: &'r Registry,
    pub(super) records: &'j IdIndex,
    pub(super) positions: &'j ActorPositions<'r>,
    pub(super) acts: &'j TiVec<InstrumentIndex, ResolvedInstrument>,
    pub(super) tier_inclusion: &'j TierInclusion,
}

impl Joint<'_, '_> {
    /// The ties of all partnerships, in their order.
    pub(super) fn ties(&self) -> Ties {
        let directions = self.directions();
        let partnerships = self.registry.partnerships.iter();
        let (mut ties, between) = rayon::join(
            || -> Ties { partnerships.map(|it| self.bare(it, &directions)).collect() },
            || self.all_between(),
        );
        let all: Vec<PartnershipIndex> = ties.keys().collect();
        self.join(&mut ties, &all, &between);
        ties
    }

    /// All instruments by their parties.
    fn all_between(&self) -> InstrumentsByParties<'_> {
        let mut between = InstrumentsByParties::default();
        for (position, act) in self.acts.iter_enumerated() {
            if act.parties.len() > 1 {
                let of_parties = between.get_or_insert_with(&act.parties, Vec::new);
                of_parties.push(position);
            }
        }
        between
    }

    /// Resolves some ties again, with each of them all that have its parties. `between` has the
    /// instruments of these parties.
    pub(super) fn resolve_again(
        &self,
        ties: &mut Ties,
        positions: &[PartnershipIndex],
        between: &InstrumentsByParties<'_>,
    ) {
        let directions = self.directions();
        for position in positions {
            ties[*position] = self.bare(self.partnership(*position), &directions);
        }
        self.join(ties, positions, between);
    }

    /// The positions of the directions by their ids.
    fn directions(&self) -> BTreeMap<&str, DirectionIndex> {
        let directions = self.registry.manifest.directions.iter().enumerate().rev();
        let directions = directions.map(|(position, it)| (it.id.as_str(), position.into()));
        directions.collect()
    }

    /// Gives some ties what follows from other records.
    fn join(
        &self,
        ties: &mut Ties,
        positions: &[PartnershipIndex],
        between: &InstrumentsByParties<'_>,
    ) {
        self.join_instruments(ties, positions, between);
        let start = |ties: &Ties, position| match self.partnership(position).since {
            Some(since) => Start::recorded(since),
            None => self.derived_start(&ties[position]),
        };
        let starts = of_each(positions, |position| start(ties, position));
        for (position, start) in positions.iter().zip(starts) {
            ties[*position].start = start;
        }
        let of_parties = by_parties(ties, positions);
        let ends = of_each(positions, |position| self.end(ties, &of_parties, position));
        for (position, end) in positions.iter().zip(ends) {
            ties[*position].end = end;
        }
        // Where other records ended a tie, its instruments are those up to then.
        let again = ended_by_others(ties, positions);
        if !again.is_empty() {
            self.join_instruments(ties, &again, between);
        }
    }

    /// A tie by its own record alone.
    fn bare(
        &self,
        record: &Partnership,
        directions: &BTreeMap<&str, DirectionIndex>,
    ) -> ResolvedPartnership {
        let position = |direction: &Id| directions.get(direction.as_str()).copied();
        let evidence = record.evidence.iter().filter(|it| it.attests_start());
        ResolvedPartnership {
            parties: build::resolve(&record.parties, self.positions),
            tier: build::tier_position(self.records, &record.tier),
            direction: record.direction.as_ref().and_then(position),
            attested: Attestation::new(self.registry, self.records, evidence),
            ..ResolvedPartnership::default()
        }
    }

    pub(super) fn partnership(&self, position: PartnershipIndex) -> &Partnership {
        &self.registry.partnerships[usize::from(position)]
    }

    pub(super) fn record(&self, position: InstrumentIndex) -> &Instrument {
        &self.registry.instruments[usize::from(position)]
    }

    pub(super) fn instrument(&self, id: &Id) -> Option<InstrumentIndex> {
        match self.records.get(id)? {
            RecordRef::Instrument(position) => Some(position),
            _ => None,
        }
    }

    /// The instruments of a tie that speak of its tier or of one that includes it, and whether
    /// each founds it.
    fn founding(&self, tie: &ResolvedPartnership) -> Vec<(InstrumentIndex, Truth)> {
        let Some(tier) = tie.tier else {
            return Vec::new();
        };
        let speaks = |position: &InstrumentIndex| {
            let mut tiers = self.acts[*position].tiers.iter();
            tiers.any(|own| {
                let row = self.tier_inclusion.get(*own);
                row.is_some_and(|row| row[tier])
            })
        };
        let instruments = tie.instruments.iter().copied().filter(speaks);
        instruments
            .map(|position| {
                let founds = founds(self.record(position));
                (position, founds & tie.has(position))
            })
            .filter(|(_, founds)| founds.is_possible())
            .collect()
    }

    fn derived_start(&self, tie: &ResolvedPartnership) -> Start {
        let (mut founding, mut possible) = (Vec::new(), Vec::new());
        for (position, founds) in self.founding(tie) {
            let day = day_for(self.registry, self.record(position), tie.tier);
            match founds {
                Truth::Yes => founding.push((position, day)),
                _ => possible.push(day),
            }
        }
        Start::derived(&founding, &possible)
    }

    fn end(&self, ties: &Ties, between: &TiesByParties<'_>, position: PartnershipIndex) -> End {
        if let Some(until) = self.partnership(position).until {
            return End::recorded(until, self.registry.manifest.as_of);
        }
        let tie = &ties[position];
        let is_ranked = |tie: &ResolvedPartnership| {
            let tiers = &self.registry.manifest.tiers;
            tie.tier
                .is_some_and(|tier| tiers[usize::from(tier)].is_ranked())
        };
        let mut endings = self.terminating(tie);
        endings.extend(self.terminated(tie));
        if self.registry.manifest.one_tier_at_a_time == Some(true)
            && let Some(others) = between.get(tie.parties.as_slice())
            && others.len() <= MOST_OF_ONE
        {
            for other in others {
                if is_ranked(tie) && is_ranked(&ties[*other]) {
                    endings.extend(later(tie, &ties[*other], *other));
                }
            }
        }
        End::derived(endings)
    }

    /// The latest day on which an instrument at exactly the tier of a tie may found it: none if
    /// there is no such instrument.
    fn last_founded(&self, tie: &ResolvedPartnership) -> Option<Bounds> {
        let is_own = |position: InstrumentIndex| {
            let tiers = &self.acts[position].tiers;
            tie.tier.is_some_and(|tier| tiers.contains(&tier))
        };
        let own = self.founding(tie).into_iter();
        let own = own.filter(|(position, _)| is_own(*position));
        let days = own.map(|(position, _)| {
            let day = day_for(self.registry, self.record(position), tie.tier);
            day.as_ref().map(Date::bounds).unwrap_or_default()
        });
        days.max_by_key(|day| day.latest.unwrap_or(Day::LAST))
    }

    /// The instruments that terminate a tie: at its tier, or at none. One that lies before its
    /// start ended something else.
    fn terminating(&self, tie: &ResolvedPartnership) -> Vec<Ending> {
        let start = tie.begun();
        // Most are terminated by nothing.
        let last_founded = LazyCell::new(|| self.last_founded(tie));
        let instruments = tie.instruments.iter().filter_map(|position| {
            let record = self.record(*position);
            let tiers = &self.acts[*position].tiers;
            let is_meant = record.tier.is_empty() || tie.tier.is_some_and(|it| tiers.contains(&it));
            if record.effect != Some(Effect::Terminates) || !is_meant {
                return None;
            }
            let date = day_for(self.registry, record, tie.tier);
            let day = date.as_ref().map(Date::bounds).unwrap_or_default();
            // Founded again on that day or later, it is not known to have stayed ended: a second
            // record would say so.
            let stays_ended = match (*last_founded).map(|founded| founded.is_before(day)) {
                None | Some(Truth::Yes) => Truth::Yes,
                Some(_) => Truth::Unknown,
            };
            Some(Ending {
                date,
                holds: tie.has(*position) & start.is_before(day) & stays_ended,
                from: EndingRecords::Instruments(vec![*position]),
            })
        });
        instruments
            .filter(|ending| ending.holds.is_possible())
            .collect()
    }

    /// The end that the termination of all its founding instruments is. One that was terminated
    /// before the start founded something else.
    fn terminated(&self, tie: &ResolvedPartnership) -> Option<Ending> {
        let start = tie.begun();
        let is_derived = matches!(tie.start.origin, StartOrigin::Derived(_));
        let date_of = |position: InstrumentIndex| self.record(position).terminated.get();
        if tie.instruments.iter().all(|it| date_of(*it).is_none()) {
            return None;
        }
        let mut founding = self.founding(tie);
        let is_earlier = |position: InstrumentIndex| {
            let ended = date_of(position);
            !is_derived && ended.is_some_and(|ended| start.is_before(ended.bounds()) == Truth::No)
        };
        founding.retain(|(position, _)| !is_earlier(*position));
        let (certain, possible): (Vec<_>, Vec<_>) =
            founding.iter().partition(|(_, founds)| founds.is_certain());
        let dates = |of: &[(InstrumentIndex, Truth)]| -> Option<Vec<Date>> {
            of.iter().map(|(position, _)| date_of(*position)).collect()
        };
        let positions = founding.iter().map(|(position, _)| *position).collect();
        let from = EndingRecords::Instruments(positions);
        let bounds = |dates: &[Date]| -> Vec<Bounds> { dates.iter().map(Date::bounds).collect() };
        if certain.is_empty() {
            // Of instruments whose effect is left out, those that have ended may have founded it.
            let ended = possible
                .iter()
                .filter_map(|(position, _)| date_of(*position));
            let ended: Vec<Date> = ended.collect();
            let earliest = bounds(&ended).iter().map(|it| it.earliest).min()?;
            return Some(Ending {
                date: Date::between(Bounds {
                    earliest,
                    latest: None,
                }),
                holds: Truth::Unknown,
                from,
            });
        }
        let ends = dates(&certain)?;
        let others = dates(&possible);
        let all_after = ends
            .iter()
            .all(|end| is_derived || start.is_before(end.bounds()).is_certain());
        let all_of = others.map(|others| [ends.clone(), others].concat());
        let last = last_of(&ends, all_of.as_deref());
        Some(Ending {
            date: last,
            holds: match all_of {
                Some(_) if all_after => Truth::Yes,
                _ => Truth::Unknown,
            },
            from,
        })
    }
}

/// What follows for each of some ties, in their order.
fn of_each<T: Send>(
    positions: &[PartnershipIndex],
    found: impl Fn(PartnershipIndex) -> T + Sync,
) -> Vec<T> {
    let positions = positions.par_iter().with_min_len(LEAST_BESIDE);
    positions.map(|position| found(*position)).collect()
}

/// Those of some ties that other records ended, and all of the same parties.
fn ended_by_others(ties: &Ties, positions: &[PartnershipIndex]) -> Vec<PartnershipIndex> {
    let is_ended =
        |it: &&PartnershipIndex| matches!(ties[**it].end.origin, EndOrigin::Derived { .. });
    let ended = positions.iter().filter(is_ended);
    let parties: BTreeSet<&[ActorIndex]> = ended.map(|it| ties[*it].parties.as_slice()).collect();
    let of_these = |it: &&PartnershipIndex| parties.contains(ties[**it].parties.as_slice());
    positions.iter().filter(of_these).copied().collect()
}

/// The ties of each set of parties.
type TiesByParties<'t> = Lookup<&'t [ActorIndex], Vec<PartnershipIndex>>;

/// The instruments of each set of parties.
pub(super) type InstrumentsByParties<'t> = Lookup<&'t [ActorIndex], Vec<InstrumentIndex>>;

pub(super) fn by_parties<'t>(ties: &'t Ties, positions: &[PartnershipIndex]) -> TiesByParties<'t> {
    let mut groups = TiesByParties::default();
    for position in positions {
        let group = groups.get_or_insert_with(ties[*position].parties.as_slice(), Vec::new);
        group.push(*position);
    }
    groups
}
