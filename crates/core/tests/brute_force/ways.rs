//! When a partnership holds, by trying all ways in which dates and effects that are left open may
//! turn out.

use std::collections::BTreeSet;

use chancery_core::date::Day;
use proptest::prelude::*;

use super::all_ways;

/// The days on which something may happen, counted from [`day`] 0.
const DAYS: i32 = 14;

/// A date: the days that it allows, as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Written {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

/// An instrument between the two parties, at the tier of the partnerships.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) signed: Option<Written>,
    pub(crate) effect: Option<Effect>,
    pub(crate) terminated: Option<Written>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Effect {
    Establishes,
    Terminates,
    Reaffirms,
}

/// A partnership that goes on for all that its record says, perhaps after an earlier record of the
/// same tie with an end.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) since: Option<Written>,
    pub(crate) earlier_until: Option<Written>,
    pub(crate) papers: Vec<Paper>,
    /// When the source of the partnership was published.
    pub(crate) published: i32,
}

/// The day with a number.
pub(crate) fn day(number: i32) -> Day {
    Day::from_calendar(2012, 1, 5).plus(number)
}

/// The days to ask about.
pub(crate) fn days() -> impl Iterator<Item = i32> {
    -2..=DAYS + 2
}

pub(crate) fn written() -> impl Strategy<Value = Written> {
    (0..DAYS, prop_oneof![3 => Just(0), 1 => 1..4]).prop_map(|(first, more)| Written {
        first,
        last: (first + more).min(DAYS - 1),
    })
}

fn maybe<T: std::fmt::Debug + Clone>(
    some: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    let some = some.prop_map(Some);
    prop_oneof![1 => some, 1 => Just(None)]
}

/// Cases of up to three instruments.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let effect = prop_oneof![
        4 => Just(Some(Effect::Establishes)),
        2 => Just(Some(Effect::Terminates)),
        1 => Just(Some(Effect::Reaffirms)),
        1 => Just(None),
    ];
    let signed = prop_oneof![6 => written().prop_map(Some), 1 => Just(None)];
    let paper = (signed, effect, maybe(written())).prop_map(|(signed, effect, terminated)| Paper {
        signed,
        effect,
        terminated,
    });
    (
        maybe(written()),
        maybe(written()),
        prop::collection::vec(paper, 0..=3),
        // On the first day that is asked about, on one in between, or after all of them.
        prop_oneof![1 => 0..DAYS, 1 => Just(1000)],
    )
        .prop_map(|(since, earlier_until, papers, published)| Case {
            since,
            earlier_until,
            papers,
            published,
        })
}

/// How an instrument turned out: its day, whether it founds, and its last day.
type Turned = (i32, bool, Option<i32>);

impl Written {
    fn days(&self) -> Vec<i32> {
        (self.first..=self.last).collect()
    }

    /// The date as it is written.
    pub(crate) fn text(&self) -> String {
        let (first, last) = (day(self.first), day(self.last));
        if first == last {
            first.to_string()
        } else {
            format!("{first}/{last}")
        }
    }
}

impl Paper {
    fn turned(&self) -> Vec<Turned> {
        let any = || (-1..=DAYS).collect();
        let signed: Vec<i32> = self.signed.as_ref().map_or_else(any, Written::days);
        let founds = match self.effect {
            None => vec![false, true],
            Some(effect) => vec![effect == Effect::Establishes],
        };
        let ended = match &self.terminated {
            None => vec![None],
            Some(date) => date.days().into_iter().map(Some).collect(),
        };
        let mut turned = Vec::new();
        for signed in signed {
            for founds in &founds {
                // No text ends before it was signed.
                let ended = ended.iter().filter(|it| it.is_none_or(|it| it >= signed));
                turned.extend(ended.map(|ended| (signed, *founds, *ended)));
            }
        }
        turned
    }
}

impl Case {
    /// For each way that agrees with the source, the first day and the last day of the
    /// partnership that goes on. None of them where the source contradicts every way.
    pub(crate) fn ways(&self) -> BTreeSet<(i32, Option<i32>)> {
        let papers: Vec<Vec<Turned>> = self.papers.iter().map(Paper::turned).collect();
        let earlier = match &self.earlier_until {
            None => vec![None],
            Some(date) => date.days().into_iter().map(Some).collect(),
        };
        let mut ways = BTreeSet::new();
        for papers in all_ways(&papers) {
            for earlier in &earlier {
                let own: Vec<(&Paper, &Turned)> = self
                    .papers
                    .iter()
                    .zip(&papers)
                    .filter(|(_, (signed, founds, _))| match earlier {
                        Some(until) => signed > until || signed == until && *founds,
                        None => true,
                    })
                    .collect();
                let (starts, is_derived) = self.starts(&own);
                let starts = starts.into_iter().filter(|it| *it <= self.published);
                ways.extend(starts.map(|start| (start, end(start, is_derived, &own))));
            }
        }
        ways
    }

