//! Where a part of the map is cut into pieces for a phone: beside states, where that can be.

use super::framing::{area_of, main_outline};
use super::panel::Panel;
use super::scene::{MapActor, MapScene};
use crate::map::{Frame, Plane, clip};

/// Into so many equal parts the width is divided, between which there may be a cut.
const STEPS: usize = 64;
/// So much of what a cut runs through counts at least, whatever it leaves on its smaller side.
const ANY: f64 = 0.25;

/// How much it weighs that pieces are not equally wide, against what their cuts harm.
const EVENNESS: f64 = 0.1;
/// So many ways to cut are compared by the names that they leave room for.
const WAYS: usize = 3;
/// Two ways to cut differ if two of their cuts are so many steps apart.
const APART: usize = 4;

/// A way to cut a part of the map into pieces.
pub(super) struct Cuts {
    /// The ends of the pieces, as parts of the width.
    pub(super) ends: Vec<f64>,
    /// How much so many cuts harm at least: a state that one runs through counts a quarter or more.
    pub(super) harm: f64,
    /// How much more these do.
    pub(super) needless: f64,
}

/// The ways to cut a part of the map into a number of pieces: through as few states as can be, and so
/// that the pieces are as equal as can be. None is narrower than a part of the whole.
pub(super) fn cuts(
    scene: &MapScene<'_>,
    panel: &Panel,
    below: Option<&Panel>,
    (count, narrowest): (usize, f64),
) -> Vec<Cuts> {
    let shown = scene.states().filter(|state| panel.shows(state));
    let states: Vec<Measured<'_>> = shown.map(|it| Measured::new(it, &panel.frame)).collect();
    let harms: Vec<f64> = (0..=STEPS)
        .map(|step| harm(&states, panel.frame, below, part(step)))
        .collect();
    let is_wide = |from: usize, to: usize| part(to - from) >= narrowest;
    let mut ways = vec![vec![0]];
    for _ in 1..count {
        let longer = ways.iter().flat_map(|way: &Vec<usize>| {
            let last = way.last().copied().unwrap_or_default();
            let next = (last + 1..STEPS).filter(move |step| is_wide(last, *step));
            next.map(|step| way.iter().copied().chain([step]).collect::<Vec<usize>>())
        });
        ways = longer.collect();
    }
    ways.retain(|way| way.last().is_some_and(|last| is_wide(*last, STEPS)));
    let harm = |way: &[usize]| -> f64 { way.iter().skip(1).map(|step| harms[*step]).sum() };
    let uneven = |way: &[usize]| -> f64 {
        let ends = way.iter().skip(1).copied().chain([STEPS]);
        let widths = way.iter().zip(ends).map(|(from, to)| part(to - from));
        widths.map(|it| (it - 1.0 / count as f64).abs()).sum()
    };
    let least = ways.iter().map(|it| harm(it)).fold(f64::INFINITY, f64::min);
    let cost = |way: &[usize]| harm(way) + EVENNESS * uneven(way);
    ways.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
    let mut best: Vec<Vec<usize>> = Vec::new();
    for way in ways {
        let is_apart = |it: &Vec<usize>| it.iter().zip(&way).any(|(a, b)| a.abs_diff(*b) >= APART);
        if best.len() < WAYS && best.iter().all(is_apart) {
            best.push(way);
        }
    }
    let found = best.into_iter().map(|way| Cuts {
        harm: least,
        needless: harm(&way) - least,
        ends: way.iter().copied().chain([STEPS]).map(part).collect(),
    });
    found.collect()
}

fn part(step: usize) -> f64 {
    step as f64 / STEPS as f64
}

/// A state, measured once for all cuts.
struct Measured<'m> {
    /// Its rings on the map, each with its frame and its area there.
    rings: Vec<(&'m [Plane], Frame, f64)>,
    area: f64,
    /// Its main outline, or its place.
    main: Option<Frame>,
}

impl<'m> Measured<'m> {
    fn new(state: &'m MapActor, frame: &Frame) -> Self {
        let rings = state.rings.iter().filter_map(|ring| {
            let around = Frame::around(ring.iter().copied())?;
            let is_here = around.meets(frame);
            is_here.then(|| (ring.as_slice(), around, area_of(&clip(ring, frame))))
        });
        let rings: Vec<(&[Plane], Frame, f64)> = rings.collect();
        let main = main_outline(state).filter(|it| it.meets(frame));
        Measured {
            area: rings.iter().map(|it| it.2).sum(),
            rings,
            main: main.or_else(|| Frame::around(state.point)),
        }
    }

    /// The share of its area that is on the smaller side of a cut, of which the part of the map on
    /// the right side is given.
    fn smaller(&self, right: &Frame) -> f64 {
        if self.area <= 0.0 {
            return 0.0;
        }
        let beyond = self.rings.iter().map(|(ring, around, area)| {
            if around.right <= right.left {
                0.0
            } else if around.left >= right.left {
                *area
            } else {
                area_of(&clip(ring, right))
            }
        });
        let beyond = beyond.sum::<f64>() / self.area;
        beyond.min(1.0 - beyond)
    }
}

/// How much a cut harms at a part of the width: for each state that it runs through what is on its
/// smaller side, and for each that it comes near to, whose name needs room.
fn harm(states: &[Measured<'_>], frame: Frame, below: Option<&Panel>, part: f64) -> f64 {
    /// So little of a state may be cut off unseen.
    const SLIVER: f64 = 0.03;
    /// So near a cut takes room from a name, as a part of the width.
    const NEAR: f64 = 0.06;
    let cut = frame.left + part * frame.width();
    let right = Frame { left: cut, ..frame };
    let harm = states.iter().map(|state| {
        let smaller = state.smaller(&right);
        let away = state.main.map_or(f64::INFINITY, |it| {
            (it.left - cut).max(cut - it.right).max(0.0)
        });
        let nearness = (1.0 - away / (NEAR * frame.width())).max(0.0);
        ANY * match smaller > SLIVER {
            true => 1.0 + smaller,
            false => nearness / 4.0,
        }
    });
    let runs_through = |it: &&Panel| it.frame.left < cut && cut < it.frame.right;
    let marks = below.filter(runs_through).map_or(0.0, |_| ANY);
    harm.sum::<f64>() + marks
}
