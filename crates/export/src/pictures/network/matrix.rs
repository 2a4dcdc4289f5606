//! Many states: a table with a row and a column for each, and a mark for each tie. It is the only
//! picture that shows thousands of ties one by one.

use crate::views::party_nouns;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::{Anchor, Canvas, Drawing, Paint, Rectangle, Type, fitted, text_width};
use super::{MARGIN, NARROWEST, Pen};
use crate::style::{LineStyle, TierStyle};
use crate::views::{Caption, Edge};

/// The side of a cell, in pixels.
const CELL: f64 = 15.0;
const SIZE: f64 = 11.0;
const NUMBER_SIZE: f64 = 8.0;
const WIDEST_NAME: f64 = 200.0;

/// The most states that have a row; of more, those with the most ties.
const MOST_STATES: usize = 250;

pub(super) fn draw(pen: Pen<'_, '_>) -> Drawing {
    let scene = pen.scene;
    let rows = rows(&pen);
    let place: BTreeMap<usize, usize> = rows
        .iter()
        .enumerate()
        .map(|(place, node)| (*node, place))
        .collect();
    let is_shown = |edge: &&Edge| edge.nodes.iter().all(|node| place.contains_key(node));
    let shown: Vec<&Edge> = scene.edges().filter(is_shown).collect();
    let caption = Caption::new(&scene.views, &scene.graph, None, &shown);
    let names = rows
        .iter()
        .map(|node| text_width(scene.graph.nodes[*node].name, SIZE, false));
    let name = names.fold(0.0, f64::max).min(WIDEST_NAME);
    let side = CELL * rows.len() as f64;
    let left = MARGIN + bar_room(&pen) + name + 30.0;
    let mut canvas = pen.canvas((left + side + 44.0 + MARGIN).max(NARROWEST));
    let top = pen.head(&mut canvas) + CELL + 4.0;
    grid(&pen, &mut canvas, (left, top), side, rows.len());
    names_and_numbers(&pen, &mut canvas, &rows, (left, top), name, side);
    for edge in &shown {
        let [one, other] = edge.nodes.map(|node| place[&node]);
        for (row, column) in [(one, other), (other, one)] {
            mark(&pen, &mut canvas, edge, (left, top), row, column);
        }
    }
    let mut bottom = pen.legend(&mut canvas, top + side + 18.0, true);
    let rest = scene.graph.nodes.len() - rows.len();
    if rest > 0 {
        let (one, several) = party_nouns(scene.views.network);
        let words = format!(
            "Not drawn as a row: {rest} {} with fewer ties; {} of {} ties drawn.",
            if rest == 1 { one } else { several },
            shown.len(),
            scene.graph.edges.len()
        );
        canvas.text(&words, MARGIN, bottom, pen.set(12.0, false));
        bottom += 20.0;
    }
    canvas.finish("network", bottom, &caption.title, &caption.description)
}

/// The states that have a row, by group and name.
fn rows(pen: &Pen<'_, '_>) -> Vec<usize> {
    let graph = &pen.scene.graph;
    let degrees = graph.degrees();
    let mut kept: Vec<usize> = (0..graph.nodes.len()).collect();
    kept.sort_by_key(|node| (Reverse(degrees[*node]), *node));
    kept.truncate(MOST_STATES);
    let ordered = graph.groups.iter().flat_map(|group| &group.nodes);
    ordered
        .copied()
        .filter(|node| kept.contains(node))
        .collect()
}

fn at(index: usize) -> f64 {
    CELL * index as f64
}

/// Lines after every fifth state, and a border.
fn grid(pen: &Pen<'_, '_>, canvas: &mut Canvas, (x, y): (f64, f64), side: f64, count: usize) {
    for index in (5..count).step_by(5) {
        let paint = Paint::stroke(&pen.rule, 0.8);
        canvas.line((x + at(index), y), (x + at(index), y + side), paint);
        canvas.line((x, y + at(index)), (x + side, y + at(index)), paint);
    }
    // A state has no tie with itself.
    let path = format!("M{x} {y}L{} {}", x + side, y + side);
    canvas.path(&path, "", Paint::stroke(&pen.rule, 0.8));
    let area = Rectangle {
        x,
        y,
        width: side,
        height: side,
    };
    let frame = Paint::stroke(&pen.muted, 1.0);
    canvas.rectangle(area, 0.0, frame);
}

