//! The groups of a graph in words: how many they have, and who.

use super::graph::{Graph, Group};
use super::number_words;

/// What the group of the states in no direction is called, where others have one.
pub(crate) const IN_NO_DIRECTION: &str = "In no direction";

impl Graph<'_> {
    /// Whether a direction lists any of its states.
    #[must_use]
    pub(crate) fn has_directions(&self) -> bool {
        self.groups.iter().any(|group| group.direction.is_some())
    }

    /// How many states a group has, certainly and possibly, except the one in the middle.
    #[must_use]
    pub fn group_count(&self, group: &Group, ego: Option<usize>) -> String {
        let nodes = group.nodes.iter().filter(|node| Some(**node) != ego);
        number_words(nodes.map(|node| self.is_certainly_listed(*node)))
    }

    /// Whether a node is certainly meant, and certainly in the group in which it stands.
    pub(super) fn is_certainly_listed(&self, node: usize) -> bool {
        self.nodes[node].holds.is_certain() && !self.doubtful.contains(&node)
    }

    /// The names of nodes, each that is not certain with that word.
    pub(super) fn names(&self, nodes: &[usize], is_certain: impl Fn(usize) -> bool) -> String {
        let names = nodes.iter().map(|node| match is_certain(*node) {
            true => self.nodes[*node].name.to_owned(),
            false => format!("{}, possibly", self.nodes[*node].name),
        });
        let names: Vec<String> = names.collect();
        let is_doubtful = names.iter().any(|name| name.ends_with(", possibly"));
        names.join(if is_doubtful { "; " } else { ", " })
    }
}
