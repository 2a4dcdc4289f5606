//! When partnerships hold: against all ways in which what is left open may turn out, and the laws
//! that have to hold whatever the records say.

use crate::brute_force::ways::{Case, Effect, Written, cases, day, days, written};
use chancery_core::Analysis;
use chancery_core::date::{Day, Truth};
use chancery_core::model::Selector;
use chancery_core::network::Network;
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE, ParsedRegistry, read};
use proptest::prelude::*;

const TIERS: &str =
    "tiers:\n  - {id: lower, name: Lower}\n  - {id: upper, name: Upper, includes: [lower]}\n";

fn registry(manifest: &str, records: &[&str]) -> ParsedRegistry {
    let file = |name: String, text: &str| Input {
        name,
        bytes: Ok(text.into()),
    };
    let manifest = format!(
        "registry: small\ntitle: Small\nsubject: AZE\nas-of: 2020-06-30\n{manifest}{TIERS}"
    );
    let mut files: Vec<Input> = records
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty())
        .map(|(number, text)| file(format!("{number}.yaml"), text))
        .collect();
    files.push(file(MANIFEST_FILE.to_owned(), &manifest));
    let reading = read(files);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    reading
}

/// Whether the partnership with an id holds on each of the days.
fn holds(reading: &ParsedRegistry, id: &str) -> Vec<Truth> {
    let network = Network::new(&reading.registry);
    let mut records = network.partnerships();
    let (position, _) = records.find(|(_, it)| &*it.id_or_derived() == id).unwrap();
    days()
        .map(|number| network.partnership_holds(position, day(number)))
        .collect()
}

/// The instruments of each partnership, and whether each certainly or possibly belongs to it.
fn instruments(reading: &ParsedRegistry) -> Vec<Vec<(String, Truth)>> {
    let network = Network::new(&reading.registry);
    let own = network.ties.iter().map(|tie| {
        let all = tie.instruments.iter();
        all.map(|it| (network.instrument(*it).id.to_string(), tie.has(*it)))
            .collect()
    });
    own.collect()
}

/// How many partners the subject has on each of the days, certainly and at most.
fn partners(reading: &ParsedRegistry) -> Vec<(Day, usize, usize)> {
    let network = Network::new(&reading.registry);
    let on_day = |number| {
        let selector = Selector {
            on: Some(day(number)),
            ..Selector::default()
        };
        let partners = Selection::new(&network, &selector).partners();
        let certain = partners.iter().filter(|it| it.holds.is_certain()).count();
        (day(number), certain, partners.len())
    };
    days().map(on_day).collect()
}

/// Whether a record contradicts itself, which is a finding.
fn is_contradicted(reading: &ParsedRegistry) -> bool {
    let analysis = Analysis::from_reading(reading.clone());
    let found = analysis.check(&analysis.policy(&[]));
    let rules = [
        "source-before-start",
        "overlapping-partnership",
        "end-before-start",
    ];
    found.iter().any(|it| rules.contains(&it.finding.rule.name))
}

fn agrees_with_all_ways(case: &Case) -> Result<(), TestCaseError> {
    let reading = registry("", &[&case.yaml()]);
    let ways = case.ways();
    prop_assume!(!ways.is_empty());
    for (number, found) in days().zip(holds(&reading, "asked")) {
        let is_there = |(start, end): &(i32, Option<i32>)| {
            *start <= number && end.is_none_or(|end| number <= end)
        };
        let all = ways.iter().all(is_there);
        let any = ways.iter().any(is_there);
        let said = format!("on {}: {found:?}\n{}", day(number), case.yaml());
        // What is said to be certain is so in every way.
        prop_assert!(found != Truth::Yes || all, "not always {said}");
        prop_assert!(found != Truth::No || !any, "not never {said}");
        if case.is_decided() {
            prop_assert_eq!(found, Truth::from(all), "decided {}", said);
        }
    }
    Ok(())
}

/// The dates of a case, each widened by some days.
fn widened(case: &Case, which: usize, before: i32, after: i32) -> Case {
    let mut wide = case.clone();
    let mut dates: Vec<&mut Written> = Vec::new();
    dates.extend(wide.since.as_mut());
    dates.extend(wide.earlier_until.as_mut());
    for paper in &mut wide.papers {
        dates.extend(paper.signed.as_mut());
        dates.extend(paper.terminated.as_mut());
    }
    let count = dates.len();
    if let Some(date) = dates.into_iter().nth(which % count.max(1)) {
        date.first -= before;
        date.last += after;
    }
    wide
}

