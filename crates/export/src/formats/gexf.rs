//! The network as GEXF 1.3 with time, for Gephi.
//!
//! The form is that of <https://gexf.net/1.3/gexf.xsd>. GEXF knows one first and one last day of a
//! node or an edge: they are those of the longest period that the records allow, so that a program
//! shows on a day whatever may have been on it. The attributes have the bounds of both days.

use std::fmt::Write as _;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::{XmlAttribute, XmlText};
use crate::output::Output;
use crate::views::{
    Column, ColumnKind, EDGE_COLUMNS, EdgeData, ExportContext, GraphData, NODE_COLUMNS, NodeData,
    Row, WidestPeriod, given,
};

/// The one file that it writes.
const FILE: &str = "network.gexf";

pub(super) static GEXF: Format = Format {
    name: "gexf",
    sentence: "The whole network for Gephi, as GEXF with time: states and organisations, \
               partnerships and memberships, each for the longest period that it may have lasted.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let data = GraphData::new(views);
    let schemes = data.schemes();
    let out = output.file(FILE)?;
    let mut description = format!("{}, {}", views.title(), views.day_words());
    description.push_str(&views.narrowing_words());
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <meta>\n    \
         <creator>Chancery</creator>\n    <description>{}</description>\n  </meta>\n  \
         <graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" \
         defaultedgetype=\"undirected\" idtype=\"string\">\n",
        XmlText(&description)
    );
    head.push_str("    <attributes class=\"node\" mode=\"static\">\n");
    columns(&mut head, NODE_COLUMNS)?;
    attribute(&mut head, "latitude", "double")?;
    attribute(&mut head, "longitude", "double")?;
    for scheme in &schemes {
        attribute(&mut head, &identifier(scheme), "string")?;
    }
    head.push_str("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n");
    attribute(&mut head, "kind", "string")?;
    columns(&mut head, EDGE_COLUMNS)?;
    writeln!(
        head,
        "    </attributes>\n    <nodes count=\"{}\">",
        data.nodes.len()
    )?;
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

/// The attribute that has the keys of nodes in another data set.
fn identifier(scheme: &str) -> String {
    format!("id_{scheme}")
}

fn columns(out: &mut String, columns: &[Column]) -> std::fmt::Result {
    columns.iter().try_for_each(|column| {
        let kind = match column.kind {
            ColumnKind::Integer => "long",
            _ => "string",
        };
        attribute(out, column.name, kind)
    })
}

/// The declaration of an attribute, whose id is its name.
fn attribute(out: &mut String, name: &str, kind: &str) -> std::fmt::Result {
    let name = XmlAttribute(name);
    writeln!(
        out,
        "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
    )
}

fn value(out: &mut String, name: &str, text: &str) -> std::fmt::Result {
    let (name, text) = (XmlAttribute(name), XmlAttribute(text));
    writeln!(out, "          <attvalue for=\"{name}\" value=\"{text}\"/>")
}

fn values(out: &mut String, columns: &[Column], row: &Row<'_>) -> std::fmt::Result {
    given(row).try_for_each(|(column, cell)| value(out, columns[column].name, &cell.as_text()))
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
    let mut out =
        format!("      <node id=\"{id}\" label=\"{name}\"{period}>\n        <attvalues>\n");
    values(&mut out, NODE_COLUMNS, &node.values)?;
    if let Some(place) = node.place {
        value(&mut out, "latitude", &place.latitude.to_string())?;
        value(&mut out, "longitude", &place.longitude.to_string())?;
    }
    for (scheme, key) in &node.identifiers {
        value(&mut out, &identifier(scheme), key)?;
    }
    out.push_str("        </attvalues>\n      </node>\n");
    Ok(out)
}

fn edge_text(edge: &EdgeData<'_>) -> Result<String, std::fmt::Error> {
    let [source, target] = edge.ends.map(XmlAttribute);
    let mut out = format!(
        "      <edge id=\"{}\" source=\"{source}\" target=\"{target}\" \
         kind=\"{}\"{}>\n        <attvalues>\n",
        XmlAttribute(&edge.id),
        edge.kind,
        period(edge.period)
    );
    value(&mut out, "kind", edge.kind)?;
    values(&mut out, EDGE_COLUMNS, &edge.values)?;
    out.push_str("        </attvalues>\n      </edge>\n");
    Ok(out)
}
