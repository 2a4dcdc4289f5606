//! The places where the name of a state may be, the best ones first.

use super::super::Rectangle;
use super::name::{Name, PlacedName};
use super::{CIRCLE, area};

/// Where the name of a state may be.
pub(super) struct Trial<'n> {
    pub(super) name: PlacedName<'n>,
    /// The shares of its box that must at least lie on its own shape, and may at most on others.
    pub(super) shares: (f64, f64),
    /// Whether it is apart from its shape, so that it must not seem to be the name of another state.
    pub(super) is_beside: bool,
    /// The line to it, if it lies apart from its state.
    pub(super) leader: Option<((f64, f64), (f64, f64))>,
}

/// Where a name may be on its own shape, the places near the middle first.
pub(super) fn trials_within<'n>(
    name: &'n Name,
    squares: &[(f64, f64)],
    shares: (f64, f64),
) -> impl Iterator<Item = Trial<'n>> {
    /// So many places are tried.
    const MOST_PLACES: usize = 500;
    let stride = squares.len() / MOST_PLACES + 1;
    let mut places: Vec<(f64, f64)> = squares.iter().copied().step_by(stride).collect();
    let centre = mean(squares);
    let away = |place: &(f64, f64)| libm::hypot(place.0 - centre.0, place.1 - centre.1);
    places.sort_by(|a, b| away(a).total_cmp(&away(b)));
    name.breaks.iter().flat_map(move |lines| {
        let places = places.clone().into_iter();
        places.map(move |place| Trial {
            name: name.around(lines, place),
            shares,
            is_beside: false,
            leader: None,
        })
    })
}

/// Where a name may be beside its state, the nearest places first. A line to it begins well within
/// the state.
pub(super) fn trials_beside<'n>(
    name: &'n Name,
    point: (f64, f64),
    (most, longest): (f64, f64),
    is_own: impl Fn((f64, f64)) -> bool,
) -> impl Iterator<Item = Trial<'n>> {
    const DIRECTIONS: u8 = 16;
    /// The nearest and the farthest places, and the steps between them, in pixels.
    const NEAREST: f64 = CIRCLE + 3.0;
    const STEP: f64 = 6.0;
    const STEPS: u8 = 24;
    /// A name as near as this needs no line.
    const NEAR: f64 = 8.0;
    let directions = (0..DIRECTIONS).map(|direction| {
        let angle = f64::from(direction) * 2.0 * std::f64::consts::PI / f64::from(DIRECTIONS);
        (libm::cos(angle), libm::sin(angle))
    });
    let at =
        move |(right, down): (f64, f64), away: f64| (point.0 + away * right, point.1 + away * down);
    let mut places: Vec<(f64, f64, f64, (f64, f64))> = Vec::new();
    for direction in directions {
        // Where the state ends in this direction.
        let mut edge = 0.0;
        for step in 0..STEPS {
            let away = NEAREST + f64::from(step) * STEP;
            let mut inside = (edge, away);
            while inside.1 > inside.0 && !is_own(at(direction, inside.1)) {
                inside.1 -= STEP / 2.0;
            }
            edge = inside.1.max(edge);
            let tip = tip(edge, |away| at(direction, away), &is_own);
            if away - tip <= longest {
                places.push((away, edge, tip, direction));
            }
        }
    }
    // Beside reads better than above, and above better than aslant.
    let cost = |(away, _, _, (right, down)): &(f64, f64, f64, (f64, f64))| {
        let aslant = right.abs().min(down.abs());
        away + 8.0 * aslant + if *right > 0.9 { 0.0 } else { 2.0 }
    };
    places.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
    name.breaks.iter().flat_map(move |lines| {
        places
            .clone()
            .into_iter()
            .map(move |(away, edge, tip, direction)| Trial {
                name: name.beside(lines, at(direction, away), direction),
                shares: (0.0, most),
                is_beside: true,
                leader: (away - edge > NEAR)
                    .then(|| (at(direction, tip), at(direction, away - 2.0))),
            })
    })
}

/// How far from the place of a state a line to its name begins: where everything around is the
/// state's, as near to its edge as that may be, otherwise at its place.
fn tip(edge: f64, at: impl Fn(f64) -> (f64, f64), is_own: &impl Fn((f64, f64)) -> bool) -> f64 {
    /// So much of the state is around the end of a line where it is wide enough, in pixels.
    const AROUND: f64 = 4.0;
    const STEP: f64 = 2.0;
    // The edge of a circle is seen by itself.
    if edge <= CIRCLE {
        return (edge - STEP).max(0.0);
    }
    let is_inside = |away: f64| {
        let (x, y) = at(away);
        let around = [(AROUND, 0.0), (-AROUND, 0.0), (0.0, AROUND), (0.0, -AROUND)];
        let mut around = around.iter().map(|(right, down)| (x + right, y + down));
        around.all(is_own)
    };
    let mut away = edge - STEP;
    while away > 0.0 && !is_inside(away) {
        away -= STEP;
    }
    away.max(0.0)
}

pub(super) fn mean(places: &[(f64, f64)]) -> (f64, f64) {
    let count = places.len().max(1) as f64;
    let sum = places
        .iter()
        .fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    (sum.0 / count, sum.1 / count)
}

/// The box of a circle at a place.
pub(super) fn around((x, y): (f64, f64)) -> Rectangle {
    const REACH: f64 = CIRCLE + 1.0;
    area(x - REACH, y - REACH, 2.0 * REACH, 2.0 * REACH)
}

/// Small boxes along a line.
pub(super) fn along(from: (f64, f64), to: (f64, f64)) -> Vec<Rectangle> {
    const STEP: f64 = 3.0;
    let length = libm::hypot(to.0 - from.0, to.1 - from.1);
    let steps = (length / STEP).ceil().max(1.0);
    let mut boxes = Vec::new();
    let mut step = 0.0;
    while step <= steps {
        let part = step / steps;
        let (x, y) = (
            from.0 + part * (to.0 - from.0),
            from.1 + part * (to.1 - from.1),
        );
        boxes.push(area(x - 1.0, y - 1.0, 2.0, 2.0));
        step += 1.0;
    }
    boxes
}
