//! The groups of a graph in words: how many they have, and who.

use super::graph::{Graph, Group};
use super::range_words;
use chancery_core::messages::Messages;
use chancery_core::say;

impl Graph<'_> {
    /// Whether a direction lists any of its states.
    #[must_use]
    pub(crate) fn has_directions(&self) -> bool {
        self.groups.iter().any(|group| group.direction.is_some())
    }

    /// How many states a group has, certainly and possibly, except the one in the middle.
    #[must_use]
    pub fn group_count(&self, messages: &Messages, group: &Group, ego: Option<usize>) -> String {
        let nodes = group.nodes.iter().filter(|node| Some(**node) != ego);
        range_words(messages, nodes.map(|node| self.is_certainly_listed(*node)))
    }

    /// Whether a node is certainly meant, and certainly in the group in which it stands.
    pub(super) fn is_certainly_listed(&self, node: usize) -> bool {
        self.nodes[node].holds.is_certain() && !self.doubtful.contains(&node)
    }

    /// The names of nodes, each that is not certain with that word.
    pub(super) fn names(
        &self,
        messages: &Messages,
        nodes: &[usize],
        is_certain: impl Fn(usize) -> bool,
    ) -> String {
        let mut is_doubtful = false;
        let names = nodes.iter().map(|node| match is_certain(*node) {
            true => self.nodes[*node].name.to_owned(),
            false => {
                is_doubtful = true;
                say!(messages, "possibly-meant", name = self.nodes[*node].name)
            }
        });
        let names: Vec<String> = names.collect();
        names.join(if is_doubtful { "; " } else { ", " })
    }
}
