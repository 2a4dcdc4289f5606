//! At which place, in order of time, somebody became a partner or a member.
//!
//! A place is one more than the others that began earlier, so that those of one day share a place.
//! What has ended counts as well as what goes on.

use std::collections::{BTreeMap, BTreeSet};

use super::beginnings::{Entry, entry, joined_treaty};
use super::limits::stated_numbers;
use super::outcome::{Outcome, decide};
use super::stated::{StatedText, place_words, stated};
use super::verdict_periods::turning_days;
use super::{ClaimQuery, Element, VerdictPeriod};
use crate::date::{Bounds, Day, Truth};
use crate::messages::Messages;
use crate::model::ClaimNoun;
use crate::network::ActorIndex;
use crate::{message, say};

/// The places at which somebody may have become one of what a claim ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlaceRange {
    /// The first place that is possible.
    pub first: usize,
    /// The last one.
    pub last: usize,
    /// Whether it is one of them at all; if it certainly is not, both places are 0.
    pub is_one: Truth,
    /// How many others certainly have the same place, since they became one on the same day.
    pub shared: usize,
}

impl PlaceRange {
    /// The places in words: '6th', '1st, shared by 4', '5th to 7th', 'no place'.
    pub(super) fn words(&self, messages: &'static Messages) -> String {
        if self.is_one == Truth::No {
            return messages.fixed(message!("audit-no-place")).to_owned();
        }
        let ordinal =
            |place: usize| place_words(messages, u32::try_from(place).unwrap_or(u32::MAX));
        let (first, last) = (ordinal(self.first), ordinal(self.last));
        let mut places = match self.last - self.first {
            0 => say!(messages, "audit-place-one", place = first),
            1 => say!(messages, "audit-place-or", first = first, last = last),
            _ => say!(messages, "audit-place-range", first = first, last = last),
        };
        if self.shared > 0 {
            let count = self.shared + 1;
            places = say!(
                messages,
                "audit-place-shared",
                places = places,
                count = count
            );
        }
        match self.is_one {
            Truth::Unknown => say!(messages, "audit-place-or-none", places = places),
            Truth::Yes | Truth::No => places,
        }
    }

    /// The places over the days of both.
    pub(super) fn and(self, other: Self) -> Self {
        let is_one = super::same(self.is_one, other.is_one);
        match (self.is_one, other.is_one) {
            (Truth::No, _) => PlaceRange { is_one, ..other },
            (_, Truth::No) => PlaceRange { is_one, ..self },
            _ => PlaceRange {
                first: self.first.min(other.first),
                last: self.last.max(other.last),
                is_one,
                shared: if self.shared == other.shared {
                    self.shared
                } else {
                    0
                },
            },
        }
    }
}

/// The one whose place is stated; none if no record names it.
pub(super) fn who(question: &ClaimQuery<'_, '_>) -> Option<ActorIndex> {
    let (network, id) = (question.network, question.claim.who.as_ref()?);
    let who = match question.noun {
        ClaimNoun::States => network.state_position(id),
        _ => network.actor_position(id),
    };
    // Nobody is its own partner.
    who.filter(|who| !question.left_out().contains(who))
}

/// Whether an element had become one by a day, and whether it did so before the one whose place is
/// stated.
pub(super) fn answer(question: &ClaimQuery<'_, '_>, element: Element, day: Day) -> (Truth, Truth) {
    let Some(actor) = element.actor() else {
        return (Truth::No, Truth::No);
    };
    let asked = question.population.on.unwrap_or(day);
    let own = entry(question, actor, day);
    let is_one = own.is_one_by(asked);
    let Some(who) = who(question).filter(|who| *who != actor) else {
        return (is_one, Truth::No);
    };
    let who = entry(question, who, day);
    let days = who.days(asked);
    let ends = days
        .iter()
        .map(|it| it.0)
        .min()
        .zip(days.iter().map(|it| it.1).max());
    let Some((first, last)) = ends else {
        return (is_one, Truth::No);
    };
    let (certain, possible) = own.without(&who);
    let is_earlier = match (certain, possible) {
        (Some(by), _) if by < first => Truth::Yes,
        (_, Some(from)) if from < last => Truth::Unknown,
        _ => Truth::No,
    };
    (is_one, is_earlier)
}

/// Whether the one whose place is stated may have become one by a day: before that nobody is earlier.
pub(super) fn has_place(question: &ClaimQuery<'_, '_>, day: Day) -> bool {
    let asked = question.population.on.unwrap_or(day);
    let days = who(question).map(|who| entry(question, who, day).days(asked));
    days.is_some_and(|days| !days.is_empty())
}

