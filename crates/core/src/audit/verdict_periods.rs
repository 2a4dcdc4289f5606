//! What is counted on each of many days.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{self, Counts, Outcome};
use super::{ClaimQuery, Element, rank};
use crate::date::{Bounds, Date, Day, Truth};
use crate::network::{ActorIndex, ActorNode, InstrumentIndex, PartnershipIndex};

/// Days in a row on which the same is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VerdictPeriod {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// What is counted, and what follows.
    pub outcome: Outcome,
}

/// What is counted on each day from `first` to `last`, in order.
///
/// Each element's answers change only on days that its own dates name, so the counts are carried
/// from one such day to the next.
pub(super) fn verdict_periods(
    question: &ClaimQuery<'_, '_>,
    first: Day,
    last: Day,
) -> Vec<VerdictPeriod> {
    if question.claim.rank.is_some() {
        return rank::periods(question, first, last);
    }
    let mut counted = Counted::default();
    // What changes on a day: an element, and its answers before and from then on.
    let mut changes: BTreeMap<Day, Vec<(Element, Answers, Answers)>> = BTreeMap::new();
    for element in question.candidates() {
        if !question.may_mean(element) {
            continue;
        }
        let mut before = question.answer(element, first);
        counted.add(element, before);
        for day in turning_days(question, element, first, last) {
            let after = question.answer(element, day);
            if after != before {
                let turned = (element, before, after);
                changes.entry(day).or_default().push(turned);
                before = after;
            }
        }
    }
    let mut period = VerdictPeriod {
        first,
        last,
        outcome: counted.outcome(question),
    };
    let mut periods = Vec::new();
    for (day, turned) in changes {
        for (element, before, after) in turned {
            counted.take(element, before);
            counted.add(element, after);
        }
        let outcome = counted.outcome(question);
        if outcome != period.outcome {
            period.last = day.plus(-1);
            let next = VerdictPeriod {
                first: day,
                last,
                outcome,
            };
            periods.push(std::mem::replace(&mut period, next));
        }
    }
    periods.push(period);
    periods
}

/// Whether an element is of the population, and whether what is said is true of it.
type Answers = (Truth, Truth);

/// What is counted on a day.
#[derive(Default)]
struct Counted {
    counts: Counts,
    /// The elements that are certainly counted, which give a span its first and last.
    certain: BTreeSet<Element>,
    /// Those that are only possibly counted, which may give it another first or last.
    only_possible: BTreeSet<Element>,
}

impl Counted {
    fn add(&mut self, element: Element, (inside, satisfies): Answers) {
        self.counts.add(inside, satisfies);
        match inside & satisfies {
            Truth::Yes => self.certain.insert(element),
            Truth::Unknown => self.only_possible.insert(element),
            Truth::No => false,
        };
    }

    fn take(&mut self, element: Element, (inside, satisfies): Answers) {
        self.counts.take(inside, satisfies);
        self.certain.remove(&element);
        self.only_possible.remove(&element);
    }

    fn outcome(&self, question: &ClaimQuery<'_, '_>) -> Outcome {
        let elements = |set: &BTreeSet<Element>| -> Vec<Element> {
            let span = question.claim.span.is_some().then_some(set);
            span.into_iter().flatten().copied().collect()
        };
        let (certain, open) = (elements(&self.certain), elements(&self.only_possible));
        outcome::evaluate(question, &self.counts, &certain, &open)
    }
}

/// The days after `first` up to `last` on which the answers for an element may change, in order:
/// where one of its dates begins or ends to be possible, and the day after.
pub(super) fn turning_days(
    question: &ClaimQuery<'_, '_>,
    element: Element,
    first: Day,
    last: Day,
) -> Vec<Day> {
    if first == last {
        return Vec::new();
    }
    let mut days = ChangeDays {
        days: Vec::new(),
        asks_instruments: question.asks_instruments(),
    };
    // Before its own day a source that speaks later had not spoken.
    for day in [&question.population].into_iter().chain(&question.are) {
        days.date(day.on.map(Date::from).as_ref());
    }
    days.element(question, element);
    if question.claim.rank.is_some() {
        // Its place depends on when another one began. What began on a day is earlier than the
        // next one.
        let who = rank::who(question).map(Element::Actor);
        if let Some(who) = who.filter(|who| *who != element) {
            days.element(question, who);
        }
        let before = days.days.iter().filter(|day| **day < Day::LAST);
        let next: Vec<Day> = before.map(|day| day.plus(1)).collect();
        days.days.extend(next);
    }
    days.days.retain(|day| *day > first && *day <= last);
    days.days.sort_unstable();
    days.days.dedup();
    days.days
}

