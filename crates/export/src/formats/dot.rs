//! The network as a diagram for Graphviz.
//!
//! Around a state its partners stand in two columns, so that the picture keeps the shape of a
//! page; every edge is a tie, and none is there for the layout alone. All numbers are counted.

use std::fmt::Write as _;

use anyhow::Result;
use chancery_core::select::Selected;

use super::{Format, Options};
use crate::escape::{DotLines, DotQuoted};
use crate::output::Output;
use crate::views::{Edge, Graph, Group, Node, Views, year_label};

pub(super) static DOT: Format = Format {
    name: "dot",
    is_of_tables: false,
    is_narrowed: true,
    sentence: "The network as a diagram for Graphviz.",
    write,
};

/// The most ties that a layout with groups draws in seconds.
const MOST_GROUPED_EDGES: usize = 300;

/// Line and tint of each group in turn; beyond the last, hue no longer tells groups apart.
const GROUP_COLOURS: &[[&str; 2]] = &[
    ["#0072B2", "#E8F2F9"],
    ["#007A5A", "#E3F4EE"],
    ["#B34700", "#FBEBE1"],
    ["#9B3A7A", "#F8EAF2"],
    ["#5C4A00", "#FDF3DC"],
];
const OTHER_COLOURS: [&str; 2] = ["#5B6470", "#F5F7FA"];

fn write(views: &Views<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let drawing = Drawing {
        views: *views,
        graph: Graph::new(views),
    };
    let text = drawing.text()?;
    output.file("network.dot")?.write_all(text.as_bytes())?;
    Ok(())
}

struct Drawing<'v> {
    views: Views<'v>,
    graph: Graph<'v>,
}

