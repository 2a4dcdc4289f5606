//! An enlargement of the part of the map whose states cannot be told apart on it.

use super::super::{Canvas, Rectangle};
use super::cover::{Cover, UNDRAWN};
use super::framing::{area_of, main_outline};
use super::labels::place_labels;
use super::panel::Panel;
use super::scene::{MapActor, MapScene};
use super::{CIRCLE, WHITE, area};
use crate::map::{Frame, clip};

/// States that are nearer to each other than this, in pixels, belong together: the first of these by
/// which not all of the map is one crowd.
const TOGETHER: [f64; 4] = [90.0, 60.0, 40.0, 25.0];
/// So many states that cannot be told are worth an enlargement.
const WORTH_ENLARGING: usize = 3;
/// So much larger than the map an enlargement must be to be worth its room.
const LEAST_ENLARGING: f64 = 1.6;
/// The pixels for one radius of the earth that it has at most: what lies around belongs to it.
const MOST_PIXELS: f64 = 1400.0;
/// The boxes that an enlargement may take within the map, the largest first.
const BOXES: [(f64, f64); 4] = [
    (420.0, 360.0),
    (370.0, 300.0),
    (320.0, 250.0),
    (260.0, 180.0),
];
/// The greatest height of one that is below the map, as wide as that is.
const HEIGHT_BELOW: f64 = 480.0;
/// The least width of an enlargement for its height: names need room.
const NARROWEST: f64 = 0.7;
const MARGIN: f64 = 12.0;

/// An enlargement of the part of the map where states find no room for their names or circles cover
/// one another, if it shows them better. It grows as long as that names more states.
pub(super) fn with_inset((main, cover): (&Panel, &Cover), scene: &MapScene<'_>) -> Option<Panel> {
    /// So far from an enlargement states join it, in pixels.
    const NEAR: f64 = 140.0;
    const MOST_GROWTHS: usize = 3;
    let hard = hard_to_tell((main, cover), scene);
    let crowds = TOGETHER.map(|together| largest_cluster(&hard, together));
    let mut crowds = crowds.into_iter();
    let found = crowds.find_map(|crowd| Some((of_crowd((main, cover), scene, &crowd)?, crowd)));
    let (first, mut crowd) = found?;
    let size = |it: &Frame| it.width() * it.height();
    let smallest = size(&first.frame);
    let mut first = Some(first);
    let mut best: Option<(f64, Panel)> = None;
    for _ in 0..=MOST_GROWTHS {
        let next = first
            .take()
            .or_else(|| of_crowd((main, cover), scene, &crowd));
        let Some(inset) = next else {
            break;
        };
        let mut trial = Canvas::new(main.area.width, WHITE);
        let mut left = place_labels(&mut trial, scene, (main, cover), Some(&inset));
        let count = left.len() + unnamed(scene, &inset).len();
        // For each name more it may be twice as large.
        let cost = count as f64 + libm::log2(size(&inset.frame) / smallest);
        let reach = main.pixels(inset.frame).grown(NEAR);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, inset));
        }
        left.retain(|state| {
            let point = main.point(state);
            point.is_some_and(|(x, y)| reach.contains(&area(x, y, 0.0, 0.0)))
        });
        if left.is_empty() {
            break;
        }
        crowd.extend(left);
    }
    best.map(|(_, inset)| inset)
}

/// The states for whose names an enlargement has no room.
fn unnamed<'m>(scene: &'m MapScene<'_>, inset: &Panel) -> Vec<&'m MapActor> {
    let mut trial = Canvas::new(inset.area.width, WHITE);
    place_labels(&mut trial, scene, (inset, &inset.cover(scene)), None)
}

/// The enlargement of some states: the largest that hides no state on the map and names all that it
/// shows, else one below the map. It holds the whole of them, unless that would cost names.
fn of_crowd(
    (main, cover): (&Panel, &Cover),
    scene: &MapScene<'_>,
    crowd: &[&MapActor],
) -> Option<Panel> {
    let places = frame_of(main, crowd)?;
    let frames = [with_whole(places, main, crowd), places];
    let on_map = frames.iter().flat_map(|it| boxes(scene, main, *it));
    let mut placed = on_map.filter_map(|it| in_free_place((main, cover), scene, &it));
    if let Some(inset) = placed.find(|inset| unnamed(scene, inset).is_empty()) {
        return Some(inset);
    }
    let below = frames.iter().filter_map(|it| below_map(main, *it));
    let below = below.min_by_key(|inset| unnamed(scene, inset).len())?;
    let left = unnamed(scene, &below);
    let is_left = |state: &&MapActor| left.iter().any(|it| std::ptr::eq(*it, *state));
    let gained = crowd.iter().filter(|state| !is_left(state)).count();
    (gained >= WORTH_ENLARGING).then_some(below)
}

