//! The shortest way between two places on the globe.

use super::MapPlace;

/// The greatest distance between two points of a line, in degrees of the way.
const STEP: f64 = 2.0;

/// A way shorter than this, in radians, is a straight line; and so is one to the other end of the
/// globe, since all ways there are as short.
const NOTHING: f64 = 1e-9;

type Vector = [f64; 3];

/// The points of the great circle between two places. It is cut where it crosses the 180th meridian,
/// as RFC 7946 asks: the parts end and begin there at the same latitude.
#[must_use]
pub(crate) fn great_circle(from: MapPlace, to: MapPlace) -> Vec<Vec<MapPlace>> {
    let (start, end) = (vector(from), vector(to));
    let cosine: f64 = start.iter().zip(end).map(|(one, other)| one * other).sum();
    let angle = libm::acos(cosine.clamp(-1.0, 1.0));
    let mut points = vec![from];
    if libm::sin(angle) > NOTHING {
        let mut at = STEP.to_radians();
        // The last step may be shorter.
        while at < angle - NOTHING {
            let before = libm::sin(angle - at) / libm::sin(angle);
            let after = libm::sin(at) / libm::sin(angle);
            let between = [0, 1, 2].map(|axis| start[axis] * before + end[axis] * after);
            points.push(place(between));
            at += STEP.to_radians();
        }
    }
    points.push(to);
    cut(&points)
}

/// The parts of a line east and west of the 180th meridian.
fn cut(points: &[MapPlace]) -> Vec<Vec<MapPlace>> {
    let mut parts = Vec::new();
    let mut part: Vec<MapPlace> = Vec::new();
    for point in points {
        if let Some(before) = part.last().copied()
            && (point.longitude - before.longitude).abs() > 180.0
        {
            let latitude = crossing(before, *point);
            let edge = |longitude: f64| MapPlace {
                longitude: 180.0_f64.copysign(longitude),
                latitude,
            };
            // A point on the meridian itself is the end of its part.
            if before.longitude.abs() < 180.0 {
                part.push(edge(before.longitude));
            }
            if part.len() > 1 {
                parts.push(part);
            }
            part = vec![edge(point.longitude)];
            if point.longitude.abs() >= 180.0 {
                continue;
            }
        }
        part.push(*point);
    }
    if part.len() > 1 {
        parts.push(part);
    }
    parts
}

/// The latitude at which a line crosses the 180th meridian, on which nothing lies east or west.
fn crossing(from: MapPlace, to: MapPlace) -> f64 {
    let (start, end) = (vector(from), vector(to));
    let share = match start[1] - end[1] {
        0.0 => 0.5,
        apart => start[1] / apart,
    };
    place([0, 1, 2].map(|axis| start[axis] + share * (end[axis] - start[axis]))).latitude
}

/// A place as a vector from the middle of the globe.
fn vector(place: MapPlace) -> Vector {
    let (longitude, latitude) = (place.longitude.to_radians(), place.latitude.to_radians());
    [
        libm::cos(latitude) * libm::cos(longitude),
        libm::cos(latitude) * libm::sin(longitude),
        libm::sin(latitude),
    ]
}

fn place([x, y, z]: Vector) -> MapPlace {
    MapPlace {
        longitude: libm::atan2(y, x).to_degrees(),
        latitude: libm::atan2(z, libm::hypot(x, y)).to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(longitude: f64, latitude: f64) -> MapPlace {
        MapPlace {
            longitude,
            latitude,
        }
    }

    #[test]
    fn a_way_over_the_pacific_is_cut_at_the_meridian() {
        // From Tokyo to Washington.
        let parts = great_circle(at(139.69, 35.69), at(-77.04, 38.9));
        let ends = |part: &[MapPlace]| (part[0], part[part.len() - 1]);
        assert_eq!(parts.len(), 2);
        let ((from, west), (east, to)) = (ends(&parts[0]), ends(&parts[1]));
        assert_eq!((from, to), (at(139.69, 35.69), at(-77.04, 38.9)));
        assert_eq!((west.longitude, east.longitude), (180.0, -180.0));
        assert!((west.latitude - east.latitude).abs() < 1e-9);
        // It goes far to the north of both.
        assert!(west.latitude > 50.0, "{west:?}");
    }

    #[test]
    fn a_way_along_the_equator_stays_on_it() {
        let parts = great_circle(at(0.0, 0.0), at(90.0, 0.0));
        assert_eq!(parts.len(), 1);
        assert!(parts[0].iter().all(|point| point.latitude.abs() < 1e-9));
    }

    proptest! {
        /// No step of a line crosses the meridian, and all of them together are as long as the way.
        #[test]
        fn steps_are_short_and_cross_no_edge(
            from in (-1800..=1800_i32, -890..=890_i32),
            to in (-1800..=1800_i32, -890..=890_i32),
        ) {
            let [from, to] = [from, to].map(|(east, north)| at(f64::from(east) / 10.0, f64::from(north) / 10.0));
            let parts = great_circle(from, to);
            let distance = |one: MapPlace, other: MapPlace| {
                let (one, other) = (vector(one), vector(other));
                let cosine: f64 = one.iter().zip(other).map(|(one, other)| one * other).sum();
                libm::acos(cosine.clamp(-1.0, 1.0)).to_degrees()
            };
            let mut length = 0.0;
            for part in &parts {
                prop_assert!(part.len() > 1);
                for step in part.windows(2) {
                    prop_assert!((step[0].longitude - step[1].longitude).abs() <= 180.0);
                    prop_assert!((-180.0..=180.0).contains(&step[1].longitude));
                    length += distance(step[0], step[1]);
                }
            }
            prop_assert!((length - distance(from, to)).abs() < 0.01, "{length}");
        }
    }
}
