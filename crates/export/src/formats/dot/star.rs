//! The star: one state in the middle, its partners in two columns.

use std::fmt::Write as _;

use super::html::{badge_cell, badge_width, needed, with_room, words};
use super::{DotDrawing, box_style};
use crate::escape::{DotHtml, DotLines, DotQuoted};
use crate::pictures::wrapped;
use crate::style::{INK, PAGE};
use crate::views::{Block, Edge, Star, year_label};

/// The most partners whose memberships are shown.
const MOST_WITH_BADGES: usize = 80;

/// The widest column of names, in points.
const WIDEST_NAME: f64 = 260.0;

/// What the cells of a label are apart, with the rim of their box, in points.
const CELL_GAP: f64 = 4.0;

/// How the boxes of partners are made, the same for all.
struct Boxes {
    /// The width of the longest label of plain text, where labels are that.
    plain: f64,
    name: f64,
    year: f64,
    badges: Vec<f64>,
    size: f64,
    height: f64,
    gap: f64,
    distance: f64,
}

/// Whether a star has so many partners that their memberships are left out.
pub(super) fn leaves_badges_out(drawing: &DotDrawing<'_>) -> bool {
    let is_large = |star: &Star| star.partners().count() > MOST_WITH_BADGES;
    !drawing.scene.badges.is_empty() && drawing.scene.star.as_ref().is_some_and(is_large)
}

pub(super) fn text(drawing: &DotDrawing<'_>, star: &Star) -> Result<String, std::fmt::Error> {
    let boxes = Boxes::new(drawing, star);
    let layout = format!(
        "layout=dot, rankdir=LR, nodesep={}, ranksep={}, splines=true, newrank=true",
        boxes.gap, boxes.distance
    );
    let node = format!(
        "shape=box, style=\"rounded,filled\", penwidth=1, margin=\"0.05,0\", fontsize={}, width={:.2}, height={}",
        boxes.size,
        boxes.width() / 72.0,
        boxes.height
    );
    let mut out = drawing.head(&layout, &node);
    let whole = 2.0 * boxes.width() + 2.0 * 72.0 * boxes.distance + 120.0;
    let label = drawing.label(whole, false, !boxes.badges.is_empty());
    writeln!(out, "  graph [label={label}];")?;
    write_hub(drawing, star, &mut out)?;
    // Graphviz stacks frames from the top in the order in which they are declared.
    for (side, blocks) in star.columns.iter().enumerate() {
        for block in blocks {
            write_block(drawing, star, &boxes, side, block, &mut out)?;
        }
    }
    write_edges(drawing, star, &mut out)?;
    write_chains(drawing, star, &mut out)?;
    out.push_str("}\n");
    Ok(out)
}

impl Boxes {
    fn new(drawing: &DotDrawing<'_>, star: &Star) -> Self {
        let graph = &drawing.scene.graph;
        let count = star.partners().count();
        let is_large = count > MOST_WITH_BADGES;
        let (size, height, gap) = if is_large {
            (11.0, 0.24, 0.05)
        } else {
            (12.0, 0.32, 0.07)
        };
        let names = star.partners().map(|node| {
            let edge = star.edge(graph, node);
            let tier = drawing.style.tier(edge.and_then(|edge| edge.tier));
            needed(graph.nodes[node].name, size, tier.is_bold)
        });
        let has_year = drawing
            .scene
            .edges()
            .any(|edge| year_label(edge.since).is_some());
        let badges = match is_large {
            true => Vec::new(),
            false => slots(drawing, star),
        };
        let rows = star.columns.iter().map(|blocks| {
            let sizes = blocks.iter().map(|block| block.nodes.len());
            sizes.sum::<usize>()
        });
        let rows = u32::try_from(rows.max().unwrap_or(0)).unwrap_or(u32::MAX);
        let mut boxes = Boxes {
            plain: 0.0,
            name: names.fold(90.0, f64::max).min(WIDEST_NAME).ceil(),
            year: if has_year {
                (needed("2000", size - 1.0, false) + 8.0).ceil()
            } else {
                0.0
            },
            badges,
            size,
            height,
            gap,
            // A taller picture is also wider, so that its lines do not fall too steeply.
            distance: (1.1 + 0.04 * f64::from(rows))
                .max(0.085 * f64::from(rows))
                .clamp(1.3, 6.0),
        };
        if drawing.is_plain {
            let labels = star.partners().map(|node| {
                let label = plain_label(drawing, &boxes, node, star.edge(graph, node));
                needed(&label, size, false)
            });
            boxes.plain = labels.fold(90.0, f64::max);
        }
        boxes
    }

