//! The audit against brute force, on small registries of chance: the smallest change against all
//! sets of states, verdicts against all ways in which what is unknown may turn out, and the days on
//! which a claim checked against counting on each of them.

use std::collections::BTreeSet;

use crate::brute_force::change::{applied, brute_changes, moved_sets};
use crate::brute_force::days::{Dated, dated};
use crate::brute_force::small::{Small, small};
use crate::brute_force::unknowns::{Elements, Instruments, elements, instruments};
use chancery_core::audit::change::{ProposalFinding, proposals};
use chancery_core::audit::{ClaimQuery, Outcome, Verdicts, days_claim_holds};
use chancery_core::date::{Date, Day};
use chancery_core::model::{ClaimNoun, Verdict};
use chancery_core::network::Network;
use chancery_core::yaml::{Input, MANIFEST_FILE, ParsedRegistry, read};
use proptest::prelude::*;

const MANIFEST: &str = "registry: small\ntitle: Small\nsubject: AZE\nas-of: 2020-06-30\ntiers:\n  - \
    {id: lower, name: Lower}\n  - {id: upper, name: Upper, includes: [lower]}\n";

/// A registry from its records.
pub(crate) fn registry(records: &str) -> ParsedRegistry {
    let file = |name: &str, text: &str| Input {
        name: name.to_owned(),
        bytes: Ok(text.into()),
    };
    let reading = read(vec![
        file("records.yaml", records),
        file(MANIFEST_FILE, MANIFEST),
    ]);
    assert!(
        reading.findings.is_empty(),
        "{:?}\n{records}",
        reading.findings
    );
    reading
}

fn agrees_on_changes(case: &Small) -> Result<(), TestCaseError> {
    let reading = registry(&case.yaml());
    let network = Network::new(&reading.registry);
    let proposals = proposals(&network, None, case.most_changes);
    let expected = case.groups();
    let mut expected_proposals = 0;
    for claims in expected {
        let ids: BTreeSet<String> = claims.iter().map(|claim| case.id(*claim)).collect();
        let found = proposals.iter().find(|proposal| {
            let claims = proposal.claims.iter();
            let found: BTreeSet<String> = claims
                .map(|claim| network.claim(*claim).id.to_string())
                .collect();
            found == ids
        });
        let (fewest, sets) = brute_changes(case, &claims);
        if fewest == Some(0) {
            prop_assert!(found.is_none(), "{ids:?} need no change");
            continue;
        }
        expected_proposals += 1;
        prop_assert!(found.is_some(), "{ids:?} are taken together");
        if let ProposalFinding::Exclusive(_) = &found.unwrap().finding {
            prop_assert_eq!(fewest, None, "what excludes each other holds together");
            continue;
        }
        let ProposalFinding::Searched {
            complete_up_to,
            solutions,
            is_cut,
            left_out,
            ..
        } = &found.unwrap().finding
        else {
            prop_assert!(false, "every count is exact");
            continue;
        };
        prop_assert!(left_out.is_empty());
        let within_reach = fewest.filter(|fewest| *fewest <= case.most_changes);
        prop_assert_eq!(*complete_up_to, within_reach.unwrap_or(case.most_changes));
        prop_assert_eq!(solutions.is_empty(), within_reach.is_none());
        if within_reach.is_none() {
            continue;
        }
        let mut given = BTreeSet::new();
        for solution in solutions {
            for set in moved_sets(case, &network, solution)? {
                prop_assert!(given.insert(set), "a change is given twice");
            }
        }
        prop_assert!(given.is_subset(&sets), "{given:?} of {sets:?}");
        prop_assert!(*is_cut || given == sets, "{given:?} and not {sets:?}");
    }
    prop_assert_eq!(proposals.len(), expected_proposals);
    Ok(())
}

/// What the verdict may be, by whether the claim is true in each way in which what is unknown may
/// turn out. None: of nobody nothing is said.
pub(crate) fn verdict_of(answers: &[Option<bool>]) -> Verdict {
    if answers.iter().all(|answer| *answer == Some(true)) {
        Verdict::Holds
    } else if answers.iter().all(|answer| *answer == Some(false)) {
        Verdict::Contradicted
    } else {
        Verdict::Undetermined
    }
}

fn only_verdict(records: &str) -> Verdict {
    let reading = registry(records);
    let network = Network::new(&reading.registry);
    let verdicts = Verdicts::new(&network, None);
    verdicts.claims[0].outcome.verdict.unwrap()
}

fn agrees_on_elements(case: &Elements) -> Result<(), TestCaseError> {
    let answers = case.answers();
    prop_assert_eq!(
        only_verdict(&case.yaml()),
        verdict_of(&answers),
        "{}",
        case.yaml()
    );
    Ok(())
}

