//! Boxes, by which labels are held apart.

/// A rectangle in pixels, y counted downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Rectangle {
    /// Whether it shares more than its rim with another.
    #[must_use]
    pub fn overlaps(&self, other: &Rectangle) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether all of another lies within.
    #[must_use]
    pub fn contains(&self, other: &Rectangle) -> bool {
        // Half a tenth of a pixel is what rounding moves.
        const SLACK: f64 = 0.05;
        other.x >= self.x - SLACK
            && other.y >= self.y - SLACK
            && other.x + other.width <= self.x + self.width + SLACK
            && other.y + other.height <= self.y + self.height + SLACK
    }

    /// The rectangle with more room on each side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Rectangle {
        Rectangle {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_that_share_a_rim_do_not_overlap() {
        let one = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        let beside = Rectangle { x: 10.0, ..one };
        let over = Rectangle { x: 9.0, ..one };
        assert!(!one.overlaps(&beside) && one.overlaps(&over));
        assert!(one.grown(1.0).contains(&one) && !one.contains(&over));
    }
}
