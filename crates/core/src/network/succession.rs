//! Which instruments replace, amend and implement which, and from when on one that is replaced is
//! not in force.

use std::collections::BTreeMap;

use typed_index_collections::TiVec;

use super::circles::parts;
use super::participation::{entry_into_force, participation_start};
use super::{
    ActorIndex, ActorNode, ActorPositions, IdIndex, InstrumentIndex, ResolvedInstrument, numbered,
};
use crate::date::{Bounds, Date, Day, Truth, last_day};
use crate::model::{Id, Instrument, Participant, Registry};

/// An instrument that replaces another one.
///
/// It takes the place of the other when it has entered into force and binds all who take part in
/// the other (VCLT, art. 59). Until then the other may remain in force between some of them. What
/// has lost its place does not get it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Successor {
    /// The instrument that replaces the other.
    pub instrument: InstrumentIndex,
    /// When it entered into force; if that is left out, on an unknown day that is not before its
    /// own, or never.
    pub entered: Bounds,
    /// The first day on which all who took part in the other were certainly bound by it, or had left
    /// the other; none if that is not known.
    pub binds_all_by: Option<Day>,
    /// Whether the records contradict themselves: each of the two replaces, amends or implements the
    /// other, directly or through others, it was certainly concluded before the other, or it also amends the other. Then
    /// nothing is certain.
    pub is_contradictory: bool,
}

impl Successor {
    /// Whether all who took part in the other instrument were bound by it on a day, or had left the
    /// other: yes or unknown.
    #[must_use]
    pub fn binds_all_on(&self, day: Day) -> Truth {
        let is_known = self.binds_all_by.is_some_and(|by| by <= day);
        if is_known && !self.is_contradictory {
            Truth::Yes
        } else {
            Truth::Unknown
        }
    }

    /// Whether it had taken the place of the other instrument by a day.
    #[must_use]
    pub fn has_taken_over(&self, day: Day) -> Truth {
        self.entered.is_past_on(day) & self.binds_all_on(day)
    }

    /// The first day by which it had certainly taken the place of the other.
    fn takes_over_by(&self) -> Option<Day> {
        let (entered, bound) = self.entered.latest.zip(self.binds_all_by)?;
        (!self.is_contradictory).then_some(entered.max(bound))
    }
}

impl ResolvedInstrument {
    /// Whether another instrument had taken its place by a day.
    #[must_use]
    pub fn is_replaced_on(&self, day: Day) -> Truth {
        self.relations()
            .replaced
            .map_or(Truth::No, |replaced| replaced.is_past_on(day))
    }
}

/// The first day on which one of several instruments has taken the place of another.
fn first_day(successors: &[Successor]) -> Option<Bounds> {
    let earliest = successors.iter().map(|it| it.entered.earliest).min()?;
    let latest = successors.iter().filter_map(Successor::takes_over_by).min();
    Some(Bounds { earliest, latest })
}

/// Resolves what instruments amend and implement, both ways, and what they replace.
pub(super) fn relate(
    registry: &Registry,
    records: &IdIndex,
    acts: &mut TiVec<InstrumentIndex, ResolvedInstrument>,
) {
    let resolve = |ids: &[Id]| -> Vec<InstrumentIndex> {
        let found = ids.iter().filter_map(|id| records.instrument_position(id));
        let mut found: Vec<InstrumentIndex> = found.collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    for (position, record) in numbered(&registry.instruments) {
        let amends = resolve(&record.amends);
        for other in &amends {
            acts[*other].relations_mut().amended_by.push(position);
        }
        let implements = resolve(&record.implements);
        for other in &implements {
            acts[*other].relations_mut().implemented_by.push(position);
        }
        let replaces = resolve(&record.replaces);
        if amends.is_empty() && implements.is_empty() && replaces.is_empty() {
            continue;
        }
        let relations = acts[position].relations_mut();
        relations.replaces = replaces;
        relations.amends = amends;
        relations.implements = implements;
    }
}

/// For each instrument those that it replaces, amends or implements.
pub(crate) fn all_relations(acts: &TiVec<InstrumentIndex, ResolvedInstrument>) -> Vec<Vec<usize>> {
    let earlier = acts.iter().map(|act| act.relations().earlier().concat());
    earlier
        .map(|all| all.into_iter().map(usize::from).collect())
        .collect()
}

/// What tells whether those who took part in an instrument are bound by the one that replaces it.
pub(super) struct Succession<'b, 'r> {
    /// The registry.
    pub(super) registry: &'r Registry,
    /// The actors.
    pub(super) actors: &'b TiVec<ActorIndex, ActorNode<'r>>,
    /// The positions of the actors, by id.
    pub(super) positions: &'b ActorPositions<'r>,
}

impl<'r> Succession<'_, 'r> {
    /// Hangs on each instrument those that replace it.
    pub(super) fn join(&self, acts: &mut TiVec<InstrumentIndex, ResolvedInstrument>) {
        if acts.iter().all(|act| act.relations().replaces.is_empty()) {
            return;
        }
        let part = parts(&all_relations(acts));
        // Each instrument is looked through once, however many replace it or are replaced by it.
        let mut replaced_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut bound: BTreeMap<usize, BTreeMap<&str, Vec<Bound>>> = BTreeMap::new();
        for (one, act) in acts.iter().enumerate() {
            let others = &act.relations().replaces;
            if others.is_empty() {
                continue;
            }
            bound.insert(
                one,
                bound_by(self.record(one), self.registry.manifest.as_of),
            );
            for other in others.iter().copied().map(usize::from) {
                replaced_by.entry(other).or_default().push(one);
            }
        }
        for (other, successors) in replaced_by {
            let replaced = self.record(other);
            let leaving = self.leaving(replaced);
            let successors = successors.into_iter().map(|one| {
                let successor = self.record(one);
                let days = successor.day().zip(replaced.day());
                let is_amended = successor.amends.contains(&replaced.id);
                let is_earlier = days.is_some_and(|(own, day)| own.is_before(day).is_certain());
                Successor {
                    instrument: one.into(),
                    entered: entry_into_force(successor),
                    binds_all_by: leaving
                        .as_ref()
                        .and_then(|it| binds_all_by(it, &bound[&one])),
                    is_contradictory: part[one] == part[other] || is_earlier || is_amended,
                }
            });
            let relations = acts[InstrumentIndex::from(other)].relations_mut();
            relations.successors = successors.collect();
            relations.replaced = first_day(&relations.successors);
        }
    }

    fn record(&self, position: usize) -> &'r Instrument {
        &self.registry.instruments[position]
    }

    /// Who takes part in an instrument, each with the first day by which it certainly did so no
    /// more; none if somebody is not known.
    fn leaving(&self, record: &'r Instrument) -> Option<Vec<(&'r str, Option<Day>)>> {
        let mut listed = participants(record);
        for party in &record.parties {
            listed.entry(party.as_str()).or_default();
        }
        let left = |(id, own): (&'r str, Vec<&Participant>)| {
            let actor = *self.positions.get(id)?;
            Some((id, self.left_by(&own, actor)))
        };
        listed.into_iter().map(left).collect()
    }

    /// The first day by which an actor certainly took part no more, because it had left or existed
    /// no more.
    fn left_by(&self, own: &[&Participant], actor: ActorIndex) -> Option<Day> {
        let as_of = self.registry.manifest.as_of;
        let end = |it: &&Participant| last_day(it.until.as_ref()?, as_of).latest;
        let ends: Option<Vec<Day>> = own.iter().map(end).collect();
        let left = ends.and_then(|ends| ends.into_iter().max());
        let ended = self.actors[actor].until.and_then(|until| until.latest);
        let last = left.into_iter().chain(ended).min()?;
        Some(last.plus(1))
    }
}

