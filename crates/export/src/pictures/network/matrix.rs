//! Many states: a table with a row and a column for each, and a mark for each tie. It is the only
//! picture that shows thousands of ties one by one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::{Anchor, Canvas, Drawing, Paint, Rectangle, Type, fitted, number, text_width};
use super::{MARGIN, Pen, ranking};
use crate::style::{LineStyle, TierStyle};
use crate::views::{Edge, party_kind};
use chancery_core::say;

/// The side of a cell, in pixels.
const CELL: f64 = 15.0;
const SIZE: f64 = 12.0;
const WIDEST_NAME: f64 = 210.0;
/// The room for the number of ties behind each row.
const NUMBER: f64 = 76.0;
/// The narrowest picture, in which two columns of bars have room.
const NARROWEST: f64 = 920.0;

/// The most states that have a row; of more, those with the most ties.
const MOST_STATES: usize = 250;

/// Where the table is.
struct Place {
    x: f64,
    y: f64,
    side: f64,
    /// The room for names before the rows and above the columns.
    name: f64,
}

pub(super) fn draw(pen: Pen<'_, '_>) -> Drawing {
    let scene = pen.scene;
    let rows = rows(&pen);
    let places = rows.iter().enumerate().map(|(place, node)| (*node, place));
    let places: BTreeMap<usize, usize> = places.collect();
    let is_shown = |edge: &&Edge| edge.nodes.iter().all(|node| places.contains_key(node));
    let shown: Vec<&Edge> = scene.edges().filter(is_shown).collect();
    let names = rows
        .iter()
        .map(|node| text_width(scene.graph.nodes[*node].name, SIZE, false));
    let name = names.fold(0.0, f64::max).min(WIDEST_NAME) + 2.0;
    let side = CELL * rows.len() as f64;
    let left = MARGIN + bar_room(&pen) + name + 8.0;
    let width = left + side + NUMBER + MARGIN;
    let mut canvas = pen.canvas(width.max(NARROWEST));
    let top = pen.head(&mut canvas);
    let mut below = top;
    canvas.group("network-most-ties", |canvas| {
        below = ranking::draw(&pen, canvas, top);
    });
    let top = below + name + 10.0;
    let place = Place {
        x: left,
        y: top,
        side,
        name,
    };
    canvas.group("network-grid", |canvas| {
        grid(&pen, canvas, &place, rows.len());
    });
    canvas.group("network-names", |canvas| {
        write_names(&pen, canvas, &rows, &place);
    });
    let mut marks = Marks::default();
    for edge in &shown {
        let [one, other] = edge.nodes.map(|node| places[&node]);
        for (row, column) in [(one, other), (other, one)] {
            marks.add_edge(&pen, edge, &place, row, column);
        }
    }
    canvas.group("network-ties", |canvas| marks.draw(canvas));
    let mut bottom = pen.legend(&mut canvas, top + side + 18.0, true);
    let notes = notes(&pen, rows.len(), shown.len());
    let room = canvas.width() - 2.0 * MARGIN;
    for line in notes
        .iter()
        .flat_map(|note| super::super::wrapped(note, SIZE, false, room))
    {
        canvas.text(&line, MARGIN, bottom, pen.set(SIZE, false));
        bottom += 18.0;
    }
    let description = format!("{} {}", scene.caption.description, notes.join(" "));
    let title = &scene.caption.title;
    canvas.finish("network", bottom + 6.0, title, &description)
}

/// What must be known to read the table, and what it leaves out.
fn notes(pen: &Pen<'_, '_>, rows: usize, drawn: usize) -> Vec<String> {
    let graph = &pen.scene.graph;
    let messages = pen.scene.views.messages;
    let parties = party_kind(pen.scene.views.network);
    let order = match graph.has_directions() {
        true => say!(messages, "network-blocs-in-directions", parties = parties),
        false => say!(messages, "network-blocs", parties = parties),
    };
    let square = say!(messages, "network-square", parties = parties);
    let mut notes = vec![ranking::note(pen), square, order];
    let missing = graph.nodes.len() - rows;
    if missing > 0 {
        notes.push(say!(
            messages,
            "network-rows-left-out",
            parties = parties,
            rows = rows,
            missing = missing,
            drawn = drawn,
            all = graph.edges.len()
        ));
    }
    notes
}

/// The states that have a row, by group and in each so that blocs show.
fn rows(pen: &Pen<'_, '_>) -> Vec<usize> {
    let graph = &pen.scene.graph;
    let degrees = graph.degrees();
    let mut kept: Vec<usize> = (0..graph.nodes.len()).collect();
    kept.sort_by_key(|node| (Reverse(degrees[*node]), *node));
    kept.truncate(MOST_STATES);
    let groups = graph.groups.iter().flat_map(|group| {
        let nodes = group.nodes.iter().copied();
        let nodes: Vec<usize> = nodes.filter(|node| kept.contains(node)).collect();
        graph.in_blocs(&nodes)
    });
    groups.collect()
}

fn at(index: usize) -> f64 {
    CELL * index as f64
}

