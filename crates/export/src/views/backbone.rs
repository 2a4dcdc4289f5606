//! The ties that stay readable where there are too many to draw all.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::graph::Graph;

/// The most states whose names a picture of all ties can hold.
const MOST_STATES: usize = 60;

/// The most ties that a picture without a state in the middle can hold.
const MOST_TIES: usize = 150;

/// How many of its closest ties each state keeps.
const CLOSEST: usize = 2;

impl Graph<'_> {
    /// Whether all of its ties can be drawn, and every state named.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.nodes.len() <= MOST_STATES && self.edges.len() <= MOST_TIES
    }

    /// The edges that carry the whole, as indices: those at the highest tier, and of each state
    /// the two with whom it shares the most partners. All, where they are few.
    #[must_use]
    pub fn backbone(&self) -> Vec<usize> {
        if self.is_small() {
            return (0..self.edges.len()).collect();
        }
        let mut neighbours = vec![BTreeSet::new(); self.nodes.len()];
        let mut at = vec![Vec::new(); self.nodes.len()];
        for (index, edge) in self.edges.iter().enumerate() {
            let [one, other] = edge.nodes;
            neighbours[one].insert(other);
            neighbours[other].insert(one);
            at[one].push(index);
            at[other].push(index);
        }
        let shared = |index: &usize| {
            let [one, other] = self.edges[*index].nodes;
            neighbours[one].intersection(&neighbours[other]).count()
        };
        let lowest = self.edges.iter().map(|edge| edge.tier).min().flatten();
        let highest = self.edges.iter().map(|edge| edge.tier).max().flatten();
        let is_highest = |index: &usize| highest > lowest && self.edges[*index].tier == highest;
        let mut kept: BTreeSet<usize> = (0..self.edges.len()).filter(is_highest).collect();
        for edges in &mut at {
            edges.sort_by_cached_key(|index| (Reverse(shared(index)), *index));
            kept.extend(edges.iter().take(CLOSEST));
        }
        kept.into_iter().collect()
    }

    /// How many ties each state has.
    #[must_use]
    pub fn degrees(&self) -> Vec<usize> {
        let mut degrees = vec![0; self.nodes.len()];
        for node in self.edges.iter().flat_map(|edge| edge.nodes) {
            degrees[node] += 1;
        }
        degrees
    }
}
