//! From counted elements to a verdict.

use super::limits::stated_numbers;
use super::rank::PlaceRange;
use super::stated::{StatedText, interval_words, stated, stated_ends};
use super::{ClaimQuery, VerdictPeriod, share};
use crate::audit::Element;
use crate::date::{Bounds, Date, Day, Truth};
use crate::messages::Messages;
use crate::model::{Claim, Verdict};
use crate::{message, say};

/// Element counts by two answers: whether the element is in the population, and whether it meets
/// the condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([[usize; 3]; 3]);

impl Counts {
    /// Adds an element by whether it is in the population, and whether it meets the condition.
    pub fn add(&mut self, inside: Truth, satisfies: Truth) {
        self.0[inside as usize][satisfies as usize] += 1;
    }

    /// Takes an element away again.
    pub fn take(&mut self, inside: Truth, satisfies: Truth) {
        let count = &mut self.0[inside as usize][satisfies as usize];
        *count = count.saturating_sub(1);
    }

    /// How many have these answers.
    pub(super) fn count(&self, inside: Truth, satisfies: Truth) -> usize {
        self.0[inside as usize][satisfies as usize]
    }

    /// How many are in the population: certainly, and at most.
    #[must_use]
    pub fn population(&self) -> (usize, usize) {
        let row = |inside: Truth| self.0[inside as usize].iter().sum::<usize>();
        (row(Truth::Yes), row(Truth::Yes) + row(Truth::Unknown))
    }

    /// How many are in the population and meet the condition: certainly, and at most.
    #[must_use]
    pub fn satisfies(&self) -> (usize, usize) {
        let certain = self.count(Truth::Yes, Truth::Yes);
        let unknown = self.count(Truth::Yes, Truth::Unknown)
            + self.count(Truth::Unknown, Truth::Yes)
            + self.count(Truth::Unknown, Truth::Unknown);
        (certain, certain + unknown)
    }
}

/// What was counted, and what follows for the claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Outcome {
    /// What the claim states.
    pub stated: StatedText,
    /// How many are certainly in the population and, if the claim states a condition, meet it.
    pub certain: usize,
    /// How many at most.
    pub possible: usize,
    /// How many are in the population, certainly and at most; for a count, the same numbers as
    /// above.
    pub population: (usize, usize),
    /// For a rank: the places that are possible. `certain` and `possible` are the first and the last
    /// of them, and so is `population`.
    pub place: Option<PlaceRange>,
    /// For a span: the bounds of the first and of the last.
    pub span: Option<(Date, Date)>,
    /// Counted minus stated, if both are one number; for `every`, the number that does not meet the
    /// condition, as a negative number. None if what is counted is a range.
    pub difference: Option<i64>,
    /// The verdict; none if the claim does not say what it must.
    pub verdict: Option<Verdict>,
}

impl Outcome {
    /// Whether what is counted is one number, and the population too.
    fn is_exact(&self) -> bool {
        self.certain == self.possible && self.population.0 == self.population.1
    }

    /// Whether the claim holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.verdict == Some(Verdict::Holds)
    }

    /// What was counted, as part of a sentence: 'counted 24', 'the records show 5th to 7th'.
    #[must_use]
    pub fn shown_words(&self, messages: &Messages, counted: &str) -> String {
        match self.place {
            Some(_) => say!(messages, "audit-records-show", counted = counted),
            None => say!(messages, "audit-counted", counted = counted),
        }
    }

    /// What was counted for a claim, in words: '24', '24 to 26', '2 of 4', '6th', '1998-03 to
    /// 2025-10-21', 'no instrument'.
    #[must_use]
    pub fn counted_words(&self, messages: &'static Messages, claim: &Claim) -> String {
        let range = |(certain, possible): (usize, usize)| match certain == possible {
            true => messages.number(certain),
            false => {
                let (certain, possible) = (messages.number(certain), messages.number(possible));
                say!(
                    messages,
                    "number-range",
                    certain = certain,
                    possible = possible
                )
            }
        };
        if claim.span.is_some() {
            return match &self.span {
                Some((first, last)) if first == last => {
                    let day = interval_words(messages, first);
                    say!(messages, "audit-span-of-one", day = day)
                }
                Some(ends) => {
                    let (first, last) = (&ends.0, &ends.1);
                    let first = interval_words(messages, first);
                    let last = interval_words(messages, last);
                    say!(messages, "audit-ends", first = first, last = last)
                }
                None => messages.fixed(message!("audit-no-instrument")).to_owned(),
            };
        }
        if let Some(place) = &self.place {
            return place.words(messages);
        }
        let satisfies = range((self.certain, self.possible));
        if claim.count.is_some() {
            satisfies
        } else if claim.share.is_some() && self.is_exact() && self.population.0 > 0 {
            let percent = share::percent_words(messages, self.certain, self.population.0);
            let population = messages.number(self.population.0);
            say!(
                messages,
                "audit-of-percent",
                satisfies = satisfies,
                population = population,
                percent = percent
            )
        } else {
            let population = range(self.population);
            say!(
                messages,
                "audit-of",
                satisfies = satisfies,
                population = population
            )
        }
    }
}

