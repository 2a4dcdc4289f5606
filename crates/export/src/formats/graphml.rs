//! The network as GraphML, which networkx, igraph, Gephi and yEd read.
//!
//! The form is that of <http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd>: one `key` for each
//! attribute, with its type, and `data` for each value that is known.

use std::fmt::Write as _;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::{XmlAttribute, XmlText};
use crate::output::Output;
use crate::views::{
    Column, ColumnKind, EDGE_COLUMNS, EdgeData, ExportContext, GraphData, NODE_COLUMNS, NodeData,
    Row, given,
};

/// The one file that it writes.
const FILE: &str = "network.graphml";

pub(super) static GRAPHML: Format = Format {
    name: "graphml",
    sentence: "The whole network for programs for graphs, as GraphML: states and organisations, \
               partnerships and memberships of all times.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || vec![FILE.to_owned()],
    write,
};

/// What of attributes precedes the names of the data sets in which nodes have keys.
const IDENTIFIER: &str = "id_";

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let data = GraphData::new(views);
    let graph = [
        ("title", views.title()),
        ("day", views.selection.day.to_string()),
        ("filter", views.filters().join(", ")),
    ];
    let graph: Vec<(&str, String)> = graph
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let out = output.file(FILE)?;
    out.write_all(HEAD.as_bytes())?;
    out.write_all(keys(&graph, &data.schemes())?.as_bytes())?;
    let mut text = String::from("  <graph id=\"network\" edgedefault=\"undirected\">\n");
    for (name, words) in &graph {
        value(&mut text, "    ", "graph", name, words)?;
    }
    out.write_all(text.as_bytes())?;
    for node in &data.nodes {
        out.write_all(node_text(node)?.as_bytes())?;
    }
    for edge in &data.edges {
        out.write_all(edge_text(edge)?.as_bytes())?;
    }
    out.write_all(b"  </graph>\n</graphml>\n")?;
    Ok(())
}

const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ",
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
);

/// The declarations of all attributes: those of the graph, of nodes and of edges.
fn keys(graph: &[(&str, String)], schemes: &[&str]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (name, _) in graph {
        key(&mut out, "graph", name, "string", name)?;
    }
    key(
        &mut out,
        "node",
        "label",
        "string",
        "The name that is shown.",
    )?;
    for (name, what) in [("latitude", "north"), ("longitude", "east")] {
        let sentence = format!("Degrees {what} of the capital of a state.");
        key(&mut out, "node", name, "double", &sentence)?;
    }
    columns(&mut out, "node", NODE_COLUMNS)?;
    for scheme in schemes {
        let name = format!("{IDENTIFIER}{scheme}");
        key(
            &mut out,
            "node",
            &name,
            "string",
            &format!("Its key in {scheme}."),
        )?;
    }
    key(
        &mut out,
        "edge",
        "kind",
        "string",
        "What it is: partnership or membership.",
    )?;
    columns(&mut out, "edge", EDGE_COLUMNS)?;
    Ok(out)
}

fn columns(out: &mut String, of: &str, columns: &[Column]) -> std::fmt::Result {
    columns.iter().try_for_each(|column| {
        let kind = match column.kind {
            ColumnKind::Integer => "long",
            _ => "string",
        };
        key(out, of, column.name, kind, column.sentence)
    })
}

/// The declaration of an attribute.
fn key(out: &mut String, of: &str, name: &str, kind: &str, sentence: &str) -> std::fmt::Result {
    let name = XmlAttribute(name);
    writeln!(
        out,
        "  <key id=\"{of}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\">\
         <desc>{}</desc></key>",
        XmlText(sentence)
    )
}

fn value(out: &mut String, indent: &str, of: &str, name: &str, text: &str) -> std::fmt::Result {
    let (name, text) = (XmlAttribute(name), XmlText(text));
    writeln!(out, "{indent}<data key=\"{of}_{name}\">{text}</data>")
}

fn values(out: &mut String, of: &str, columns: &[Column], row: &Row<'_>) -> std::fmt::Result {
    given(row).try_for_each(|(column, cell)| {
        value(out, "      ", of, columns[column].name, &cell.as_text())
    })
}

fn node_text(node: &NodeData<'_>) -> Result<String, std::fmt::Error> {
    let mut out = format!("    <node id=\"{}\">\n", XmlAttribute(node.id));
    value(&mut out, "      ", "node", "label", node.name)?;
    if let Some(place) = node.place {
        value(
            &mut out,
            "      ",
            "node",
            "latitude",
            &place.latitude.to_string(),
        )?;
        value(
            &mut out,
            "      ",
            "node",
            "longitude",
            &place.longitude.to_string(),
        )?;
    }
    values(&mut out, "node", NODE_COLUMNS, &node.values)?;
    for (scheme, identifier) in &node.identifiers {
        let name = format!("{IDENTIFIER}{scheme}");
        value(&mut out, "      ", "node", &name, identifier)?;
    }
    out.push_str("    </node>\n");
    Ok(out)
}

fn edge_text(edge: &EdgeData<'_>) -> Result<String, std::fmt::Error> {
    let [source, target] = edge.ends.map(XmlAttribute);
    let mut out = format!(
        "    <edge id=\"{}\" source=\"{source}\" target=\"{target}\">\n",
        XmlAttribute(&edge.id)
    );
    value(&mut out, "      ", "edge", "kind", edge.kind)?;
    values(&mut out, "edge", EDGE_COLUMNS, &edge.values)?;
    out.push_str("    </edge>\n");
    Ok(out)
}