    /// The days on which it may have begun, where the instruments turned out so, and whether they
    /// give it.
    fn starts(&self, own: &[(&Paper, &Turned)]) -> (Vec<i32>, bool) {
        if let Some(since) = &self.since {
            return (since.days(), false);
        }
        let founding = own.iter().filter(|(_, (_, founds, _))| *founds);
        let first = founding.map(|(_, (signed, ..))| *signed).min();
        // One that founds it only perhaps gives no start: it may have begun at any time.
        let is_known = own
            .iter()
            .any(|(paper, _)| paper.effect == Some(Effect::Establishes));
        match first.filter(|_| is_known) {
            Some(first) => (vec![first], true),
            None => ((-2..=DAYS + 3).collect(), false),
        }
    }

    /// Whether nothing is left open, so that there is one way.
    pub(crate) fn is_decided(&self) -> bool {
        let is_day = |date: &Option<Written>| date.as_ref().is_none_or(|it| it.first == it.last);
        let papers = self.papers.iter();
        let has_start = self.since.is_some();
        is_day(&self.since)
            && is_day(&self.earlier_until)
            && !self.is_founded_anew()
            && has_start
            && papers.into_iter().all(|paper| {
                let has_day = paper.signed.is_some() && is_day(&paper.signed);
                has_day && is_day(&paper.terminated) && paper.effect.is_some()
            })
    }

    /// Whether an instrument founds it on the day of one that ended it, or later.
    fn is_founded_anew(&self) -> bool {
        let days = |wanted: Effect| {
            let papers = self.papers.iter();
            let papers = papers.filter(move |it| it.effect == Some(wanted));
            papers.filter_map(|it| it.signed.as_ref())
        };
        days(Effect::Terminates)
            .any(|ended| days(Effect::Establishes).any(|founded| ended.last <= founded.first))
    }

    /// The registry as text: the partnership that goes on has the id `asked`.
    pub(crate) fn yaml(&self) -> String {
        let key = |name: &str, date: &Option<Written>| {
            let date = date.as_ref();
            date.map_or(String::new(), |date| format!(", {name}: {}", date.text()))
        };
        let mut text = format!(
            "sources:\n  - {{id: article, publisher: P, published: {}, url: \"https://e.org/\"}}\n\
             partnerships:\n  - {{id: asked, parties: [AZE, AUT], tier: lower{}, \
             evidence: [{{source: article}}]}}\n",
            day(self.published),
            key("since", &self.since)
        );
        if self.earlier_until.is_some() {
            text.push_str(&format!(
                "  - {{id: earlier, parties: [AUT, AZE], tier: lower{}, \
                 evidence: [{{source: article}}]}}\n",
                key("until", &self.earlier_until)
            ));
        }
        for (position, paper) in self.papers.iter().enumerate() {
            if position == 0 {
                text.push_str("instruments:\n");
            }
            let effect = match paper.effect {
                None => "",
                Some(Effect::Establishes) => ", effect: establishes",
                Some(Effect::Terminates) => ", effect: terminates",
                Some(Effect::Reaffirms) => ", effect: reaffirms",
            };
            text.push_str(&format!(
                "  - {{id: doc-{position}, parties: [AZE, AUT], tier: lower{effect}{}{}, \
                 evidence: [{{source: article}}]}}\n",
                key("signed", &paper.signed),
                key("terminated", &paper.terminated)
            ));
        }
        text
    }
}

/// The last day of a partnership that began on a day, which its instruments give or not, where they
/// turned out so.
fn end(start: i32, is_derived: bool, own: &[(&Paper, &Turned)]) -> Option<i32> {
    let terminating = own
        .iter()
        .filter(|(paper, (signed, ..))| paper.effect == Some(Effect::Terminates) && *signed > start)
        .map(|(_, (signed, ..))| *signed)
        .min();
    // What had ended by a start of its own founded something else.
    let is_later = |ended: &Option<i32>| is_derived || ended.is_none_or(|ended| ended > start);
    let founding = own
        .iter()
        .filter(|(_, (_, founds, ended))| *founds && is_later(ended));
    let ends: Option<Vec<i32>> = founding.map(|(_, (_, _, ended))| *ended).collect();
    let terminated = ends.and_then(|ends| ends.into_iter().max());
    match (terminating, terminated) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
