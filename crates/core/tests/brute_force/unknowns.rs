//! Verdicts, by trying all ways in which what is unknown may turn out.

use chancery_core::date::{Date, Day};
use proptest::prelude::*;

use super::{STATES, all_ways, organisation, section, source};

/// An answer of a record: yes, no, or unknown.
type Answer = Option<bool>;

/// Elements with chosen answers, and a claim about them.
#[derive(Debug, Clone)]
pub(crate) struct Elements {
    /// For each whether it is of the population, and whether what is said is so.
    answers: Vec<(Answer, Answer)>,
    form: Form,
    /// Whether states are asked about, and not partners.
    is_of_states: bool,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Is(usize),
    AtLeast(usize),
    AtMost(usize),
    Between(usize, usize),
    Every,
    Most,
    /// Exactly so many of so many.
    Share(usize, usize),
    /// At least the first, at most the second part of so many.
    Shares(usize, usize, usize),
}

/// A part of up to five.
fn part() -> impl Strategy<Value = (usize, usize)> {
    (1..6_usize).prop_flat_map(|of| (0..=of).prop_map(move |part| (part, of)))
}

/// Up to five elements.
pub(crate) fn elements() -> impl Strategy<Value = Elements> {
    let answer = prop_oneof![Just(Some(true)), Just(Some(false)), Just(None)];
    let form = prop_oneof![
        (0..6_usize).prop_map(Form::Is),
        (0..6_usize).prop_map(Form::AtLeast),
        (0..6_usize).prop_map(Form::AtMost),
        Just(Form::Every),
        Just(Form::Every),
        Just(Form::Most),
        Just(Form::Most),
        (0..6_usize, 0..4_usize).prop_map(|(least, more)| Form::Between(least, least + more)),
        part().prop_map(|(part, of)| Form::Share(part, of)),
        part().prop_map(|(part, of)| Form::Share(part, of)),
        part().prop_flat_map(
            |(least, of)| (least..=of).prop_map(move |most| Form::Shares(least, most, of))
        ),
    ];
    let answers = prop::collection::vec((answer.clone(), answer), 0..=5);
    (answers, form, any::<bool>()).prop_map(|(answers, form, is_of_states)| Elements {
        answers,
        form,
        is_of_states,
    })
}

impl Elements {
    /// Whether the claim is true in each way; none if it then speaks of nobody.
    pub(crate) fn answers(&self) -> Vec<Option<bool>> {
        let both = |answer: Answer| answer.map_or(vec![true, false], |answer| vec![answer]);
        let of_each: Vec<Vec<(bool, bool)>> = self
            .answers
            .iter()
            .map(|(inside, so)| {
                let so = both(*so);
                let ways = both(*inside).into_iter();
                ways.flat_map(|inside| so.iter().map(move |so| (inside, *so)))
                    .collect()
            })
            .collect();
        all_ways(&of_each)
            .iter()
            .map(|way| {
                let inside = way.iter().filter(|(inside, _)| *inside).count();
                let so = way.iter().filter(|(inside, so)| *inside && *so).count();
                match self.form {
                    Form::Is(stated) => Some(inside == stated),
                    Form::AtLeast(stated) => Some(inside >= stated),
                    Form::AtMost(stated) => Some(inside <= stated),
                    Form::Between(least, most) => Some(least <= inside && inside <= most),
                    Form::Share(part, of) => (inside > 0).then_some(so * of == part * inside),
                    Form::Shares(least, most, of) => (inside > 0)
                        .then_some(least * inside <= so * of && so * of <= most * inside),
                    Form::Every => (inside > 0).then_some(so == inside),
                    Form::Most => (inside > 0).then_some(2 * so > inside),
                }
            })
            .collect()
    }

