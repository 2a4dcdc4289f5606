//! States, organisations and their ties as GEXF 1.3 with time, for Gephi.
//!
//! The form is that of <https://gexf.net/1.3/gexf.xsd>. GEXF knows one first and one last day of a
//! node or an edge: they are those of the longest period that the records allow, so that a program
//! shows on a day whatever may have been on it. The attributes have the bounds of both days.

use std::fmt::Write as _;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::{XmlAttribute, XmlText};
use crate::output::Output;
use crate::views::{Attribute, EdgeData, ExportContext, GraphData, NodeData, WidestPeriod};

/// The one file that it writes.
const FILE: &str = "network.gexf";

pub(super) static GEXF: Format = Format {
    name: "gexf",
    sentence: "States and organisations with their partnerships and memberships, for Gephi, as \
               GEXF with time: each for the longest period that it may have lasted.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let data = GraphData::new(views);
    let out = output.file(FILE)?;
    let mut description = format!("{}, {}", views.title(), views.day_notation());
    description.push_str(&views.narrowing_words());
    if let Some(words) = data.left_out_words() {
        description.push_str(&format!("; {words}"));
    }
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <meta>\n    \
         <creator>Chancery</creator>\n    <description>{}</description>\n  </meta>\n  \
         <graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" \
         defaultedgetype=\"undirected\" idtype=\"string\">\n",
        XmlText(&description)
    );
    attributes(&mut head, "node", &data.node_attributes())?;
    attributes(&mut head, "edge", &GraphData::edge_attributes())?;
    writeln!(head, "    <nodes count=\"{}\">", data.nodes.len())?;
    out.write_all(head.as_bytes())?;
    for node in &data.nodes {
        out.write_all(node_text(node)?.as_bytes())?;
    }
    write!(
        out,
        "    </nodes>\n    <edges count=\"{}\">\n",
        data.edges.len()
    )?;
    for edge in &data.edges {
        out.write_all(edge_text(edge)?.as_bytes())?;
    }
    out.write_all(b"    </edges>\n  </graph>\n</gexf>\n")?;
    Ok(())
}

/// The declarations of attributes, the id of each its name.
fn attributes(out: &mut String, of: &str, attributes: &[Attribute]) -> std::fmt::Result {
    writeln!(out, "    <attributes class=\"{of}\" mode=\"static\">")?;
    for attribute in attributes {
        let (name, kind) = (XmlAttribute(&attribute.name), attribute.kind);
        writeln!(
            out,
            "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
        )?;
    }
    writeln!(out, "    </attributes>")
}

fn values(out: &mut String, attributes: &[(String, String)]) -> std::fmt::Result {
    out.push_str("        <attvalues>\n");
    for (name, text) in attributes {
        let (name, text) = (XmlAttribute(name), XmlAttribute(text));
        writeln!(out, "          <attvalue for=\"{name}\" value=\"{text}\"/>")?;
    }
    out.push_str("        </attvalues>\n");
    Ok(())
}

/// The attributes of a period: ` start="..." end="..."`, each only if it is known.
fn period(period: WidestPeriod) -> String {
    let day =
        |name: &str, day: Option<_>| day.map_or(String::new(), |day| format!(" {name}=\"{day}\""));
    day("start", period.first) + &day("end", period.last)
}

fn node_text(node: &NodeData<'_>) -> Result<String, std::fmt::Error> {
    let (id, name) = (XmlAttribute(node.id), XmlAttribute(node.name));
    let period = period(node.period);
    let mut out = format!("      <node id=\"{id}\" label=\"{name}\"{period}>\n");
    values(&mut out, &node.attributes())?;
    out.push_str("      </node>\n");
    Ok(out)
}

fn edge_text(edge: &EdgeData<'_>) -> Result<String, std::fmt::Error> {
    let [source, target] = edge.ends.map(XmlAttribute);
    let mut out = format!(
        "      <edge id=\"{}\" source=\"{source}\" target=\"{target}\" \
         kind=\"{}\"{}>\n",
        XmlAttribute(&edge.id),
        edge.kind,
        period(edge.period)
    );
    values(&mut out, &edge.attributes())?;
    out.push_str("      </edge>\n");
    Ok(out)
}
