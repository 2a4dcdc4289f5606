//! Where the states are around the ring.

use super::super::super::Rectangle;

/// The height of a box.
pub(super) const BOX: f64 = 26.0;

/// The least that is between the middles of two boxes of one side.
const PITCH: f64 = 33.0;

/// The height of a ring without rows, and by how much each row makes it higher: few states stand far
/// apart, and many close together.
const LEAST_HEIGHT: f64 = 300.0;
const ROW: f64 = 26.0;

/// A ring for this many states.
pub(super) struct Places {
    radius: f64,
    count: usize,
}

/// A place on the ring, from its middle.
#[derive(Clone, Copy)]
pub(super) struct RingPlace {
    pub(super) x: f64,
    pub(super) y: f64,
    /// 1 on the right side, -1 on the left one.
    pub(super) side: f64,
}

impl RingPlace {
    /// The box that is there, away from the middle.
    pub(super) fn area(self, width: f64) -> Rectangle {
        Rectangle {
            x: if self.side > 0.0 {
                self.x
            } else {
                self.x - width
            },
            y: self.y - BOX / 2.0,
            width,
            height: BOX,
        }
    }
}

impl Places {
    pub(super) fn new(count: usize) -> Self {
        let rows = count.div_ceil(2) as f64;
        Places {
            radius: f64::midpoint(LEAST_HEIGHT, rows * ROW),
            count,
        }
    }

    /// The place of a rank, clockwise from the top: the first half down the right side.
    pub(super) fn place(&self, rank: usize) -> RingPlace {
        let right = self.count.div_ceil(2);
        let (side, row, rows) = match rank < right {
            true => (1.0, rank, right),
            false => (-1.0, self.count - 1 - rank, self.count - right),
        };
        let y = self.height(row, rows);
        let share = y / self.radius;
        RingPlace {
            x: side * self.radius * libm::sqrt((1.0 - share * share).max(0.0)),
            y,
            side,
        }
    }

    /// The height of a row. Equal angles look best, but where that brings boxes too close to one
    /// another at the top and at the bottom, the rows are drawn as far as needed towards equal
    /// heights.
    fn height(&self, row: usize, rows: usize) -> f64 {
        let angle = |row: f64| -libm::cos(std::f64::consts::PI * (row + 0.5) / rows as f64);
        let level = |row: f64| (2.0 * row + 1.0) / rows as f64 - 1.0;
        let by_angle = self.radius * (angle(1.0) - angle(0.0));
        let by_level = self.radius * (level(1.0) - level(0.0));
        let weight = match by_angle < PITCH && by_level > by_angle {
            true => ((PITCH - by_angle) / (by_level - by_angle)).min(1.0),
            false => 0.0,
        };
        let row = row as f64;
        self.radius * (weight * level(row) + (1.0 - weight) * angle(row))
    }
}
