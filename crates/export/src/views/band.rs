//! How many there are on each day, between those that are certain and those that are possible.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Day, Truth};
use chancery_core::network::{
    ActorIndex, InstrumentIndex, MembershipIndex, OrganisationIndex, PartnershipIndex,
};

use super::ExportContext;
use super::turns::{begins, ends};

/// How many of something there are on each day: at least those that are certain, and at most those
/// that are possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    steps: Vec<BandStep>,
}

/// Days on which there are as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BandStep {
    /// The first of them.
    pub from: Day,
    /// How many there certainly are.
    pub certain: usize,
    /// How many there are at most.
    pub possible: usize,
}

/// By how much the two numbers of a band change on each day.
#[derive(Default)]
struct Turns(BTreeMap<Day, [i64; 2]>);

impl Turns {
    /// Counts one thing, of which it may only turn on some days whether it is there.
    fn add(&mut self, days: impl IntoIterator<Item = Day>, is_there: impl Fn(Day) -> Truth) {
        let days: BTreeSet<Day> = days.into_iter().chain([Day::FIRST]).collect();
        let mut before = [0, 0];
        for day in days {
            let answer = is_there(day);
            let now = [answer.is_certain(), answer.is_possible()].map(i64::from);
            if now != before {
                let change = self.0.entry(day).or_default();
                for place in 0..2 {
                    change[place] += now[place] - before[place];
                }
                before = now;
            }
        }
    }

    fn band(self) -> Band {
        let mut sums = [0, 0];
        let steps = self.0.into_iter().map(|(from, change)| {
            sums = [sums[0] + change[0], sums[1] + change[1]];
            let [certain, possible] = sums.map(|sum| usize::try_from(sum).unwrap_or_default());
            BandStep {
                from,
                certain,
                possible,
            }
        });
        Band {
            steps: steps.collect(),
        }
    }
}

impl Band {
    #[cfg(test)]
    pub(crate) fn of_steps(steps: Vec<BandStep>) -> Self {
        Band { steps }
    }

    /// How many there certainly are on a day, and how many at most.
    #[must_use]
    pub fn at(&self, day: Day) -> (usize, usize) {
        let after = self.steps.partition_point(|step| step.from <= day);
        let step = after.checked_sub(1).and_then(|place| self.steps.get(place));
        step.map_or((0, 0), |step| (step.certain, step.possible))
    }

    /// The days on which a number changes, in order, each with the numbers from then on.
    #[must_use]
    pub fn steps(&self) -> &[BandStep] {
        &self.steps
    }

    /// The lowest certain number and the highest possible one from a day until before another.
    #[must_use]
    pub fn between(&self, from: Day, end: Day) -> (usize, usize) {
        let first = self.steps.partition_point(|step| step.from <= from);
        let within = self.steps[first..].iter().take_while(|it| it.from < end);
        within.fold(self.at(from), |(certain, possible), step| {
            (certain.min(step.certain), possible.max(step.possible))
        })
    }

    /// The highest certain number and the highest possible one until a day.
    #[must_use]
    pub fn highest(&self, until: Day) -> (usize, usize) {
        let steps = self.steps.iter().take_while(|step| step.from <= until);
        steps.fold((0, 0), |(certain, possible), step| {
            (certain.max(step.certain), possible.max(step.possible))
        })
    }
}

