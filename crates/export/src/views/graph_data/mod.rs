//! The whole network as nodes and edges with attributes, as programs for graphs read it.
//!
//! Other than in a picture, nothing is left out or put together: every state and organisation is a
//! node, and every partnership of every time an edge between each two of its parties. A membership
//! is an edge between who belongs and the organisation. No edge has a direction, since networkx
//! refuses graphs in which some have one; the attribute `record` says which end is the
//! organisation.

mod edges;
mod nodes;

use chancery_core::date::{Bounds, Day};
use chancery_core::network::ActorNode;

use super::{Cell, Column, ExportContext, Row};
use crate::map::MapPlace;

/// The whole network.
#[derive(Debug)]
pub(crate) struct GraphData<'v> {
    /// The states and organisations, by id.
    pub(crate) nodes: Vec<NodeData<'v>>,
    /// The partnerships, then the memberships, each in the order of its table.
    pub(crate) edges: Vec<EdgeData<'v>>,
}

/// A state or an organisation.
#[derive(Debug)]
pub(crate) struct NodeData<'v> {
    /// Its id.
    pub(crate) id: &'v str,
    /// The name to print.
    pub(crate) name: &'v str,
    /// Where it is: the capital of a state.
    pub(crate) place: Option<MapPlace>,
    /// When it may have existed.
    pub(crate) period: WidestPeriod,
    /// The values of [`NODE_COLUMNS`].
    pub(crate) values: Row<'v>,
    /// Its keys in other data sets: the name of each, and the key.
    pub(crate) identifiers: Vec<(&'v str, &'v str)>,
}

/// A tie between two nodes, or a membership.
#[derive(Debug)]
pub(crate) struct EdgeData<'v> {
    /// What tells it from every other edge.
    pub(crate) id: String,
    /// The nodes, by id: of a membership who belongs and to what; the parties of a partnership have
    /// no order.
    pub(crate) ends: [&'v str; 2],
    /// `partnership` or `membership`.
    pub(crate) kind: &'static str,
    /// When it may have held.
    pub(crate) period: WidestPeriod,
    /// The values of [`EDGE_COLUMNS`].
    pub(crate) values: Row<'v>,
}

/// The longest period in which something may have been, for programs that know one first and one
/// last day only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WidestPeriod {
    /// The earliest day on which it may have begun; none if no such day is known.
    pub(crate) first: Option<Day>,
    /// The latest day on which it may have ended; none if it goes on, or no such day is known.
    pub(crate) last: Option<Day>,
}

impl WidestPeriod {
    fn new(since: Option<Bounds>, until: Option<Bounds>) -> Self {
        WidestPeriod {
            first: since.and_then(|since| since.earliest),
            last: until.and_then(|until| until.latest),
        }
    }

    /// The part of it in which some actors may have existed as well.
    fn within_lives(self, actors: [&ActorNode<'_>; 2]) -> Self {
        let lives = actors.map(|actor| WidestPeriod::new(actor.since, actor.until));
        let [one, other] = lives;
        WidestPeriod {
            first: self.first.max(one.first).max(other.first),
            last: [self.last, one.last, other.last]
                .into_iter()
                .flatten()
                .min(),
        }
    }
}

/// The attributes of nodes.
pub(crate) static NODE_COLUMNS: &[Column] = nodes::COLUMNS;

/// The attributes of edges.
pub(crate) static EDGE_COLUMNS: &[Column] = edges::COLUMNS;

impl<'v> GraphData<'v> {
    /// The network of what is meant.
    pub(crate) fn new(views: &ExportContext<'v>) -> Self {
        GraphData {
            nodes: nodes::nodes(views),
            edges: edges::edges(views),
        }
    }

    /// The names of the other data sets in which nodes have keys, sorted.
    pub(crate) fn schemes(&self) -> Vec<&'v str> {
        let all = self.nodes.iter().flat_map(|node| &node.identifiers);
        let mut schemes: Vec<&str> = all.map(|(scheme, _)| *scheme).collect();
        schemes.sort_unstable();
        schemes.dedup();
        schemes
    }
}

/// The values of a row that are not empty, each with the position of its column.
pub(crate) fn given<'r, 'v>(
    values: &'r Row<'v>,
) -> impl Iterator<Item = (usize, &'r Cell<'v>)> + use<'r, 'v> {
    let values = values.iter().enumerate();
    values.filter(|(_, cell)| **cell != Cell::Empty)
}