fn agrees_on_spans(case: &Instruments) -> Result<(), TestCaseError> {
    let found = only_verdict(&case.yaml());
    let expected = verdict_of(&case.answers());
    // A span is deliberately coarser: first and last are each known by their bounds, as if they
    // did not depend on one another. One instrument of one of two days has no span of both days,
    // but by the bounds it may.
    let is_coarser = case.states_both_ends()
        && expected == Verdict::Contradicted
        && found == Verdict::Undetermined;
    prop_assert!(
        found == expected || is_coarser,
        "{found:?}, not {expected:?}\n{}",
        case.yaml()
    );
    Ok(())
}

fn agrees_on_days(case: &Dated) -> Result<(), TestCaseError> {
    // A claim that names its day is judged on that one.
    let case = case.undated();
    let reading = registry(&case.yaml());
    let network = Network::new(&reading.registry);
    let intervals: Vec<Vec<Date>> = reading
        .registry
        .claims
        .iter()
        .map(|claim| days_claim_holds(&ClaimQuery::new(&network, claim, None).unwrap()))
        .collect();
    for day in Dated::days() {
        let verdicts = Verdicts::new(&network, Some(day));
        for (claim, intervals) in intervals.iter().enumerate() {
            let holds = verdicts.claims[claim].outcome.verdict == Some(Verdict::Holds);
            let within = |interval: &Date| {
                interval.earliest().is_none_or(|first| first <= day)
                    && interval.latest().is_none_or(|last| day <= last)
            };
            let number = intervals.iter().filter(|interval| within(interval)).count();
            prop_assert_eq!(
                number,
                usize::from(holds),
                "{} on {}: {:?}\n{}",
                &reading.registry.claims[claim].id,
                day,
                intervals,
                case.yaml()
            );
        }
    }
    Ok(())
}

/// A claim's counts and verdict on a date of its source.
fn judged(case: &Dated, date: &str) -> Vec<Outcome> {
    let reading = registry(&case.published(date).yaml());
    let network = Network::new(&reading.registry);
    let verdicts = Verdicts::new(&network, None);
    verdicts.claims.into_iter().map(|it| it.outcome).collect()
}

/// What is counted on a date is what is counted on each of its days, one after another.
fn agrees_on_each_day(case: &Dated, first: Day, length: i32) -> Result<(), TestCaseError> {
    let last = first.plus(length);
    let together = judged(case, &format!("{first}/{last}"));
    let days = (0..=length).map(|count| judged(case, &first.plus(count).to_string()));
    let days: Vec<Vec<Outcome>> = days.collect();
    for (claim, together) in together.iter().enumerate() {
        let each = || days.iter().map(|day| &day[claim]);
        // On a day on which it has no place, there is no number.
        let has_number = |it: &&Outcome| it.place.is_none_or(|place| place.first > 0);
        let certain = each().filter(has_number).map(|it| it.certain).min();
        let certain = certain.or(Some(0));
        let possible = each().map(|it| it.possible).max();
        let verdict = if each().all(|it| it.verdict == days[0][claim].verdict) {
            days[0][claim].verdict
        } else {
            Some(Verdict::Undetermined)
        };
        prop_assert_eq!(
            (
                Some(together.certain),
                Some(together.possible),
                together.verdict
            ),
            (certain, possible, verdict),
            "claim {} from {} to {}\n{}",
            claim,
            first,
            last,
            case.yaml()
        );
    }
    Ok(())
}

/// Applying a change makes the claims hold for which it was found.
fn reconciles(case: &Small) -> Result<(), TestCaseError> {
    let reading = registry(&case.yaml());
    let network = Network::new(&reading.registry);
    for proposal in proposals(&network, None, case.most_changes) {
        let ProposalFinding::Searched { solutions, .. } = &proposal.finding else {
            continue;
        };
        for solution in solutions.iter().take(4) {
            let (add, take_away) = applied(&network, solution);
            let after = case.changed(proposal.claims[0].into(), &add, &take_away);
            let after = registry(&after.yaml());
            let network = Network::new(&after.registry);
            let verdicts = Verdicts::new(&network, None);
            for claim in &proposal.claims {
                let found = verdicts.verdict(*claim).unwrap().outcome.verdict;
                prop_assert_eq!(
                    found,
                    Some(Verdict::Holds),
                    "claim {:?} after {:?}\n{}",
                    claim,
                    solution,
                    case.yaml()
                );
            }
        }
    }
    Ok(())
}