impl ExportContext<'_> {
    /// How many of some instruments are in force on each day. One that is only possibly selected is
    /// only possible.
    #[must_use]
    pub fn instruments_in_force(&self, of: impl IntoIterator<Item = InstrumentIndex>) -> Band {
        let network = self.network;
        let mut turns = Turns::default();
        for position in of {
            let (act, record) = (&network.acts[position], network.instrument(position));
            let own = record.day().map(Date::bounds).unwrap_or_default();
            let days = begins(own)
                .chain(act.attested.days())
                .chain(begins(network.entry_into_force(position)))
                .chain(ends(network.last_day(record.terminated.as_ref())))
                .chain(begins(act.relations().replaced.unwrap_or_default()));
            // One that only another row names is drawn as well, as possibly meant.
            let meant = self.selection.instrument_at_any_time(position);
            let meant = meant | Truth::Unknown;
            turns.add(days, |day| {
                meant
                    & network.instrument_is_past(position, day)
                    & network.is_in_force(position, day)
            });
        }
        turns.band()
    }

    /// How many of some instruments were concluded by each day, as far as that is known.
    #[must_use]
    pub fn instruments_concluded(&self, of: impl IntoIterator<Item = InstrumentIndex>) -> Band {
        let network = self.network;
        let mut turns = Turns::default();
        for position in of {
            let own = network.instrument(position).day().map(Date::bounds);
            let days =
                begins(own.unwrap_or_default()).chain(network.acts[position].attested.days());
            let meant = self.selection.instrument_at_any_time(position) | Truth::Unknown;
            turns.add(days, |day| {
                meant & network.instrument_is_past(position, day)
            });
        }
        turns.band()
    }

    /// How many of some partnerships hold on each day. One that is only possibly selected is only
    /// possible.
    #[must_use]
    pub fn partnerships_that_hold(&self, of: impl IntoIterator<Item = PartnershipIndex>) -> Band {
        let network = self.network;
        let mut turns = Turns::default();
        for position in of {
            let parties = &network.ties[position].parties;
            let meant = self.selection.partnership_at_any_time(position)
                & self.selection.means_a_party(parties);
            turns.add(self.partnership_turns(position), |day| {
                meant & network.partnership_holds(position, day)
            });
        }
        turns.band()
    }

    /// How many members each of some memberships' organisations has on each day: the states and
    /// organisations that belong to it as a member or a participant, each counted once.
    #[must_use]
    pub fn members_in_time(&self, of: &[MembershipIndex]) -> BTreeMap<OrganisationIndex, Band> {
        let mut all: BTreeMap<OrganisationIndex, Turns> = BTreeMap::new();
        for ((organisation, member), own) in self.by_member(of) {
            let turns = all.entry(organisation).or_default();
            self.add_member(turns, member, &own);
        }
        let all = all.into_iter();
        all.map(|(organisation, turns)| (organisation, turns.band()))
            .collect()
    }

    /// How many memberships there are on each day in all organisations together: whoever belongs to
    /// two is counted twice.
    #[must_use]
    pub fn memberships_in_time(&self, of: &[MembershipIndex]) -> Band {
        let mut turns = Turns::default();
        for ((_, member), own) in self.by_member(of) {
            self.add_member(&mut turns, member, &own);
        }
        turns.band()
    }

    /// Memberships by organisation and member.
    fn by_member(
        &self,
        of: &[MembershipIndex],
    ) -> BTreeMap<(OrganisationIndex, ActorIndex), Vec<MembershipIndex>> {
        let mut found: BTreeMap<_, Vec<MembershipIndex>> = BTreeMap::new();
        for position in of {
            let membership = &self.network.memberships[*position];
            if let Some(member) = membership.member {
                let own = found.entry((membership.organisation, member)).or_default();
                own.push(*position);
            }
        }
        found
    }

    fn add_member(&self, turns: &mut Turns, member: ActorIndex, own: &[MembershipIndex]) {
        let network = self.network;
        let days = own.iter().flat_map(|it| self.membership_turns(*it));
        let days: Vec<Day> = days.chain(self.life_turns(member)).collect();
        turns.add(days, |day| {
            let answers = own.iter().map(|position| {
                let role = network.memberships[*position].record.role;
                role.map_or(Truth::Unknown, |role| role.is_full().into())
                    & self.selection.membership_at_any_time(*position)
                    & network.membership_holds(*position, day)
            });
            network.actor_exists(member, day) & Truth::any(answers)
        });
    }
}
