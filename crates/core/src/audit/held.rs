//! The days on which a claim held.

use std::collections::{BTreeMap, BTreeSet};

use super::Question;
use super::outcome::{self, Counts};
use crate::date::{Date, Day, Truth};
use crate::model::{ClaimNoun, Verdict};

/// The intervals of days on which the claim held, in order, as `2024-05-07/..`. Empty where it
/// never did, or where it does not depend on the day.
///
/// Each element's answers change only on days that its own dates name, so the counts are carried
/// from one such day to the next.
#[must_use]
pub fn held(question: &Question<'_, '_>) -> Vec<Date> {
    if !question.depends_on_day() {
        return Vec::new();
    }
    let mut counted = Counted::default();
    // What changes on a day: an element, and its answers before and from then on.
    let mut changes: BTreeMap<Day, Vec<(usize, Answers, Answers)>> = BTreeMap::new();
    for element in question.elements() {
        let mut before = question.answer(element, Day::FIRST);
        counted.add(element, before);
        for day in turning_days(question, element) {
            let after = question.answer(element, day);
            if after != before {
                let turned = (element, before, after);
                changes.entry(day).or_default().push(turned);
                before = after;
            }
        }
    }
    let mut intervals = Vec::new();
    let mut since: Option<Option<Day>> = counted.holds(question).then_some(None);
    for (day, turned) in changes {
        for (element, before, after) in turned {
            counted.take(element, before);
            counted.add(element, after);
        }
        match (since, counted.holds(question)) {
            (None, true) => since = Some(Some(day)),
            (Some(start), false) => {
                intervals.extend(interval(start, Some(day.plus(-1))));
                since = None;
            }
            _ => {}
        }
    }
    if let Some(start) = since {
        intervals.extend(interval(start, None));
    }
    intervals
}

/// Whether an element is of the population, and whether what is said is true of it.
type Answers = (Truth, Truth);

/// What is counted on a day.
#[derive(Default)]
struct Counted {
    counts: Counts,
    /// The elements that are certainly counted, which give a span its first and last.
    certain: BTreeSet<usize>,
}

impl Counted {
    fn add(&mut self, element: usize, (inside, so): Answers) {
        self.counts.add(inside, so);
        if (inside & so).is_certain() {
            self.certain.insert(element);
        }
    }

    fn take(&mut self, element: usize, (inside, so): Answers) {
        self.counts.take(inside, so);
        self.certain.remove(&element);
    }

    fn holds(&self, question: &Question<'_, '_>) -> bool {
        let found = if question.claim.span.is_some() {
            let certain: Vec<usize> = self.certain.iter().copied().collect();
            outcome::of(question, &self.counts, &certain).verdict
        } else {
            outcome::verdict(question.claim, &self.counts)
        };
        found == Some(Verdict::Holds)
    }
}

fn interval(start: Option<Day>, end: Option<Day>) -> Option<Date> {
    let text = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
    format!("{}/{}", text(start), text(end)).parse().ok()
}

/// The days on which the answers for an element may change, in order: where one of its dates
/// begins or ends to be possible, and the day after.
fn turning_days(question: &Question<'_, '_>, element: usize) -> BTreeSet<Day> {
    let mut days = Turning {
        days: BTreeSet::new(),
    };
    match question.noun {
        ClaimNoun::Partners | ClaimNoun::States => {
            let state = &question.network.states[element];
            for position in &state.partnerships {
                days.partnership(question, *position);
            }
            for position in &state.memberships {
                let membership = &question.network.memberships[*position];
                days.date(membership.record.since.as_ref());
                days.date(membership.record.until.as_ref());
                days.days.extend(membership.attested_by);
            }
            for bounds in [state.since, state.until].into_iter().flatten() {
                days.bounds(bounds);
            }
        }
        ClaimNoun::Partnerships => days.partnership(question, element),
        ClaimNoun::Instruments => days.instrument(question, element),
    }
    days.days
}

struct Turning {
    days: BTreeSet<Day>,
}

impl Turning {
    fn bounds(&mut self, bounds: crate::date::Bounds) {
        for day in [bounds.earliest, bounds.latest].into_iter().flatten() {
            self.days.insert(day);
            if day < Day::LAST {
                self.days.insert(day.plus(1));
            }
        }
    }

    fn date(&mut self, date: Option<&Date>) {
        self.bounds(date.map(Date::bounds).unwrap_or_default());
    }

    fn partnership(&mut self, question: &Question<'_, '_>, position: usize) {
        let tie = &question.network.ties[position];
        self.bounds(tie.start.bounds);
        self.bounds(tie.end.bounds.unwrap_or_default());
        self.days.extend(tie.attested_by);
        // Their instruments count from their own days on.
        for instrument in &tie.instruments {
            self.instrument(question, *instrument);
        }
    }

    fn instrument(&mut self, question: &Question<'_, '_>, position: usize) {
        self.date(question.network.instrument(position).day());
        self.days
            .extend(question.network.acts[position].attested_by);
    }
}