/// The room for the bar of a group before each name. Without directions there are no groups, and a
/// colour would mean nothing.
fn bar_room(pen: &Pen<'_, '_>) -> f64 {
    if pen.scene.graph.has_directions() {
        12.0
    } else {
        0.0
    }
}

fn names_and_numbers(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    rows: &[usize],
    (x, y): (f64, f64),
    name: f64,
    side: f64,
) {
    let graph = &pen.scene.graph;
    let groups = pen.scene.group_of_nodes();
    let degrees = graph.degrees();
    for (place, node) in rows.iter().enumerate() {
        let base = y + at(place) + CELL * 0.72;
        let colour = pen.group_colour(groups[*node]);
        let mark = Rectangle {
            x: MARGIN,
            y: y + at(place) + 1.0,
            width: 6.0,
            height: CELL - 2.0,
        };
        if graph.has_directions() {
            canvas.rectangle(mark, 1.0, Paint::fill(&colour));
        }
        let record = &graph.nodes[*node];
        let shown = fitted(record.name, SIZE, false, name);
        canvas.titled_text(
            &shown,
            record.name,
            MARGIN + bar_room(pen),
            base,
            pen.set(SIZE, false),
        );
        let number = (place + 1).to_string();
        let set = Type {
            fill: &pen.muted,
            anchor: Anchor::End,
            ..pen.set(NUMBER_SIZE, false)
        };
        canvas.text(&number, x - 5.0, base, set);
        let above = Type {
            anchor: Anchor::Middle,
            size: NUMBER_SIZE - 1.5,
            ..set
        };
        canvas.text(&number, x + at(place) + CELL / 2.0, y - 4.0, above);
        let ties = Type {
            anchor: Anchor::Start,
            ..set
        };
        canvas.text(&degrees[*node].to_string(), x + side + 5.0, base, ties);
    }
}

/// The mark of a tie: the higher its tier, the more of the cell it fills.
fn mark(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    edge: &Edge,
    (x, y): (f64, f64),
    row: usize,
    column: usize,
) {
    let middle = (x + at(column) + CELL / 2.0, y + at(row) + CELL / 2.0);
    let tier = pen.style.tier(edge.tier);
    square(pen, canvas, tier, middle, edge.holds.is_certain());
    // A tier beside the ladder has a corner of the cell, since the middle is taken.
    let corners = [(1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)];
    for (line, corner) in edge.beside.iter().zip(corners) {
        let tier = pen.style.tier(Some(line.tier));
        let by = (CELL - CORNER) / 2.0;
        let at = (middle.0 + corner.0 * by, middle.1 + corner.1 * by);
        sized_square(pen, canvas, tier, at, CORNER, line.holds.is_certain());
    }
}

/// The side of a mark in the corner of a cell, in pixels.
const CORNER: f64 = 3.5;

/// The mark of a tier, for the legend.
pub(super) fn sample(pen: &Pen<'_, '_>, canvas: &mut Canvas, tier: TierStyle, middle: (f64, f64)) {
    square(pen, canvas, tier, middle, true);
}

fn square(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    tier: TierStyle,
    middle: (f64, f64),
    is_certain: bool,
) {
    sized_square(pen, canvas, tier, middle, mark_side(tier), is_certain);
}

fn sized_square(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    tier: TierStyle,
    (x, y): (f64, f64),
    side: f64,
    is_certain: bool,
) {
    let own = tier.colour.map(|shade| shade.light.to_string());
    let colour = own.as_deref().unwrap_or(&pen.muted);
    let paint = match is_certain {
        true => Paint::fill(colour),
        false => Paint::stroke(colour, 1.0),
    };
    // Each tier beside the ladder has one bar more.
    let bars = match tier.line {
        LineStyle::Dotted { dashes } => dashes + 1,
        _ => 1,
    };
    let width = side / (2 * bars - 1) as f64;
    for bar in 0..bars {
        let area = Rectangle {
            x: x - side / 2.0 + 2.0 * bar as f64 * width,
            y: y - side / 2.0,
            width,
            height: side,
        };
        canvas.rectangle(area, 1.0, paint);
    }
}

fn mark_side(tier: TierStyle) -> f64 {
    match tier.line {
        LineStyle::Double => CELL - 3.0,
        LineStyle::Dotted { .. } => CELL / 2.0,
        LineStyle::Single { tenths } => {
            let tenths = tenths as f64;
            (4.0 + tenths / 10.0).min(CELL - 5.0)
        }
    }
}