/// The outcome of a question from its counts, and for a span from the elements that are counted,
/// certainly and only possibly.
pub(super) fn evaluate(
    question: &ClaimQuery<'_, '_>,
    counts: &Counts,
    certain: &[Element],
    only_possible: &[Element],
) -> Outcome {
    let claim = question.claim;
    let stated = stated(claim);
    let (certain_count, possible_count) = counts.satisfies();
    let mut outcome = Outcome {
        certain: certain_count,
        possible: possible_count,
        population: counts.population(),
        difference: None,
        place: None,
        span: None,
        verdict: verdict(claim, counts),
        stated,
    };
    if claim.span.is_some() {
        let days = |elements: &[Element]| -> Vec<Option<Date>> {
            let instruments = elements.iter().filter_map(|it| it.instrument());
            let instruments = instruments.map(|it| question.network.instrument(it));
            instruments.map(|it| it.day().copied()).collect()
        };
        let (days, open) = (days(certain), days(only_possible));
        outcome.span = span(&days);
        outcome.verdict = span_verdict(claim, &days, &open);
        return outcome;
    }
    outcome.difference = match outcome.stated {
        _ if !outcome.is_exact() => None,
        StatedText::Is(number) => Some(signed(certain_count) - i64::from(number)),
        StatedText::All if outcome.population.1 > 0 => {
            Some(-signed(counts.count(Truth::Yes, Truth::No)))
        }
        _ => None,
    };
    outcome
}

/// What is counted on every day on which a claim may have been made: from the least to the
/// greatest, and a verdict only where it is the same on each of them.
pub(super) fn over(question: &ClaimQuery<'_, '_>, periods: &[VerdictPeriod]) -> Outcome {
    let outcomes = || periods.iter().map(|period| &period.outcome);
    let Some(mut over) = outcomes().next().cloned() else {
        return Outcome::default();
    };
    for outcome in outcomes().skip(1) {
        over.certain = over.certain.min(outcome.certain);
        over.possible = over.possible.max(outcome.possible);
        over.population.0 = over.population.0.min(outcome.population.0);
        over.population.1 = over.population.1.max(outcome.population.1);
        over.place = match (over.place, outcome.place) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
        // On days on which it has no place there is no number either.
        if let Some(place) = over.place {
            (over.certain, over.possible) = (place.first, place.last);
            over.population = (place.first, place.last);
        }
        over.span = match (over.span, outcome.span) {
            (Some(one), Some(other)) => hull(one.0, other.0).zip(hull(one.1, other.1)),
            (one, other) => one.or(other),
        };
        if over.difference != outcome.difference || !over.is_exact() {
            over.difference = None;
        }
        if over.verdict != outcome.verdict {
            over.verdict = Some(Verdict::Undetermined);
        }
    }
    if question.lacks_subject() || question.lacks_day() {
        over.verdict = Some(Verdict::Undetermined);
        over.difference = None;
    }
    over
}