/// Days on which somebody is certainly bound by an instrument.
struct Bound {
    /// The first of them that is certain.
    from: Day,
    /// The last one; none if it goes on.
    last: Option<Day>,
}

/// The first day on which all who took part in an instrument were certainly bound by another one,
/// or had left. Of an instrument of nobody, which an organisation adopted, that is any day.
fn binds_all_by(
    leaving: &[(&str, Option<Day>)],
    bound: &BTreeMap<&str, Vec<Bound>>,
) -> Option<Day> {
    let is_on = |it: &Bound, day: Day| it.from <= day && it.last.is_none_or(|last| last >= day);
    let binds_all = |day: &Day| {
        leaving.iter().all(|(id, left)| {
            let has_left = left.is_some_and(|left| left <= *day);
            has_left
                || bound
                    .get(id)
                    .is_some_and(|own| own.iter().any(|it| is_on(it, *day)))
        })
    };
    let mut first = Day::FIRST;
    let mut days = Vec::new();
    for (id, left) in leaving {
        let own = bound.get(id).into_iter().flatten().map(|it| it.from);
        let own: Vec<Day> = own.chain(*left).collect();
        first = first.max(*own.iter().min()?);
        days.extend(own);
    }
    if binds_all(&first) {
        return Some(first);
    }
    days.retain(|day| *day > first);
    days.sort_unstable();
    days.into_iter().find(|day| binds_all(day))
}

/// The days on which each actor is certainly bound by an instrument, by its id.
fn bound_by(record: &Instrument, as_of: Option<Day>) -> BTreeMap<&str, Vec<Bound>> {
    let last_of = |until: Option<&Date>| until.map(|it| last_day(it, as_of).earliest);
    let terminated = last_of(record.terminated.as_ref());
    // Of an end of which no earliest day is known, no day before it is certain.
    let stay = |from: Option<Day>, until: Option<Option<Day>>| {
        let ends = [until, terminated].into_iter().flatten();
        let ends: Option<Vec<Day>> = ends.collect();
        let (from, last) = (from?, ends?.into_iter().min());
        last.is_none_or(|last| from <= last)
            .then_some(Bound { from, last })
    };
    let mut bound = BTreeMap::new();
    for (id, own) in participants(record) {
        let own = own.iter().filter_map(|it| {
            let from = participation_start(record, it).latest;
            stay(from, last_of(it.until.as_ref()))
        });
        bound.insert(id, own.collect());
    }
    // Of a text of more than two, nothing says that a party takes part of which no participant is
    // recorded.
    let entered = entry_into_force(record).latest;
    let entered = entered.filter(|_| record.parties.len() == 2);
    for party in &record.parties {
        let own = || stay(entered, None).into_iter().collect();
        bound.entry(party.as_str()).or_insert_with(own);
    }
    bound
}

/// The participants of an instrument, by their ids.
fn participants(record: &Instrument) -> BTreeMap<&str, Vec<&Participant>> {
    let mut listed: BTreeMap<&str, Vec<&Participant>> = BTreeMap::new();
    for participant in &record.participants {
        if let Some(id) = participant.actor() {
            listed.entry(id.as_str()).or_default().push(participant);
        }
    }
    listed
}