    /// The registry as text. Whether a state is of the population lies in the period of its
    /// partnership, or membership; whether it is so in the signatories of an instrument, or in the
    /// period of a partnership.
    pub(crate) fn yaml(&self) -> String {
        let period = |answer: Answer| match answer {
            Some(true) => "since: 2010",
            Some(false) => "since: 2030",
            None => "since: 2010/2030",
        };
        let tie = |state: &str, answer: Answer| {
            format!(
                "parties: [AZE, {state}], tier: lower, {}, evidence: [{{source: article}}]",
                period(answer)
            )
        };
        let with_ids = || self.answers.iter().zip(STATES);
        let claim = "id: claim, source: article, as-of: 2020-06-30";
        // Published later, the article attests nothing about that day.
        let sources = section("sources", [source("article", "2021")]);
        if self.is_of_states {
            let members: Vec<String> = with_ids()
                .map(|((inside, _), id)| format!("state: {id}, role: member, {}", period(*inside)))
                .collect();
            let form = self.form("states", "are: {tier: lower}");
            let claim = format!("{claim}, where: {{member-of: OA}}, {form}");
            return sources
                + &section("organisations", [organisation("OA", &members)])
                + &section("partnerships", with_ids().map(|((_, so), id)| tie(id, *so)))
                + &section("claims", [claim]);
        }
        let instruments = with_ids().map(|((_, so), id)| {
            let office = |state: &str, office: &str| format!("{{state: {state}, office: {office}}}");
            let signatories = match so {
                Some(true) => vec![office("AZE", "head-of-state"), office(id, "head-of-state")],
                Some(false) => vec![office("AZE", "head-of-state"), office(id, "foreign-minister")],
                None => vec![office("AZE", "head-of-state")],
            };
            format!(
                "id: doc-{}, parties: [AZE, {id}], signed: 2009, signatories: [{}], evidence: [{{source: article}}]",
                id.to_lowercase(),
                signatories.join(", ")
            )
        });
        let form = self.form("partners", "are: {signed-by: head-of-state}");
        sources
            + &section(
                "partnerships",
                with_ids().map(|((inside, _), id)| tie(id, *inside)),
            )
            + &section("instruments", instruments)
            + &section("claims", [format!("{claim}, {form}")])
    }

    fn form(&self, noun: &str, are: &str) -> String {
        match self.form {
            Form::Is(stated) => format!("count: {noun}, is: {stated}"),
            Form::AtLeast(stated) => format!("count: {noun}, at-least: {stated}"),
            Form::AtMost(stated) => format!("count: {noun}, at-most: {stated}"),
            Form::Between(least, most) => {
                format!("count: {noun}, at-least: {least}, at-most: {most}")
            }
            Form::Share(part, of) => format!("share: {noun}, {are}, is: {part}/{of}"),
            Form::Shares(least, most, of) => {
                format!("share: {noun}, {are}, at-least: {least}/{of}, at-most: {most}/{of}")
            }
            Form::Every => format!("every: {noun}, {are}"),
            Form::Most => format!("most: {noun}, {are}"),
        }
    }
}

/// Instruments with days that may be unknown, and a claim about first and last.
#[derive(Debug, Clone)]
pub(crate) struct Instruments {
    /// For each whether it is meant, and its day as written.
    instruments: Vec<(Answer, Option<String>)>,
    states: States,
}

#[derive(Debug, Clone)]
enum States {
    Is(String, String),
    Within(String, String),
}

/// The days that may be: a few more than those that are written, since of what lies farther off
/// it does not matter how far.
fn days_that_may_be() -> Vec<Day> {
    let first = Day::from_calendar(2011, 12, 30);
    (0..18).map(|count| first.plus(count)).collect()
}

/// Up to three instruments.
pub(crate) fn instruments() -> impl Strategy<Value = Instruments> {
    let day = || (1..=10).prop_map(|day| format!("2012-01-{day:02}"));
    let interval = || {
        (1..=10, 0..5).prop_map(|(start, length)| {
            let start = Day::from_calendar(2012, 1, start);
            format!("{start}/{}", start.plus(length))
        })
    };
    let written = prop_oneof![
        4 => day().prop_map(Some),
        2 => interval().prop_map(Some),
        1 => Just(Some("2012-01-0X".to_owned())),
        1 => day().prop_map(|day| Some(format!("{day}?"))),
        1 => day().prop_map(|day| Some(format!("../{day}"))),
        1 => day().prop_map(|day| Some(format!("{day}/.."))),
        1 => Just(Some("../..".to_owned())),
        1 => Just(None),
    ];
    let meant = prop_oneof![4 => Just(Some(true)), 1 => Just(Some(false)), 1 => Just(None)];
    let end = || {
        prop_oneof![
            4 => day(),
            1 => Just("2012-01-0X".to_owned()),
            1 => Just("..".to_owned()),
        ]
    };
    let states = prop_oneof![
        (end(), end())
            .prop_filter("the last is not before the first", |(first, last)| {
                format!("{first}/{last}").parse::<Date>().is_ok()
            })
            .prop_map(|(first, last)| States::Is(first, last)),
        (day(), 0..4).prop_map(|(first, length)| {
            let day: Day = first.parse().unwrap();
            States::Within(first, day.plus(length).to_string())
        }),
    ];
    (prop::collection::vec((meant, written), 0..=3), states).prop_map(|(instruments, states)| {
        Instruments {
            instruments,
            states,
        }
    })
}