/// The enlargements of a piece of the plane that may have room on the map, the largest first. Where
/// a box has more room than is of use, one as small as can be comes first, and of these the one that
/// cuts the fewest states: what comes in besides is empty, or cut.
fn boxes(scene: &MapScene<'_>, main: &Panel, frame: Frame) -> Vec<Panel> {
    const MORE: f64 = 1.02;
    let found = BOXES.map(|size| enlargement(main, frame, size));
    let is_roomy = |inset: &Panel| {
        let (wide, high) = (inset.frame.width(), inset.frame.height());
        wide > MORE * frame.width() && high > MORE * frame.height()
    };
    let (mut roomy, others): (Vec<Panel>, Vec<Panel>) =
        found.into_iter().flatten().partition(is_roomy);
    roomy.reverse();
    roomy.sort_by_key(|inset| cut_states(scene, main, inset));
    roomy.into_iter().chain(others).collect()
}

/// The enlargement of a piece of the plane below the map, as wide as that is.
fn below_map(main: &Panel, frame: Frame) -> Option<Panel> {
    let below = (main.area.width - 2.0 * MARGIN, HEIGHT_BELOW);
    let inset = enlargement(main, frame, below)?;
    let wider = widened(inset.frame, below.0 / inset.area.height);
    let top = main.area.y + main.area.height + MARGIN;
    Some(Panel {
        area: area(MARGIN, top, below.0, inset.area.height),
        frame: kept_within(wider, &main.frame),
        ..inset
    })
}

/// A piece of the plane, grown so that it holds the whole of the states of a crowd, as long as that
/// makes it little larger.
fn with_whole(frame: Frame, main: &Panel, crowd: &[&MapActor]) -> Frame {
    const MOST_GROWTH: f64 = 1.5;
    let size = |it: Frame| it.width() * it.height();
    let mut outlines: Vec<Frame> = crowd.iter().filter_map(|it| main_outline(it)).collect();
    outlines.sort_by(|a, b| size(frame.joined(a)).total_cmp(&size(frame.joined(b))));
    let whole = outlines.into_iter().fold(frame, |whole, outline| {
        let joined = whole.joined(&outline);
        let is_little = size(joined) <= MOST_GROWTH * size(frame);
        if is_little { joined } else { whole }
    });
    kept_within(whole, &main.frame)
}

/// How many states an enlargement cuts, which the map does not.
fn cut_states(scene: &MapScene<'_>, main: &Panel, inset: &Panel) -> usize {
    /// So much of a state may be cut off, or reach in, unseen.
    const SLIVER: f64 = 0.03;
    let within = |state: &MapActor, frame: &Frame| -> f64 {
        let rings = state.rings.iter();
        rings.map(|ring| area_of(&clip(ring, frame))).sum()
    };
    let is_cut = |state: &&MapActor| {
        let all = within(state, &main.frame);
        let here = within(state, &inset.frame);
        here > SLIVER * all && here < (1.0 - SLIVER) * all
    };
    scene.states().filter(is_cut).count()
}

/// The states that cannot be told on the map, and their places on it: there is no room for their
/// names, or their circles cover one another.
fn hard_to_tell<'m>(
    (main, cover): (&Panel, &Cover),
    scene: &'m MapScene<'_>,
) -> Vec<(&'m MapActor, (f64, f64))> {
    let mut trial = Canvas::new(main.area.width, WHITE);
    let mut hard = place_labels(&mut trial, scene, (main, cover), None);
    let circles: Vec<(&MapActor, (f64, f64))> = scene
        .states()
        .filter_map(|state| Some((state, main.circle(state)?)))
        .collect();
    for (state, place) in &circles {
        let covers = |other: &(&MapActor, (f64, f64))| {
            !std::ptr::eq(other.0, *state) && distance(*place, other.1) < 1.5 * CIRCLE
        };
        let is_new = !hard.iter().any(|it| std::ptr::eq(*it, *state));
        if is_new && circles.iter().any(covers) {
            hard.push(state);
        }
    }
    hard.into_iter()
        .filter_map(|state| Some((state, main.point(state)?)))
        .collect()
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}

/// The piece of the plane in which some states lie; none for too few.
fn frame_of(main: &Panel, crowd: &[&MapActor]) -> Option<Frame> {
    if crowd.len() < WORTH_ENLARGING {
        return None;
    }
    let frame = Frame::around(crowd.iter().filter_map(|state| state.point))?;
    let frame = frame.grown(0.14 * frame.width().max(frame.height()));
    Some(kept_within(frame, &main.frame))
}

