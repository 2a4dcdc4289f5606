//! The directions in which pictures group actors.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::Truth;
use chancery_core::network::{ActorIndex, DirectionIndex, PartnershipIndex};
use chancery_core::say;
use chancery_core::select::Selected;

use super::counts::first_names;
use super::graph::{Graph, Group, Node};
use super::{ExportContext, alphabetical_key, party_kind};

/// In which directions actors stand.
pub(super) struct DirectionGroups {
    /// The groups, of which none is empty.
    pub(super) groups: Vec<Group>,
    /// The nodes that their direction lists only possibly, as indices.
    pub(super) doubtful: BTreeSet<usize>,
    /// The further directions of nodes that stand in another one.
    pub(super) elsewhere: Vec<Elsewhere>,
}

/// A further direction of a node that stands in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Elsewhere {
    /// The node, as an index.
    node: usize,
    direction: DirectionIndex,
    /// Whether the direction certainly or possibly lists it.
    holds: Truth,
}

/// The groups of the nodes, and the further directions of those that several list.
///
/// An actor stands once, in the direction of its highest partnership that has one, the certain
/// ones first: the tie that is drawn.
pub(super) fn direction_groups(
    views: &ExportContext<'_>,
    nodes: &[Node<'_>],
    ego: Option<usize>,
    partnerships: &[Selected<PartnershipIndex>],
) -> DirectionGroups {
    let mut listed: BTreeMap<ActorIndex, BTreeSet<_>> = BTreeMap::new();
    for selected in partnerships {
        let tie = &views.network.ties[selected.position];
        let Some(direction) = tie.direction else {
            continue;
        };
        for party in &tie.parties {
            let holds = views.selection.holds_of(*selected, &[*party]);
            let order = (holds, views.network.tier_order(tie.tier));
            let directions = listed.entry(*party).or_default();
            directions.insert((Reverse(order), direction));
        }
    }
    let mut groups: BTreeMap<(bool, Option<DirectionIndex>), Vec<usize>> = BTreeMap::new();
    let (mut doubtful, mut elsewhere) = (BTreeSet::new(), Vec::new());
    for (index, node) in nodes.iter().enumerate() {
        if Some(index) == ego {
            continue;
        }
        let mut directions = listed.get(&node.actor).into_iter().flatten();
        let first = directions.next();
        if first.is_some_and(|(Reverse((holds, _)), _)| !holds.is_certain()) {
            doubtful.insert(index);
        }
        let first = first.map(|(_, direction)| *direction);
        let mut others: BTreeMap<DirectionIndex, Truth> = BTreeMap::new();
        for (Reverse((holds, _)), direction) in directions.filter(|it| Some(it.1) != first) {
            let found = others.entry(*direction).or_insert(Truth::No);
            *found = *found | *holds;
        }
        elsewhere.extend(others.into_iter().map(|(direction, holds)| Elsewhere {
            node: index,
            direction,
            holds,
        }));
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
    DirectionGroups {
        groups: groups.collect(),
        doubtful,
        elsewhere,
    }
}

/// Which nodes are listed in other directions than that in which they stand; none if none is.
pub(super) fn elsewhere_words(views: &ExportContext<'_>, graph: &Graph<'_>) -> Option<String> {
    let messages = views.messages;
    if graph.elsewhere.is_empty() {
        return None;
    }
    // Without one in the middle each of its ties is another's as well, and a list says little.
    if graph.ego.is_none() {
        let parties = party_kind(views.network);
        return Some(say!(
            messages,
            "network-several-directions",
            parties = parties
        ));
    }
    let mut words: Vec<String> = graph
        .elsewhere
        .iter()
        .map(|it| {
            let name = graph.nodes[it.node].name;
            let direction = &*views.network.direction(it.direction).name;
            match it.holds.is_certain() {
                true => format!("{name} ({direction})"),
                false => say!(
                    messages,
                    "network-possibly-in",
                    name = name,
                    direction = direction
                ),
            }
        })
        .collect();
    words.sort_by_cached_key(|words| alphabetical_key(words));
    let names = first_names(messages, &words, ", ");
    Some(say!(messages, "network-elsewhere", names = names))
}