impl Drawing<'_> {
    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::from("graph network {\n");
        self.write_defaults(&mut out)?;
        if let Some(hub) = self.graph.hub {
            let node = &self.graph.nodes[hub];
            writeln!(
                out,
                "  {} [label={}, tooltip={}, fillcolor=\"#1B2430\", fontcolor=\"#FFFFFF\", fontsize=17];",
                DotQuoted(node.id),
                DotQuoted(node.name),
                DotQuoted(node.name),
            )?;
        }
        for (index, group) in self.graph.groups.iter().enumerate() {
            self.write_group(&mut out, index, group)?;
        }
        for edge in &self.graph.edges {
            self.write_edge(&mut out, edge)?;
        }
        out.push_str("}\n");
        Ok(out)
    }

    fn write_defaults(&self, out: &mut String) -> std::fmt::Result {
        let layout = if self.graph.hub.is_some() {
            "layout=dot, rankdir=LR, nodesep=0.07, ranksep=1.7, newrank=true"
        } else if self.has_groups() {
            "layout=fdp, start=1, K=1"
        } else {
            "layout=sfdp, start=1, K=1, overlap=prism"
        };
        writeln!(
            out,
            "  graph [{layout}, charset=\"UTF-8\", bgcolor=\"#FFFFFF\", pad=0.3, outputorder=edgesfirst,\n    \
             fontname=\"Helvetica\", fontsize=12, fontcolor=\"#1B2430\", labelloc=t, labeljust=l,\n    \
             label={}];",
            DotLines(&self.legend()),
        )?;
        out.push_str(
            "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\", color=\"#5B6470\",\n    \
             fontname=\"Helvetica\", fontsize=12, fontcolor=\"#1B2430\", height=0.32, margin=\"0.12,0.04\"];\n  \
             edge [fontname=\"Helvetica\", fontsize=10, fontcolor=\"#1B2430\", color=\"#5B6470\"];\n",
        );
        Ok(())
    }

    /// Groups are drawn where there are directions, and no more ties than a layout with groups
    /// can take.
    fn has_groups(&self) -> bool {
        let is_small = self.graph.hub.is_some() || self.graph.edges.len() <= MOST_GROUPED_EDGES;
        is_small
            && self
                .graph
                .groups
                .iter()
                .any(|group| group.direction.is_some())
    }

    fn write_group(&self, out: &mut String, index: usize, group: &Group) -> std::fmt::Result {
        if !self.has_groups() {
            return group
                .nodes
                .iter()
                .try_for_each(|node| write_node(out, &self.graph.nodes[*node], OTHER_COLOURS[0]));
        }
        let directions = &self.views.network.manifest().directions;
        let name = group
            .direction
            .map_or("In no direction", |it| &*directions[it].name);
        let colours = group
            .direction
            .and_then(|direction| GROUP_COLOURS.get(direction))
            .unwrap_or(&OTHER_COLOURS);
        let [line, tint] = colours;
        writeln!(
            out,
            "  subgraph cluster_{index} {{\n    \
             graph [label={}, style=\"rounded,filled\", color=\"{line}\", fillcolor=\"{tint}\", \
             fontcolor=\"{line}\", margin=9];",
            DotQuoted(&format!("{name} · {}", group.nodes.len())),
        )?;
        for node in &group.nodes {
            out.push_str("  ");
            write_node(out, &self.graph.nodes[*node], line)?;
        }
        out.push_str("  }\n");
        Ok(())
    }

    fn write_edge(&self, out: &mut String, edge: &Edge) -> std::fmt::Result {
        let nodes = &self.graph.nodes;
        let [mut from, mut to] = edge.nodes;
        // An edge runs from left to right, so that a partner before the hub stands to its left.
        if Some(from) == self.graph.hub && self.is_left(to) {
            std::mem::swap(&mut from, &mut to);
        }
        let line = LineStyle::of(edge.tier, self.views.network.manifest().tiers.len());
        write!(
            out,
            "  {} -- {} [{}, tooltip={}",
            DotQuoted(nodes[from].id),
            DotQuoted(nodes[to].id),
            line.attributes(),
            DotQuoted(&self.edge_words(edge)),
        )?;
        if let Some(year) = year_label(edge.since) {
            write!(out, ", label={}", DotQuoted(&year))?;
        }
        if !edge.holds.is_certain() {
            out.push_str(", style=dashed");
        }
        if self.graph.hub.is_some_and(|hub| from != hub && to != hub) {
            // A tie between two partners moves neither of them.
            out.push_str(", constraint=false");
        }
        out.push_str("];\n");
        Ok(())
    }

    /// Whether a node stands to the left of the hub: it is in one of the groups with which the
    /// left column reaches half of the partners, or without groups in the first half.
    fn is_left(&self, node: usize) -> bool {
        let partners: usize = self
            .graph
            .groups
            .iter()
            .map(|group| group.nodes.len())
            .sum();
        let mut before = 0;
        for group in &self.graph.groups {
            if let Some(place) = group.nodes.iter().position(|other| *other == node) {
                let place = if self.has_groups() { 0 } else { place };
                return (before + place) * 2 < partners;
            }
            before += group.nodes.len();
        }
        false
    }

    /// The two states, and each of their partnerships with its start.
    fn edge_words(&self, edge: &Edge) -> String {
        let [one, other] = edge.nodes.map(|node| self.graph.nodes[node].name);
        let ties: Vec<String> = edge
            .partnerships
            .iter()
            .map(|it| self.tie_words(*it))
            .collect();
        format!("{one} – {other}: {}", ties.join("; "))
    }

    fn tie_words(&self, selected: Selected) -> String {
        let tiers = &self.views.network.manifest().tiers;
        let tie = &self.views.network.ties[selected.position];
        let mut words = String::new();
        if !selected.holds.is_certain() {
            words.push_str("possibly ");
        }
        words.push_str(tie.tier.map_or("no known tier", |tier| &*tiers[tier].name));
        if let Some(since) = self.views.network.start_date(selected.position) {
            let _ = write!(words, ", since {since}");
        }
        words
    }

    /// Title, day and counts, and what each kind of line means.
    fn legend(&self) -> Vec<String> {
        let manifest = self.views.network.manifest();
        let graph = &self.graph;
        let is_hub = |index: &usize| Some(*index) == graph.hub;
        let states = (0..graph.nodes.len()).filter(|index| !is_hub(index));
        let states = states.map(|index| graph.nodes[index].holds.is_certain());
        let noun = if graph.hub.is_some() {
            "partner"
        } else {
            "state"
        };
        let partnerships = graph.partnerships.iter().map(|it| it.holds.is_certain());
        let mut lines = vec![
            manifest.title.to_string(),
            format!(
                "{}: {}, {}",
                self.views.selection.day,
                counted(states, noun),
                counted(partnerships, "partnership"),
            ),
        ];
        for (tier, record) in manifest.tiers.iter().enumerate().rev() {
            let count = graph
                .edges
                .iter()
                .filter(|edge| edge.tier == Some(tier))
                .count();
            if count > 0 {
                let line = LineStyle::of(Some(tier), manifest.tiers.len());
                lines.push(format!("{}: {} · {count}", line.words(), record.name));
            }
        }
        if graph
            .edges
            .iter()
            .any(|edge| year_label(edge.since).is_some())
        {
            lines.push("Year: since when at that tier, where it is known to one year".to_owned());
        }
        if graph.edges.iter().any(|edge| !edge.holds.is_certain()) {
            lines.push("Dashed: possibly; the records do not decide it".to_owned());
        }
        lines
    }
}

