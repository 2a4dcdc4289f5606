//! From degrees to a plane, equal areas staying equal.
//!
//! The trigonometry is that of the crate `libm`, so that the same registry gives the same bytes on
//! every machine.

use super::MapPlace;

/// A point of the plane, in radii of the earth; x to the east, y to the south.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Plane {
    /// To the right.
    pub x: f64,
    /// Down, as pictures count.
    pub y: f64,
}

/// A way to lay the earth out flat.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Projection {
    /// Lambert's azimuthal equal-area projection: every great circle through the centre is a
    /// straight line. It ends at a rim, 150 degrees away.
    Azimuthal {
        /// The middle of the map.
        centre: MapPlace,
    },
    /// Equal Earth (Šavrič, Patterson and Jenny 2018), for a map of the world.
    EqualEarth,
}

/// The greatest distance from the centre that is drawn, in radians: beyond it shapes are drawn out
/// so long that nobody knows them.
const FARTHEST: f64 = 150.0 * DEGREE;
const DEGREE: f64 = std::f64::consts::PI / 180.0;

impl Projection {
    /// The point of the plane for a place; beyond the rim, the nearest point of that.
    #[must_use]
    pub(crate) fn project(&self, place: MapPlace) -> Plane {
        match self {
            Projection::Azimuthal { centre } => azimuthal(*centre, place),
            Projection::EqualEarth => equal_earth(place),
        }
    }

    /// The rim of what an azimuthal map draws, as a ring; empty for a map of the world.
    #[must_use]
    pub(crate) fn rim(&self) -> Vec<Plane> {
        const POINTS: u16 = 180;
        if matches!(self, Projection::EqualEarth) {
            return Vec::new();
        }
        (0..POINTS)
            .map(|point| {
                let angle = 2.0 * std::f64::consts::PI * f64::from(point) / f64::from(POINTS);
                Projection::rim_point(angle)
            })
            .collect()
    }

    /// The point of the rim at an angle, from the east to the south.
    pub(super) fn rim_point(angle: f64) -> Plane {
        let radius = 2.0 * libm::sin(FARTHEST / 2.0);
        Plane {
            x: radius * libm::cos(angle),
            y: radius * libm::sin(angle),
        }
    }

    /// The place that is drawn there; without a rim, the middle of the map.
    pub(super) fn rim_place(&self, angle: f64) -> MapPlace {
        let Projection::Azimuthal { centre } = self else {
            return MapPlace {
                longitude: 0.0,
                latitude: 0.0,
            };
        };
        let latitude = centre.latitude * DEGREE;
        let (north, east) = (-libm::sin(angle), libm::cos(angle));
        let height = libm::sin(latitude) * libm::cos(FARTHEST)
            + libm::cos(latitude) * libm::sin(FARTHEST) * north;
        let turn = libm::atan2(
            east * libm::sin(FARTHEST) * libm::cos(latitude),
            libm::cos(FARTHEST) - libm::sin(latitude) * height,
        );
        MapPlace {
            longitude: (centre.longitude + turn / DEGREE + 540.0).rem_euclid(360.0) - 180.0,
            latitude: libm::asin(height.clamp(-1.0, 1.0)) / DEGREE,
        }
    }

    /// Whether a place is near enough to be drawn where it is.
    #[must_use]
    pub(crate) fn shows(&self, place: MapPlace) -> bool {
        match self {
            Projection::Azimuthal { centre } => distance(*centre, place) < FARTHEST,
            Projection::EqualEarth => true,
        }
    }
}

impl MapPlace {
    /// How far another place is, in degrees.
    #[must_use]
    pub(crate) fn degrees_to(&self, other: MapPlace) -> f64 {
        distance(*self, other) / DEGREE
    }
}

/// The angle between two places, in radians.
fn distance(from: MapPlace, to: MapPlace) -> f64 {
    let (from_latitude, latitude) = (from.latitude * DEGREE, to.latitude * DEGREE);
    let turn = (to.longitude - from.longitude) * DEGREE;
    let cosine = libm::sin(from_latitude) * libm::sin(latitude)
        + libm::cos(from_latitude) * libm::cos(latitude) * libm::cos(turn);
    libm::acos(cosine.clamp(-1.0, 1.0))
}

fn azimuthal(centre: MapPlace, place: MapPlace) -> Plane {
    let angle = distance(centre, place);
    let (from, to) = (centre.latitude * DEGREE, place.latitude * DEGREE);
    let turn = (place.longitude - centre.longitude) * DEGREE;
    // The direction from the centre, and how far along it.
    let east = libm::cos(to) * libm::sin(turn);
    let north = libm::cos(from) * libm::sin(to) - libm::sin(from) * libm::cos(to) * libm::cos(turn);
    let length = libm::hypot(east, north);
    if length < 1e-12 {
        return Plane { x: 0.0, y: 0.0 };
    }
    let reach = 2.0 * libm::sin(angle.min(FARTHEST) / 2.0);
    Plane {
        x: reach * east / length,
        y: -reach * north / length,
    }
}

fn equal_earth(place: MapPlace) -> Plane {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = libm::sqrt(3.0);
    let theta = libm::asin(root / 2.0 * libm::sin(place.latitude * DEGREE));
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let x = 2.0 * root * place.longitude * DEGREE * libm::cos(theta) / (3.0 * slope);
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    Plane { x, y: -y }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(longitude: f64, latitude: f64) -> MapPlace {
        MapPlace {
            longitude,
            latitude,
        }
    }

    #[test]
    fn the_centre_is_the_origin_and_north_is_up() {
        let projection = Projection::Azimuthal {
            centre: place(49.9, 40.4),
        };
        let centre = projection.project(place(49.9, 40.4));
        assert!(centre.x.abs() < 1e-9 && centre.y.abs() < 1e-9);
        assert!(projection.project(place(49.9, 50.0)).y < 0.0);
        assert!(projection.project(place(60.0, 40.4)).x > 0.0);
    }

    #[test]
    fn a_quarter_of_the_globe_away_is_at_the_root_of_two() {
        let projection = Projection::Azimuthal {
            centre: place(0.0, 0.0),
        };
        let east = projection.project(place(90.0, 0.0));
        assert!((east.x - libm::sqrt(2.0)).abs() < 1e-9 && east.y.abs() < 1e-9);
    }

    #[test]
    fn what_is_too_far_is_drawn_at_the_rim() {
        let projection = Projection::Azimuthal {
            centre: place(0.0, 0.0),
        };
        let far = projection.project(place(179.0, 0.0));
        let rim = 2.0 * libm::sin(FARTHEST / 2.0);
        assert!((libm::hypot(far.x, far.y) - rim).abs() < 1e-9);
        assert!(!projection.shows(place(179.0, 0.0)));
    }

    #[test]
    fn equal_earth_is_as_wide_as_published() {
        let east = Projection::EqualEarth.project(place(180.0, 0.0));
        let north = Projection::EqualEarth.project(place(0.0, 90.0));
        assert!((east.x - 2.706_629_7).abs() < 1e-6, "{}", east.x);
        assert!((north.y + 1.317_362_8).abs() < 1e-6, "{}", north.y);
    }
}
