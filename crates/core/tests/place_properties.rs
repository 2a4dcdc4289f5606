//! Places in an order of time against brute force: however what is unknown turns out.

use crate::audit_properties::{registry, verdict_of};
use crate::brute_force::STATES;
use crate::brute_force::order::{Ranked, ranked};
use chancery_core::audit::{Element, Verdicts};
use chancery_core::model::Verdict;
use chancery_core::network::Network;
use proptest::prelude::*;

fn agrees_on_places(case: &Ranked) -> Result<(), TestCaseError> {
    // Records that contradict themselves have no way to turn out.
    let Some(ways) = case.ways() else {
        return Ok(());
    };
    let reading = registry(&case.yaml());
    let network = Network::new(&reading.registry);
    let verdict = &Verdicts::new(&network, None).claims[0];
    let found = verdict.outcome.verdict.unwrap();
    let answers = ways.iter().map(|way| Some(case.is_true(way.as_ref())));
    let expected = verdict_of(&answers.collect::<Vec<_>>());
    // Of a partnership of several the places of all of them move together: the audit knows only
    // the first and the last place.
    let is_coarser =
        case.has_shared() && expected == Verdict::Contradicted && found == Verdict::Undetermined;
    prop_assert!(
        found == expected || is_coarser,
        "{found:?}, not {expected:?}\n{}",
        case.yaml()
    );
    // Who was earlier in each way in which there is a place, and who only in some.
    let with_place = || ways.iter().flatten();
    let earlier = |state: usize| with_place().filter(|way| way.contains(&state)).count();
    let all = with_place().count();
    let ids = |is_meant: &dyn Fn(usize) -> bool| -> Vec<String> {
        let states = (0..3).filter(|state| is_meant(earlier(*state)));
        states.map(|state| STATES[state].to_owned()).collect()
    };
    let named = |elements: &[Element]| -> Vec<String> {
        elements.iter().map(|it| it.id(&network)).collect()
    };
    prop_assert_eq!(
        (named(&verdict.counted), named(&verdict.only_possible)),
        (
            ids(&|count| count > 0 && count == all),
            ids(&|count| count > 0 && count < all)
        ),
        "{}",
        case.yaml()
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// `rank` holds where it would however what is unknown turns out, and is contradicted where it
    /// would be false however it does.
    #[test]
    fn places_are_those_of_all_ways_in_which_it_may_turn_out(case in ranked()) {
        agrees_on_places(&case)?;
    }
}
