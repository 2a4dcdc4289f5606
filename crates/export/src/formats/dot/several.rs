//! Networks without a state in the middle.

use std::fmt::Write as _;

use chancery_core::message;

use super::html::{badge_cell, badge_width, needed, with_room, words};
use super::{DotDrawing, box_style};
use crate::escape::DotQuoted;
use crate::style::{INK, PAGE};
use crate::views::counted_exactly;

/// The size of the codes in circles, in points.
const CODE_SIZE: f64 = 8.0;

/// The widest code, in points.
const WIDEST_CODE: f64 = 60.0;

/// The widest name, in points.
const WIDEST_NAME: f64 = 240.0;

/// The width of title and legend, in points.
const WIDTH: f64 = 640.0;

pub(super) fn text(drawing: &DotDrawing<'_>) -> Result<String, std::fmt::Error> {
    let scene = &drawing.scene;
    let is_small = scene.graph.is_small();
    let (layout, node) = if is_small {
        (
            "layout=sfdp, start=1, K=1.1, repulsiveforce=1.6, overlap=false, sep=\"+8\", splines=true",
            "shape=box, style=\"rounded,filled\", penwidth=1.2, margin=\"0.08,0.03\", height=0.32, fontsize=12",
        )
    } else {
        (
            "layout=sfdp, start=1, K=0.9, repulsiveforce=1.4, overlap=false, sep=\"+4\", splines=line",
            "shape=circle, style=filled, fixedsize=true",
        )
    };
    let mut out = drawing.head(layout, node);
    let label = drawing.label(WIDTH, true, is_small);
    writeln!(out, "  graph [label={label}];")?;
    let degrees = scene.graph.degrees();
    let groups = scene.group_of_nodes();
    for (index, group) in groups.iter().enumerate() {
        let colour = drawing.style.group(scene.direction(*group)).line.light;
        let colour = colour.to_string();
        if is_small {
            write_box(drawing, index, &colour, &mut out)?;
        } else {
            write_circle(drawing, index, degrees[index], &colour, &mut out)?;
        }
    }
    for edge in scene.edges() {
        let [one, other] = edge.nodes.map(|node| DotQuoted(scene.graph.nodes[node].id));
        // Where thousands cross, a line that lets others through shows the mass of them.
        let colour = if is_small { "#5B6470" } else { "#5B647080" };
        for attributes in drawing.edge_attributes(edge, colour) {
            writeln!(out, "  {one} -- {other} [{attributes}];")?;
        }
    }
    out.push_str("}\n");
    Ok(out)
}

fn write_box(
    drawing: &DotDrawing<'_>,
    index: usize,
    colour: &str,
    out: &mut String,
) -> std::fmt::Result {
    let scene = &drawing.scene;
    let node = &scene.graph.nodes[index];
    let name = with_room(node.name, 12.0, false, WIDEST_NAME);
    let held = scene.badges.iter().filter_map(|badge| {
        let belonging = badge.belonging(&scene.views, node.actor)?;
        Some((badge, belonging, badge.letters(belonging)))
    });
    let label = if drawing.is_plain {
        let letters = held.map(|(_, _, letters)| letters);
        let parts: Vec<String> = [name].into_iter().chain(letters).collect();
        DotQuoted(&parts.join(" · ")).to_string()
    } else {
        let mut cells = format!("<TD>{}</TD>", words(&name, 12.0, INK.light, false));
        for (badge, belonging, letters) in held {
            let style = drawing.style.badge(badge.place, badge.organisation);
            cells.push_str(&badge_cell(
                &letters,
                style,
                belonging,
                badge_width(&letters),
            ));
        }
        format!(
            "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"1\"><TR>{cells}</TR></TABLE>>"
        )
    };
    let shape = box_style(node);
    writeln!(
        out,
        "  {} [id={}, color=\"{colour}\", tooltip={}, label={label}{shape}];",
        DotQuoted(node.id),
        DotQuoted(&format!("n-{}", node.id)),
        DotQuoted(&format!("{} ({})", node.name, node.id)),
    )
}

fn write_circle(
    drawing: &DotDrawing<'_>,
    index: usize,
    degree: usize,
    colour: &str,
    out: &mut String,
) -> std::fmt::Result {
    let node = &drawing.scene.graph.nodes[index];
    let ties = degree as f64;
    let code = with_room(node.id, CODE_SIZE, false, WIDEST_CODE);
    // In inches. The code is within, with some room on both sides.
    let width = needed(&code, CODE_SIZE, false) / 72.0 + 0.1 + 0.04 * ties.sqrt();
    writeln!(
        out,
        "  {} [id={}, width={width:.2}, fillcolor=\"{colour}\", color=\"{page}\", fontcolor=\"{page}\", \
         fontsize={CODE_SIZE}, label={}, tooltip={}];",
        DotQuoted(node.id),
        DotQuoted(&format!("n-{}", node.id)),
        DotQuoted(&code),
        DotQuoted(&format!(
            "{} ({}): {}",
            node.name,
            node.id,
            counted_exactly(
                drawing.scene.views.messages,
                degree,
                message!("counted-ties")
            )
        )),
        page = PAGE.light,
    )
}
