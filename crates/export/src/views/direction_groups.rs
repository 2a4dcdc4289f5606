//! The directions in which pictures group actors.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::network::{ActorIndex, DirectionIndex, PartnershipIndex};
use chancery_core::select::Selected;

use super::graph::{Graph, Group, Node};
use super::{ExportContext, alphabetical_key, party_nouns};

/// The groups of the nodes, and the further directions of those that several list.
///
/// An actor stands once, in the direction of its highest partnership that has one, the certain
/// ones first: the tie that is drawn.
pub(super) fn direction_groups(
    views: &ExportContext<'_>,
    nodes: &[Node<'_>],
    ego: Option<usize>,
    partnerships: &[Selected<PartnershipIndex>],
) -> (Vec<Group>, Vec<(usize, DirectionIndex)>) {
    let mut listed: BTreeMap<ActorIndex, BTreeSet<_>> = BTreeMap::new();
    for selected in partnerships {
        let tie = &views.network.ties[selected.position];
        let Some(direction) = tie.direction else {
            continue;
        };
        for party in &tie.parties {
            let order = (selected.holds, views.network.tier_order(tie.tier));
            let directions = listed.entry(*party).or_default();
            directions.insert((Reverse(order), direction));
        }
    }
    let mut groups: BTreeMap<(bool, Option<DirectionIndex>), Vec<usize>> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        if Some(index) == ego {
            continue;
        }
        let mut directions = listed.get(&node.actor).into_iter().flatten();
        let first = directions.next().map(|(_, direction)| *direction);
        let others = directions.map(|(_, direction)| *direction);
        let others: BTreeSet<DirectionIndex> = others.filter(|it| Some(*it) != first).collect();
        elsewhere.extend(others.into_iter().map(|direction| (index, direction)));
        let group = groups.entry((first.is_none(), first)).or_default();
        group.push(index);
    }
    let groups = groups.into_iter().map(|((_, direction), mut members)| {
        members.sort_by_cached_key(|index| (alphabetical_key(nodes[*index].name), *index));
        Group {
            direction,
            nodes: members,
        }
    });
    (groups.collect(), elsewhere)
}

/// Which nodes are listed in other directions than that in which they stand; none if none is.
pub(super) fn elsewhere_words(views: &ExportContext<'_>, graph: &Graph<'_>) -> Option<String> {
    /// The most that are named.
    const MOST: usize = 12;
    if graph.elsewhere.is_empty() {
        return None;
    }
    // Without one in the middle each of its ties is another's as well, and a list says little.
    if graph.ego.is_none() {
        let (party, _) = party_nouns(views.network);
        return Some(format!(
            "A {party} with ties in several directions stands in that of its highest tie."
        ));
    }
    let mut words: Vec<String> = graph
        .elsewhere
        .iter()
        .map(|(node, direction)| {
            let name = graph.nodes[*node].name;
            format!("{name} ({})", views.network.direction(*direction).name)
        })
        .collect();
    words.sort_by_cached_key(|words| alphabetical_key(words));
    let more = match words.len().checked_sub(MOST) {
        None | Some(0) => String::new(),
        Some(more) => format!(" and {more} more"),
    };
    words.truncate(MOST);
    Some(format!(
        "Listed in another direction as well, by another partnership: {}{more}.",
        words.join(", ")
    ))
}
