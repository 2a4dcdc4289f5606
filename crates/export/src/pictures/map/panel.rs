//! A part of the map: a piece of the plane, and the box of the picture that shows it.

use std::fmt::Write as _;

use super::super::{Rectangle, number};
use super::area;
use super::scene::{MapState, Scene};
use crate::map::{Frame, Plane, clip};

/// A piece of the plane and the box that shows it.
pub(super) struct Panel {
    pub(super) area: Rectangle,
    frame: Frame,
    /// Pixels for one radius of the earth.
    scale: f64,
    pub(super) is_inset: bool,
}

/// The least and the greatest height of the map for its width.
const FLATTEST: f64 = 0.5;
const TALLEST: f64 = 0.74;

/// Dots that are nearer to each other than this, in pixels, crowd the map.
const CROWDED: f64 = 30.0;
/// Crowded dots that are nearer to each other than this belong together.
const TOGETHER: f64 = 80.0;
/// So many crowded dots are worth an enlargement.
const WORTH_ENLARGING: usize = 4;
const INSET_WIDTH: f64 = 370.0;
const INSET_HEIGHT: f64 = 330.0;
const MARGIN: f64 = 12.0;

impl Panel {
    /// The map itself: all places of states, with room around them.
    pub(super) fn main(scene: &Scene, top: f64, width: f64) -> Self {
        let states = scene.states.iter().chain(&scene.hub);
        let points = states.filter_map(|state| state.point);
        let world = Frame::around(scene.land.iter().flatten().copied());
        let frame = match scene.hub {
            Some(_) => Frame::around(points)
                .map(|it| it.grown(0.06 * it.width().max(it.height()).max(0.2))),
            None => world,
        };
        let frame = frame.or(world).unwrap_or(Frame {
            left: -1.0,
            top: -1.0,
            right: 1.0,
            bottom: 1.0,
        });
        let frame = shaped(frame);
        let scale = width / frame.width();
        Panel {
            area: area(0.0, top, width, frame.height() * scale),
            frame,
            scale,
            is_inset: false,
        }
    }

    /// The map with an enlargement of the part where dots crowd, if that is worth it: in a corner
    /// where it hides no state that is meant, for which the map may become higher; else below.
    pub(super) fn with_inset(mut self, scene: &Scene) -> (Panel, Option<Panel>) {
        const STEP: f64 = 10.0;
        let flat = (self.frame, self.area);
        while self.area.height <= TALLEST * self.area.width {
            match self.inset(scene) {
                None => return (self, None),
                Some((inset, true)) => return (self, Some(inset)),
                Some((_, false)) => {
                    self.area.height += STEP;
                    self.frame.bottom += STEP / self.scale;
                }
            }
        }
        (self.frame, self.area) = flat;
        let inset = self.inset(scene).map(|(inset, _)| inset);
        (self, inset)
    }

    /// The enlargement, and whether it is in a corner where it hides nothing.
    fn inset(&self, scene: &Scene) -> Option<(Panel, bool)> {
        let points: Vec<(f64, f64)> = scene
            .states
            .iter()
            .filter_map(|state| self.point(state))
            .collect();
        let cluster = largest_cluster(&points)?;
        let back = |(x, y): (f64, f64)| Plane {
            x: self.frame.left + (x - self.area.x) / self.scale,
            y: self.frame.top + (y - self.area.y) / self.scale,
        };
        let frame = Frame::around(cluster.into_iter().map(back))?;
        let frame = frame.grown(0.14 * frame.width().max(frame.height()));
        let scale = (INSET_WIDTH / frame.width()).min(INSET_HEIGHT / frame.height());
        if scale < 1.6 * self.scale {
            return None;
        }
        let (width, height) = (frame.width() * scale, frame.height() * scale);
        let free = self.free_corner(scene, width, height, frame);
        let (x, y) = free.unwrap_or((MARGIN, self.area.y + self.area.height + MARGIN));
        let panel = Panel {
            area: area(x, y, width, height),
            frame,
            scale,
            is_inset: true,
        };
        Some((panel, free.is_some()))
    }

    fn free_corner(
        &self,
        scene: &Scene,
        width: f64,
        height: f64,
        frame: Frame,
    ) -> Option<(f64, f64)> {
        let right = self.area.width - width - MARGIN;
        let bottom = self.area.y + self.area.height - height - MARGIN;
        let corners = [
            (MARGIN, bottom),
            (right, bottom),
            (right, self.area.y + MARGIN),
            (MARGIN, self.area.y + MARGIN),
        ];
        let enlarged = self.pixels(frame);
        corners.into_iter().find(|(x, y)| {
            let candidate = area(*x, *y, width, height).grown(8.0);
            let is_over = |(x, y): (f64, f64)| candidate.contains(&area(x, y, 0.0, 0.0));
            let hides = scene.states.iter().chain(&scene.hub).any(|state| {
                let vertices = state.rings.iter().flatten().map(|point| self.pixel(*point));
                vertices.chain(self.point(state)).any(is_over)
            });
            let crosses = scene.hub.as_ref().is_some_and(|hub| {
                scene
                    .states
                    .iter()
                    .filter_map(|state| self.segment(hub, state))
                    .any(|(a, b)| {
                        (0..=20).any(|step| {
                            let part = f64::from(step) / 20.0;
                            is_over((a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part))
                        })
                    })
            });
            !hides && !crosses && !candidate.overlaps(&enlarged)
        })
    }