impl Instruments {
    /// Whether first and last are stated, and not an interval that holds all.
    pub(crate) fn states_both_ends(&self) -> bool {
        matches!(self.states, States::Is(..))
    }

    /// Whether the claim is true for each way in which the days may fall and it may turn out which
    /// instruments are meant; none if that is none.
    pub(crate) fn answers(&self) -> Vec<Option<bool>> {
        let end_days = |text: &str| match text {
            ".." => days_that_may_be(),
            _ => days_of(Some(text)),
        };
        let ends = match &self.states {
            States::Is(first, last) => (end_days(first), end_days(last)),
            States::Within(from, to) => {
                let all = end_days(&format!("{from}/{to}"));
                (all.clone(), all)
            }
        };
        let answer = |days: &Vec<Day>| {
            let (first, last) = (days.iter().min()?, days.iter().max()?);
            Some(ends.0.contains(first) && ends.1.contains(last))
        };
        let ways = self.ways_to_be_meant().into_iter();
        ways.flat_map(|days| all_ways(&days).iter().map(answer).collect::<Vec<_>>())
            .collect()
    }

    /// The days of the instruments that are meant, for each way in which that may turn out.
    fn ways_to_be_meant(&self) -> Vec<Vec<Vec<Day>>> {
        let mut ways: Vec<Vec<Vec<Day>>> = vec![Vec::new()];
        for (meant, day) in &self.instruments {
            let days = days_of(day.as_deref());
            let with = ways.clone().into_iter().map(|mut way| {
                way.push(days.clone());
                way
            });
            ways = match meant {
                Some(true) => with.collect(),
                Some(false) => ways,
                None => with.chain(ways.clone()).collect(),
            };
        }
        ways
    }

    /// The registry as text. Whether an instrument is meant lies in its effect.
    pub(crate) fn yaml(&self) -> String {
        let instruments = self.instruments.iter().enumerate().map(|(position, it)| {
            let effect = match it.0 {
                Some(true) => ", effect: establishes",
                Some(false) => ", effect: background",
                None => "",
            };
            let signed = it.1.as_ref();
            let signed = signed.map_or(String::new(), |day| format!(", signed: {day}"));
            format!(
                "id: doc-{position}, parties: [AZE, AUT], evidence: [{{source: article}}]{effect}{signed}"
            )
        });
        let states = match &self.states {
            States::Is(first, last) => format!("is: {first}/{last}"),
            States::Within(from, to) => format!("within: {from}/{to}"),
        };
        let claim = format!(
            "id: claim, source: article, span: instruments, where: {{effect: establishes}}, {states}"
        );
        section("sources", [source("article", "2021")])
            + &section("instruments", instruments)
            + &section("claims", [claim])
    }
}

/// The days of those that may be on which an event of a date may have fallen. Of a qualified date
/// nothing is certain, and of a missing one nothing is known.
fn days_of(text: Option<&str>) -> Vec<Day> {
    let date: Option<Date> = text
        .filter(|text| !text.ends_with('?'))
        .map(|text| text.parse().unwrap());
    let may_be = |day: &Day| {
        date.is_none_or(|date| {
            date.earliest().is_none_or(|earliest| earliest <= *day)
                && date.latest().is_none_or(|latest| *day <= latest)
        })
    };
    days_that_may_be().into_iter().filter(may_be).collect()
}