fn write_node(out: &mut String, node: &Node<'_>, colour: &str) -> std::fmt::Result {
    let style = if node.holds.is_certain() {
        ""
    } else {
        ", style=\"rounded,filled,dashed\""
    };
    writeln!(
        out,
        "  {} [label={}, tooltip={}, color=\"{colour}\"{style}];",
        DotQuoted(node.id),
        DotQuoted(node.name),
        DotQuoted(&format!("{} ({})", node.name, node.id)),
    )
}

/// How many of something, certainly and possibly: '24 partners', '24 to 26 partners'.
fn counted(are_certain: impl Iterator<Item = bool>, noun: &str) -> String {
    let (mut certain, mut possible) = (0_usize, 0_usize);
    for is_certain in are_certain {
        possible += 1;
        certain += usize::from(is_certain);
    }
    let plural = if possible == 1 { "" } else { "s" };
    if certain == possible {
        format!("{certain} {noun}{plural}")
    } else {
        format!("{certain} to {possible} {noun}{plural}")
    }
}

/// How the line of a tier is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineStyle {
    /// The highest of several tiers: a double line, which also shows without colour.
    Double,
    /// Any other one, the wider the higher.
    Width {
        /// In tenths of a point.
        tenths: usize,
    },
}

impl LineStyle {
    fn of(tier: Option<usize>, tiers: usize) -> Self {
        let rank = tier.unwrap_or(0);
        if rank > 0 && rank + 1 == tiers {
            LineStyle::Double
        } else {
            LineStyle::Width {
                tenths: 12 * (rank + 1),
            }
        }
    }

    fn attributes(self) -> String {
        match self {
            LineStyle::Double => "color=\"#1B2430:#FFFFFF:#1B2430\", penwidth=1.7".to_owned(),
            LineStyle::Width { tenths } => format!("penwidth={}.{}", tenths / 10, tenths % 10),
        }
    }

    fn words(self) -> String {
        match self {
            LineStyle::Double => "Double line".to_owned(),
            LineStyle::Width { tenths } => {
                format!("Line of {}.{} pt", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_of_several_tiers_is_a_double_line() {
        assert_eq!(LineStyle::of(Some(2), 3), LineStyle::Double);
        assert_eq!(LineStyle::of(Some(1), 3), LineStyle::Width { tenths: 24 });
        assert_eq!(LineStyle::of(Some(0), 1), LineStyle::Width { tenths: 12 });
        assert_eq!(LineStyle::of(None, 0).attributes(), "penwidth=1.2");
    }

    #[test]
    fn a_count_is_a_pair_where_something_is_only_possible() {
        assert_eq!(counted([true, true].into_iter(), "partner"), "2 partners");
        assert_eq!(counted([true].into_iter(), "partner"), "1 partner");
        assert_eq!(
            counted([true, false].into_iter(), "partner"),
            "1 to 2 partners"
        );
        assert_eq!(counted([].into_iter(), "partner"), "0 partners");
    }
}
