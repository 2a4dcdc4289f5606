//! Rings cut at the rim of a map around a place.
//!
//! A ring is followed on the globe. What lies beyond the rim is left out, and where the ring leaves
//! the map the rim itself closes it. Joining the points beyond by straight lines would draw land
//! across the sea.

use std::f64::consts::PI;

use super::rings::{holds, opposite};
use super::{MapPlace, Plane, Projection};

/// The parts of a ring that lie within the rim of a map around a place, laid out flat. A ring
/// around all of the map gives the rim.
pub(super) fn within_rim(
    projection: &Projection,
    centre: MapPlace,
    ring: &[MapPlace],
) -> Vec<Vec<Plane>> {
    let places = refined(projection, ring);
    let is_near: Vec<bool> = places
        .iter()
        .map(|place| projection.shows(*place))
        .collect();
    if !is_near.contains(&true) {
        let is_around = holds(ring, centre);
        return is_around.then(|| projection.rim()).into_iter().collect();
    }
    if !is_near.contains(&false) {
        let outline = places.iter().map(|place| projection.project(*place));
        // A ring around the point opposite the centre is one around all that is outside.
        let rest = holds(ring, opposite(centre)).then(|| projection.rim());
        return std::iter::once(outline.collect()).chain(rest).collect();
    }
    let arcs = arcs(projection, &places, &is_near);
    let crossings = Crossings::new(&arcs, |angle| holds(ring, projection.rim_place(angle)));
    crossings.joined(&arcs)
}

/// The ring with further places on the edges that would be bent on the map, or cross its rim. Edges
/// are straight in degrees, as files of shapes mean them.
fn refined(projection: &Projection, ring: &[MapPlace]) -> Vec<MapPlace> {
    /// In radii of the earth: a half of a pixel, or less.
    const LEAST_BEND: f64 = 0.001;
    const LONGEST_PIECE: f64 = 1.0;
    let next = ring.iter().cycle().skip(1);
    let mut places = Vec::with_capacity(ring.len());
    for (from, to) in ring.iter().zip(next) {
        places.push(*from);
        let (a, b) = (projection.project(*from), projection.project(*to));
        let middle = projection.project(between(*from, *to, 0.5));
        let bend = libm::hypot((a.x + b.x) / 2.0 - middle.x, (a.y + b.y) / 2.0 - middle.y);
        if projection.shows(*from) && projection.shows(*to) && bend < LEAST_BEND {
            continue;
        }
        let pieces = (degrees_between(*from, *to) / LONGEST_PIECE).ceil();
        let mut piece = 1.0;
        while piece < pieces {
            places.push(between(*from, *to, piece / pieces));
            piece += 1.0;
        }
    }
    places
}

/// How far it is to the east from one place to another, the shorter way around.
fn step_east(from: MapPlace, to: MapPlace) -> f64 {
    (to.longitude - from.longitude + 540.0).rem_euclid(360.0) - 180.0
}

/// The place on the edge between two places at a part of the way.
fn between(from: MapPlace, to: MapPlace, part: f64) -> MapPlace {
    MapPlace {
        longitude: from.longitude + part * step_east(from, to),
        latitude: from.latitude + part * (to.latitude - from.latitude),
    }
}

/// The length of an edge in degrees of latitude, or a little more.
fn degrees_between(from: MapPlace, to: MapPlace) -> f64 {
    let least = from.latitude.abs().min(to.latitude.abs());
    let narrowing = libm::cos(least * PI / 180.0);
    libm::hypot(step_east(from, to) * narrowing, to.latitude - from.latitude)
}

/// The stretches of a ring within the rim, each from where it comes in to where it goes out.
fn arcs(projection: &Projection, places: &[MapPlace], is_near: &[bool]) -> Vec<Vec<Plane>> {
    let count = places.len();
    let comes_in = |at: usize| !is_near[at] && is_near[(at + 1) % count];
    let starts = (0..count).filter(|at| comes_in(*at));
    starts
        .map(|start| {
            let crossing = |near: usize, far: usize| {
                let (near, far) = (places[near % count], places[far % count]);
                projection.project(at_rim(projection, near, far))
            };
            let mut at = start + 1;
            let mut arc = vec![crossing(at, start)];
            while is_near[at % count] {
                arc.push(projection.project(places[at % count]));
                at += 1;
            }
            arc.push(crossing(at - 1, at));
            arc
        })
        .collect()
}

