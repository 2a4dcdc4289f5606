//! Several states without one in the middle: they are around a circle, and their ties run within
//! it, so that no tie crosses a name.

mod curves;
mod order;
mod places;

use super::super::{Canvas, Drawing, Paint, Rectangle, fitted, text_width};
use super::star::corner;
use super::{MARGIN, NAME_SIZE, NARROWEST, NetworkStyle, Pen, badge_width};
use crate::views::Edge;
use places::{Places, RingPlace};

const WIDEST_NAME: f64 = 380.0;
const CELL_GAP: f64 = 6.0;

/// What is between the ring and the words above and below it.
const GAP: f64 = 14.0;

pub(super) fn draw(pen: &Pen<'_, '_>) -> Drawing {
    let count = pen.scene.graph.nodes.len();
    let widths: Vec<f64> = (0..count).map(|node| box_width(pen, node)).collect();
    let (places, boxes) = stand(pen, &widths);
    let extent = |edge: fn(&Rectangle) -> f64| boxes.iter().map(edge).fold(0.0, f64::max);
    let (left, right) = (extent(|it| -it.x), extent(|it| it.x + it.width));
    let (above, below) = (extent(|it| -it.y), extent(|it| it.y + it.height));
    let width = 2.0 * MARGIN + left + right;
    let mut canvas = pen.canvas(width.max(NARROWEST));
    let top = pen.head(&mut canvas);
    let spare = (canvas.width() - width) / 2.0;
    let middle = (MARGIN + left + spare, top + GAP + above);
    ties(pen, &mut canvas, middle, &places, &boxes);
    let groups = pen.scene.group_of_nodes();
    for (node, area) in boxes.iter().enumerate() {
        let area = Rectangle {
            x: middle.0 + area.x,
            y: middle.1 + area.y,
            ..*area
        };
        actor(
            pen,
            &mut canvas,
            node,
            area,
            &pen.group_colour(groups[node]),
        );
    }
    let bottom = pen.legend(&mut canvas, middle.1 + below + GAP + 6.0, true);
    let caption = &pen.scene.caption;
    canvas.finish("network", bottom, &caption.title, &caption.description)
}

/// The place and the box of each node, from the middle of the ring. States in one group may begin
/// anywhere on the ring: they do where that makes the picture narrowest, with long names above and
/// below.
fn stand(pen: &Pen<'_, '_>, widths: &[f64]) -> (Vec<RingPlace>, Vec<Rectangle>) {
    let order = order::order(pen);
    let ring = Places::new(order.len());
    let mut ranks = vec![0; order.len()];
    for (rank, node) in order.iter().enumerate() {
        ranks[*node] = rank;
    }
    let turns = match pen.scene.graph.groups.len() {
        ..=1 => order.len().max(1),
        _ => 1,
    };
    let turned = |turn: usize| -> Vec<RingPlace> {
        let places = (0..order.len()).map(|node| {
            let rank = ranks[node] + turn;
            ring.place(rank % order.len())
        });
        places.collect()
    };
    let boxes = |places: &[RingPlace]| -> Vec<Rectangle> {
        let each = places.iter().zip(widths);
        each.map(|(place, width)| place.area(*width)).collect()
    };
    let width = |turn: &usize| -> f64 {
        let boxes = boxes(&turned(*turn));
        let extent = |edge: fn(&Rectangle) -> f64| boxes.iter().map(edge).fold(0.0, f64::max);
        extent(|it| -it.x) + extent(|it| it.x + it.width)
    };
    let narrowest = (0..turns).min_by(|one, other| width(one).total_cmp(&width(other)));
    let places = turned(narrowest.unwrap_or_default());
    let boxes = boxes(&places);
    (places, boxes)
}

fn ties(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    middle: (f64, f64),
    places: &[RingPlace],
    boxes: &[Rectangle],
) {
    let scene = pen.scene;
    let mut edges: Vec<&Edge> = scene.edges().collect();
    // The highest are drawn last, over the others.
    edges.sort_by_key(|edge| edge.tier);
    let lines = edges.into_iter();
    let lines: Vec<_> = lines
        .flat_map(|edge| edge.lines().map(move |line| (edge, line)))
        .collect();
    let ends: Vec<[usize; 2]> = lines.iter().map(|(edge, _)| edge.nodes).collect();
    let curves = curves::curves(&ends, places, boxes);
    for ((edge, (tier, holds)), curve) in lines.into_iter().zip(curves) {
        let look = NetworkStyle {
            tier: pen.style.tier(tier),
            colour: &pen.muted,
            is_certain: holds.is_certain(),
        };
        pen.tie(canvas, &curve.path(middle), &scene.edge_words(edge), look);
    }
}

fn box_width(pen: &Pen<'_, '_>, node: usize) -> f64 {
    let scene = pen.scene;
    let node = &scene.graph.nodes[node];
    let name = text_width(node.name, NAME_SIZE, false).min(WIDEST_NAME);
    let held = scene.badges.iter().filter_map(|badge| {
        let belonging = badge.belonging(&scene.views, node.actor)?;
        Some(badge_width(&badge.letters(belonging)) + CELL_GAP)
    });
    name + held.sum::<f64>() + 20.0
}

/// Draws a state or an organisation in its box.
fn actor(pen: &Pen<'_, '_>, canvas: &mut Canvas, node: usize, area: Rectangle, colour: &str) {
    let scene = pen.scene;
    let record = &scene.graph.nodes[node];
    let middle = area.y + area.height / 2.0;
    let mut paint = Paint::fill(&pen.page).outlined(colour, 1.4);
    if !record.holds.is_certain() {
        paint.dashes = "6 4";
    }
    canvas.rectangle(area, corner(record), paint);
    let name = fitted(record.name, NAME_SIZE, false, WIDEST_NAME);
    let base = middle + NAME_SIZE * 0.35;
    canvas.titled_text(
        &name,
        record.name,
        area.x + 10.0,
        base,
        pen.set(NAME_SIZE, false),
    );
    let mut at = area.x + 10.0 + text_width(record.name, NAME_SIZE, false).min(WIDEST_NAME);
    for badge in &scene.badges {
        if let Some(belonging) = badge.belonging(&scene.views, record.actor) {
            let width = badge_width(&badge.letters(belonging));
            pen.badge(canvas, badge, belonging, (at + CELL_GAP, middle), width);
            at += width + CELL_GAP;
        }
    }
}
