//! From which day on a state existed whose record gives no `since`.

use typed_index_collections::TiVec;

use super::{
    ActorIndex, ActorPositions, Membership, MembershipIndex, ResolvedPartnership, numbered,
};
use super::{ActorNode, InstrumentIndex, PartnershipIndex, ResolvedInstrument};
use crate::date::{Bounds, Date, Day};
use crate::lookup::Lookup;
use crate::model::{Registry, first_years};

type Actors<'r> = TiVec<ActorIndex, ActorNode<'r>>;

/// What of the network tells on which days actors are used.
pub(super) struct Uses<'u, 'r> {
    pub(super) registry: &'r Registry,
    pub(super) positions: &'u ActorPositions<'r>,
    pub(super) memberships: &'u TiVec<MembershipIndex, Membership<'r>>,
    pub(super) ties: &'u TiVec<PartnershipIndex, ResolvedPartnership>,
    pub(super) acts: &'u TiVec<InstrumentIndex, ResolvedInstrument>,
}

/// A first year of the built-in table, which a record may make more precise.
struct First {
    since: Bounds,
    /// The first day by which a record uses the state, if that is before the year.
    earlier: Option<Day>,
}

impl First {
    /// What uses the state within these bounds says of it: that it existed by the last of them.
    fn is_used(&mut self, bounds: Bounds) {
        let Some(by) = bounds.latest else { return };
        match self.since.earliest {
            Some(first) if by < first => {
                self.earlier = Some(self.earlier.map_or(by, |earlier| earlier.min(by)));
            }
            _ => self.since.latest = self.since.latest.map(|latest| latest.min(by)),
        }
    }
}

/// Gives each state of the built-in table of first years, whose record gives no `since`, the days of
/// that year, up to the first on which a record uses it. What a record says takes precedence: of a
/// state that is used before that year it is known that it existed by then, and not since when.
pub(super) fn give(actors: &mut Actors<'_>, uses: &Uses<'_, '_>) {
    let years: Lookup<&str, Bounds> = first_years()
        .iter()
        .filter_map(|first| Some((first.alpha_3, first.year.parse::<Date>().ok()?.bounds())))
        .collect();
    let first = |actor: &ActorNode<'_>| {
        let is_open = actor.is_state() && actor.since.is_none();
        let since = years.get(actor.id).filter(|_| is_open)?;
        Some(First {
            since: *since,
            earlier: None,
        })
    };
    let mut found: TiVec<ActorIndex, Option<First>> = actors.iter().map(first).collect();
    uses.each(|actor, bounds| {
        if let Some(first) = &mut found[actor] {
            first.is_used(bounds);
        }
    });
    for (actor, first) in actors.iter_mut().zip(found) {
        if let Some(First { since, earlier }) = first {
            actor.since = Some(match earlier {
                None => since,
                latest => Bounds {
                    earliest: None,
                    latest,
                },
            });
        }
    }
}

impl Uses<'_, '_> {
    /// Each actor with the bounds of each day on which a record has it: as a party, a member or a
    /// participant, or as what a source calls one.
    fn each(&self, mut found: impl FnMut(ActorIndex, Bounds)) {
        for (position, tie) in self.ties.iter_enumerated() {
            let record = &self.registry.partnerships[usize::from(position)];
            for bounds in used([&record.since, &record.until], tie.attested.days()) {
                tie.parties.iter().for_each(|party| found(*party, bounds));
            }
        }
        for membership in self.memberships {
            let dates = [&membership.record.since, &membership.record.until];
            for bounds in used(dates, membership.attested.days()) {
                membership.member.iter().for_each(|it| found(*it, bounds));
            }
        }
        for (position, act) in self.acts.iter_enumerated() {
            let record = &self.registry.instruments[usize::from(position)];
            if let Some(day) = record.day() {
                act.parties
                    .iter()
                    .for_each(|party| found(*party, day.bounds()));
            }
        }
        for (_, record) in numbered::<InstrumentIndex, _>(&self.registry.instruments) {
            for participant in &record.participants {
                let actor = participant
                    .actor()
                    .and_then(|id| self.positions.get(id.as_str()));
                let dates = participant.dates().map(|(_, date)| date);
                for date in dates.chain(&participant.until) {
                    actor.iter().for_each(|it| found(**it, date.bounds()));
                }
            }
        }
    }
}

/// The bounds of dates that are given, and of days.
fn used<'d>(
    dates: [&'d Option<Date>; 2],
    days: impl Iterator<Item = Day> + 'd,
) -> impl Iterator<Item = Bounds> + 'd {
    let dates = dates.into_iter().flatten().map(Date::bounds);
    dates.chain(days.map(|day| Bounds {
        earliest: Some(day),
        latest: Some(day),
    }))
}
