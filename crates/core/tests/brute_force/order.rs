//! Places in order of time, by trying all ways in which what is unknown may turn out.

use std::collections::BTreeSet;

use chancery_core::date::Day;
use proptest::prelude::*;

use super::{FULL, OTHERS, STATES, all_ways, organisation, section, source};

/// The days on which something may begin, counted from [`day`] 0.
const DAYS: i32 = 5;

/// An answer of a record: yes, no, or unknown.
type Answer = Option<bool>;

/// States that became partners or members, and a claim about the place of one of them.
#[derive(Debug, Clone)]
pub(crate) struct Ranked {
    records: Vec<Record>,
    /// Of each state whether it belongs to the organisation that is also asked for.
    fits: Vec<Answer>,
    asks_fit: bool,
    /// Whether states are ranked by when they joined, and not partners.
    is_of_states: bool,
    who: usize,
    stated: Place,
    /// The day of the claim.
    asked_on: i32,
    /// The day on which the source of all records was published.
    published: i32,
}

/// A partnership or a membership.
#[derive(Debug, Clone)]
struct Record {
    state: usize,
    /// Another party of the same partnership.
    other: Option<usize>,
    is_upper: bool,
    /// Whether the claim means it.
    is_meant: Answer,
    /// The days on which it may have begun; none if nothing is recorded.
    since: Option<(i32, i32)>,
    /// Whether an instrument gives the day, and not the record itself.
    is_derived: bool,
    has_ended: bool,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Is(usize),
    AtMost(usize),
}

/// Up to four records of three states.
pub(crate) fn ranked() -> impl Strategy<Value = Ranked> {
    let answer =
        |yes| prop_oneof![yes => Just(Some(true)), 1 => Just(Some(false)), 2 => Just(None)];
    let since = prop_oneof![
        5 => (0..DAYS, prop_oneof![2 => Just(0), 2 => 1..3])
            .prop_map(|(first, more)| Some((first, (first + more).min(DAYS - 1)))),
        1 => Just(None),
    ];
    let other = prop_oneof![6 => Just(None), 1 => (0..3_usize).prop_map(Some)];
    let record = (
        (0..3_usize, other, any::<bool>()),
        answer(6),
        since,
        any::<bool>(),
        prop::bool::weighted(0.3),
    );
    let record = record.prop_map(
        |((state, other, is_upper), is_meant, since, is_derived, has_ended)| Record {
            state,
            other: other.filter(|other| *other != state),
            is_upper,
            is_meant,
            since,
            is_derived,
            has_ended,
        },
    );
    let stated = prop_oneof![
        2 => (1..4_usize).prop_map(Place::Is),
        1 => (1..3_usize).prop_map(Place::AtMost),
    ];
    (
        prop::collection::vec(record, 2..=4),
        prop::collection::vec(answer(2), 3),
        (any::<bool>(), any::<bool>()),
        // Mostly one that a record names.
        0..4_usize,
        stated,
        prop_oneof![1 => 0..DAYS, 4 => Just(30)],
        prop_oneof![1 => 0..DAYS, 2 => Just(1000)],
    )
        .prop_map(
            |(records, fits, (asks_fit, is_of_states), who, stated, asked_on, published)| {
                let named = records.get(who).map(|it: &Record| it.state);
                let who = named.unwrap_or_default();
                let mut case = Ranked {
                    records,
                    fits,
                    asks_fit,
                    is_of_states,
                    who,
                    stated,
                    asked_on,
                    published,
                };
                case.settle();
                case
            },
        )
}

/// The date of a beginning, as it is written.
fn date(since: Option<(i32, i32)>) -> Option<String> {
    let (first, last) = since?;
    Some(match first == last {
        true => day(first).to_string(),
        false => format!("{}/{}", day(first), day(last)),
    })
}

fn key(name: &str, date: Option<String>) -> String {
    date.map_or(String::new(), |date| format!(", {name}: {date}"))
}

