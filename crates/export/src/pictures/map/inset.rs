//! An enlargement of the part of the map where dots crowd.

use super::super::{Canvas, Rectangle};
use super::framing::TALLEST;
use super::labels::place_labels;
use super::panel::Panel;
use super::scene::MapScene;
use super::{WHITE, area};
use crate::map::{Frame, Plane, clip};

/// Dots that are nearer to each other than this, in pixels, crowd the map.
const CROWDED: f64 = 30.0;
/// Crowded dots that are nearer to each other than this belong together.
const TOGETHER: f64 = 80.0;
/// So many crowded dots are worth an enlargement.
const WORTH_ENLARGING: usize = 4;
/// So much larger than the map an enlargement must be to be worth its room.
const LEAST_ENLARGING: f64 = 1.6;
/// The boxes that an enlargement may take within the map, the largest first.
const BOXES: [(f64, f64); 3] = [(370.0, 330.0), (320.0, 250.0), (260.0, 180.0)];
/// The greatest height of one that is below the map, as wide as that is.
const HEIGHT_BELOW: f64 = 400.0;
/// The least width of an enlargement for its height: names need room.
const NARROWEST: f64 = 0.7;
const MARGIN: f64 = 12.0;

/// The map with an enlargement of the part where dots crowd, if that is worth it: the largest that
/// in a corner hides no state that is meant and no tie, and names all that it shows, for which a
/// map around a state may become higher; else one below it.
pub(super) fn with_inset(main: Panel, scene: &MapScene<'_>) -> (Panel, Option<Panel>) {
    let Some(frame) = crowded(&main, scene) else {
        return (main, None);
    };
    for size in BOXES {
        let Some(inset) = enlargement(&main, frame, size) else {
            continue;
        };
        for taller in heights(&main, scene) {
            let corner = free_corner(&taller, scene, &inset);
            let Some(inset) = corner.filter(|inset| names_all(scene, inset)) else {
                continue;
            };
            return (taller, Some(inset));
        }
    }
    let below = (main.area.width - 2.0 * MARGIN, HEIGHT_BELOW);
    let inset = enlargement(&main, frame, below).map(|inset| {
        let wider = widened(inset.frame, below.0 / inset.area.height);
        let top = main.area.y + main.area.height + MARGIN;
        Panel {
            area: area(MARGIN, top, below.0, inset.area.height),
            frame: wider,
            ..inset
        }
    });
    (main, inset)
}

/// The map, and higher ones: a map around a state shows more of the land to its south, where a map
/// of everything has nothing more to show.
fn heights(main: &Panel, scene: &MapScene<'_>) -> Vec<Panel> {
    const STEP: f64 = 10.0;
    let may_grow = scene.ego.is_some() && !scene.world.is_own();
    let mut panels = vec![main.clone()];
    while let Some(last) = panels.last().filter(|_| may_grow) {
        let mut taller = last.clone();
        taller.area.height += STEP;
        taller.frame.bottom += STEP / taller.scale;
        if taller.area.height > TALLEST * taller.area.width {
            break;
        }
        panels.push(taller);
    }
    panels
}

/// The piece of the plane in which the largest group of dots lies that crowd one another.
fn crowded(main: &Panel, scene: &MapScene<'_>) -> Option<Frame> {
    let points = scene.actors.iter().filter_map(|state| main.point(state));
    let cluster = largest_cluster(&points.collect::<Vec<_>>())?;
    let back = |(x, y): (f64, f64)| Plane {
        x: main.frame.left + (x - main.area.x) / main.scale,
        y: main.frame.top + (y - main.area.y) / main.scale,
    };
    let frame = Frame::around(cluster.into_iter().map(back))?;
    Some(frame.grown(0.14 * frame.width().max(frame.height())))
}

/// A piece of the plane as large as a box has room for; none if that is not worth it.
fn enlargement(main: &Panel, frame: Frame, (width, height): (f64, f64)) -> Option<Panel> {
    let frame = widened(frame, NARROWEST);
    let scale = (width / frame.width()).min(height / frame.height());
    (scale >= LEAST_ENLARGING * main.scale).then(|| Panel {
        area: area(0.0, 0.0, frame.width() * scale, frame.height() * scale),
        frame,
        scale,
        is_inset: true,
    })
}

