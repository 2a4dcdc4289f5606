//! The mark of an instrument: its shape by tier, its filling by what it does.

use std::fmt::Write as _;

use chancery_core::date::Date;
use chancery_core::model::Effect;

use super::super::frame::Inks;
use super::super::{Canvas, Paint, number};
use super::axis::Axis;
use super::rows::TimelineEvent;
use crate::style::Mark;

/// The outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// That of a tier.
    Tier(Mark),
    /// The small one of an instrument that speaks of no tier.
    Small,
}

/// The radius of marks, and of the small ones, in pixels.
const RADIUS: f64 = 5.2;
const SMALL: f64 = 3.4;
/// How far the widest of them reaches from its middle.
const REACH: f64 = 8.0;

/// A mark.
pub(super) struct Sign<'s> {
    /// Its outline.
    pub(super) shape: Shape,
    /// What the instrument does; none if that is not decided.
    pub(super) effect: Option<Effect>,
    /// Whether the instrument is certainly meant.
    pub(super) is_certain: bool,
    /// Its colour.
    pub(super) colour: &'s str,
    /// What viewers show on pointing; may be empty.
    pub(super) title: &'s str,
}

impl Sign<'_> {
    /// Draws the mark around a place.
    pub(super) fn draw(&self, canvas: &mut Canvas, inks: &Inks, place: (f64, f64)) {
        canvas.titled(self.title, |canvas| self.draw_all(canvas, inks, place));
    }

    fn draw_all(&self, canvas: &mut Canvas, inks: &Inks, place: (f64, f64)) {
        let (x, y) = place;
        let radius = match self.shape {
            Shape::Tier(_) => RADIUS,
            Shape::Small => SMALL,
        };
        let colour = self.colour;
        let hollow = Paint::fill(&inks.page).outlined(colour, 1.7);
        if !self.is_certain {
            let dots = Paint {
                dashes: "1.2 2.2",
                ..Paint::stroke(&inks.ink, 1.2)
            };
            canvas.circle(x, y, REACH, dots);
        }
        match self.effect {
            Some(Effect::Establishes) => {
                let paint = Paint::fill(colour).outlined(&inks.page, 1.0);
                outline(canvas, self.shape, place, radius, paint);
            }
            Some(Effect::Upgrades) => {
                let ring = Paint::fill(&inks.page).outlined(colour, 1.3);
                outline(canvas, self.shape, place, radius + 2.0, ring);
                outline(canvas, self.shape, place, radius - 1.0, Paint::fill(colour));
            }
            Some(Effect::Reaffirms) => outline(canvas, self.shape, place, radius, hollow),
            Some(Effect::Implements) => {
                outline(canvas, self.shape, place, radius, hollow);
                canvas.circle(x, y, radius * 0.36, Paint::fill(colour));
            }
            Some(Effect::Terminates) => {
                outline(canvas, self.shape, place, radius, hollow);
                let cross = cross(x, y, radius * 1.15);
                canvas.path(&cross, "", Paint::stroke(&inks.ink, 2.0));
            }
            Some(Effect::Background) => {
                let paint = Paint::fill(&inks.muted).outlined(&inks.page, 1.0);
                outline(canvas, self.shape, place, radius * 0.85, paint);
            }
            None => {
                let paint = Paint {
                    dashes: "2 1.6",
                    ..Paint::fill(&inks.page).outlined(&inks.muted, 1.4)
                };
                outline(canvas, self.shape, place, radius, paint);
            }
        }
    }
}

/// A cross, from its upper end on.
const CROSS: [(f64, f64); 12] = [
    (-0.4, -1.1),
    (0.4, -1.1),
    (0.4, -0.4),
    (1.1, -0.4),
    (1.1, 0.4),
    (0.4, 0.4),
    (0.4, 1.1),
    (-0.4, 1.1),
    (-0.4, 0.4),
    (-1.1, 0.4),
    (-1.1, -0.4),
    (-0.4, -0.4),
];

/// A star of five points, from its upper one on, so thick that its filling can be seen.
const STAR: [(f64, f64); 10] = [
    (0.0, -1.35),
    (0.41, -0.57),
    (1.28, -0.42),
    (0.67, 0.22),
    (0.79, 1.09),
    (0.0, 0.7),
    (-0.79, 1.09),
    (-0.67, 0.22),
    (-1.28, -0.42),
    (-0.41, -0.57),
];

/// Draws the outline of a mark of a radius around a place.
fn outline(canvas: &mut Canvas, shape: Shape, (x, y): (f64, f64), radius: f64, paint: Paint<'_>) {
    let points: &[(f64, f64)] = match shape {
        Shape::Tier(Mark::Square) => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        Shape::Tier(Mark::Triangle) => &[(0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)],
        Shape::Tier(Mark::Diamond) => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
        Shape::Tier(Mark::Star) => &STAR,
        Shape::Tier(Mark::Cross) => &CROSS,
        Shape::Tier(Mark::Hourglass) => &[(-1.0, -1.1), (1.0, -1.1), (-1.0, 1.1), (1.0, 1.1)],
        Shape::Tier(Mark::Circle) | Shape::Small => return canvas.circle(x, y, radius, paint),
    };
    let mut path = String::new();
    for (index, (right, down)) in points.iter().enumerate() {
        let command = if index == 0 { 'M' } else { 'L' };
        let (x, y) = (number(x + right * radius), number(y + down * radius));
        let _ = write!(path, "{command}{x} {y}");
    }
    canvas.path(&(path + "Z"), "", paint);
}