/// Records of states with which nothing else has to do.
const UNRELATED: &str = "states: [{id: XKX, name: Kosovo}, {id: XNC, name: Northern Cyprus}]\n\
    sources: [{id: unrelated, publisher: U, published: 2011, url: \"https://example.com/\"}]\n\
    organisations: [{id: OZ, name: Z, kind: group, members: [{state: XKX, role: member}, \
    {state: XNC, role: observer}], evidence: [{source: unrelated}]}]\n\
    partnerships: [{parties: [XKX, XNC], tier: lower, evidence: [{source: unrelated}]}]\n\
    claims: [{id: zzz, source: unrelated, count: partners, is: 99}]\n";

/// Records that have nothing to do with a claim change nothing that is counted for it.
fn is_unmoved(case: &Dated, subject: bool) -> Result<(), TestCaseError> {
    let manifest = if subject {
        MANIFEST.to_owned()
    } else {
        MANIFEST.replace("subject: AZE\n", "")
    };
    let read = |more: &str| {
        let file = |name: &str, text: &str| Input {
            name: name.to_owned(),
            bytes: Ok(text.into()),
        };
        read(vec![
            file("records.yaml", &case.yaml()),
            file(MANIFEST_FILE, &manifest),
            file("z.yaml", more),
        ])
    };
    let (before, after) = (read("states: [{id: FRA}]\n"), read(UNRELATED));
    let network = (
        Network::new(&before.registry),
        Network::new(&after.registry),
    );
    let verdicts = (
        Verdicts::new(&network.0, None),
        Verdicts::new(&network.1, None),
    );
    for before in &verdicts.0.claims {
        let claim = network.0.claim(before.claim);
        let of_all = [claim.count, claim.every].contains(&Some(ClaimNoun::Partnerships));
        let after = verdicts.1.claims.iter();
        let mut after = after.filter(|it| network.1.claim(it.claim).id == claim.id);
        let after = after.next().unwrap();
        // Without a subject any partner may be one that is meant.
        let is_same = if subject {
            before.outcome == after.outcome
        } else {
            before.outcome.verdict == after.outcome.verdict
        };
        prop_assert!(
            of_all || is_same,
            "{}: {:?}, then {:?}\n{}",
            claim.id,
            before.outcome,
            after.outcome,
            case.yaml()
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// The same smallest number and the same sets of states as by trying all sets.
    #[test]
    fn the_smallest_change_is_that_of_trying_all(case in small()) {
        agrees_on_changes(&case)?;
    }

    /// `count`, `every`, `most` and `share` hold where they would however what is unknown turns out, and
    /// are contradicted where they would be false however it does.
    #[test]
    fn verdicts_are_those_of_all_ways_in_which_it_may_turn_out(case in elements()) {
        agrees_on_elements(&case)?;
    }

    /// So does `span`.
    #[test]
    fn spans_are_those_of_all_days_that_may_be(case in instruments()) {
        agrees_on_spans(&case)?;
    }

    /// A source of an interval is judged as on each day of it.
    #[test]
    fn a_claim_of_several_days_is_judged_on_each_of_them(
        case in dated(),
        first in 0..40,
        length in 1..25,
    ) {
        let first = Day::from_calendar(2012, 1, 1).plus(first);
        agrees_on_each_day(&case, first, length)?;
    }

    /// A change that is proposed does what it is proposed for.
    #[test]
    fn a_change_that_is_applied_reconciles(case in small()) {
        reconciles(&case)?;
    }

    /// An unrelated record changes no verdict.
    #[test]
    fn an_unrelated_record_changes_nothing(case in dated(), subject in any::<bool>()) {
        is_unmoved(&case, subject)?;
    }

    /// A claim held on the days on which counting says so.
    #[test]
    fn a_claim_held_on_the_days_on_which_counting_says_so(case in dated()) {
        agrees_on_days(&case)?;
    }
}

#[test]
fn the_last_day_of_all_ends_nothing() {
    let reading = registry(
        "sources: [{id: article, publisher: P, url: \"https://example.org/\", published: 2020}]\n\
         partnerships:\n  - {parties: [AZE, HUN], tier: lower, since: 2010-01-01, \
         until: 9999-12-31, evidence: [{source: article}]}\n\
         claims: [{id: one, source: article, count: partners, is: 1}]\n",
    );
    let network = Network::new(&reading.registry);
    let question = ClaimQuery::new(&network, &reading.registry.claims[0], None).unwrap();
    let first = "2010-01-01".parse::<Day>().unwrap();
    let held = days_claim_holds(&question);
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].earliest(), Some(first));
    assert_eq!(held[0].latest(), None);
}