fn until(has_ended: bool) -> &'static str {
    if has_ended { ", until: 2012-01-30" } else { "" }
}

fn day(number: i32) -> Day {
    Day::from_calendar(2012, 1, 10).plus(number)
}

impl Ranked {
    /// What is possible to write: one record of each state and tier, and of a membership one role,
    /// without an instrument.
    fn settle(&mut self) {
        let mut seen = BTreeSet::new();
        self.records
            .retain(|it| seen.insert((it.state, it.is_upper)));
        if self.is_of_states {
            for record in &mut self.records {
                record.is_meant = Some(record.is_meant != Some(false));
                (record.is_derived, record.other) = (false, None);
            }
        }
    }

    /// Whether a partnership has more than two parties: what depends on it moves together.
    pub(crate) fn has_shared(&self) -> bool {
        self.records.iter().any(|it| it.other.is_some())
    }

    /// The days on which a record may have begun, of those that matter: not after a source said
    /// that it had. None if that is no day.
    fn days(&self, record: &Record) -> Option<Vec<i32>> {
        let (first, last) = record.since.unwrap_or((-1, 31));
        let few = |day: &i32| *day <= DAYS || *day >= 30;
        let days = (first..=last.min(self.published)).filter(few);
        let days: Vec<i32> = days.collect();
        (!days.is_empty()).then_some(days)
    }

    /// Who was earlier in each way in which what is unknown may turn out; none where the one whose
    /// place is stated has no place. None at all if the records contradict themselves.
    pub(crate) fn ways(&self) -> Option<Vec<Option<BTreeSet<usize>>>> {
        let both = |answer: Answer| answer.map_or(vec![true, false], |answer| vec![answer]);
        let mut begun: Vec<Vec<Option<i32>>> = Vec::new();
        for record in &self.records {
            let days = self.days(record)?;
            let mut ways: Vec<Option<i32>> = Vec::new();
            for is_meant in both(record.is_meant) {
                match is_meant {
                    true => ways.extend(days.iter().copied().map(Some)),
                    false => ways.push(None),
                }
            }
            begun.push(ways);
        }
        let fits: Vec<Vec<bool>> = self
            .fits
            .iter()
            .map(|fits| match self.asks_fit {
                true => both(*fits),
                false => vec![true],
            })
            .collect();
        let begun = all_ways(&begun);
        let ways = all_ways(&fits);
        let ways = ways
            .iter()
            .flat_map(|fits| begun.iter().map(move |begun| self.earlier(fits, begun)));
        Some(ways.collect())
    }

    fn earlier(&self, fits: &[bool], begun: &[Option<i32>]) -> Option<BTreeSet<usize>> {
        let first_of = |state: usize| -> Option<i32> {
            let own = self.records.iter().zip(begun);
            let own = own.filter(|(it, _)| it.state == state || it.other == Some(state));
            own.filter_map(|(_, day)| *day)
                .min()
                .filter(|_| fits[state])
        };
        let own = first_of(self.who).filter(|day| *day <= self.asked_on)?;
        let is_earlier = |state: &usize| first_of(*state).is_some_and(|day| day < own);
        Some((0..3).filter(is_earlier).collect())
    }

    /// Whether the claim is true where these were earlier.
    pub(crate) fn is_true(&self, earlier: Option<&BTreeSet<usize>>) -> bool {
        let place = earlier.map(|earlier| 1 + earlier.len());
        place.is_some_and(|place| match self.stated {
            Place::Is(stated) => place == stated,
            Place::AtMost(stated) => place <= stated,
        })
    }

