//! What held in each year of a panel: on its last day, as in the tables of the Correlates of War, or on
//! any of its days, as in ATOP. The last year ends with the registry's day.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use chancery_core::date::{Bounds, Day, Truth};
use chancery_core::network::{ActorIndex, MembershipIndex, PartnershipIndex, TierOrder};
use chancery_core::select::Selection;
use typed_index_collections::TiVec;

use super::panel::years;
use super::turning::TurningDays;
use crate::views::declare::list;
use crate::views::{Cell, ExportContext};

/// A year, and the first and the last of its days that are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct PanelYear {
    pub(super) year: i64,
    first: Day,
    pub(super) last: Day,
}

impl PanelYear {
    /// The first day, and those of `days` after it on which answers may change. `days` are sorted.
    pub(super) fn days<'d>(&self, days: &'d [Day]) -> impl Iterator<Item = Day> + use<'d> {
        let after = days.partition_point(|day| *day <= self.first);
        let until = days.partition_point(|day| *day <= self.last);
        let between = days.get(after..until).unwrap_or_default();
        std::iter::once(self.first).chain(between.iter().copied())
    }
}

/// The years of a panel, and what held in each.
pub(super) struct CountryPanel<'v> {
    pub(super) views: ExportContext<'v>,
    years: Vec<PanelYear>,
    /// Of each year how many times by then the states that exist have changed.
    changes: Vec<usize>,
    /// Of each partnership the answers of all years, once they are asked for.
    answers: TiVec<PartnershipIndex, OnceCell<Box<[Truth]>>>,
    turning: TurningDays<'v>,
}

impl<'v> CountryPanel<'v> {
    pub(super) fn new(views: ExportContext<'v>) -> Self {
        let last_of_all = views.selection.day;
        let years = years(&views).map(|year| {
            let last = Day::from_calendar(year, 12, 31).min(last_of_all);
            let first = match views.panel.any_day {
                true => Day::from_calendar(year, 1, 1).min(last),
                false => last,
            };
            let year = i64::from(year);
            PanelYear { year, first, last }
        });
        let years: Vec<PanelYear> = years.collect();
        CountryPanel {
            views,
            changes: changes(&views, &years),
            years,
            answers: vec![OnceCell::new(); views.network.ties.len()].into(),
            turning: TurningDays::new(views),
        }
    }

    /// Each year with the views on its last day.
    pub(super) fn years(&self) -> impl Iterator<Item = (usize, PanelYear, ExportContext<'v>)> {
        let years = self.years.iter().enumerate();
        years.map(|(index, year)| (index, *year, self.on(year.last)))
    }

    /// How many years there are.
    pub(super) fn year_count(&self) -> usize {
        self.years.len()
    }

    pub(super) fn year(&self, index: usize) -> &PanelYear {
        &self.years[index]
    }

