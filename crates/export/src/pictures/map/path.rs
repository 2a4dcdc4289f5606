//! The outlines of shapes, as short as SVG can write them.

use std::fmt::Write as _;

/// The commands that draw a closed ring of points in halves of a pixel, which need no decimals; none
/// if fewer than three points differ.
///
/// Each point is told by its distance from the one before, which is half as long as its place. The
/// distances are those of the rounded points, so that errors do not add up.
pub(super) fn closed_ring(points: &[(f64, f64)]) -> String {
    let mut points: Vec<(i64, i64)> = points
        .iter()
        .map(|(x, y)| (halves(*x), halves(*y)))
        .collect();
    points.dedup();
    if points.len() < 3 {
        return String::new();
    }
    let mut commands = String::from("M");
    let mut last = (0, 0);
    for (index, (x, y)) in points.into_iter().enumerate() {
        if index == 1 {
            commands.push('l');
        }
        push(&mut commands, x - last.0);
        push(&mut commands, y - last.1);
        last = (x, y);
    }
    commands.push('Z');
    commands
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "pictures are some thousand pixels wide"
)]
fn halves(pixels: f64) -> i64 {
    (pixels * 2.0).round() as i64
}

/// Adds a number; one that begins with a minus needs no space before it.
fn push(commands: &mut String, number: i64) {
    if number >= 0 && !commands.ends_with(['M', 'l']) {
        commands.push(' ');
    }
    let _ = write!(commands, "{number}");
}

/// What of an outline nobody would miss.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// How far a point may be left aside, in pixels.
    tolerance: f64,
    /// How wide and high a ring is at least, in pixels.
    speck: f64,
}

/// Of the states that are meant.
pub(super) const FINE: Detail = Detail {
    tolerance: 0.9,
    speck: 2.5,
};

/// Of land on which nothing is said.
pub(super) const COARSE: Detail = Detail {
    tolerance: 1.5,
    speck: 4.0,
};

/// The points of a ring in pixels without those that nobody would miss: what remains is nowhere
/// farther from the outline than a part of a pixel. A speck has no points.
pub(super) fn simplified(ring: &[(f64, f64)], detail: Detail) -> Vec<(f64, f64)> {
    let extent = |part: fn(&(f64, f64)) -> f64| {
        let most = ring.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
        most - ring.iter().map(part).fold(f64::INFINITY, f64::min)
    };
    let is_speck = extent(|it| it.0).max(extent(|it| it.1)) < detail.speck;
    let Some(first) = ring.first().filter(|_| !is_speck) else {
        return Vec::new();
    };
    let distance = |point: &(f64, f64)| libm::hypot(point.0 - first.0, point.1 - first.1);
    let far = (0..ring.len()).max_by(|a, b| distance(&ring[*a]).total_cmp(&distance(&ring[*b])));
    let mut kept = vec![false; ring.len()];
    let far = far.unwrap_or_default();
    (kept[0], kept[far]) = (true, true);
    keep(ring, (0, far), detail, &mut kept);
    keep(ring, (far, ring.len()), detail, &mut kept);
    let points = ring.iter().zip(kept);
    points
        .filter_map(|(point, kept)| kept.then_some(*point))
        .collect()
}

/// Keeps what is needed of a ring between two of its points, the second of which may be its first
/// again: the point farthest from the line between them, if that is far enough, and so on.
fn keep(ring: &[(f64, f64)], whole: (usize, usize), detail: Detail, kept: &mut [bool]) {
    let mut open = vec![whole];
    while let Some((from, to)) = open.pop() {
        let (a, b) = (ring[from], ring[to % ring.len()]);
        let length = libm::hypot(b.0 - a.0, b.1 - a.1);
        let aside = |at: usize| {
            let (x, y) = (ring[at].0 - a.0, ring[at].1 - a.1);
            match length {
                0.0 => libm::hypot(x, y),
                _ => (x * (b.1 - a.1) - y * (b.0 - a.0)).abs() / length,
            }
        };
        let farthest = (from + 1..to).map(|at| (aside(at), at));
        let farthest = farthest.max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = farthest.filter(|it| it.0 > detail.tolerance) {
            kept[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FINE, closed_ring, simplified};

    #[test]
    fn a_simplified_ring_stays_near_its_outline() {
        let coast: Vec<(f64, f64)> = (0..360)
            .map(|step| {
                let angle = f64::from(step).to_radians();
                let reach = 50.0 + 0.3 * f64::from(step % 3) + 10.0 * libm::sin(5.0 * angle);
                (reach * libm::cos(angle), reach * libm::sin(angle))
            })
            .collect();
        let kept = simplified(&coast, FINE);
        assert!(kept.len() > 20 && kept.len() < 120, "{}", kept.len());
        for (x, y) in &coast {
            let edges = kept.iter().zip(kept.iter().cycle().skip(1));
            let nearest = edges.map(|(a, b)| {
                let (wide, high) = (b.0 - a.0, b.1 - a.1);
                let part = ((x - a.0) * wide + (y - a.1) * high) / (wide * wide + high * high);
                let part = part.clamp(0.0, 1.0);
                libm::hypot(x - a.0 - part * wide, y - a.1 - part * high)
            });
            assert!(nearest.fold(f64::INFINITY, f64::min) <= 0.91);
        }
        assert!(simplified(&[(0.0, 0.0), (0.5, 0.0), (0.5, 0.5)], FINE).is_empty());
        assert!(simplified(&[], FINE).is_empty());
    }

    #[test]
    fn points_are_told_by_their_distance() {
        let ring = [
            (10.04, 0.26),
            (11.0, 0.26),
            (10.5, -2.0),
            (10.46, -2.0),
            (0.0, 5.0),
        ];
        assert_eq!(closed_ring(&ring), "M20 1l2 0-1-5-21 14Z");
        assert_eq!(closed_ring(&[(1.0, 1.0), (1.01, 1.0), (2.0, 2.0)]), "");
    }
}