/// Two records of one partnership, and one of both.
fn split(whole: (Option<&Written>, Option<&Written>), at: i32) -> (String, String) {
    let head =
        "sources:\n  - {id: article, publisher: P, published: 2019, url: \"https://e.org/\"}\n";
    let record = |since: Option<String>, until: Option<String>| {
        let key = |name: &str, date: Option<String>| {
            date.map_or(String::new(), |date| format!(", {name}: {date}"))
        };
        format!(
            "  - {{parties: [AZE, AUT], tier: lower{}{}, evidence: [{{source: article}}]}}\n",
            key("since", since),
            key("until", until)
        )
    };
    let (since, until) = (whole.0.map(Written::text), whole.1.map(Written::text));
    let one = record(since.clone(), until.clone());
    let two = record(since, Some(day(at).to_string())) + &record(Some(day(at).to_string()), until);
    let text = |records: &str| format!("{head}partnerships:\n{records}");
    (text(&one), text(&two))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// What is certain is so in every way in which what is left open may turn out.
    #[test]
    fn a_certain_answer_is_that_of_all_ways(case in cases()) {
        agrees_with_all_ways(&case)?;
    }

    /// Of a record that does not contradict itself a wider date only widens what is possible.
    #[test]
    fn a_wider_date_only_widens(
        case in cases(),
        which in 0..8_usize,
        before in 0..4,
        after in 0..4,
    ) {
        let sharp = registry("", &[&case.yaml()]);
        let wide = widened(&case, which, before, after);
        let reading = registry("", &[&wide.yaml()]);
        prop_assume!(!is_contradicted(&sharp));
        let days = days().zip(holds(&sharp, "asked").into_iter().zip(holds(&reading, "asked")));
        for (number, (sharp, wide_answer)) in days {
            prop_assert!(
                wide_answer == sharp || wide_answer == Truth::Unknown,
                "{}: {sharp:?}, and {wide_answer:?}\n{}\n{}",
                day(number), case.yaml(), wide.yaml()
            );
        }
    }

    /// An end whose latest day is open widens what is possible on the days before the registry's
    /// own. On that day and later it does not: who writes an end says that it has come.
    #[test]
    fn an_open_end_widens_only_before_the_day_of_the_registry(
        since in written(),
        length in 0..6,
        width in 0..3,
        has_earliest in any::<bool>(),
    ) {
        let first = since.last + length;
        let sharp = Written { first, last: first + width };
        let start = if has_earliest { day(first).to_string() } else { "..".to_owned() };
        let text = |until: &str| format!(
            "organisations:\n  - {{id: ORG, name: O, kind: dialogue-platform, evidence: [{{source: \
             article}}], members: [{{state: AUT, role: member, since: {0}, until: {until}}}]}}\n  \
             - {{id: OLD, name: O2, kind: dialogue-platform, since: {0}, until: {until}, evidence: \
             [{{source: article}}], members: [{{state: AUT, role: member, since: {0}}}]}}\n\
             states:\n  - {{id: XXA, name: A, since: {0}, until: {until}}}\n\
             sources:\n  - {{id: article, publisher: P, url: \"https://e.org/\"}}\n\
             partnerships:\n  - {{id: asked, parties: [AZE, AUT], tier: lower, since: {0}, \
             until: {until}, evidence: [{{source: article}}]}}\n",
            since.text(),
        );
        let sharp = registry("", &[&text(&sharp.text())]);
        let open = registry("", &[&text(&format!("{start}/.."))]);
        let (sharp, open) = (Network::new(&sharp.registry), Network::new(&open.registry));
        let answers = |network: &Network<'_>, on: Day| {
            let state = network.state_position("XXA").unwrap();
            [
                network.partnership_holds(0.into(), on),
                network.membership_holds(0.into(), on),
                network.membership_holds(1.into(), on),
                network.actor_exists(state, on),
            ]
        };
        for number in days() {
            let pairs = answers(&sharp, day(number)).into_iter().zip(answers(&open, day(number)));
            for (sharp, open) in pairs {
                prop_assert!(open == sharp || open == Truth::Unknown, "{number}: {sharp:?}, {open:?}");
            }
        }
        let as_of = open.as_of();
        prop_assert_eq!(answers(&open, as_of), [Truth::No; 4]);
        prop_assert_eq!(answers(&open, as_of.plus(1)), [Truth::No; 4]);
        // The last day on which it may have held.
        prop_assert_eq!(answers(&open, as_of.plus(-1)), [Truth::Unknown; 4]);
    }

    /// Two records that touch count as one.
    #[test]
    fn two_touching_periods_count_as_one(
        first in 0..4,
        since_is_open in 0..3,
        length in 1..4,
        rest in 1..4,
        until_is_open in 0..3,
    ) {
        let since = Written { first, last: first + since_is_open };
        let at = since.last + length;
        let until = Written { first: at + rest, last: at + rest + until_is_open };
        for until in [None, Some(&until)] {
            let (one, two) = split((Some(&since), until), at);
            let (one, two) = (registry("", &[&one]), registry("", &[&two]));
            prop_assert_eq!(partners(&one), partners(&two));
        }
    }

    /// A derived end makes no partner certain that was not.
    #[test]
    fn a_derived_end_makes_no_certain_partner(case in cases(), upper in written()) {
        let mut endless = case.clone();
        endless.papers.retain(|it| it.effect != Some(Effect::Terminates));
        for paper in &mut endless.papers {
            paper.terminated = None;
        }
        let later = format!(
            "partnerships:\n  - {{parties: [AZE, AUT], tier: upper, since: {}, \
             evidence: [{{source: article}}]}}\n",
            upper.text()
        );
        let with = registry("one-tier-at-a-time: true\n", &[&case.yaml(), &later]);
        let without = registry("", &[&endless.yaml(), &later]);
        for (with, without) in holds(&with, "asked").into_iter().zip(holds(&without, "asked")) {
            prop_assert!(with <= without, "{with:?}, and {without:?} without\n{}", case.yaml());
        }
    }

    /// A tier that the next one ends has the instruments that it has if its end is written.
    #[test]
    fn an_end_by_the_next_tier_is_as_one_that_is_written(
        mut starts in prop::collection::btree_set(0..30_i32, 3),
        papers in prop::collection::vec(0..30_i32, 1..6),
    ) {
        let mut starts = std::iter::from_fn(|| starts.pop_first().map(day));
        let [first, second, third] = [starts.next(), starts.next(), starts.next()].map(Option::unwrap);
        let tie = |id: &str, tier: &str, since: Day, until: Option<Day>| {
            let until = until.map_or(String::new(), |it| format!(", until: {it}"));
            format!("  - {{id: {id}, parties: [AZE, AUT], tier: {tier}, since: {since}{until}}}\n")
        };
        let mut text = "evidence: [{source: page}]\ninstruments:\n".to_owned();
        for (number, paper) in papers.iter().enumerate() {
            let signed = day(*paper);
            text += &format!("  - {{id: p{number}, kind: memorandum, parties: [AZE, AUT], signed: {signed}}}\n");
        }
        text += "sources:\n  - {id: page, publisher: P, title: T, url: \"https://a.example/\"}\n";
        let with_ends = |of_first: Option<Day>, of_second: Option<Day>| {
            let ties = [
                tie("one", "lower", first, of_first),
                tie("two", "upper", second, of_second),
                tie("three", "lower", third, None),
            ];
            registry("one-tier-at-a-time: true\n", &[&format!("{text}partnerships:\n{}", ties.concat())])
        };
        let derived = with_ends(None, None);
        let written = with_ends(Some(second.plus(-1)), Some(third.plus(-1)));
        prop_assert_eq!(instruments(&derived), instruments(&written));
    }

    /// The order of records, of parties and of files changes nothing.
    #[test]
    fn no_order_matters(case in cases()) {
        let one = registry("", &[&case.yaml()]);
        let mut turned = case.clone();
        turned.papers.reverse();
        let text = turned.yaml().replace("parties: [AZE, AUT]", "parties: [AUT, AZE]");
        let sections: Vec<&str> = text.split_inclusive("partnerships:\n").collect();
        let records: Vec<&str> = sections[1].split_inclusive('\n').collect();
        let (ties, rest): (Vec<&str>, Vec<&str>) =
            records.into_iter().partition(|line| line.contains("tier: lower, ") && line.contains("id: earlier") || line.contains("id: asked"));
        let ties: String = ties.into_iter().rev().collect();
        let rest: String = rest.concat();
        let sources = sections[0].replace("partnerships:\n", "");
        let ties = format!("partnerships:\n{ties}");
        let other = registry("", &[&rest, &ties, &sources]);
        prop_assert_eq!(holds(&one, "asked"), holds(&other, "asked"));
    }
}