/// The frame, wider on both sides, so that it has at least a width for its height.
fn widened(frame: Frame, ratio: f64) -> Frame {
    let more = (frame.height() * ratio - frame.width()).max(0.0) / 2.0;
    Frame {
        left: frame.left - more,
        right: frame.right + more,
        ..frame
    }
}

/// The enlargement in the first corner of the map where it hides nothing.
fn free_corner(main: &Panel, scene: &MapScene<'_>, inset: &Panel) -> Option<Panel> {
    let (width, height) = (inset.area.width, inset.area.height);
    let right = main.area.width - width - MARGIN;
    let bottom = main.area.y + main.area.height - height - MARGIN;
    let top = main.area.y + MARGIN;
    let corners = [
        (MARGIN, bottom),
        (right, bottom),
        (right, top),
        (MARGIN, top),
    ];
    let areas = corners.map(|(x, y)| area(x, y, width, height));
    let free = areas
        .into_iter()
        .find(|area| is_free(main, scene, inset.frame, area.grown(8.0)))?;
    Some(Panel {
        area: free,
        ..inset.clone()
    })
}

/// Whether a box on the map hides no state that is meant, no tie, and not what is enlarged in it.
fn is_free(main: &Panel, scene: &MapScene<'_>, enlarged: Frame, candidate: Rectangle) -> bool {
    /// The least area, in squares of pixels, that is seen to be hidden.
    const SEEN: f64 = 4.0;
    let frame = main.frame_of(candidate);
    let hides = scene.actors.iter().chain(&scene.ego).any(|state| {
        let mut rings = state.rings.iter();
        state.point.is_some_and(|point| frame.holds(point))
            || rings.any(|ring| area_of(&clip(ring, &frame)) * main.scale.powi(2) > SEEN)
    });
    let crosses = |(from, to): ((f64, f64), (f64, f64))| {
        (0..=40).any(|step| {
            let part = f64::from(step) / 40.0;
            let x = from.0 + (to.0 - from.0) * part;
            let y = from.1 + (to.1 - from.1) * part;
            candidate.contains(&area(x, y, 0.0, 0.0))
        })
    };
    let ties = scene.ego.iter().flat_map(|ego| {
        let states = scene.actors.iter();
        states.filter_map(move |state| main.segment(ego, state))
    });
    !hides && !ties.into_iter().any(crosses) && !candidate.overlaps(&main.pixels(enlarged))
}

/// The area within a ring.
fn area_of(ring: &[Plane]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let pairs = ring.iter().zip(next);
    pairs.map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}

/// Whether an enlargement has room for the name of every state that it shows.
fn names_all(scene: &MapScene<'_>, inset: &Panel) -> bool {
    let mut trial = Canvas::new(inset.area.width, WHITE);
    place_labels(&mut trial, scene, inset, None).is_empty()
}

/// The largest group of dots that crowd one another.
fn largest_cluster(points: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
    let distance = |a: (f64, f64), b: (f64, f64)| libm::hypot(a.0 - b.0, a.1 - b.1);
    let is_crowded = |index: usize| {
        points
            .iter()
            .enumerate()
            .any(|(other, point)| other != index && distance(points[index], *point) < CROWDED)
    };
    let crowded: Vec<usize> = (0..points.len())
        .filter(|index| is_crowded(*index))
        .collect();
    let mut seen = vec![false; points.len()];
    let mut largest: Vec<usize> = Vec::new();
    for start in &crowded {
        let mut open = vec![*start];
        let mut group = Vec::new();
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut seen[index], true) {
                continue;
            }
            group.push(index);
            let near = crowded
                .iter()
                .filter(|o| distance(points[index], points[**o]) < TOGETHER);
            open.extend(near);
        }
        if group.len() > largest.len() {
            largest = group;
        }
    }
    (largest.len() >= WORTH_ENLARGING)
        .then(|| largest.into_iter().map(|index| points[index]).collect())
}