    /// The states whose places it shows, as positions among those of the scene.
    pub(super) fn members(&self, scene: &Scene) -> Vec<usize> {
        let states = scene.states.iter().enumerate();
        states
            .filter(|(_, state)| self.point(state).is_some())
            .map(|(index, _)| index)
            .collect()
    }

    /// The box of this part that another one shows.
    pub(super) fn pixels_of(&self, other: &Panel) -> Rectangle {
        self.pixels(other.frame)
    }

    fn pixels(&self, frame: Frame) -> Rectangle {
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

    fn pixel(&self, point: Plane) -> (f64, f64) {
        (
            self.area.x + (point.x - self.frame.left) * self.scale,
            self.area.y + (point.y - self.frame.top) * self.scale,
        )
    }

    /// Where the place of a state is in the picture, if this part shows it.
    pub(super) fn point(&self, state: &MapState) -> Option<(f64, f64)> {
        state
            .point
            .filter(|point| self.frame.holds(*point))
            .map(|point| self.pixel(point))
    }

    /// The part of the line between two places that is within the box.
    pub(super) fn segment(
        &self,
        from: &MapState,
        to: &MapState,
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

    /// The commands of a path for rings, cut at the edge.
    pub(super) fn path(&self, rings: &[Vec<Plane>]) -> String {
        let mut commands = String::new();
        for ring in rings {
            let cut = clip(ring, &self.frame);
            let mut points: Vec<(String, String)> =
                thinned(cut.into_iter().map(|point| self.pixel(point)))
                    .into_iter()
                    .map(|(x, y)| (number(x), number(y)))
                    .collect();
            points.dedup();
            if points.len() < 3 {
                continue;
            }
            for (index, (x, y)) in points.iter().enumerate() {
                let command = match index {
                    0 => "M",
                    1 => "L",
                    _ => " ",
                };
                let _ = write!(commands, "{command}{x} {y}");
            }
            commands.push('Z');
        }
        commands
    }
}

/// The points of a ring without those that nobody could tell from the one before.
fn thinned(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    const NEAREST: f64 = 1.2;
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for point in points {
        let is_near = kept
            .last()
            .is_some_and(|last| libm::hypot(last.0 - point.0, last.1 - point.1) < NEAREST);
        if !is_near {
            kept.push(point);
        }
    }
    kept
}

/// The frame, higher or wider, so that its shape is one of a picture.
fn shaped(frame: Frame) -> Frame {
    let ratio = frame.height() / frame.width();
    if ratio > TALLEST {
        let more = (frame.height() / TALLEST - frame.width()) / 2.0;
        Frame {
            left: frame.left - more,
            right: frame.right + more,
            ..frame
        }
    } else if ratio < FLATTEST {
        let more = (frame.width() * FLATTEST - frame.height()) / 2.0;
        Frame {
            top: frame.top - more,
            bottom: frame.bottom + more,
            ..frame
        }
    } else {
        frame
    }
}

/// The largest group of dots that crowd one another.
fn largest_cluster(points: &[(f64, f64)]) -> Option<Vec<(f64, f64)>> {
    let distance = |a: (f64, f64), b: (f64, f64)| libm::hypot(a.0 - b.0, a.1 - b.1);
    let is_crowded = |index: usize| {
        points
            .iter()
            .enumerate()
            .any(|(other, point)| other != index && distance(points[index], *point) < CROWDED)
    };
    let crowded: Vec<usize> = (0..points.len())
        .filter(|index| is_crowded(*index))
        .collect();
    let mut seen = vec![false; points.len()];
    let mut largest: Vec<usize> = Vec::new();
    for start in &crowded {
        let mut open = vec![*start];
        let mut group = Vec::new();
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut seen[index], true) {
                continue;
            }
            group.push(index);
            let near = crowded
                .iter()
                .filter(|o| distance(points[index], points[**o]) < TOGETHER);
            open.extend(near);
        }
        if group.len() > largest.len() {
            largest = group;
        }
    }
    (largest.len() >= WORTH_ENLARGING)
        .then(|| largest.into_iter().map(|index| points[index]).collect())
}
