//! A part of the map: a piece of the plane, and the box of the picture that shows it.

use super::super::Rectangle;
use super::area;
use super::framing::{is_within, main_frame};
use super::path::{closed_ring, open_line, simplified};
use super::scene::{MapActor, MapScene};
use crate::map::{Frame, Plane, clip};

/// A piece of the plane and the box that shows it.
#[derive(Clone)]
pub(super) struct Panel {
    pub(super) area: Rectangle,
    pub(super) frame: Frame,
    /// Pixels for one radius of the earth.
    pub(super) scale: f64,
    pub(super) is_inset: bool,
}

impl Panel {
    /// The map itself.
    pub(super) fn main(scene: &MapScene<'_>, top: f64, width: f64) -> Self {
        let frame = main_frame(scene);
        let scale = width / frame.width();
        Panel {
            area: area(0.0, top, width, frame.height() * scale),
            frame,
            scale,
            is_inset: false,
        }
    }

    /// Whether a state has a shape that can be seen beside the dot of its place.
    pub(super) fn shows_shape(&self, state: &MapActor) -> bool {
        /// The diameter of a dot, in pixels.
        const SMALLEST: f64 = 6.0;
        let frame = Frame::around(state.rings.iter().flatten().copied());
        frame.is_some_and(|it| it.width().max(it.height()) * self.scale >= SMALLEST)
    }

    /// Whether a box of the picture lies in the shape of a state, as far as its corners and the
    /// middles of its sides tell.
    pub(super) fn shape_holds(&self, state: &MapActor, room: &Rectangle) -> bool {
        let frame = self.frame_of(*room);
        let middle = (frame.left + frame.right) / 2.0;
        let columns = [frame.left, middle, frame.right];
        let points = columns.into_iter().flat_map(|x| {
            let rows = [frame.top, frame.bottom];
            rows.map(|y| Plane { x, y })
        });
        points
            .into_iter()
            .all(|point| is_within(&state.rings, point))
    }

    /// The box of a piece of the plane in the picture.
    pub(super) fn pixels(&self, frame: Frame) -> Rectangle {
        let (left, top) = self.pixel(Plane {
            x: frame.left,
            y: frame.top,
        });
        area(
            left,
            top,
            frame.width() * self.scale,
            frame.height() * self.scale,
        )
    }

    /// The piece of the plane in a box of the picture.
    pub(super) fn frame_of(&self, box_of_picture: Rectangle) -> Frame {
        let left = self.frame.left + (box_of_picture.x - self.area.x) / self.scale;
        let top = self.frame.top + (box_of_picture.y - self.area.y) / self.scale;
        Frame {
            left,
            top,
            right: left + box_of_picture.width / self.scale,
            bottom: top + box_of_picture.height / self.scale,
        }
    }

    pub(super) fn pixel(&self, point: Plane) -> (f64, f64) {
        (
            self.area.x + (point.x - self.frame.left) * self.scale,
            self.area.y + (point.y - self.frame.top) * self.scale,
        )
    }

    /// Where the place of a state is in the picture, if this part shows it.
    pub(super) fn point(&self, state: &MapActor) -> Option<(f64, f64)> {
        state
            .point
            .filter(|point| self.frame.holds(*point))
            .map(|point| self.pixel(point))
    }

    /// The part of the line between two places that is within the box.
    pub(super) fn segment(
        &self,
        from: &MapActor,
        to: &MapActor,
    ) -> Option<((f64, f64), (f64, f64))> {
        let (mut a, mut b) = (from.point?, to.point?);
        // The line is halved at most thirty times towards each edge that it crosses.
        if !self.frame.holds(a) && !self.frame.holds(b) {
            return None;
        }
        if !self.frame.holds(a) {
            a = self.edge(b, a);
        } else if !self.frame.holds(b) {
            b = self.edge(a, b);
        }
        Some((self.pixel(a), self.pixel(b)))
    }

    /// The last point within the frame on the way from one that is to one that is not.
    fn edge(&self, mut inside: Plane, mut outside: Plane) -> Plane {
        for _ in 0..30 {
            let middle = Plane {
                x: (inside.x + outside.x) / 2.0,
                y: (inside.y + outside.y) / 2.0,
            };
            if self.frame.holds(middle) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        inside
    }

    /// The commands of a path for what lies beyond the rim of the globe, and of one along it. Both
    /// are empty if the rim is out of sight.
    pub(super) fn beyond(&self, rim: &[Plane]) -> (String, String) {
        let frame = self.frame;
        let corners = [
            (frame.left, frame.top),
            (frame.right, frame.top),
            (frame.right, frame.bottom),
            (frame.left, frame.bottom),
        ];
        let corners = corners.map(|(x, y)| Plane { x, y });
        let reach = rim
            .first()
            .map_or(f64::INFINITY, |it| libm::hypot(it.x, it.y));
        if corners.iter().all(|it| libm::hypot(it.x, it.y) < reach) {
            return (String::new(), String::new());
        }
        let outside = closed_ring(&corners.map(|corner| self.pixel(corner)));
        let seen = |point: &Plane| frame.holds(*point).then(|| self.pixel(*point));
        // The rim is followed once around from where it is out of sight.
        let start = rim.iter().position(|it| !frame.holds(*it)).unwrap_or(0);
        let around = rim.iter().cycle().skip(start).take(rim.len() + 1);
        let points: Vec<Option<(f64, f64)>> = around.map(seen).collect();
        let lines = points.split(Option::is_none);
        let lines =
            lines.map(|line| open_line(&line.iter().flatten().copied().collect::<Vec<_>>()));
        (outside + &self.path(&[rim.to_vec()]), lines.collect())
    }

    /// The commands of a path for rings, cut at the edge.
    pub(super) fn path(&self, rings: &[Vec<Plane>]) -> String {
        let outlines = rings.iter().map(|ring| {
            let cut = clip(ring, &self.frame).into_iter();
            let points: Vec<(f64, f64)> = cut.map(|point| self.pixel(point)).collect();
            closed_ring(&simplified(&points))
        });
        outlines.collect()
    }
}