/// The frame, moved and if need be cut so that it does not stick out of another.
fn kept_within(frame: Frame, other: &Frame) -> Frame {
    let right = (other.left - frame.left).max(0.0) - (frame.right - other.right).max(0.0);
    let down = (other.top - frame.top).max(0.0) - (frame.bottom - other.bottom).max(0.0);
    Frame {
        left: (frame.left + right).max(other.left),
        top: (frame.top + down).max(other.top),
        right: (frame.right + right).min(other.right),
        bottom: (frame.bottom + down).min(other.bottom),
    }
}

/// A piece of the plane as large as a box has room for; none if that is not worth it.
fn enlargement(main: &Panel, frame: Frame, (width, height): (f64, f64)) -> Option<Panel> {
    let most = MOST_PIXELS.max(LEAST_ENLARGING * main.scale);
    let missing = (width / most - frame.width()).min(height / most - frame.height());
    let frame = widened(frame.grown(missing.max(0.0) / 2.0), NARROWEST);
    let frame = kept_within(frame, &main.frame);
    let scale = (width / frame.width()).min(height / frame.height());
    (scale >= LEAST_ENLARGING * main.scale).then(|| Panel {
        area: area(0.0, 0.0, frame.width() * scale, frame.height() * scale),
        frame,
        scale,
        is_inset: true,
        whole: frame,
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

/// The enlargement in the place of the map, the nearest to a corner, where it hides no state and not
/// what is enlarged in it.
fn in_free_place(
    (main, cover): (&Panel, &Cover),
    scene: &MapScene<'_>,
    inset: &Panel,
) -> Option<Panel> {
    const STEP: f64 = 12.0;
    let circles: Vec<(f64, f64)> = scene.states().filter_map(|it| main.circle(it)).collect();
    let enlarged = main.pixels(inset.frame);
    let (width, height) = (inset.area.width, inset.area.height);
    let room = (
        main.area.width - 2.0 * MARGIN - width,
        main.area.height - 2.0 * MARGIN - height,
    );
    let steps = |room: f64| {
        let mut all = Vec::new();
        let mut at = 0.0;
        while at <= room {
            all.push(at);
            at += STEP;
        }
        // Both ends are corners.
        all.extend((room >= 0.0).then_some(room));
        all
    };
    let rows = steps(room.1);
    let mut places: Vec<(f64, f64)> = steps(room.0)
        .into_iter()
        .flat_map(|x| rows.iter().map(move |y| (x, *y)))
        .collect();
    let from_corner = |(x, y): &(f64, f64)| x.min(room.0 - x) + y.min(room.1 - y);
    places.sort_by(|a, b| from_corner(a).total_cmp(&from_corner(b)));
    let areas = places.into_iter().map(|(x, y)| {
        area(
            main.area.x + MARGIN + x,
            main.area.y + MARGIN + y,
            width,
            height,
        )
    });
    let is_free = |area: &Rectangle| {
        let around = area.grown(8.0);
        let hides = circles.iter().any(|(x, y)| {
            around
                .grown(CIRCLE)
                .contains(&super::area(*x, *y, 0.0, 0.0))
        });
        let hidden = cover.shares(&around, UNDRAWN).others;
        !hides && hidden == 0.0 && !around.overlaps(&enlarged)
    };
    let mut areas = areas;
    let area = areas.find(is_free)?;
    Some(Panel {
        area,
        ..inset.clone()
    })
}

/// The largest group of states of which each is near to another one.
fn largest_cluster<'m>(states: &[(&'m MapActor, (f64, f64))], together: f64) -> Vec<&'m MapActor> {
    let mut seen = vec![false; states.len()];
    let mut largest: Vec<usize> = Vec::new();
    for start in 0..states.len() {
        let mut open = vec![start];
        let mut group = Vec::new();
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut seen[index], true) {
                continue;
            }
            group.push(index);
            let near =
                (0..states.len()).filter(|o| distance(states[index].1, states[*o].1) < together);
            open.extend(near);
        }
        if group.len() > largest.len() {
            largest = group;
        }
    }
    largest.into_iter().map(|index| states[index].0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_moved_into_another_and_cut_if_it_is_larger() {
        let frame = |left: f64, top: f64, right: f64, bottom: f64| Frame {
            left,
            top,
            right,
            bottom,
        };
        let whole = frame(0.0, 0.0, 10.0, 5.0);
        assert_eq!(
            kept_within(frame(-2.0, 1.0, 2.0, 2.0), &whole),
            frame(0.0, 1.0, 4.0, 2.0)
        );
        assert_eq!(
            kept_within(frame(8.0, 4.0, 12.0, 6.0), &whole),
            frame(6.0, 3.0, 10.0, 5.0)
        );
        assert_eq!(kept_within(frame(-5.0, -5.0, 20.0, 20.0), &whole), whole);
    }
}
