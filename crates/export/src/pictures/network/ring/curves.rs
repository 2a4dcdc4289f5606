//! The curves of the ties within the ring.

use super::super::super::{Rectangle, number};
use super::places::{BOX, RingPlace};

/// A direction or a place, from the middle of the ring.
type Point = (f64, f64);

/// How far from the middle of the edge of its box a tie may end, so that it meets no round corner.
const FARTHEST_PORT: f64 = BOX / 2.0 - 6.0;

/// The most that is between two ends at one box.
const PORT_GAP: f64 = 6.0;

/// How far within its box a tie ends. The box is drawn over it, and no gap is seen at the rim.
const INSET: f64 = 4.0;

/// How near a tie may come to the box of a third state.
const DISTANCE: f64 = 4.0;

/// How much a tie leaves its end towards the other end, and not towards the middle. With less, all
/// would meet in the middle; with more, those between neighbours would hug the boxes.
const ACROSS: f64 = 0.48;

/// In how many steps a curve is drawn nearer to the middle.
const MOST_DEPTH: u32 = 10;

/// A cubic curve.
#[derive(Clone, Copy)]
pub(super) struct Curve {
    points: [Point; 4],
}

impl Curve {
    /// The commands of its path, with the middle of the ring at a place.
    pub(super) fn path(&self, middle: Point) -> String {
        let [from, one, other, to] = self
            .points
            .map(|(x, y)| format!("{} {}", number(middle.0 + x), number(middle.1 + y)));
        format!("M{from}C{one} {other} {to}")
    }

    /// Whether it runs through a box.
    fn meets(&self, area: &Rectangle) -> bool {
        const STEPS: u32 = 48;
        (0..=STEPS).any(|step| {
            let (x, y) = self.at(f64::from(step) / f64::from(STEPS));
            x > area.x && x < area.x + area.width && y > area.y && y < area.y + area.height
        })
    }

    fn at(&self, share: f64) -> Point {
        let rest = 1.0 - share;
        let weights = [
            rest * rest * rest,
            3.0 * rest * rest * share,
            3.0 * rest * share * share,
            share * share * share,
        ];
        let sum = |part: fn(&Point) -> f64| -> f64 {
            let parts = self.points.iter().map(part);
            parts.zip(weights).map(|(part, weight)| part * weight).sum()
        };
        (sum(|it| it.0), sum(|it| it.1))
    }
}

/// The curves of ties between nodes that are at places in boxes.
pub(super) fn curves(ties: &[[usize; 2]], places: &[RingPlace], boxes: &[Rectangle]) -> Vec<Curve> {
    let ports = ports(ties, places);
    ties.iter()
        .zip(ports)
        .map(|(tie, ends)| {
            let thirds = (0..boxes.len()).filter(|node| !tie.contains(node));
            let thirds: Vec<Rectangle> = thirds.map(|it| boxes[it].grown(DISTANCE)).collect();
            let sides = tie.map(|node| places[node].side);
            // The farther a curve goes towards the middle, the fewer boxes are near it.
            let mut tried = (0..=MOST_DEPTH).map(|depth| curve(ends, sides, depth));
            let free = tried.find(|curve| !thirds.iter().any(|area| curve.meets(area)));
            free.unwrap_or_else(|| curve(ends, sides, 0))
        })
        .collect()
}

/// The curve between two ends. It leaves each towards the middle and a little towards the other,
/// the less so the deeper it is to go.
fn curve(ends: [Point; 2], sides: [f64; 2], depth: u32) -> Curve {
    let [from, to] = ends;
    let depth = f64::from(depth) / f64::from(MOST_DEPTH);
    let length = distance(from, to);
    let reach = (length * 0.3 + 20.0) * (1.0 + depth);
    // Near ends would else pass one another, and the curve between them be folded.
    let across = (ACROSS * (1.0 - depth)).min(0.3 * length / reach);
    let control = |at: Point, other: Point, side: f64| {
        let (x, y) = heading(at, other, side, across);
        (at.0 + reach * x, at.1 + reach * y)
    };
    Curve {
        points: [
            from,
            control(from, to, sides[0]),
            control(to, from, sides[1]),
            to,
        ],
    }
}

/// The direction, of length 1, in which a tie leaves its end: between that to the middle of the
/// ring and, by a share, that to the other end, but never into its own box.
fn heading(at: Point, other: Point, side: f64, share: f64) -> Point {
    let inwards = unit((-at.0, -at.1));
    let across = unit((other.0 - at.0, other.1 - at.1));
    let mix = |one: f64, other: f64| one * (1.0 - share) + other * share;
    let (x, y) = unit((mix(inwards.0, across.0), mix(inwards.1, across.1)));
    unit((side * (side * x).min(-0.35), y))
}

fn distance(one: Point, other: Point) -> f64 {
    libm::hypot(one.0 - other.0, one.1 - other.1)
}

fn unit((x, y): Point) -> Point {
    let length = libm::hypot(x, y);
    match length > 0.0 {
        true => (x / length, y / length),
        false => (0.0, 0.0),
    }
}

/// The ends of the ties. Those at one box are beside one another on its inner edge, in the order in
/// which they leave it, so that they do not cross there.
fn ports(ties: &[[usize; 2]], places: &[RingPlace]) -> Vec<[Point; 2]> {
    let mut ports: Vec<[Point; 2]> = ties
        .iter()
        .map(|tie| tie.map(|node| (places[node].x + places[node].side * INSET, places[node].y)))
        .collect();
    for (node, place) in places.iter().enumerate() {
        let at = (place.x, place.y);
        let mut ends: Vec<(f64, usize, usize)> = Vec::new();
        for (index, tie) in ties.iter().enumerate() {
            if let Some(end) = tie.iter().position(|it| *it == node) {
                let other = places[tie[1 - end]];
                let (x, y) = heading(at, (other.x, other.y), place.side, ACROSS);
                ends.push((y / x.abs(), index, end));
            }
        }
        ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let last = ends.len() as f64 - 1.0;
        let gap = (2.0 * FARTHEST_PORT / last.max(1.0)).min(PORT_GAP);
        let mut y = place.y - gap * last / 2.0;
        for (_, index, end) in ends {
            ports[index][end].1 = y;
            y += gap;
        }
    }
    ports
}
