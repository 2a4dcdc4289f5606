//! States and organisations as nodes, and their ties as edges with attributes, as programs for graphs
//! read them.
//!
//! Other than in a picture, nothing is put together: every state and organisation is a node, and
//! every partnership of every time an edge between each two of its parties. Two that never existed
//! at the same time have no edge, which is counted. Instruments are in the tables. A membership
//! is an edge between who belongs and the organisation. No edge has a direction, since networkx
//! refuses graphs in which some have one; the attribute `record` says which end is the
//! organisation.

mod edges;
mod nodes;

use chancery_core::date::{Bounds, Day};
use chancery_core::finding::how_many;
use chancery_core::network::ActorNode;

use super::{Cell, Column, ColumnKind, ExportContext, Row};
use crate::map::MapPlace;

/// The whole network.
#[derive(Debug)]
pub(crate) struct GraphData<'v> {
    /// The states and organisations, by id.
    pub(crate) nodes: Vec<NodeData<'v>>,
    /// The partnerships, then the memberships, each in the order of its table.
    pub(crate) edges: Vec<EdgeData<'v>>,
    /// How many edges are left out, since the two were never there at the same time.
    left_out: usize,
}

/// A state or an organisation.
#[derive(Debug)]
pub(crate) struct NodeData<'v> {
    /// Its id.
    pub(crate) id: &'v str,
    /// The name to print.
    pub(crate) name: &'v str,
    /// Where it is: the capital of a state.
    place: Option<MapPlace>,
    /// When it may have existed.
    pub(crate) period: WidestPeriod,
    /// The values of [`NODE_COLUMNS`].
    values: Row<'v>,
    /// Its keys in other data sets: the name of each, and the key.
    identifiers: Vec<(&'v str, &'v str)>,
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
    values: Row<'v>,
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

    /// Whether it has a day.
    fn is_possible(self) -> bool {
        self.first
            .zip(self.last)
            .is_none_or(|(first, last)| first <= last)
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

/// The attributes of nodes that have values of every registry.
static NODE_COLUMNS: &[Column] = nodes::COLUMNS;

/// The attributes of edges.
static EDGE_COLUMNS: &[Column] = edges::COLUMNS;

impl<'v> GraphData<'v> {
    /// The network of what is meant.
    pub(crate) fn new(views: &ExportContext<'v>) -> Self {
        let (edges, never): (Vec<_>, Vec<_>) = edges::edges(views)
            .into_iter()
            .partition(|edge| edge.period.is_possible());
        GraphData {
            nodes: nodes::nodes(views),
            edges,
            left_out: never.len(),
        }
    }

    /// What is left out of it, in words; none if nothing is.
    pub(crate) fn left_out_words(&self) -> Option<String> {
        let edges = how_many(self.left_out, "edge");
        (self.left_out > 0)
            .then(|| format!("{edges} left out between those that never existed at the same time"))
    }

    /// The attributes of nodes with the kind and the meaning of each.
    pub(crate) fn node_attributes(&self) -> Vec<Attribute> {
        let degrees = |what| format!("Degrees {what} of the capital of a state.");
        let places = [("latitude", "north"), ("longitude", "east")];
        let places = places.map(|(name, what)| Attribute::new(name, "double", degrees(what)));
        let keys = self.schemes().into_iter().map(|scheme| {
            let sentence = format!("Its key in {scheme}.");
            Attribute::new(identifier(scheme), "string", sentence)
        });
        let columns = NODE_COLUMNS.iter().map(Attribute::of_column);
        columns.chain(places).chain(keys).collect()
    }

    /// The attributes of edges.
    pub(crate) fn edge_attributes() -> Vec<Attribute> {
        let kind = "What it is: partnership or membership.";
        let columns = EDGE_COLUMNS.iter().map(Attribute::of_column);
        let kind = Attribute::new("kind", "string", kind);
        std::iter::once(kind).chain(columns).collect()
    }

    /// The names of the other data sets in which nodes have keys, sorted.
    fn schemes(&self) -> Vec<&'v str> {
        let all = self.nodes.iter().flat_map(|node| &node.identifiers);
        let mut schemes: Vec<&str> = all.map(|(scheme, _)| *scheme).collect();
        schemes.sort_unstable();
        schemes.dedup();
        schemes
    }
}

/// An attribute of nodes or edges.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    /// Its type, which GEXF and GraphML call the same.
    pub(crate) kind: &'static str,
    /// What it means.
    pub(crate) sentence: String,
}

impl Attribute {
    fn new(name: impl Into<String>, kind: &'static str, sentence: impl Into<String>) -> Self {
        Attribute {
            name: name.into(),
            kind,
            sentence: sentence.into(),
        }
    }

    fn of_column(column: &Column) -> Self {
        let kind = match column.kind {
            ColumnKind::Integer => "long",
            _ => "string",
        };
        Attribute::new(column.name, kind, column.sentence)
    }
}

/// The attribute that has the keys of nodes in another data set.
fn identifier(scheme: &str) -> String {
    format!("id_{scheme}")
}

impl NodeData<'_> {
    /// The values of its attributes that are known, each with the name of its attribute.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let place = self.place.into_iter().flat_map(|place| {
            [
                ("latitude".to_owned(), place.latitude.to_string()),
                ("longitude".to_owned(), place.longitude.to_string()),
            ]
        });
        let keys = self.identifiers.iter();
        let keys = keys.map(|(scheme, key)| (identifier(scheme), (*key).to_owned()));
        given(NODE_COLUMNS, &self.values)
            .chain(place)
            .chain(keys)
            .collect()
    }
}

impl EdgeData<'_> {
    /// The same of an edge.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let kind = ("kind".to_owned(), self.kind.to_owned());
        let values = given(EDGE_COLUMNS, &self.values);
        std::iter::once(kind).chain(values).collect()
    }
}

/// The values of a row that are not empty, each with the name of its column.
fn given(columns: &[Column], values: &Row<'_>) -> impl Iterator<Item = (String, String)> {
    let values = columns.iter().zip(values);
    let given = values.filter(|(_, cell)| **cell != Cell::Empty);
    given.map(|(column, cell)| (column.name.to_owned(), cell.as_text().into_owned()))
}
