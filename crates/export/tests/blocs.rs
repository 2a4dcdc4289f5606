//! The order of the states in the table of a network.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::{registry_of, with_export_views};
use chancery_core::model::{Registry, known_states};
use chancery_export::views::Graph;
use proptest::prelude::*;

const HEAD: &str = "registry: r\ntitle: T\nas-of: 2024-06-30\ntiers:\n  - {id: low, name: Low}\n  \
                    - {id: high, name: High, includes: [low]}\n";

/// A network of the states with these numbers and ties, in this order of records.
fn network(ties: &[(usize, usize, bool)]) -> Registry {
    let mut text = format!("{HEAD}partnerships:\n");
    for (one, other, is_high) in ties {
        let [one, other] = [one, other].map(|it| known_states()[*it].alpha_3);
        let tier = if *is_high { "high" } else { "low" };
        let _ = writeln!(
            text,
            "  - {{parties: [{one}, {other}], tier: {tier}, since: 2000}}"
        );
    }
    registry_of(&text)
}

/// The ids of the nodes in blocs.
fn in_blocs(registry: &Registry) -> Vec<String> {
    with_export_views(registry, |views| {
        let graph = Graph::new(views);
        let all: Vec<usize> = (0..graph.nodes.len()).collect();
        let order = graph.in_blocs(&all).into_iter();
        order.map(|node| graph.nodes[node].id.to_owned()).collect()
    })
}

fn ties() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    let tie = (0..30_usize, 1..30_usize, any::<bool>());
    prop::collection::vec(tie, 1..120).prop_map(|ties| {
        let mut seen = BTreeSet::new();
        let ties = ties.into_iter().map(|(one, step, is_high)| {
            let other = (one + step) % 30;
            (one.min(other), one.max(other), is_high)
        });
        ties.filter(|it| seen.insert((it.0, it.1))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn blocs_hold_each_state_once_in_whatever_order_records_are(
        (ties, shuffled) in ties().prop_flat_map(|ties| {
            (Just(ties.clone()), Just(ties).prop_shuffle())
        }),
    ) {
        let order = in_blocs(&network(&ties));
        let mut sorted = order.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(sorted.len(), order.len());
        let states: BTreeSet<usize> = ties.iter().flat_map(|it| [it.0, it.1]).collect();
        prop_assert_eq!(states.len(), order.len());
        prop_assert_eq!(in_blocs(&network(&shuffled)), order);
    }
}

#[test]
fn states_with_ties_to_the_same_others_stand_together() {
    // Three blocs of ten, whose states alternate by code, and a few ties between them.
    let mut ties = Vec::new();
    for one in 0..30 {
        for other in one + 1..30 {
            if one % 3 == other % 3 || (one * 7 + other) % 11 == 0 {
                ties.push((one, other, false));
            }
        }
    }
    let order = in_blocs(&network(&ties));
    let bloc = |id: &String| {
        known_states()
            .iter()
            .position(|it| it.alpha_3 == id)
            .expect("a state")
            % 3
    };
    let blocs: Vec<usize> = order.iter().map(bloc).collect();
    let changes = blocs.windows(2).filter(|it| it[0] != it[1]).count();
    assert_eq!(changes, 2, "{blocs:?}");
}
