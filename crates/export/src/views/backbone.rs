//! The ties that stay readable where there are too many to draw all.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chancery_core::message;
use chancery_core::messages::Messages;

use super::graph::Graph;

/// The most states whose names a picture of all ties can hold.
const MOST_STATES: usize = 60;

/// The most ties that a picture without a state in the middle can hold.
const MOST_TIES: usize = 150;

/// How many of its closest ties each state keeps, and how many where more are equally close.
const CLOSEST: usize = 2;
const MOST_CLOSEST: usize = 3;

impl Graph<'_> {
    /// Whether all of its ties can be drawn, and every state named.
    #[must_use]
    pub(crate) fn is_small(&self) -> bool {
        self.nodes.len() <= MOST_STATES && self.edges.len() <= MOST_TIES
    }

    /// The edges that carry the whole, as indices: those at the highest tier, and of each state
    /// those with whom it shares the most partners. All, where they are few. Which of several
    /// equals comes first in the records never decides: of a treaty of equal parties none is a
    /// hub.
    #[must_use]
    pub fn backbone(&self) -> Vec<usize> {
        if self.is_small() {
            return (0..self.edges.len()).collect();
        }
        let shared = self.shared();
        let mut at = vec![Vec::new(); self.nodes.len()];
        for (index, edge) in self.edges.iter().enumerate() {
            for node in edge.nodes {
                at[node].push(index);
            }
        }
        let highest = self.edges.iter().map(|edge| edge.order).max();
        let highest = highest.filter(|(rank, _)| rank.is_some());
        let is_highest =
            |index: &usize| self.has_tiers() && Some(self.edges[*index].order) == highest;
        let mut kept: BTreeSet<usize> = (0..self.edges.len()).filter(is_highest).collect();
        for edges in &mut at {
            edges.sort_by_key(|index| Reverse(shared[*index]));
            let mut count = 0;
            for equal in edges.chunk_by(|one, other| shared[*one] == shared[*other]) {
                if count >= CLOSEST || count + equal.len() > MOST_CLOSEST {
                    break;
                }
                count += equal.len();
                kept.extend(equal);
            }
        }
        kept.into_iter().collect()
    }

    /// By which rule the backbone leaves ties out, in words.
    #[must_use]
    pub(crate) fn backbone_rule(&self, messages: &'static Messages) -> &'static str {
        messages.fixed(match self.has_tiers() {
            true => message!("network-rule-of-tiers"),
            false => message!("network-rule"),
        })
    }

    /// Keeps at most this many of these edges: those at the highest tiers, and at the same tier
    /// those between states that share the most partners. Those that are equal in both are kept or
    /// left out together.
    #[must_use]
    pub fn highest(&self, mut edges: Vec<usize>, most: usize) -> Vec<usize> {
        let shared = self.shared();
        let rank = |index: &usize| (Reverse(self.edges[*index].order), Reverse(shared[*index]));
        edges.sort_by_key(|index| (rank(index), *index));
        let mut kept = Vec::new();
        for equal in edges.chunk_by(|one, other| rank(one) == rank(other)) {
            if kept.len() + equal.len() > most {
                break;
            }
            kept.extend(equal);
        }
        kept.sort_unstable();
        kept
    }

    /// With how many states both states of each edge have ties.
    fn shared(&self) -> Vec<usize> {
        let mut neighbours = vec![BTreeSet::new(); self.nodes.len()];
        for edge in &self.edges {
            let [one, other] = edge.nodes;
            neighbours[one].insert(other);
            neighbours[other].insert(one);
        }
        let edges = self.edges.iter().map(|edge| edge.nodes);
        edges
            .map(|[one, other]| neighbours[one].intersection(&neighbours[other]).count())
            .collect()
    }

    /// Whether some of its ties are at a higher tier than others.
    fn has_tiers(&self) -> bool {
        let mut tiers = self.edges.iter().map(|edge| edge.tier);
        let first = tiers.next();
        tiers.any(|tier| Some(tier) != first)
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