    /// The width of a box, in points.
    fn width(&self) -> f64 {
        if self.plain > 0.0 {
            return self.plain + 10.0;
        }
        let cells = [self.name, self.year];
        let cells = cells
            .iter()
            .chain(&self.badges)
            .filter(|width| **width > 0.0);
        cells.map(|width| width + CELL_GAP).sum::<f64>() + 10.0
    }
}

/// The width of the place of each organisation, in points: the widest badge in it.
fn slots(drawing: &DotDrawing<'_>, star: &Star) -> Vec<f64> {
    let scene = &drawing.scene;
    let slot = |badge: &crate::views::Badge<'_>| {
        let states = star.partners().map(|node| scene.graph.nodes[node].actor);
        let held = states.filter_map(|state| badge.belonging(&scene.views, state));
        let widths = held.map(|belonging| badge_width(&badge.letters(belonging)));
        widths
            .fold(badge_width(&badge.organisation.id), f64::max)
            .ceil()
    };
    scene.badges.iter().map(slot).collect()
}

fn write_hub(drawing: &DotDrawing<'_>, star: &Star, out: &mut String) -> std::fmt::Result {
    let node = &drawing.scene.graph.nodes[star.ego];
    let name = with_room(node.name, 17.0, true, WIDEST_NAME);
    let label = if drawing.is_plain {
        DotQuoted(&name).to_string()
    } else {
        format!("<<B>{}</B>>", DotHtml(&name))
    };
    writeln!(
        out,
        "    {} [id={}, label={label}, tooltip={}, width=0.5, margin=\"0.22,0.14\", \
         fillcolor=\"{ink}\", color=\"{ink}\", fontcolor=\"{}\", fontsize=17];",
        DotQuoted(node.id),
        DotQuoted(&format!("n-{}", node.id)),
        DotQuoted(node.name),
        PAGE.light,
        ink = INK.light,
    )
}

fn write_block(
    drawing: &DotDrawing<'_>,
    star: &Star,
    boxes: &Boxes,
    side: usize,
    block: &Block,
    out: &mut String,
) -> std::fmt::Result {
    let has_frame = drawing.scene.graph.has_directions();
    let group = &drawing.scene.graph.groups[block.group];
    let colours = drawing.style.group(group.direction);
    if has_frame {
        let name = drawing.scene.block_name(star, block);
        // A title that is wider than its boxes would widen the frame, and break the column.
        let lines = wrapped(&name, 12.0 * 1.12, true, boxes.width());
        let label = if drawing.is_plain {
            DotLines(&lines).to_string()
        } else {
            let lines: Vec<String> = lines.iter().map(|it| DotHtml(it).to_string()).collect();
            format!(
                "<<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD><B>{}<BR ALIGN=\"LEFT\"/></B></TD></TR></TABLE>>",
                lines.join("<BR ALIGN=\"LEFT\"/>")
            )
        };
        writeln!(
            out,
            "    subgraph cluster_{side}_{} {{\n      \
             graph [id=\"c-{side}-{}\", style=\"rounded,filled\", color=\"{tint}\", fillcolor=\"{tint}\", \
             fontcolor=\"{}\", labelloc=t, labeljust=l, margin=9, label={label}, tooltip={}];",
            block.group,
            block.group,
            colours.line.light,
            DotQuoted(drawing.scene.group_name(block.group)),
            tint = colours.tint.light,
        )?;
    } else {
        // Within a frame the order is kept, also where nothing of it is to be seen.
        writeln!(
            out,
            "    subgraph cluster_{side}_{} {{\n      graph [peripheries=0, margin=0, label=\"\"];",
            block.group
        )?;
    }
    for node in &block.nodes {
        let edge = star.edge(&drawing.scene.graph, *node);
        write_node(
            drawing,
            boxes,
            *node,
            edge,
            &colours.line.light.to_string(),
            out,
        )?;
    }
    out.push_str("    }\n");
    Ok(())
}

fn write_node(
    drawing: &DotDrawing<'_>,
    boxes: &Boxes,
    node: usize,
    edge: Option<&Edge>,
    colour: &str,
    out: &mut String,
) -> std::fmt::Result {
    let record = &drawing.scene.graph.nodes[node];
    let tier = drawing.style.tier(edge.and_then(|edge| edge.tier));
    let ties = edge.map_or(String::new(), |edge| drawing.scene.ties_words(edge));
    let label = node_label(drawing, boxes, node, edge, tier.is_bold);
    write!(
        out,
        "      {} [id={}, color=\"{colour}\", tooltip={},\n        label={label}",
        DotQuoted(record.id),
        DotQuoted(&format!("n-{}", record.id)),
        DotQuoted(&format!("{} ({}): {ties}", record.name, record.id)),
    )?;
    if tier.is_bold {
        out.push_str(", penwidth=1.8");
    }
    out.push_str(box_style(record));
    out.push_str("];\n");
    Ok(())
}