/// Lines after every fifth state, and a border.
fn grid(pen: &Pen<'_, '_>, canvas: &mut Canvas, place: &Place, count: usize) {
    let (x, y, side) = (place.x, place.y, place.side);
    let mut lines = String::new();
    for index in (5..count).step_by(5) {
        let (across, down) = (number(x + at(index)), number(y + at(index)));
        let (left, upper, side) = (number(x), number(y), number(side));
        lines.push_str(&format!("M{across} {upper}v{side}M{left} {down}h{side}"));
    }
    // A state has no tie with itself.
    let (left, upper) = (number(x), number(y));
    lines.push_str(&format!("M{left} {upper}l{0} {0}", number(side)));
    canvas.path(&lines, "", Paint::stroke(&pen.rule, 0.8));
    let area = Rectangle {
        x,
        y,
        width: side,
        height: side,
    };
    canvas.rectangle(area, 0.0, Paint::stroke(&pen.muted, 1.0));
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

/// Writes the name of each state before its row and above its column, and behind its row how many
/// ties it has.
fn write_names(pen: &Pen<'_, '_>, canvas: &mut Canvas, rows: &[usize], place: &Place) {
    let graph = &pen.scene.graph;
    let groups = pen.scene.group_of_nodes();
    let ties = ranking::ties_of(pen);
    let set = pen.set(SIZE, false);
    for (index, node) in rows.iter().enumerate() {
        let base = place.y + at(index) + CELL * 0.77;
        if graph.has_directions() {
            let colour = pen.group_colour(groups[*node]);
            let mark = Rectangle {
                x: MARGIN,
                y: place.y + at(index) + 1.0,
                width: 6.0,
                height: CELL - 2.0,
            };
            canvas.rectangle(mark, 1.0, Paint::fill(&colour));
        }
        let name = graph.nodes[*node].name;
        let shown = fitted(name, SIZE, false, place.name);
        let right = Type {
            anchor: Anchor::End,
            ..set
        };
        canvas.titled_text(&shown, name, place.x - 5.0, base, right);
        let x = place.x + at(index) + CELL * 0.77;
        canvas.upright_text(&shown, name, x, place.y - 5.0, set);
        let muted = Type {
            fill: &pen.muted,
            ..set
        };
        let words = ranking::number(ties[*node]);
        canvas.text(&words, place.x + place.side + 6.0, base, muted);
    }
}

/// The marks of a table, all of one look in one path.
#[derive(Default)]
struct Marks(BTreeMap<(String, bool), String>);

impl Marks {
    /// Adds the mark of a tie: the higher its tier, the more of the cell it fills.
    fn add_edge(
        &mut self,
        pen: &Pen<'_, '_>,
        edge: &Edge,
        place: &Place,
        row: usize,
        column: usize,
    ) {
        let middle = (
            place.x + at(column) + CELL / 2.0,
            place.y + at(row) + CELL / 2.0,
        );
        let tier = pen.style.tier(edge.tier);
        self.add(pen, tier, middle, mark_side(tier), edge.holds.is_certain());
        // A tier beside the ladder has a corner of the cell, since the middle is taken.
        let corners = [(1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)];
        for (line, corner) in edge.beside.iter().zip(corners) {
            let tier = pen.style.tier(Some(line.tier));
            let by = (CELL - CORNER) / 2.0;
            let at = (middle.0 + corner.0 * by, middle.1 + corner.1 * by);
            self.add(pen, tier, at, CORNER, line.holds.is_certain());
        }
    }

    fn add(
        &mut self,
        pen: &Pen<'_, '_>,
        tier: TierStyle,
        (x, y): (f64, f64),
        side: f64,
        is_certain: bool,
    ) {
        let own = tier.colour.map(|shade| shade.light.to_string());
        let colour = own.unwrap_or_else(|| pen.muted.clone());
        let path = self.0.entry((colour, is_certain)).or_default();
        // Each tier beside the ladder has one bar more.
        let bars = match tier.line {
            LineStyle::Dotted { dashes } => dashes + 1,
            _ => 1,
        };
        let width = side / (2 * bars - 1) as f64;
        for bar in 0..bars {
            let left = number(x - side / 2.0 + 2.0 * bar as f64 * width);
            let (upper, side, width) = (number(y - side / 2.0), number(side), number(width));
            path.push_str(&format!("M{left} {upper}h{width}v{side}h-{width}z"));
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        for ((colour, is_certain), path) in &self.0 {
            let paint = match is_certain {
                true => Paint::fill(colour),
                false => Paint::stroke(colour, 1.0),
            };
            canvas.path(path, "", paint);
        }
    }
}

/// The side of a mark in the corner of a cell, in pixels.
const CORNER: f64 = 3.5;

/// The mark of a tier, for the legend.
pub(super) fn sample(pen: &Pen<'_, '_>, canvas: &mut Canvas, tier: TierStyle, middle: (f64, f64)) {
    let mut marks = Marks::default();
    marks.add(pen, tier, middle, mark_side(tier), true);
    marks.draw(canvas);
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
