//! A part of the map: a piece of the plane, and the box of the picture that shows it.

use super::super::{Enlarged, Rectangle};
use super::area;
use super::cover::{Cover, UNDRAWN};
use super::framing::{area_of, main_frame};
use super::path::{COARSE, Detail, FINE, closed_ring, simplified};
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
    /// What the map shows of which this is a piece.
    pub(super) whole: Frame,
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
            whole: frame,
        }
    }

    /// What another picture of the same scene needs of an enlargement.
    pub(super) fn enlarged(&self) -> Enlarged {
        Enlarged {
            area: self.area,
            frame: self.frame,
            scale: self.scale,
        }
    }

    /// The enlargement that another picture of the same scene has.
    pub(super) fn of_enlarged(enlarged: Enlarged) -> Self {
        Panel {
            area: enlarged.area,
            frame: enlarged.frame,
            scale: enlarged.scale,
            is_inset: true,
            whole: enlarged.frame,
        }
    }

    /// By what another picture on the same page refers to its shapes.
    pub(super) fn id(&self) -> &'static str {
        if self.is_inset {
            "map-enlarged"
        } else {
            "map-shapes"
        }
    }

    /// Whether a state has a shape here that can be seen: one of its parts is large enough.
    pub(super) fn shows_shape(&self, state: &MapActor) -> bool {
        /// In squares of pixels: as large as a circle that marks a state.
        const SMALLEST: f64 = 36.0;
        let is_seen = |ring: &[Plane]| area_of(ring) * self.scale * self.scale >= SMALLEST;
        let mut rings = state.rings.iter();
        rings.any(|ring| is_seen(ring) && is_seen(&clip(ring, &self.frame)))
    }

    /// Where a state is marked by a circle, since it has a place here and no shape to be seen.
    pub(super) fn circle(&self, state: &MapActor) -> Option<(f64, f64)> {
        self.point(state).filter(|_| !self.shows_shape(state))
    }

    /// Whether anything is to be seen of a state.
    pub(super) fn shows(&self, state: &MapActor) -> bool {
        self.point(state).is_some() || self.shows_shape(state)
    }

    /// Whether so much of a state is here that it is named here: not a far part of it alone, nor a
    /// strip along the edge, while most of it is on another piece of the map.
    pub(super) fn shows_main_part(&self, state: &MapActor) -> bool {
        /// Of at most three pieces one has more.
        const ENOUGH: f64 = 0.25;
        let within = |frame: &Frame| -> f64 {
            let rings = state.rings.iter();
            rings.map(|ring| area_of(&clip(ring, frame))).sum()
        };
        self.circle(state).is_some() || within(&self.frame) >= ENOUGH * within(&self.whole)
    }

    /// Whose shapes are where, by their numbers among all states of the scene.
    pub(super) fn cover(&self, scene: &MapScene<'_>) -> Cover {
        let mut cover = Cover::new(self.area);
        // Each alone: where two that are simplified overlap, neither is a hole in the other.
        for shape in &scene.undrawn {
            cover.put(UNDRAWN, &self.outlines(shape, COARSE));
        }
        for (number, state) in scene.states().enumerate() {
            cover.put(number, &self.outlines(&state.rings, FINE));
        }
        cover
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

    /// The box that marks what of a piece of the plane is here: all its sides can be seen.
    pub(super) fn mark(&self, frame: Frame) -> Option<Rectangle> {
        let (mark, seen) = (self.pixels(frame), self.area.grown(-1.0));
        let (left, top) = (mark.x.max(seen.x), mark.y.max(seen.y));
        let width = (mark.x + mark.width).min(seen.x + seen.width) - left;
        let height = (mark.y + mark.height).min(seen.y + seen.height) - top;
        (width > 0.0 && height > 0.0).then(|| area(left, top, width, height))
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

    /// The commands of a path for rings, cut at the edge.
    pub(super) fn path(&self, rings: &[Vec<Plane>], detail: Detail) -> String {
        let outlines = self.outlines(rings, detail);
        outlines.iter().map(|points| closed_ring(points)).collect()
    }

    /// Rings in pixels, cut at the edge, with as many points as can be seen.
    fn outlines(&self, rings: &[Vec<Plane>], detail: Detail) -> Vec<Vec<(f64, f64)>> {
        let is_here = |ring: &&Vec<Plane>| {
            let frame = Frame::around(ring.iter().copied());
            frame.is_some_and(|frame| frame.meets(&self.frame))
        };
        let outlines = rings.iter().filter(is_here).map(|ring| {
            let cut = clip(ring, &self.frame).into_iter();
            let points: Vec<(f64, f64)> = cut.map(|point| self.pixel(point)).collect();
            simplified(&points, detail)
        });
        outlines.filter(|ring| !ring.is_empty()).collect()
    }
}
