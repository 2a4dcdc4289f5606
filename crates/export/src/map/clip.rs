//! Cutting shapes at the edge of a frame (Sutherland and Hodgman 1974).

use super::Plane;

/// A rectangle, with its edges in the units of the points that are cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Frame {
    /// Whether a point is within.
    #[must_use]
    pub(crate) fn holds(&self, point: Plane) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// The width.
    #[must_use]
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The height.
    #[must_use]
    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The frame that holds some points; none if there are none.
    pub(crate) fn around(points: impl IntoIterator<Item = Plane>) -> Option<Frame> {
        points.into_iter().fold(None, |frame, point| {
            let frame = frame.unwrap_or(Frame {
                left: point.x,
                top: point.y,
                right: point.x,
                bottom: point.y,
            });
            Some(Frame {
                left: frame.left.min(point.x),
                top: frame.top.min(point.y),
                right: frame.right.max(point.x),
                bottom: frame.bottom.max(point.y),
            })
        })
    }

    /// The frame that holds both.
    #[must_use]
    pub(crate) fn joined(&self, other: &Frame) -> Frame {
        Frame {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether they share a point.
    #[must_use]
    pub(crate) fn meets(&self, other: &Frame) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// The frame with more room on each side.
    #[must_use]
    pub(crate) fn grown(&self, by: f64) -> Frame {
        Frame {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// The part of a ring that lies in the frame; empty if none does.
#[must_use]
pub(crate) fn clip(ring: &[Plane], frame: &Frame) -> Vec<Plane> {
    let cut_x = |edge: f64| {
        move |a: Plane, b: Plane| {
            let part = (edge - a.x) / (b.x - a.x);
            Plane {
                x: edge,
                y: a.y + part * (b.y - a.y),
            }
        }
    };
    let cut_y = |edge: f64| {
        move |a: Plane, b: Plane| {
            let part = (edge - a.y) / (b.y - a.y);
            Plane {
                x: a.x + part * (b.x - a.x),
                y: edge,
            }
        }
    };
    let ring = cut(ring, |point| point.x >= frame.left, cut_x(frame.left));
    let ring = cut(&ring, |point| point.x <= frame.right, cut_x(frame.right));
    let ring = cut(&ring, |point| point.y >= frame.top, cut_y(frame.top));
    cut(&ring, |point| point.y <= frame.bottom, cut_y(frame.bottom))
}

/// The part of a ring on one side of a line; `crossing` gives where an edge meets the line.
fn cut(
    ring: &[Plane],
    is_inside: impl Fn(&Plane) -> bool,
    crossing: impl Fn(Plane, Plane) -> Plane,
) -> Vec<Plane> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(last) = ring.last() else { return kept };
    let mut before = *last;
    for point in ring {
        match (is_inside(&before), is_inside(point)) {
            (true, true) => kept.push(*point),
            (true, false) => kept.push(crossing(before, *point)),
            (false, true) => {
                kept.push(crossing(before, *point));
                kept.push(*point);
            }
            (false, false) => {}
        }
        before = *point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Frame = Frame {
        left: 0.0,
        top: 0.0,
        right: 1.0,
        bottom: 1.0,
    };

    fn points(list: &[(f64, f64)]) -> Vec<Plane> {
        list.iter().map(|(x, y)| Plane { x: *x, y: *y }).collect()
    }

    #[test]
    fn what_is_inside_stays_and_what_is_outside_goes() {
        let inside = points(&[(0.2, 0.2), (0.8, 0.2), (0.5, 0.8)]);
        assert_eq!(clip(&inside, &UNIT), inside);
        assert!(clip(&points(&[(2.0, 2.0), (3.0, 2.0), (2.0, 3.0)]), &UNIT).is_empty());
    }

    #[test]
    fn what_crosses_is_cut_at_the_edge() {
        let cut = clip(
            &points(&[(-1.0, 0.0), (2.0, 0.0), (2.0, 2.0), (-1.0, 2.0)]),
            &UNIT,
        );
        assert!(cut.iter().all(|point| UNIT.holds(*point)));
        let frame = Frame::around(cut);
        assert_eq!(frame, Some(UNIT));
    }
}
