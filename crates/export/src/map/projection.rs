//! From degrees to a plane, equal areas staying equal, and north up in the middle.
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

/// A way to lay the earth out flat. Each cuts it along the meridian opposite its middle one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Projection {
    /// Albers' equal-area conic projection (Snyder 1987, Map Projections: A Working Manual, section
    /// 14), for a region.
    Conic(Cone),
    /// Equal Earth (Šavrič, Patterson and Jenny 2018), for a map of the world.
    EqualEarth {
        /// The longitude in the middle.
        middle: f64,
    },
}

/// The cone of a map of a region, in the words of Snyder's formulas.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cone {
    centre: MapPlace,
    reach: f64,
    n: f64,
    c: f64,
    rho_0: f64,
}

const DEGREE: f64 = std::f64::consts::PI / 180.0;

impl Cone {
    /// The cone for what lies around a place as far as this many degrees.
    fn new(centre: MapPlace, reach: f64) -> Self {
        /// At the equator and at the poles a cone is no cone any more.
        const LATITUDES: (f64, f64) = (12.0, 78.0);
        let latitude = centre.latitude.abs().clamp(LATITUDES.0, LATITUDES.1);
        let latitude = (latitude * DEGREE).copysign(centre.latitude);
        // Shapes are right along two parallels, each two thirds of the way from the middle to the
        // edge. Snyder's n is half of the sum of their sines, and c is 1 plus their product.
        let aside = 2.0 / 3.0 * reach.clamp(0.0, 45.0) * DEGREE;
        let (one, other) = (libm::sin(latitude - aside), libm::sin(latitude + aside));
        let mut cone = Cone {
            centre,
            reach,
            n: (one + other) / 2.0,
            c: 1.0 + one * other,
            rho_0: 0.0,
        };
        cone.rho_0 = cone.rho(latitude / DEGREE);
        cone
    }

    fn rho(&self, latitude: f64) -> f64 {
        let square = self.c - 2.0 * self.n * libm::sin(latitude * DEGREE);
        libm::sqrt(square.max(0.0)) / self.n
    }
}

impl Projection {
    /// A map of what lies around a place as far as this many degrees.
    pub(crate) fn of_region(centre: MapPlace, reach: f64) -> Self {
        Projection::Conic(Cone::new(centre, reach))
    }

    /// The point of the plane for a place.
    #[must_use]
    pub(crate) fn project(&self, place: MapPlace) -> Plane {
        let turn = (place.longitude - self.middle() + 540.0).rem_euclid(360.0) - 180.0;
        self.flat(turn, place.latitude)
    }

    /// Whether a place is one of those for which the map is made.
    pub(crate) fn is_for(&self, place: MapPlace) -> bool {
        /// By so much the circle around some places may miss them.
        const SLACK: f64 = 0.5;
        match self {
            Projection::Conic(cone) => cone.centre.degrees_to(place) <= cone.reach + SLACK,
            Projection::EqualEarth { .. } => true,
        }
    }

    /// How far north is turned away from up at a place, in degrees.
    pub(crate) fn turned(&self, place: MapPlace) -> f64 {
        let turn = (place.longitude - self.middle() + 540.0).rem_euclid(360.0) - 180.0;
        match self {
            Projection::Conic(cone) => (cone.n * turn).abs(),
            Projection::EqualEarth { .. } => 0.0,
        }
    }

    /// The longitude in the middle of the map.
    pub(super) fn middle(&self) -> f64 {
        match self {
            Projection::Conic(cone) => cone.centre.longitude,
            Projection::EqualEarth { middle } => *middle,
        }
    }

    /// The point of the plane for a place so many degrees to the east of the middle of the map, from
    /// -180 to 180.
    pub(crate) fn flat(&self, turn: f64, latitude: f64) -> Plane {
        match self {
            Projection::Conic(cone) => {
                let (rho, angle) = (cone.rho(latitude), cone.n * turn * DEGREE);
                Plane {
                    x: rho * libm::sin(angle),
                    y: rho * libm::cos(angle) - cone.rho_0,
                }
            }
            Projection::EqualEarth { .. } => equal_earth(turn, latitude),
        }
    }
}

impl MapPlace {
    /// How far another place is, in degrees.
    #[must_use]
    pub(crate) fn degrees_to(&self, other: MapPlace) -> f64 {
        let (from, to) = (self.latitude * DEGREE, other.latitude * DEGREE);
        let turn = (other.longitude - self.longitude) * DEGREE;
        let cosine =
            libm::sin(from) * libm::sin(to) + libm::cos(from) * libm::cos(to) * libm::cos(turn);
        libm::acos(cosine.clamp(-1.0, 1.0)) / DEGREE
    }
}

fn equal_earth(turn: f64, latitude: f64) -> Plane {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = libm::sqrt(3.0);
    let theta = libm::asin(root / 2.0 * libm::sin(latitude * DEGREE));
    let square = theta * theta;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let x = 2.0 * root * turn * DEGREE * libm::cos(theta) / (3.0 * slope);
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    Plane { x, y: -y }
}

#[cfg(test)]
mod tests;
