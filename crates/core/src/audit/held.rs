//! The days on which a claim held.

use std::collections::{BTreeMap, BTreeSet};

use super::Question;
use super::outcome::{Counts, verdict};
use crate::date::{Date, Day};
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
    let mut counts = Counts::default();
    // What changes on a day: an element's answers before and from then on.
    let mut changes: BTreeMap<Day, Vec<(Change, Change)>> = BTreeMap::new();
    for element in question.elements() {
        let mut before = question.answer(element, Day::FIRST);
        counts.add(before.0, before.1);
        for day in turning_days(question, element) {
            let after = question.answer(element, day);
            if after != before {
                changes.entry(day).or_default().push((before, after));
                before = after;
            }
        }
    }
    let mut intervals = Vec::new();
    let holds = |counts: &Counts| verdict(question.claim, counts) == Some(Verdict::Holds);
    let mut since: Option<Option<Day>> = holds(&counts).then_some(None);
    for (day, turned) in changes {
        for (before, after) in turned {
            counts.take(before.0, before.1);
            counts.add(after.0, after.1);
        }
        match (since, holds(&counts)) {
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

type Change = (crate::date::Truth, crate::date::Truth);

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