struct ChangeDays {
    days: Vec<Day>,
    /// Whether the question looks at the instruments of a partnership.
    asks_instruments: bool,
}

impl ChangeDays {
    /// The days of everything on which the answers for an element depend.
    fn element(&mut self, question: &ClaimQuery<'_, '_>, element: Element) {
        match element {
            Element::Actor(actor) => {
                let actor = &question.network.actors[actor];
                for position in &actor.partnerships {
                    if question.may_depend_on(*position) {
                        self.partnership(question, *position);
                    }
                }
                self.memberships(question, actor);
                for bounds in [actor.since, actor.until].into_iter().flatten() {
                    self.bounds(bounds);
                }
                self.participations(question, actor.id);
            }
            Element::Partnership(position) => {
                self.partnership(question, position);
                self.parties(question, &question.network.ties[position].parties);
            }
            Element::Instrument(position) => {
                self.instrument(question, position);
                self.parties(question, &question.network.acts[position].parties);
            }
        }
    }

    /// The days of the memberships and the treaties that are asked of parties.
    fn parties(&mut self, question: &ClaimQuery<'_, '_>, parties: &[ActorIndex]) {
        for party in parties {
            let actor = &question.network.actors[*party];
            self.memberships(question, actor);
            self.participations(question, actor.id);
            if question.names_whose_partners() {
                for position in &actor.partnerships {
                    if question.may_depend_on(*position) {
                        self.partnership(question, *position);
                    }
                }
            }
        }
    }

    fn participations(&mut self, question: &ClaimQuery<'_, '_>, actor: &str) {
        for position in question.asked_treaties() {
            self.participation(question, position, actor);
        }
    }

    fn memberships(&mut self, question: &ClaimQuery<'_, '_>, actor: &ActorNode<'_>) {
        for position in &actor.memberships {
            let membership = &question.network.memberships[*position];
            if !question.asks_organisation(membership.organisation) {
                continue;
            }
            self.date(membership.record.since.as_ref());
            self.until(question, membership.record.until.as_ref());
            self.days.extend(membership.attested.days());
            let organisation = question.network.organisation(membership.organisation);
            self.date(organisation.since.as_ref());
            self.until(question, organisation.until.as_ref());
        }
    }

    /// The days on which an actor may begin or cease to take part in an instrument.
    fn participation(
        &mut self,
        question: &ClaimQuery<'_, '_>,
        position: InstrumentIndex,
        actor: &str,
    ) {
        let record = question.network.instrument(position);
        let own = record.participants.iter();
        for participant in own.filter(|it| it.actor().is_some_and(|id| **id == *actor)) {
            for (_, date) in participant.dates() {
                self.date(Some(date));
            }
            self.until(question, participant.until.as_ref());
        }
        for date in [record.day(), record.in_force.as_ref()] {
            self.date(date);
        }
        self.until(question, record.terminated.as_ref());
        // Another one may take its place.
        let replaced = question.network.acts[position].relations().replaced;
        self.bounds(replaced.unwrap_or_default());
    }

    fn bounds(&mut self, bounds: Bounds) {
        for day in [bounds.earliest, bounds.latest].into_iter().flatten() {
            self.days.push(day);
            if day < Day::LAST {
                self.days.push(day.plus(1));
            }
        }
    }

    fn date(&mut self, date: Option<&Date>) {
        self.bounds(date.map(Date::bounds).unwrap_or_default());
    }

    fn until(&mut self, question: &ClaimQuery<'_, '_>, until: Option<&Date>) {
        self.bounds(question.network.last_day(until).unwrap_or_default());
    }

    fn partnership(&mut self, question: &ClaimQuery<'_, '_>, position: PartnershipIndex) {
        let tie = &question.network.ties[position];
        self.bounds(tie.start.bounds);
        self.bounds(tie.end.bounds.unwrap_or_default());
        self.days.extend(tie.attested.days());
        // Two of its parties must exist.
        for party in &tie.parties {
            let actor = &question.network.actors[*party];
            for bounds in [actor.since, actor.until].into_iter().flatten() {
                self.bounds(bounds);
            }
        }
        // Their instruments count from their own days on.
        let instruments = tie.instruments.iter().filter(|_| self.asks_instruments);
        for instrument in instruments.collect::<Vec<_>>() {
            self.instrument(question, *instrument);
        }
    }

    fn instrument(&mut self, question: &ClaimQuery<'_, '_>, position: InstrumentIndex) {
        self.date(question.network.instrument(position).day());
        // When it ended is asked of the day too.
        let instrument = question.network.instrument(position);
        self.date(instrument.terminated.as_ref());
        self.days
            .extend(question.network.acts[position].attested.days());
    }
}