/// The place where an edge meets the rim, by halving what is left of it.
fn at_rim(projection: &Projection, near: MapPlace, far: MapPlace) -> MapPlace {
    const HALVINGS: usize = 40;
    let (mut inside, mut outside) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = (inside + outside) / 2.0;
        if projection.shows(between(near, far, middle)) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    between(near, far, inside)
}

/// An end of an arc on the rim.
#[derive(Clone, Copy)]
struct Crossing {
    angle: f64,
    arc: usize,
    is_last: bool,
}

/// The ends of arcs in their order along the rim. Of the stretches between them every other one
/// lies in the ring.
struct Crossings {
    sorted: Vec<Crossing>,
    /// Whether the stretch from the first crossing to the second lies in the ring.
    is_first_within: bool,
}

impl Crossings {
    /// The crossings of arcs; `is_within` says whether a place of the rim lies in the ring.
    fn new(arcs: &[Vec<Plane>], is_within: impl Fn(f64) -> bool) -> Self {
        let end = |arc: usize, point: Option<&Plane>, is_last: bool| {
            let angle = point.map_or(0.0, |point| libm::atan2(point.y, point.x));
            Crossing {
                angle,
                arc,
                is_last,
            }
        };
        let mut sorted: Vec<Crossing> = arcs
            .iter()
            .enumerate()
            .flat_map(|(at, arc)| [end(at, arc.first(), false), end(at, arc.last(), true)])
            .collect();
        sorted.sort_by(|a, b| a.angle.total_cmp(&b.angle));
        let mut crossings = Crossings {
            sorted,
            is_first_within: false,
        };
        // In the middle of the longest stretch no rounding can mislead.
        let widths = (0..crossings.sorted.len()).map(|at| (at, crossings.width(at)));
        if let Some((longest, width)) = widths.max_by(|a, b| a.1.total_cmp(&b.1)) {
            let is_within = is_within(crossings.sorted[longest].angle + width / 2.0);
            crossings.is_first_within = is_within == longest.is_multiple_of(2);
        }
        crossings
    }

    /// The angle from a crossing to the next one.
    fn width(&self, at: usize) -> f64 {
        let next = self.sorted[(at + 1) % self.sorted.len()].angle;
        let width = next - self.sorted[at].angle;
        if at + 1 == self.sorted.len() {
            width + 2.0 * PI
        } else {
            width
        }
    }

    /// Rings of arcs and of the stretches of the rim that lie between them.
    fn joined(&self, arcs: &[Vec<Plane>]) -> Vec<Vec<Plane>> {
        let mut is_used = vec![false; arcs.len()];
        let mut rings = Vec::new();
        for first in 0..arcs.len() {
            let mut ring = Vec::new();
            let (mut arc, mut is_backward) = (first, false);
            while !std::mem::replace(&mut is_used[arc], true) {
                let points = arcs[arc].iter().copied();
                if is_backward {
                    ring.extend(points.rev());
                } else {
                    ring.extend(points);
                }
                let next = self.along_rim(arc, !is_backward, &mut ring);
                (arc, is_backward) = (next.arc, next.is_last);
            }
            if !ring.is_empty() {
                rings.push(ring);
            }
        }
        rings
    }

    /// Goes from an end of an arc along the rim, within the ring, to the next crossing.
    fn along_rim(&self, arc: usize, is_last: bool, ring: &mut Vec<Plane>) -> Crossing {
        const STEP: f64 = PI / 90.0;
        let count = self.sorted.len();
        let is_here = |it: &Crossing| it.arc == arc && it.is_last == is_last;
        let here = self.sorted.iter().position(is_here).unwrap_or_default();
        let is_forward = here.is_multiple_of(2) == self.is_first_within;
        let (next, width) = if is_forward {
            ((here + 1) % count, self.width(here))
        } else {
            let before = (here + count - 1) % count;
            (before, -self.width(before))
        };
        let steps = (width.abs() / STEP).ceil();
        let mut step = 1.0;
        while step < steps {
            let angle = self.sorted[here].angle + width * step / steps;
            ring.push(Projection::rim_point(angle));
            step += 1.0;
        }
        self.sorted[next]
    }
}

#[cfg(test)]
mod tests;