    /// The registry as text. Whether a partnership is meant lies in its areas, whether a membership
    /// is in its role.
    pub(crate) fn yaml(&self) -> String {
        let place = match self.stated {
            Place::Is(stated) => format!("is: {stated}"),
            Place::AtMost(stated) => format!("at-most: {stated}"),
        };
        let members = self.outside();
        // What a source says later attests nothing about the day of the claim.
        let other = organisation("OB", &members).replace("source: article", "source: later");
        let mut organisations = vec![other];
        let mut asked = Vec::new();
        let mut records = String::new();
        if self.is_of_states {
            let joined = self.records.iter().map(|it| {
                let other = 2 * it.state + usize::from(it.is_upper);
                let role = match it.is_meant {
                    Some(true) => FULL[usize::from(it.is_upper)],
                    _ => OTHERS[other % OTHERS.len()],
                };
                let since = key("since", date(it.since)) + until(it.has_ended);
                let by = "evidence: [{source: article}]";
                format!("state: {}, role: {role}{since}, {by}", STATES[it.state])
            });
            organisations.push(organisation("OA", &joined.collect::<Vec<_>>()));
            asked.push("member-of: OA".to_owned());
            if self.asks_fit {
                asked.push("not-member-of: OB".to_owned());
            }
        } else {
            asked.push("area: asked".to_owned());
            if self.asks_fit {
                asked.push("member-of: OB".to_owned());
            }
            records = self.partnerships();
        }
        let form = if self.is_of_states {
            "states"
        } else {
            "partners"
        };
        let claim = format!(
            "id: claim, source: article, as-of: {}, rank: {form}, where: {{{}}}, who: {}, {place}",
            day(self.asked_on),
            asked.join(", "),
            STATES[self.who]
        );
        let published = day(self.published).to_string();
        let sources = [source("article", &published), source("later", "2031")];
        section("sources", sources)
            + &section("organisations", organisations)
            + &records
            + &section("claims", [claim])
    }

    /// The members of the organisation to which states are asked not to belong, and partners to
    /// belong.
    fn outside(&self) -> Vec<String> {
        let fits = self.fits.iter().zip(STATES);
        let members = fits.filter_map(|(fits, id)| {
            let since = match fits {
                None => "2001/2030",
                Some(fits) if *fits != self.is_of_states => "2001",
                Some(_) => return None,
            };
            Some(format!("state: {id}, role: member, since: {since}"))
        });
        members.collect()
    }

    fn partnerships(&self) -> String {
        let mut instruments: Vec<String> = Vec::new();
        // The area that is asked for is known, whoever has it.
        let unrelated = "parties: [FRA, GBR], tier: lower, areas: [asked], \
                         evidence: [{source: later}]";
        let ties = self.records.iter().enumerate().map(|(index, it)| {
            let tier = if it.is_upper { "upper" } else { "lower" };
            let other = it
                .other
                .map_or(String::new(), |it| format!(", {}", STATES[it]));
            let parties = format!("parties: [AZE, {}{other}]", STATES[it.state]);
            let areas = match it.is_meant {
                Some(true) => ", areas: [asked]",
                Some(false) => ", areas: [other]",
                None => "",
            };
            let mut text = format!("id: tie-{index}, {parties}, tier: {tier}{areas}");
            let evidence = "evidence: [{source: article}]";
            let since = date(it.since);
            // One that names an instrument of its own has no start from another one.
            let instrument = match &since {
                Some(since) if it.is_derived => Some(format!("establishes, signed: {since}")),
                Some(_) => None,
                None => Some("background".to_owned()),
            };
            if let Some(effect) = instrument {
                instruments.push(format!(
                    "id: doc-{index}, {parties}, tier: {tier}, effect: {effect}, \
                     areas: [asked], {evidence}"
                ));
                text.push_str(&format!(", instruments: [doc-{index}]"));
            } else {
                text.push_str(&key("since", since));
            }
            text.push_str(until(it.has_ended));
            format!("{text}, {evidence}")
        });
        let ties: Vec<String> = ties.chain([unrelated.to_owned()]).collect();
        section("partnerships", ties) + &section("instruments", instruments)
    }
}
