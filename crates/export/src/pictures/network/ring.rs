//! Several states without one in the middle: they stand around an ellipse, and their ties run
//! within it, so that no tie crosses a name.

use super::super::{Canvas, Drawing, Paint, Rectangle, fitted, number, text_width};
use super::{Look, MARGIN, NAME_SIZE, Pen, badge_width};
use crate::views::Edge;

const BOX: f64 = 26.0;
const PITCH: f64 = 40.0;
const WIDEST_NAME: f64 = 380.0;
const CELL_GAP: f64 = 6.0;

/// How far the shortest ties are drawn towards the middle, and how much farther the longest.
const PULL: (f64, f64) = (0.22, 0.45);

pub(super) fn draw(pen: &Pen<'_, '_>) -> Drawing {
    let scene = pen.scene;
    let order = order(pen);
    let count = order.len();
    let per_side = count.div_ceil(2);
    let rows = f64::from(u32::try_from(per_side).unwrap_or(u32::MAX));
    let height = rows * PITCH;
    let reach = (height * 0.75).clamp(190.0, 480.0);
    let widths: Vec<f64> = (0..count).map(|node| box_width(pen, node)).collect();
    let widest = widths.iter().copied().fold(100.0, f64::max);
    let mut canvas = pen.canvas((2.0 * (MARGIN + widest + reach)).max(640.0));
    let top = pen.head(&mut canvas);
    let (x, y) = (canvas.width() / 2.0, top + height / 2.0);
    let ring = Ring {
        middle: (x, y),
        reach,
        height,
        points: points(&order, (x, y), reach, height),
    };
    ties(pen, &mut canvas, &ring);
    let groups = scene.group_of_nodes();
    for node in order {
        let colour = pen.group_colour(groups[node]);
        state(
            pen,
            &mut canvas,
            node,
            ring.points[node],
            x,
            widths[node],
            &colour,
        );
    }
    let bottom = pen.legend(&mut canvas, top + height + 16.0, true);
    let caption = &scene.caption;
    canvas.finish("network", bottom, &caption.title, &caption.description)
}

/// Where the states stand: an ellipse, and on it a point for each node.
struct Ring {
    middle: (f64, f64),
    reach: f64,
    height: f64,
    points: Vec<(f64, f64)>,
}

/// The point of each node: down the right side and up the left one, all rows as high.
fn points(order: &[usize], middle: (f64, f64), reach: f64, height: f64) -> Vec<(f64, f64)> {
    let (x, y) = middle;
    let count = order.len();
    let per_side = count.div_ceil(2);
    let mut points = vec![(x, y); order.len()];
    for (place, node) in order.iter().enumerate() {
        let (sign, row) = match place < per_side {
            true => (1.0, place),
            false => (-1.0, count - 1 - place),
        };
        let row = f64::from(u32::try_from(row).unwrap_or(u32::MAX));
        let offset = (row + 0.5) * PITCH - height / 2.0;
        let share = offset / (height / 2.0 + PITCH * 0.4);
        points[*node] = (
            x + sign * reach * (1.0 - share * share).sqrt().max(0.1),
            y + offset,
        );
    }
    points
}

fn ties(pen: &Pen<'_, '_>, canvas: &mut Canvas, ring: &Ring) {
    let scene = pen.scene;
    let mut edges: Vec<&Edge> = scene.edges().collect();
    // The highest are drawn last, over the others.
    edges.sort_by_key(|edge| edge.tier);
    for edge in edges {
        let [(x1, y1), (x2, y2)] = edge.nodes.map(|node| ring.points[node]);
        let length = ((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2)).sqrt()
            / (2.0 * ring.reach.max(ring.height / 2.0));
        let pull = PULL.0 + PULL.1 * length.min(1.0);
        let bend = |one: f64, other: f64, middle: f64| {
            let between = f64::midpoint(one, other);
            between + (middle - between) * pull
        };
        let path = format!(
            "M{} {}Q{} {} {} {}",
            number(x1),
            number(y1),
            number(bend(x1, x2, ring.middle.0)),
            number(bend(y1, y2, ring.middle.1)),
            number(x2),
            number(y2)
        );
        let look = Look {
            tier: pen.style.tier(edge.tier),
            colour: &pen.muted,
            is_certain: edge.holds.is_certain(),
        };
        pen.tie(canvas, &path, &scene.edge_words(edge), look);
    }
}

