//! A picture of a graph for those who do not see it: who has which ties.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chancery_core::date::Truth;
use chancery_core::messages::Messages;
use chancery_core::network::TierIndex;
use chancery_core::{message, say};

use super::caption::{notes, tiers};
use super::counts::MOST_NAMED;
use super::graph::{Edge, Graph};
use super::{ExportContext, alphabetical_key};

/// The whole of a picture of a graph in sentences.
pub(super) fn description(
    views: &ExportContext<'_>,
    graph: &Graph<'_>,
    ego: Option<usize>,
    subtitle: &str,
    drawn: &[&Edge],
) -> String {
    let messages = views.messages;
    let mut words = say!(messages, "sentence", words = subtitle);
    if graph.has_directions() {
        for group in &graph.groups {
            let name = match group.direction {
                Some(direction) => &views.network.direction(direction).name,
                None => messages.fixed(message!("in-no-direction")),
            };
            words.push_str(&format!(
                " {name} ({}): {}.",
                graph.group_count(messages, group, ego),
                graph.names(messages, &group.nodes, |it| graph.is_certainly_listed(it))
            ));
        }
    }
    for line in tiers(views, ego, drawn) {
        words.push_str(&format!(" {}: {}", line.name, line.quantity(messages)));
        let is_at_tier = |edge: &&&Edge| edge.lines().any(|it| it.0 == line.tier);
        let edges: Vec<&&Edge> = drawn.iter().filter(is_at_tier).collect();
        if ego.is_none() && drawn.len() <= MOST_PAIRS {
            words.push_str(&format!(" ({})", pairs(messages, graph, &edges, line.tier)));
        }
        // Where there are directions, each has been named with its own.
        let most = match graph.has_directions() {
            true => MOST_NAMED,
            false => MOST_NAMED_ONCE,
        };
        if let Some(ego) = ego.filter(|_| edges.len() <= most) {
            let other = |edge: &&&Edge| edge.nodes.iter().copied().find(|node| *node != ego);
            let mut nodes: Vec<usize> = edges.iter().filter_map(other).collect();
            nodes.sort_by_cached_key(|node| {
                let name = graph.nodes[*node].name;
                (alphabetical_key(name), name)
            });
            let at_tier = (line.tier, Truth::Yes);
            let certain = edges
                .iter()
                .filter(|edge| edge.lines().any(|it| it == at_tier));
            let certain: BTreeSet<usize> = certain.filter_map(other).collect();
            let names = graph.names(messages, &nodes, |it| certain.contains(&it));
            words.push_str(&format!(" ({names})"));
        }
        words.push('.');
    }
    if ego.is_none() && drawn.len() > MOST_PAIRS {
        words.push(' ');
        words.push_str(&most_ties(messages, graph));
    }
    for note in notes(views, graph, ego, drawn) {
        words.push(' ');
        words.push_str(&note);
    }
    words
}

/// The most partners at a tier whose names the description gives where it has named them nowhere
/// else.
const MOST_NAMED_ONCE: usize = 60;

/// The most ties between any two of which the description gives both names.
const MOST_PAIRS: usize = 60;

/// Who has these ties at a tier, pair by pair.
fn pairs(
    messages: &Messages,
    graph: &Graph<'_>,
    edges: &[&&Edge],
    tier: Option<TierIndex>,
) -> String {
    let pairs = edges.iter().map(|edge| {
        let pair = messages.and(&edge.nodes.map(|node| graph.nodes[node].name));
        match edge.lines().any(|it| it == (tier, Truth::Yes)) {
            true => pair,
            false => say!(messages, "possibly-meant", name = pair),
        }
    });
    pairs.collect::<Vec<_>>().join("; ")
}

/// Who has the most ties, certain and possible ones.
fn most_ties(messages: &Messages, graph: &Graph<'_>) -> String {
    let mut degrees = vec![0_usize; graph.nodes.len()];
    for node in graph.edges.iter().flat_map(|edge| edge.nodes) {
        degrees[node] += 1;
    }
    let mut nodes: Vec<usize> = (0..graph.nodes.len()).collect();
    nodes.sort_by_cached_key(|node| {
        let name = graph.nodes[*node].name;
        (Reverse(degrees[*node]), alphabetical_key(name), name)
    });
    let shown = nodes.iter().take(MOST_NAMED);
    let shown = shown.map(|node| format!("{} {}", graph.nodes[*node].name, degrees[*node]));
    let shown: Vec<String> = shown.collect();
    say!(
        messages,
        "network-those-with-most-ties",
        names = shown.join(", ")
    )
}
