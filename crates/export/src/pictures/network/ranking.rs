//! Who has the most ties: a bar for each, with how many.

use super::super::{Canvas, Paint, Rectangle, Type, text_width};
use super::{MARGIN, Pen};
use crate::views::{alphabetical_key, party_kind};
use chancery_core::say;
use std::cmp::Reverse;

/// The most that have a bar.
const MOST: usize = 20;
/// More than these are in two columns beside one another.
const IN_ONE_COLUMN: usize = 10;
const SIZE: f64 = 12.0;
const ROW: f64 = 19.0;
const COLUMN: f64 = 430.0;
const NAME: f64 = 170.0;
const NUMBER: f64 = 84.0;

/// How many ties each node has: certainly, and at most.
pub(super) fn ties_of(pen: &Pen<'_, '_>) -> Vec<(usize, usize)> {
    let graph = &pen.scene.graph;
    let mut counts = vec![(0, 0); graph.nodes.len()];
    for edge in &graph.edges {
        for node in edge.nodes {
            counts[node].0 += usize::from(edge.holds.is_certain());
            counts[node].1 += 1;
        }
    }
    counts
}

/// '4', or '2–4'.
pub(super) fn number((certain, possible): (usize, usize)) -> String {
    match certain == possible {
        true => certain.to_string(),
        false => format!("{certain}\u{2013}{possible}"),
    }
}

/// The nodes by how many ties they have, those with the most first, and of equals by name.
fn order(pen: &Pen<'_, '_>, ties: &[(usize, usize)]) -> Vec<usize> {
    let nodes = &pen.scene.graph.nodes;
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_cached_key(|node| {
        let name = nodes[*node].name;
        (
            Reverse(ties[*node]),
            alphabetical_key(name),
            nodes[*node].id,
        )
    });
    order
}

/// Draws the bars from a height on, and gives the height below them.
pub(super) fn draw(pen: &Pen<'_, '_>, canvas: &mut Canvas, top: f64) -> f64 {
    let ties = ties_of(pen);
    let order = order(pen, &ties);
    let shown = &order[..order.len().min(MOST)];
    let views = pen.scene.views;
    let (parties, count, all) = (party_kind(views.network), shown.len(), order.len());
    let messages = views.messages;
    let heading = say!(
        messages,
        "network-most-ties",
        parties = parties,
        count = count,
        all = all
    );
    canvas.text(&heading, MARGIN, top + 12.0, pen.set(13.0, true));
    let most = shown.iter().map(|node| ties[*node].1).max();
    let unit = (COLUMN - NAME - NUMBER) / most.unwrap_or_default().max(1) as f64;
    let lines = match shown.len() > IN_ONE_COLUMN {
        true => shown.len().div_ceil(2),
        false => shown.len().max(1),
    };
    for (place, node) in shown.iter().enumerate() {
        let x = MARGIN + COLUMN * (place / lines) as f64;
        let y = top + 22.0 + ROW * (place % lines) as f64;
        let room = |x: f64, width: f64| Rectangle {
            x,
            y,
            width,
            height: ROW,
        };
        let name = pen.scene.graph.nodes[*node].name;
        let base = y + 13.5;
        canvas.text_within(name, room(x, NAME - 10.0), base, pen.set(SIZE, false));
        let (certain, possible) = ties[*node];
        let bar = |count: usize| Rectangle {
            x: x + NAME,
            y: y + 3.0,
            width: unit * count as f64,
            height: ROW - 6.0,
        };
        if certain < possible {
            canvas.rectangle(bar(possible), 0.0, Paint::fill(&pen.rule));
        }
        if certain > 0 {
            canvas.rectangle(bar(certain), 0.0, Paint::fill(&pen.muted));
        }
        let end = x + NAME + unit * possible as f64 + 6.0;
        let words = number(ties[*node]);
        let width = text_width(&words, SIZE, false) + 2.0;
        let set = Type {
            fill: &pen.muted,
            ..pen.set(SIZE, false)
        };
        canvas.text_within(&words, room(end, width), base, set);
    }
    top + 22.0 + ROW * lines as f64 + 14.0
}

/// What must be known to read the bars.
pub(super) fn note(pen: &Pen<'_, '_>) -> String {
    let ties = ties_of(pen);
    let is_doubtful = ties.iter().any(|(certain, possible)| certain < possible);
    match is_doubtful {
        true => say!(pen.scene.views.messages, "network-bars-doubtful"),
        false => say!(pen.scene.views.messages, "network-bars"),
    }
}
