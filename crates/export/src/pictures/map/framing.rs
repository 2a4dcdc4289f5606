//! Which piece of the plane the map shows.

use super::scene::{MapActor, MapScene};
use crate::map::{Frame, Plane, Projection};

/// The least and the greatest height of the map for its width.
const FLATTEST: f64 = 0.5;
const TALLEST: f64 = 0.74;

/// What the map shows, in the shape of a picture.
pub(super) fn main_frame(scene: &MapScene<'_>) -> Frame {
    let near = scene.states().filter(|state| !state.is_far);
    let points = near.filter_map(|state| state.point);
    let frame = if scene.world.is_own() {
        let vertices = scene
            .states()
            .flat_map(|state| state.rings.iter().flatten());
        with_room(Frame::around(points.chain(vertices.copied())), 0.04).map(shaped)
    } else if matches!(scene.projection, Projection::EqualEarth { .. }) {
        Some(world_frame(scene))
    } else {
        let frame = with_room(Frame::around(points), 0.06);
        frame.map(|frame| shaped(with_outlines(scene, frame)))
    };
    frame.unwrap_or(Frame {
        left: -1.0,
        top: -0.7,
        right: 1.0,
        bottom: 0.7,
    })
}

/// What a map of the world shows: the inhabited earth, or, if the states lie in a part of it and the
/// world is not asked for, that.
fn world_frame(scene: &MapScene<'_>) -> Frame {
    /// The most northern and the most southern land that is inhabited.
    const LATITUDES: (f64, f64) = (83.7, -57.0);
    /// What is nearly as wide as the world is shown as the world.
    const NEARLY: f64 = 0.85;
    let edge = |turn: f64, latitude: f64| scene.projection.flat(turn, latitude);
    let world = Frame {
        left: edge(-180.0, 0.0).x,
        top: edge(0.0, LATITUDES.0).y,
        right: edge(180.0, 0.0).x,
        bottom: edge(0.0, LATITUDES.1).y,
    };
    if scene.is_world {
        return world;
    }
    let frames = scene.states().flat_map(main_parts);
    let Some(frame) = with_room(frames.reduce(|all, it| all.joined(&it)), 0.03) else {
        return world;
    };
    let frame = shaped(frame);
    if frame.width() > NEARLY * world.width() || frame.height() > world.height() {
        return world;
    }
    let right = (world.left - frame.left).max(0.0) - (frame.right - world.right).max(0.0);
    let down = (world.top - frame.top).max(0.0) - (frame.bottom - world.bottom).max(0.0);
    Frame {
        left: frame.left + right,
        top: frame.top + down,
        right: frame.right + right,
        bottom: frame.bottom + down,
    }
}

/// The frames of the place of a state and of those of its parts that are large for it, as Alaska is
/// and Hawaii is not.
fn main_parts(state: &MapActor) -> Vec<Frame> {
    const LARGE: f64 = 0.17;
    let areas: Vec<f64> = state.rings.iter().map(|ring| area_of(ring)).collect();
    let largest = areas.iter().copied().fold(0.0, f64::max);
    let rings = state.rings.iter().zip(&areas);
    let large = rings.filter(|(_, area)| **area >= LARGE * largest);
    let frames = large.filter_map(|(ring, _)| Frame::around(ring.iter().copied()));
    frames.chain(Frame::around(state.point)).collect()
}

/// The area within a ring.
pub(super) fn area_of(ring: &[Plane]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let pairs = ring.iter().zip(next);
    pairs.map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}

/// The frame of the places of states, grown around their shapes: those of the state in the middle
/// and then of the others, the ones first for which the least must be added. The more states share
/// the map, the less it grows, since their places crowd: of five the United States are shown from
/// coast to coast, of thirty China is cut.
fn with_outlines(scene: &MapScene<'_>, places: Frame) -> Frame {
    /// By this many times its area the map may grow for one state around another one.
    const GROWTH: f64 = 27.0;
    /// By this many times its area it may grow however many states there are.
    const LEAST_GROWTH: f64 = 0.8;
    /// To this area it may grow in any case, in squares of the earth's radius: states whose capitals
    /// are neighbours, as those of Norway and Sweden, are larger than what lies between these.
    const ENOUGH: f64 = 0.3;
    /// The room around a shape, as a part of the longer side of the frame.
    const ROOM: f64 = 0.015;
    let room = ROOM * places.width().max(places.height());
    let size = |frame: Frame| shaped(frame).width() * shaped(frame).height();
    let others = scene.actors.iter().chain(&scene.members);
    let others = others.filter(|state| !state.is_far);
    let count = others.clone().count().max(1) as f64;
    let growth = (GROWTH / (count * libm::sqrt(count))).max(LEAST_GROWTH);
    let largest = size(places) * (1.0 + growth);
    let largest = largest.max(ENOUGH);
    let outlines = |state: &MapActor| -> Vec<Frame> {
        let outlines = outlines(state).into_iter();
        outlines.map(|outline| outline.grown(room)).collect()
    };
    let mut others: Vec<Vec<Frame>> = others.map(outlines).collect();
    let least = |outlines: &Vec<Frame>| outlines.last().map_or(0.0, |it| size(places.joined(it)));
    others.sort_by(|a, b| least(a).total_cmp(&least(b)));
    let ego = scene
        .ego
        .iter()
        .filter_map(|ego| outlines(ego).into_iter().next());
    let places = ego.fold(places, |frame, outline| frame.joined(&outline));
    others.into_iter().fold(places, |frame, outlines| {
        let mut outlines = outlines.iter();
        let fitting = outlines.find(|outline| size(frame.joined(outline)) <= largest);
        fitting.map_or(frame, |outline| frame.joined(outline))
    })
}

/// The frame of the main outline of a state; none if it has no shape.
pub(super) fn main_outline(state: &MapActor) -> Option<Frame> {
    outlines(state).pop()
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