fn box_width(pen: &Pen<'_, '_>, node: usize) -> f64 {
    let scene = pen.scene;
    let node = &scene.graph.nodes[node];
    let name = text_width(node.name, NAME_SIZE, false).min(WIDEST_NAME);
    let held = scene.badges.iter().filter_map(|badge| {
        let belonging = badge.belonging(&scene.views, node.state)?;
        Some(badge_width(&badge.letters(belonging)) + CELL_GAP)
    });
    name + held.sum::<f64>() + 20.0
}

/// Draws a state beside its point, away from the middle.
fn state(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    node: usize,
    point: (f64, f64),
    middle: f64,
    width: f64,
    colour: &str,
) {
    let scene = pen.scene;
    let record = &scene.graph.nodes[node];
    let left = if point.0 >= middle {
        point.0
    } else {
        point.0 - width
    };
    let area = Rectangle {
        x: left,
        y: point.1 - BOX / 2.0,
        width,
        height: BOX,
    };
    let mut paint = Paint::fill(&pen.page).outlined(colour, 1.4);
    if !record.holds.is_certain() {
        paint.dashes = "6 4";
    }
    canvas.rectangle(area, 7.0, paint);
    let name = fitted(record.name, NAME_SIZE, false, WIDEST_NAME);
    let base = point.1 + NAME_SIZE * 0.35;
    canvas.titled_text(
        &name,
        record.name,
        left + 10.0,
        base,
        pen.set(NAME_SIZE, false),
    );
    let mut at = left + 10.0 + text_width(record.name, NAME_SIZE, false).min(WIDEST_NAME);
    for badge in &scene.badges {
        if let Some(belonging) = badge.belonging(&scene.views, record.state) {
            let width = badge_width(&badge.letters(belonging));
            pen.badge(canvas, badge, belonging, (at + CELL_GAP, point.1), width);
            at += width + CELL_GAP;
        }
    }
}

/// The nodes in the order in which they stand, clockwise from the top: groups together, and within
/// each such that ties are short.
fn order(pen: &Pen<'_, '_>) -> Vec<usize> {
    let graph = &pen.scene.graph;
    let mut order: Vec<usize> = Vec::new();
    let mut group_of = Vec::new();
    for (index, group) in graph.groups.iter().enumerate() {
        order.extend(&group.nodes);
        group_of.resize(order.len(), index);
    }
    let count = order.len();
    let mut place = vec![0; count];
    for (at, node) in order.iter().enumerate() {
        place[*node] = at;
    }
    let length = |place: &[usize]| -> usize {
        let lengths = pen.scene.edges().map(|edge| {
            let [one, other] = edge.nodes.map(|node| place[node]);
            let apart = one.abs_diff(other);
            let apart = apart.min(count - apart);
            apart * apart
        });
        lengths.sum()
    };
    let mut best = length(&place);
    // Each round takes every swap that shortens the whole; few rounds find none.
    for _ in 0..ROUNDS {
        let before = best;
        for one in 0..count {
            for other in one + 1..count {
                if group_of[one] != group_of[other] {
                    continue;
                }
                place.swap(order[one], order[other]);
                let tried = length(&place);
                if tried < best {
                    best = tried;
                    order.swap(one, other);
                } else {
                    place.swap(order[one], order[other]);
                }
            }
        }
        if best == before {
            break;
        }
    }
    order
}

/// The most rounds of swaps.
const ROUNDS: usize = 12;
