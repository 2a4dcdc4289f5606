//! States, organisations and their ties as GraphML, which networkx, igraph, Gephi and yEd read.
//!
//! The form is that of <http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd>: one `key` for each
//! attribute, with its type, and `data` for each value that is known.

use std::fmt::Write as _;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::{XmlAttribute, XmlText};
use crate::output::Output;
use crate::views::{EdgeData, ExportContext, GraphData, NodeData};

/// The one file that it writes.
const FILE: &str = "network.graphml";

pub(super) static GRAPHML: Format = Format {
    name: "graphml",
    sentence: "States and organisations with their partnerships and memberships of all times, for \
               programs for graphs, as GraphML.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let data = GraphData::new(views);
    let graph = [
        ("title", views.title()),
        ("day", views.selection.day.to_string()),
        ("filter", views.filters().join(", ")),
        ("left_out", data.left_out_words().unwrap_or_default()),
    ];
    let graph: Vec<(&str, String)> = graph
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let out = output.file(FILE)?;
    out.write_all(HEAD.as_bytes())?;
    out.write_all(keys(&graph, &data)?.as_bytes())?;
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
fn keys(graph: &[(&str, String)], data: &GraphData<'_>) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (name, _) in graph {
        key(&mut out, "graph", name, "string", name)?;
    }
    let label = "The name that is shown.";
    key(&mut out, "node", "label", "string", label)?;
    let of_nodes = data.node_attributes().into_iter();
    let of_edges = GraphData::edge_attributes().into_iter();
    let all = of_nodes.map(|it| ("node", it));
    for (of, it) in all.chain(of_edges.map(|it| ("edge", it))) {
        key(&mut out, of, &it.name, it.kind, &it.sentence)?;
    }
    Ok(out)
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

fn values(out: &mut String, of: &str, attributes: &[(String, String)]) -> std::fmt::Result {
    let mut attributes = attributes.iter();
    attributes.try_for_each(|(name, text)| value(out, "      ", of, name, text))
}

fn node_text(node: &NodeData<'_>) -> Result<String, std::fmt::Error> {
    let mut out = format!("    <node id=\"{}\">\n", XmlAttribute(node.id));
    value(&mut out, "      ", "node", "label", node.name)?;
    values(&mut out, "node", &node.attributes())?;
    out.push_str("    </node>\n");
    Ok(out)
}

fn edge_text(edge: &EdgeData<'_>) -> Result<String, std::fmt::Error> {
    let [source, target] = edge.ends.map(XmlAttribute);
    let mut out = format!(
        "    <edge id=\"{}\" source=\"{source}\" target=\"{target}\">\n",
        XmlAttribute(&edge.id)
    );
    values(&mut out, "edge", &edge.attributes())?;
    out.push_str("    </edge>\n");
    Ok(out)
}