    /// The views on a day.
    pub(super) fn on(&self, day: Day) -> ExportContext<'v> {
        let selection = Selection {
            day,
            ..self.views.selection
        };
        ExportContext {
            selection,
            ..self.views
        }
    }

    /// The day on which a year is counted; none if on all of its days.
    pub(super) fn day(&self, index: usize) -> Option<Day> {
        (!self.views.panel.any_day).then_some(self.years[index].last)
    }

    /// How many times the states that exist have changed by a year: between two of one number
    /// the same ones exist. None where each year is to be looked at.
    pub(super) fn changes(&self, index: usize) -> Option<usize> {
        (!self.views.panel.any_day).then_some(self.changes[index])
    }

    /// Whether a selector narrows the panel by what may change from day to day.
    pub(super) fn is_narrowed(&self) -> bool {
        self.views.is_narrowed()
    }

    /// Whether something is so on one of the days of a year on which answers of the whole registry
    /// may change.
    pub(super) fn on_any_day(
        &self,
        index: usize,
        is_so: impl Fn(&ExportContext<'v>) -> Truth,
    ) -> Truth {
        let days = self.years[index].days(self.turning.all());
        Truth::any(days.map(|day| is_so(&self.on(day))))
    }

    /// Whether all of some actors existed at one time of a year.
    pub(super) fn exist(&self, index: usize, actors: &[ActorIndex]) -> Truth {
        let year = &self.years[index];
        if !self.views.panel.any_day {
            return self.exist_on(actors, year.last);
        }
        let lives = self.turning.of_lives(actors);
        Truth::any(year.days(&lives).map(|day| self.exist_on(actors, day)))
    }

    fn exist_on(&self, actors: &[ActorIndex], day: Day) -> Truth {
        let network = self.views.network;
        let exist = actors.iter().map(|actor| network.actor_exists(*actor, day));
        exist.fold(Truth::Yes, |all, one| all & one)
    }

    /// The partnerships among `positions` that certainly or possibly held in a year of all of
    /// `actors`, which are parties to each.
    pub(super) fn ties(
        &self,
        index: usize,
        actors: &[ActorIndex],
        positions: impl Iterator<Item = PartnershipIndex>,
    ) -> PanelTies {
        let ties = positions.map(|position| (position, self.tie(index, position, actors)));
        PanelTies(ties.filter(|(_, holds)| holds.is_possible()).collect())
    }

    /// Whether a partnership held in a year of all of `actors`.
    pub(super) fn tie(
        &self,
        index: usize,
        position: PartnershipIndex,
        actors: &[ActorIndex],
    ) -> Truth {
        let year = &self.years[index];
        if !self.views.panel.any_day {
            return self.exist_on(actors, year.last) & self.answers(position)[index];
        }
        let on = |day| self.tie_on(position, actors, day);
        let found = match self.is_narrowed() {
            true => Truth::any(year.days(self.turning.all()).map(on)),
            false => Truth::any(year.days(self.turning.of_tie(position)).map(on)),
        };
        let tie = &self.views.network.ties[position];
        let who = if actors.len() < 2 {
            &tie.parties
        } else {
            actors
        };
        let is_within = || self.overlaps(year, tie.start.bounds, tie.end.bounds, who);
        match found {
            Truth::Unknown if !self.is_narrowed() && is_within() => Truth::Yes,
            found => found,
        }
    }

    /// Whether the selector means a partnership and it held on a day of all of `actors`.
    pub(super) fn tie_on(
        &self,
        position: PartnershipIndex,
        actors: &[ActorIndex],
        day: Day,
    ) -> Truth {
        self.exist_on(actors, day) & self.on(day).selection.partnership(position)
    }

    /// Whether a membership held in a year, during which its member existed.
    pub(super) fn membership(&self, index: usize, position: MembershipIndex) -> Truth {
        let (year, network) = (&self.years[index], self.views.network);
        if !self.views.panel.any_day {
            return network.is_member(position, year.last);
        }
        let days = self.turning.of_membership(position);
        let found = Truth::any(year.days(&days).map(|day| network.is_member(position, day)));
        let membership = &network.memberships[position];
        let organisation = network.actor_of(membership.organisation);
        let who: Vec<ActorIndex> = membership
            .member
            .into_iter()
            .chain([organisation])
            .collect();
        let since = membership.record.since.map(|since| since.bounds());
        let until = network.last_day(membership.record.until.as_ref());
        match found {
            Truth::Unknown if self.overlaps(year, since.unwrap_or_default(), until, &who) => {
                Truth::Yes
            }
            found => found,
        }
    }

    /// The days on which it may change whether an actor belongs to something.
    pub(super) fn membership_days(&self, actor: ActorIndex) -> Vec<Day> {
        let memberships = self.views.network.actors[actor].memberships.iter();
        let mut days: Vec<Day> = memberships
            .flat_map(|position| self.turning.of_membership(*position))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether what began and ended within bounds certainly was there on a day of a year, though
    /// it is not certain of any one day: it began by its end and did not end before its beginning,
    /// and all concerned existed on each day on which it may have been there.
    fn overlaps(
        &self,
        year: &PanelYear,
        start: Bounds,
        end: Option<Bounds>,
        actors: &[ActorIndex],
    ) -> bool {
        let had_begun = start.latest.is_some_and(|day| day <= year.last);
        let had_not_ended = match end {
            Some(end) => end.earliest.is_some_and(|day| day >= year.first),
            None => true,
        };
        let from = start.earliest.map_or(year.first, |day| day.max(year.first));
        let to = end.and_then(|end| end.latest);
        let to = to.map_or(year.last, |day| day.min(year.last));
        had_begun
            && had_not_ended
            && from <= to
            && [from, to]
                .iter()
                .all(|day| self.exist_on(actors, *day).is_certain())
    }

    /// The other actors in some partnerships, by position, and whether each is a partner.
    pub(super) fn partners(
        &self,
        index: usize,
        ties: &PanelTies,
        of: ActorIndex,
    ) -> BTreeMap<ActorIndex, Truth> {
        let mut partners = BTreeMap::new();
        for (position, _) in &ties.0 {
            let parties = self.views.network.ties[*position].parties.iter();
            for party in parties.filter(|party| **party != of) {
                let found = partners.entry(*party).or_insert(Truth::No);
                *found = *found | self.tie(index, *position, &[of, *party]);
            }
        }
        partners
    }

    fn answers(&self, position: PartnershipIndex) -> &[Truth] {
        self.answers[position].get_or_init(|| {
            let years = self.years.iter();
            let answer = |day| self.on(day).selection.partnership(position);
            years.map(|year| answer(year.last)).collect()
        })
    }
}

fn changes(views: &ExportContext<'_>, years: &[PanelYear]) -> Vec<usize> {
    let network = views.network;
    let actors = network.actors.iter_enumerated();
    let dated = actors.filter(|(_, actor)| actor.since.is_some() || actor.until.is_some());
    let dated: Vec<ActorIndex> = dated.map(|(position, _)| position).collect();
    let (mut count, mut before) = (0, Vec::new());
    let numbers = years.iter().map(|year| {
        let now: Vec<Truth> = dated
            .iter()
            .map(|actor| network.actor_exists(*actor, year.last))
            .collect();
        count += usize::from(now != before);
        before = now;
        count
    });
    numbers.collect()
}

/// The partnerships of a unit in one year, and whether each is meant and held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PanelTies(Vec<(PartnershipIndex, Truth)>);

impl PanelTies {
    /// Whether one of them holds.
    pub(super) fn any(&self) -> Truth {
        Truth::any(self.0.iter().map(|(_, holds)| *holds))
    }

    /// The partnerships, by position.
    pub(super) fn positions(&self) -> impl Iterator<Item = PartnershipIndex> {
        self.0.iter().map(|(position, _)| *position)
    }

    /// How many there are, certainly and at most.
    pub(super) fn count(&self) -> (usize, usize) {
        count(self.0.iter().map(|(_, holds)| *holds))
    }

    /// Their tiers, the highest first: of those that certainly hold, or of all.
    fn tier_orders(&self, views: &ExportContext<'_>, only_certain: bool) -> Vec<TierOrder> {
        let network = views.network;
        let wanted = self.0.iter();
        let wanted = wanted.filter(|(_, holds)| holds.is_certain() || !only_certain);
        let orders = wanted.map(|(position, _)| network.tier_order(network.ties[*position].tier));
        let mut orders: Vec<TierOrder> = orders.collect();
        orders.sort_unstable_by(|one, other| other.cmp(one));
        orders.dedup();
        orders
    }

    /// The ids of their tiers, the highest first: of those that certainly hold, or of all.
    pub(super) fn tiers<'v>(&self, views: &ExportContext<'v>, only_certain: bool) -> Vec<&'v str> {
        let tiers = self.tier_orders(views, only_certain).into_iter();
        let tiers = tiers.filter_map(|(_, tier)| tier);
        tiers
            .map(|tier| views.network.tier(tier).id.as_str())
            .collect()
    }

    /// The rank of the highest tier of those that certainly hold, 1 the lowest; none if none does, or
    /// if that tier is beside the ladder.
    pub(super) fn rank(&self, views: &ExportContext<'_>) -> Option<usize> {
        let (rank, _) = self.tier_orders(views, true).into_iter().next()?;
        rank.map(|rank| rank + 1)
    }

    /// The tiers as a cell.
    pub(super) fn tier_cell<'v>(&self, views: &ExportContext<'v>, only_certain: bool) -> Cell<'v> {
        list(self.tiers(views, only_certain))
    }
}

/// How many of the answers are yes, and how many may be.
pub(super) fn count(answers: impl Iterator<Item = Truth>) -> (usize, usize) {
    let (mut certain, mut possible) = (0, 0);
    for answer in answers {
        certain += usize::from(answer.is_certain());
        possible += usize::from(answer.is_possible());
    }
    (certain, possible)
}
