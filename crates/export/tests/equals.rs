//! Which ties a picture leaves out depends on the records and never on the codes of states.

use std::collections::BTreeSet;

use crate::support::{registry_of, with_views};
use chancery_core::model::known_states;
use chancery_export::views::Scene;
use proptest::prelude::*;

const STATES: usize = 64;

/// The pairs of numbers of states whose tie is drawn, where `codes` gives each number its code,
/// and the notes of the caption.
fn drawn(
    ties: &[(usize, usize, bool)],
    codes: &[&str],
    most: Option<usize>,
) -> (BTreeSet<[usize; 2]>, Vec<String>) {
    let mut text = String::from(
        "registry: r\ntitle: T\nas-of: 2025-01-01\ntiers:\n  - {id: low, name: Low}\n  \
         - {id: high, name: High}\npartnerships:\n",
    );
    for (one, other, is_high) in ties {
        let tier = if *is_high { "high" } else { "low" };
        let (one, other) = (codes[*one], codes[*other]);
        text.push_str(&format!(
            "  - {{parties: [{one}, {other}], tier: {tier}, since: 2000}}\n"
        ));
    }
    with_views(&registry_of(&text), |views| {
        let mut scene = Scene::new(views, None, false);
        if let Some(most) = most {
            scene.keep_highest(most);
            assert!(scene.drawn.len() <= most);
        }
        let number = |node: usize| {
            let id = scene.graph.nodes[node].id;
            codes.iter().position(|code| *code == id).expect("a code")
        };
        let pairs = scene.edges().map(|edge| {
            let mut pair = edge.nodes.map(number);
            pair.sort_unstable();
            pair
        });
        (pairs.collect(), scene.caption.notes.clone())
    })
}

fn network() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    let pair = (0..STATES, 1..STATES, prop::bool::weighted(0.05));
    prop::collection::vec(pair, 160..400).prop_map(|ties| {
        let mut seen = BTreeSet::new();
        let ties = ties.into_iter().map(|(one, step, is_high)| {
            let other = (one + step) % STATES;
            (one.min(other), one.max(other), is_high)
        });
        ties.filter(|it| seen.insert((it.0, it.1))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn other_codes_of_the_same_states_draw_the_same_ties(
        ties in network(),
        shuffled in Just((0..STATES).collect::<Vec<usize>>()).prop_shuffle(),
        most in prop::option::of(40..120_usize),
    ) {
        let codes: Vec<&str> = known_states().iter().map(|it| it.alpha_3).take(STATES).collect();
        let others: Vec<&str> = shuffled.iter().map(|at| codes[*at]).collect();
        prop_assert_eq!(drawn(&ties, &codes, most), drawn(&ties, &others, most));
    }
}

#[test]
fn a_picture_that_leaves_ties_out_says_by_which_rule() {
    let codes: Vec<&str> = known_states()
        .iter()
        .map(|it| it.alpha_3)
        .take(STATES)
        .collect();
    let all: Vec<(usize, usize, bool)> = (0..STATES)
        .flat_map(|one| (one + 1..STATES).map(move |other| (one, other, false)))
        .collect();
    let (kept, notes) = drawn(&all, &codes, None);
    assert!(kept.is_empty(), "{kept:?}");
    let rule = "Equal ties are drawn together, up to three for a state, or left out together";
    assert!(notes.iter().any(|note| note.contains(rule)), "{notes:?}");
    let (kept, notes) = drawn(&all, &codes, Some(100));
    assert!(kept.is_empty() && !notes.is_empty(), "{notes:?}");
    let (_, notes) = drawn(&all[..100], &codes, None);
    assert!(notes.is_empty(), "{notes:?}");
}