/// Those who certainly became one on the same day as the one whose place is stated.
pub(super) fn on_the_same_day(question: &ClaimQuery<'_, '_>, day: Day) -> Vec<Element> {
    let Some(who) = who(question) else {
        return Vec::new();
    };
    let own = entry(question, who, day);
    let asked = question.population.on.unwrap_or(day);
    let [(first, last)] = own.days(asked)[..] else {
        return Vec::new();
    };
    let is_beside = |element: &Element| {
        let other = element.actor().filter(|it| *it != who);
        let began = other.map(|it| entry(question, it, day).without(&own));
        first == last && began == Some((Some(first), Some(first)))
    };
    question.elements().into_iter().filter(is_beside).collect()
}

/// What is counted for a rank on a day, and what follows.
fn outcome(question: &ClaimQuery<'_, '_>, day: Day, own: Option<&Entry>, order: &Order) -> Outcome {
    let asked = question.population.on.unwrap_or(day);
    let stated_text = stated(question.claim);
    let (least, most) = stated_numbers(question.claim).unwrap_or_default();
    let days = own.map_or(Vec::new(), |own| own.days(asked));
    let mut place = PlaceRange {
        first: 0,
        last: 0,
        is_one: Truth::No,
        shared: 0,
    };
    let (mut always, mut ever) = (true, false);
    if let Some(own) = own.filter(|_| !days.is_empty()) {
        place.is_one = own.is_one_by(asked);
        place.first = usize::MAX;
        for day in order.deciding(&days) {
            let (first, last) = order.places(day);
            always &= least <= first && last <= most;
            ever |= first <= most && least <= last;
            place.first = place.first.min(first);
            place.last = place.last.max(last);
        }
        if let [(first, last)] = days[..]
            && first == last
        {
            place.shared = order.exact.iter().filter(|day| **day == first).count();
        }
    }
    let is_one = place.is_one;
    let difference = match stated_text {
        StatedText::Place(stated) if is_one.is_certain() && place.first == place.last => {
            i64::try_from(place.first)
                .ok()
                .map(|it| it - i64::from(stated))
        }
        _ => None,
    };
    Outcome {
        stated: stated_text,
        certain: place.first,
        possible: place.last,
        population: (place.first, place.last),
        place: Some(place),
        span: None,
        difference,
        verdict: Some(decide(is_one.is_certain() && always, !ever)),
    }
}

/// By which day somebody had certainly become one, and from which day on it possibly had.
type Began = (Option<Day>, Option<Day>);

/// The others that are ranked, in order of time.
struct Order {
    /// By which day each had certainly become one.
    certain: Vec<Day>,
    /// From which day on each possibly had.
    possible: Vec<Day>,
    /// The days on which some certainly did.
    exact: Vec<Day>,
}

