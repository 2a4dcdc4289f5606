//! Which piece of the plane the map shows.

use super::scene::{MapActor, MapScene};
use crate::map::{Frame, Plane};

/// The least and the greatest height of the map for its width.
const FLATTEST: f64 = 0.5;
pub(super) const TALLEST: f64 = 0.74;

/// What the map shows, in the shape of a picture.
pub(super) fn main_frame(scene: &MapScene<'_>) -> Frame {
    let states = || scene.actors.iter().chain(&scene.ego);
    let points = states().filter_map(|state| state.point);
    let land = scene.land.iter().chain(scene.other_land.iter().flatten());
    let everything = Frame::around(land.flatten().copied().chain(points.clone()));
    let frame = if scene.world.is_own() {
        let vertices = states().flat_map(|state| state.rings.iter().flatten());
        with_room(Frame::around(points.chain(vertices.copied())), 0.04)
    } else if !scene.rim.is_empty() {
        with_room(Frame::around(points), 0.06).map(|frame| with_outlines(scene, frame))
    } else {
        everything
    };
    shaped(frame.or(everything).unwrap_or(Frame {
        left: -1.0,
        top: -1.0,
        right: 1.0,
        bottom: 1.0,
    }))
}

/// The frame of the places of states, grown around their shapes: those of the state in the middle
/// and then of the others, the ones first for which the least must be added. The more states share
/// the map, the less it grows, since their places crowd: of five the United States are shown from
/// coast to coast, of thirty China is cut.
fn with_outlines(scene: &MapScene<'_>, places: Frame) -> Frame {
    /// By this many times its area the map may grow for one state around another one.
    const GROWTH: f64 = 27.0;
    /// To this area it may grow in any case, in squares of the earth's radius: states whose capitals
    /// are neighbours, as those of Norway and Sweden, are larger than what lies between these.
    const ENOUGH: f64 = 0.3;
    /// The room around a shape, as a part of the longer side of the frame.
    const ROOM: f64 = 0.015;
    let room = ROOM * places.width().max(places.height());
    let size = |frame: Frame| shaped(frame).width() * shaped(frame).height();
    let count = scene.actors.len().max(1) as f64;
    let largest = size(places) * (1.0 + GROWTH / (count * libm::sqrt(count)));
    let largest = largest.max(ENOUGH);
    let outlines = |state: &MapActor| -> Vec<Frame> {
        let outlines = outlines(state).into_iter();
        outlines.map(|outline| outline.grown(room)).collect()
    };
    let mut others: Vec<Vec<Frame>> = scene.actors.iter().map(outlines).collect();
    let least = |outlines: &Vec<Frame>| outlines.last().map_or(0.0, |it| size(places.joined(it)));
    others.sort_by(|a, b| least(a).total_cmp(&least(b)));
    let ego = scene.ego.iter().map(outlines);
    ego.chain(others).fold(places, |frame, outlines| {
        let mut outlines = outlines.iter();
        let fitting = outlines.find(|outline| size(frame.joined(outline)) <= largest);
        fitting.map_or(frame, |outline| frame.joined(outline))
    })
}

/// The frames of what should be seen of a state, the largest first: of its main outline with the
/// islands near it, and of the main outline alone. That is the one around its place, otherwise the
/// largest.
fn outlines(state: &MapActor) -> Vec<Frame> {
    /// So far the islands of one state lie apart, in radii of the earth.
    const NEAR: f64 = 0.05;
    let holds_place = |ring: &Vec<Plane>| {
        let ring = std::slice::from_ref(ring);
        state.point.is_some_and(|point| is_within(ring, point))
    };
    let mut others: Vec<Frame> = Vec::new();
    let mut main: Option<(bool, f64, Frame)> = None;
    for ring in &state.rings {
        let Some(frame) = Frame::around(ring.iter().copied()) else {
            continue;
        };
        let weight = (holds_place(ring), frame.width() * frame.height());
        match main {
            Some((holds, size, _)) if (holds, size) >= weight => others.push(frame),
            _ => {
                others.extend(main.map(|(.., frame)| frame));
                main = Some((weight.0, weight.1, frame));
            }
        }
    }
    let Some((.., main)) = main else {
        return Vec::new();
    };
    let mut whole = main;
    while let Some(near) = others.iter().position(|it| it.meets(&whole.grown(NEAR))) {
        whole = whole.joined(&others.swap_remove(near));
    }
    vec![whole, main]
}

/// Whether a point lies in an area, by how many edges lie above it.
pub(super) fn is_within(rings: &[Vec<Plane>], point: Plane) -> bool {
    let edges = rings
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let above = edges.filter(|(a, b)| {
        (a.x > point.x) != (b.x > point.x)
            && a.y + (point.x - a.x) / (b.x - a.x) * (b.y - a.y) < point.y
    });
    above.count() % 2 == 1
}

/// The frame with room on each side, as a part of its longer one.
fn with_room(frame: Option<Frame>, part: f64) -> Option<Frame> {
    // The places of a single small state need some land around them to be recognised.
    const LEAST: f64 = 0.2;
    frame.map(|it| it.grown(part * it.width().max(it.height()).max(LEAST)))
}

/// The frame, higher or wider, so that its shape is one of a picture.
fn shaped(frame: Frame) -> Frame {
    let ratio = frame.height() / frame.width();
    if ratio > TALLEST {
        let more = (frame.height() / TALLEST - frame.width()) / 2.0;
        Frame {
            left: frame.left - more,
            right: frame.right + more,
            ..frame
        }
    } else if ratio < FLATTEST {
        let more = (frame.width() * FLATTEST - frame.height()) / 2.0;
        Frame {
            top: frame.top - more,
            bottom: frame.bottom + more,
            ..frame
        }
    } else {
        frame
    }
}