/// Name, year and memberships, each in the place that it has in all boxes.
fn node_label(
    drawing: &DotDrawing<'_>,
    boxes: &Boxes,
    node: usize,
    edge: Option<&Edge>,
    is_bold: bool,
) -> String {
    if drawing.is_plain {
        return DotLines(&[plain_label(drawing, boxes, node, edge)]).to_string();
    }
    let scene = &drawing.scene;
    let record = &scene.graph.nodes[node];
    let year = edge
        .and_then(|edge| year_label(edge.since))
        .unwrap_or_default();
    let name = with_room(record.name, boxes.size, is_bold, boxes.name);
    let held = scene.badges.iter().map(|badge| {
        let belonging = badge.belonging(&scene.views, record.actor)?;
        Some((belonging, badge.letters(belonging)))
    });
    let (open, close) = if is_bold { ("<B>", "</B>") } else { ("", "") };
    let mut cells = format!(
        "<TD ALIGN=\"LEFT\" WIDTH=\"{:.0}\">{open}{}{close}</TD>",
        boxes.name,
        DotHtml(&name)
    );
    if boxes.year > 0.0 {
        let year = match year.is_empty() {
            true => String::new(),
            false => words(&year, boxes.size - 1.0, INK.light, false),
        };
        let _ = write!(cells, "<TD WIDTH=\"{:.0}\">{year}</TD>", boxes.year);
    }
    for ((width, badge), held) in boxes.badges.iter().zip(&scene.badges).zip(held) {
        let cell = match held {
            Some((belonging, letters)) => {
                let style = drawing.style.badge(badge.place, badge.organisation);
                badge_cell(&letters, style, belonging, *width)
            }
            None => format!("<TD WIDTH=\"{width:.0}\"></TD>"),
        };
        cells.push_str(&cell);
    }
    format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"1\"><TR>{cells}</TR></TABLE>>"
    )
}

/// Name, year and memberships as plain text.
fn plain_label(
    drawing: &DotDrawing<'_>,
    boxes: &Boxes,
    node: usize,
    edge: Option<&Edge>,
) -> String {
    let scene = &drawing.scene;
    let record = &scene.graph.nodes[node];
    let mut parts = vec![with_room(record.name, boxes.size, false, boxes.name)];
    parts.extend(edge.and_then(|edge| year_label(edge.since)));
    for badge in scene.badges.iter().take(boxes.badges.len()) {
        let belonging = badge.belonging(&scene.views, record.actor);
        parts.extend(belonging.map(|it| badge.letters(it)));
    }
    parts.join(" · ")
}

/// The ties. Each runs from left to right, so that the partner before the hub stands to its left.
fn write_edges(drawing: &DotDrawing<'_>, star: &Star, out: &mut String) -> std::fmt::Result {
    let graph = &drawing.scene.graph;
    let ego = DotQuoted(graph.nodes[star.ego].id);
    for (side, blocks) in star.columns.iter().enumerate() {
        for block in blocks {
            let direction = graph.groups[block.group].direction;
            let colour = drawing.style.group(direction).line.light.to_string();
            for node in &block.nodes {
                let Some(edge) = star.edge(graph, *node) else {
                    continue;
                };
                let partner = DotQuoted(graph.nodes[*node].id);
                for attributes in drawing.edge_attributes(edge, &colour) {
                    match side {
                        0 => writeln!(out, "    {partner} -- {ego} [tailport=e, {attributes}];")?,
                        _ => writeln!(out, "    {ego} -- {partner} [headport=w, {attributes}];")?,
                    }
                }
            }
        }
    }
    Ok(())
}

/// Invisible edges that keep the partners of each column in their order, from the bottom.
fn write_chains(drawing: &DotDrawing<'_>, star: &Star, out: &mut String) -> std::fmt::Result {
    for blocks in &star.columns {
        let nodes = blocks.iter().flat_map(|block| &block.nodes).rev();
        let ids: Vec<String> = nodes
            .map(|node| DotQuoted(drawing.scene.graph.nodes[*node].id).to_string())
            .collect();
        if ids.len() > 1 {
            writeln!(
                out,
                "    {{ rank=same; edge [style=invis]; {} }}",
                ids.join(" -- ")
            )?;
        }
    }
    Ok(())
}