fn cross(x: f64, y: f64, arm: f64) -> String {
    let at =
        |right: f64, down: f64| format!("{} {}", number(x + right * arm), number(y + down * arm));
    format!(
        "M{}L{}M{}L{}",
        at(-1.0, -1.0),
        at(1.0, 1.0),
        at(-1.0, 1.0),
        at(1.0, -1.0)
    )
}

/// The days of an instrument in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MarkSpan {
    /// Where the mark is: the middle, or the end that is known.
    pub(super) x: f64,
    /// The left end; none if no earliest day is known.
    pub(super) from: Option<f64>,
    /// The right end; none if no latest day is known.
    pub(super) to: Option<f64>,
    /// Whether the source doubts it, or gives it as about.
    pub(super) is_doubtful: bool,
    /// How far the mark reaches from its middle.
    pub(super) reach: f64,
}

/// How far an arrow reaches into the days of which nothing is known.
const ARROW: f64 = 30.0;

impl MarkSpan {
    fn new(axis: &Axis, date: &Date, reach: f64) -> Self {
        let from = date.earliest().map(|day| axis.x(day));
        let to = date.latest().map(|day| axis.x(day.plus(1)));
        let x = match (from, to) {
            (Some(from), Some(to)) => f64::midpoint(from, to),
            (Some(end), None) | (None, Some(end)) => end,
            (None, None) => axis.left,
        };
        MarkSpan {
            // A mark stands wholly in the picture.
            x: x.clamp(axis.left + REACH, axis.right - REACH),
            from,
            to,
            is_doubtful: date.is_qualified(),
            reach,
        }
    }

    /// The ends of what is drawn.
    pub(super) fn ends(&self) -> (f64, f64) {
        let from = self.from.unwrap_or(self.x - ARROW);
        let to = self.to.unwrap_or(self.x + ARROW);
        (from.min(self.x - self.reach), to.max(self.x + self.reach))
    }

    /// Whether more than the mark is drawn.
    pub(super) fn is_drawn(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => self.is_doubtful || to - from > 2.0 * self.reach + 1.0,
            _ => true,
        }
    }

    /// Whether an end is not known.
    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() || self.to.is_none()
    }

    /// Draws the days behind the mark.
    pub(super) fn draw(&self, canvas: &mut Canvas, inks: &Inks, colour: &str, y: f64) {
        if !self.is_drawn() {
            return;
        }
        let (from, to) = self.ends();
        let dashes = if self.is_doubtful { "2.5 2" } else { "" };
        if self.is_open() {
            let (tip, back) = match self.from {
                None => (from, from + 6.0),
                Some(_) => (to, to - 6.0),
            };
            let shaft = Paint {
                dashes: "2.5 2",
                ..Paint::stroke(colour, 1.6)
            };
            canvas.line((self.x, y), (tip, y), shaft);
            let head = format!(
                "M{back} {up}L{tip} {y}L{back} {down}",
                back = number(back),
                tip = number(tip),
                y = number(y),
                up = number(y - 4.0),
                down = number(y + 4.0)
            );
            canvas.path(&head, "", Paint::stroke(colour, 1.6));
            return;
        }
        let capsule = super::area(from, y - 4.0, to - from, 8.0);
        let paint = Paint {
            dashes,
            ..Paint::fill(&inks.page).outlined(colour, 1.1)
        };
        canvas.rectangle(capsule, 4.0, paint);
    }
}

fn reach(event: &TimelineEvent) -> f64 {
    match (event.effect, event.tier) {
        _ if !event.is_certain => REACH,
        (Some(Effect::Upgrades), _) => REACH,
        (_, Some(_)) => RADIUS + 1.0,
        (_, None) => SMALL + 1.0,
    }
}

/// An instrument, its days, and the lane in which it stands.
pub(super) struct Placed<'e> {
    pub(super) event: &'e TimelineEvent,
    pub(super) span: MarkSpan,
    pub(super) lane: usize,
}

/// The most lanes of a row.
const MOST_LANES: usize = 30;

/// Puts instruments into lanes, each into the first in which it covers none before it, and gives
/// those for which there is no lane.
pub(super) fn placed<'e>(axis: &Axis, events: &'e [TimelineEvent]) -> (Vec<Placed<'e>>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::new();
    let mut not_drawn = 0;
    for event in events {
        let Some(date) = &event.date else { continue };
        let span = MarkSpan::new(axis, date, reach(event));
        let (from, to) = span.ends();
        let free = ends.iter().position(|end| *end <= from + 1.0);
        let lane = free.unwrap_or(ends.len());
        if lane >= MOST_LANES {
            not_drawn += 1;
            continue;
        }
        if lane == ends.len() {
            ends.push(to);
        }
        ends[lane] = to;
        placed.push(Placed { event, span, lane });
    }
    (placed, not_drawn)
}