/// A date between the bounds of two.
fn hull(one: Date, other: Date) -> Option<Date> {
    if one == other {
        return Some(one);
    }
    let (one, other) = (one.bounds(), other.bounds());
    let earliest = one.earliest.zip(other.earliest).map(|(a, b)| a.min(b));
    let latest = one.latest.zip(other.latest).map(|(a, b)| a.max(b));
    Date::between(Bounds { earliest, latest })
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The verdict that counts alone decide: on every form but `rank` and `span`.
pub(super) fn verdict(claim: &Claim, counts: &Counts) -> Option<Verdict> {
    if claim.every.is_some() {
        Some(every(counts))
    } else if claim.most.is_some() {
        Some(most(counts))
    } else if claim.share.is_some() {
        Some(share::verdict(claim, counts))
    } else if claim.count.is_some() {
        let (certain, possible) = counts.population();
        let (least, most) = stated_numbers(claim)?;
        Some(decide(
            least <= certain && possible <= most,
            possible < least || most < certain,
        ))
    } else {
        None
    }
}

pub(super) fn decide(holds: bool, is_contradicted: bool) -> Verdict {
    if holds {
        Verdict::Holds
    } else if is_contradicted {
        Verdict::Contradicted
    } else {
        Verdict::Undetermined
    }
}

/// `every` is contradicted if one element is certainly in the population and certainly does not
/// meet the condition. It holds if every element that may be in the population certainly meets the
/// condition, and at least one is certainly in it. An empty population is undetermined.
fn every(counts: &Counts) -> Verdict {
    let (certain, possible) = counts.population();
    let all_so = counts.count(Truth::Yes, Truth::Yes) + counts.count(Truth::Unknown, Truth::Yes);
    decide(
        certain > 0 && all_so == possible,
        counts.count(Truth::Yes, Truth::No) > 0,
    )
}

/// The claim is decided if both extreme assignments of the unknown answers agree. Exactly half is
/// not a majority, and an empty population is undetermined.
fn most(counts: &Counts) -> Verdict {
    let of = |inside, satisfies| signed(counts.count(inside, satisfies));
    let sure = of(Truth::Yes, Truth::Yes) - of(Truth::Yes, Truth::No);
    let open = of(Truth::Yes, Truth::Unknown);
    let doubtful = of(Truth::Unknown, Truth::Unknown);
    let best = sure + open + doubtful + of(Truth::Unknown, Truth::Yes);
    let worst = sure - open - doubtful - of(Truth::Unknown, Truth::No);
    let (certain, _) = counts.population();
    decide(worst > 0, certain > 0 && best <= 0)
}

/// The bounds of an event; none if its day is not recorded.
fn bounds_of(date: &Option<Date>) -> Bounds {
    date.as_ref().map(Date::bounds).unwrap_or_default()
}

/// The bounds of the first and of the last of some days.
fn ends(days: &[Option<Date>]) -> Option<(Bounds, Bounds)> {
    if days.is_empty() {
        return None;
    }
    let bounds = || days.iter().map(bounds_of);
    // The first event is not before the earliest of all, nor after the smallest latest day.
    let all_earliest: Option<Vec<Day>> = bounds().map(|it| it.earliest).collect();
    let first = Bounds {
        earliest: all_earliest.and_then(|days| days.into_iter().min()),
        latest: bounds().filter_map(|it| it.latest).min(),
    };
    let all_latest: Option<Vec<Day>> = bounds().map(|it| it.latest).collect();
    let last = Bounds {
        earliest: bounds().filter_map(|it| it.earliest).max(),
        latest: all_latest.and_then(|days| days.into_iter().max()),
    };
    Some((first, last))
}

/// The first and the last of some days, as dates.
fn span(days: &[Option<Date>]) -> Option<(Date, Date)> {
    let (first, last) = ends(days)?;
    Some((date_between(first, days), date_between(last, days)))
}

/// A date with these bounds: one of the days as it was written, since `2013` says more than the
/// interval of its days, or an interval.
fn date_between(bounds: Bounds, days: &[Option<Date>]) -> Date {
    let has_bounds = |day: &&Date| day.bounds() == bounds;
    let written = days.iter().flatten();
    let written = written
        .filter(|day| !day.is_qualified())
        .filter(has_bounds)
        .min_by(|a, b| a.chronicle_order(b));
    written.copied().unwrap_or_else(|| date_of(bounds))
}

/// A date with these bounds, of which none need be known.
fn date_of(bounds: Bounds) -> Date {
    Date::between(bounds).unwrap_or_else(|| Date::interval(bounds))
}

/// The verdict on a span: of some days, and of others that are counted too or not.
fn span_verdict(claim: &Claim, days: &[Option<Date>], open: &[Option<Date>]) -> Option<Verdict> {
    if let Some(interval) = claim.within {
        let within = |date: &Option<Date>| {
            date.as_ref()
                .map_or(Truth::Unknown, |date| date.is_within(&interval))
        };
        let all_within = |days: &[Option<Date>]| {
            let answers = days.iter().map(within);
            answers.fold(Truth::Yes, |all, one| all & one)
        };
        let all = all_within(days);
        return Some(decide(
            !days.is_empty() && all == Truth::Yes && all_within(open) == Truth::Yes,
            all == Truth::No,
        ));
    }
    let (stated_first, stated_last) = stated_ends(claim)?;
    let Some((mut first, mut last)) = ends(days) else {
        return Some(Verdict::Undetermined);
    };
    // With one more the first may be earlier and the last later, and not the other way.
    for bounds in open.iter().map(bounds_of) {
        first.earliest = first.earliest.zip(bounds.earliest).map(|(a, b)| a.min(b));
        last.latest = last.latest.zip(bounds.latest).map(|(a, b)| a.max(b));
    }
    let is_within = |bounds: Bounds, stated: &Date| date_of(bounds).is_within(stated);
    let answer = is_within(first, &stated_first) & is_within(last, &stated_last);
    Some(decide(answer == Truth::Yes, answer == Truth::No))
}