impl Order {
    /// Of each by which day it had certainly become one, and from which day on it possibly had.
    fn new<'a>(others: impl Iterator<Item = &'a Began>) -> Self {
        let others: Vec<Began> = others.copied().collect();
        let exact = others.iter().filter(|(by, from)| by == from);
        let exact = exact.filter_map(|(by, _)| *by).collect();
        let (certain, possible): (Vec<_>, Vec<_>) = others.into_iter().unzip();
        let sorted = |days: Vec<Option<Day>>| {
            let mut days: Vec<Day> = days.into_iter().flatten().collect();
            days.sort_unstable();
            days
        };
        Order {
            certain: sorted(certain),
            possible: sorted(possible),
            exact,
        }
    }

    /// The first and the last place of who became one on a day.
    fn places(&self, day: Day) -> (usize, usize) {
        let earlier = |days: &[Day]| days.partition_point(|it| *it < day);
        (1 + earlier(&self.certain), 1 + earlier(&self.possible))
    }

    /// Days of some intervals on which every place that is possible on one of their days is so too.
    fn deciding(&self, intervals: &[(Day, Day)]) -> Vec<Day> {
        let mut days = Vec::new();
        for (first, last) in intervals {
            days.push(*first);
            let others = self.certain.iter().chain(&self.possible);
            let after = others.filter(|it| **it >= *first && **it < *last);
            days.extend(after.map(|it| it.plus(1)));
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// What is counted for a rank on each day from `first` to `last`, in order.
pub(super) fn periods(question: &ClaimQuery<'_, '_>, first: Day, last: Day) -> Vec<VerdictPeriod> {
    let who = who(question);
    let mut others: BTreeMap<ActorIndex, Began> = BTreeMap::new();
    let mut periods: Vec<VerdictPeriod> = Vec::new();
    for (day, turned) in changes(question, first, last) {
        let own = who.map(|who| entry(question, who, day));
        for element in turned {
            if let Some(own) = own.as_ref().filter(|_| Some(element) != who) {
                others.insert(element, entry(question, element, day).without(own));
            }
        }
        let outcome = outcome(question, day, own.as_ref(), &Order::new(others.values()));
        match periods.last_mut() {
            Some(before) if before.outcome == outcome => {}
            before => {
                if let Some(before) = before {
                    before.last = day.plus(-1);
                }
                periods.push(VerdictPeriod {
                    first: day,
                    last,
                    outcome,
                });
            }
        }
    }
    periods
}

/// The days from `first` to `last` on which the order may change, and those who change it.
fn changes(question: &ClaimQuery<'_, '_>, first: Day, last: Day) -> BTreeMap<Day, Vec<ActorIndex>> {
    let is_meant = |element: &Element| question.may_mean(*element);
    let everybody = question.elements().into_iter().filter(is_meant);
    let everybody: Vec<ActorIndex> = everybody.filter_map(Element::actor).collect();
    let mut changes = BTreeMap::from([(first, everybody.clone())]);
    let Some(who) = who(question).filter(|_| first != last) else {
        return changes;
    };
    let moves = order_moves(question);
    let (from, to) = begins_within(question, who);
    let everyone = everybody.clone();
    for element in everybody.into_iter().chain([who]) {
        // Who began later than the one whose place is stated does not change it.
        let matters = || question.is_of_its_days || begins_within(question, element).0 <= to;
        if element == who || (moves && matters()) {
            for day in turning_days(question, Element::Actor(element), first, last) {
                changes.entry(day).or_default().push(element);
            }
        }
    }
    // While it may still have begun later, each day on which another may have begun before is one
    // after which its place may be a later one.
    if from < to {
        let own = entry(question, who, last);
        for element in everyone.iter().filter(|it| **it != who) {
            let (certain, possible) = entry(question, *element, last).without(&own);
            let next = [certain, possible].into_iter().flatten();
            let next = next.filter(|day| *day >= first && *day < last);
            for day in next {
                changes.entry(day.plus(1)).or_default();
            }
        }
    }
    // What the claim's own source attests had begun by each day on which it may have spoken.
    if question.source_spoke_on(first).is_some() {
        for turned in changes.values_mut() {
            turned.clone_from(&everyone);
        }
    }
    // Before it began there is no place; what changed until then counts from then on.
    if from > first && !question.is_of_its_days {
        let after = changes.split_off(&from);
        let before: BTreeSet<ActorIndex> = std::mem::take(&mut changes)
            .into_values()
            .flatten()
            .collect();
        changes.insert(first, before.iter().copied().collect());
        changes.extend(after);
        changes.entry(from).or_default().extend(before);
    }
    changes
}

/// Whether it depends on the day who is ranked or when they began, other than that they did so
/// by then: where an instrument or another membership is asked for, or the source of the claim
/// attests on its day that something had begun.
fn order_moves(question: &ClaimQuery<'_, '_>) -> bool {
    let population = &question.population;
    let asks_others = !population.not_member_of.is_empty()
        || !population.member_of_all.is_empty()
        || !population.party_to.is_empty()
        || !population.partner_of.is_empty()
        || population.ended.is_some()
        || (question.noun == ClaimNoun::Partners && !population.member_of.is_empty());
    let speaks = question.source_spoke_on(question.made.first).is_some();
    asks_others || speaks || question.asks_instruments()
}

/// The first and the last day on which an element may have become one, by any of its records.
fn begins_within(question: &ClaimQuery<'_, '_>, actor: ActorIndex) -> (Day, Day) {
    let network = question.network;
    let node = &network.actors[actor];
    let at = question.made.last;
    let bounds: Vec<Bounds> = match question.noun {
        ClaimNoun::Partners => {
            let ties = node.partnerships.iter();
            ties.map(|it| network.partnership_beginning(*it, at))
                .collect()
        }
        _ => match joined_treaty(question) {
            Some(treaty) => {
                let joins = network.joined(treaty, actor).into_iter();
                joins.map(|it| it.first_day).collect()
            }
            None => {
                let joins = node.memberships.iter();
                joins
                    .map(|it| network.membership_beginning(*it, at))
                    .collect()
            }
        },
    };
    let firsts = bounds.iter().map(|it| it.earliest.unwrap_or(Day::FIRST));
    let lasts = bounds.iter().map(|it| it.latest.unwrap_or(Day::LAST));
    (
        firsts.min().unwrap_or(Day::LAST),
        lasts.max().unwrap_or(Day::FIRST),
    )
}
