//! The mark of an instrument: its shape by tier, its filling by what it does.

use chancery_core::model::Effect;

use super::super::{Canvas, Paint, Rectangle, number, text_width};
use super::rows::{Event, Row};
use super::{Axis, RIGHT, WIDTH, plain};
use crate::style::{INK, MUTED, Mark, Style};
use crate::views::Views;

/// How tiers and groups are drawn, and what their names are.
pub(super) struct Look<'v> {
    style: Style<'v>,
    tiers: Vec<&'v str>,
    directions: Vec<&'v str>,
}

impl<'v> Look<'v> {
    pub(super) fn new(views: &Views<'v>) -> Self {
        let manifest = views.network.manifest();
        Look {
            style: Style::new(manifest),
            tiers: manifest.tiers.iter().map(|tier| &*tier.name).collect(),
            directions: manifest.directions.iter().map(|it| &*it.name).collect(),
        }
    }

    /// The colour of a tier, where it has one of its own, else that of a group.
    pub(super) fn colour(&self, group: Option<usize>, tier: Option<usize>) -> String {
        let own = tier.and_then(|tier| self.style.tier(Some(tier)).colour);
        own.unwrap_or(self.style.group(group).line)
            .light
            .to_string()
    }
}

/// What filling says of an effect.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filling {
    /// It begins or raises a partnership.
    Full,
    /// It restates or carries one out.
    Hollow,
    /// It does neither, or speaks of no tier.
    Small,
    /// It ends one.
    Crossed,
    /// What it does is not known.
    Open,
}

fn filling(event: &Event) -> Filling {
    match event.effect {
        Some(Effect::Establishes | Effect::Upgrades) => Filling::Full,
        Some(Effect::Reaffirms | Effect::Implements) => Filling::Hollow,
        Some(Effect::Terminates) => Filling::Crossed,
        Some(Effect::Background) => Filling::Small,
        None => Filling::Open,
    }
}

/// Narrower spans than this, in pixels, are drawn as a mark alone.
const NARROWEST_SPAN: f64 = 9.0;

pub(super) fn draw_mark(
    canvas: &mut Canvas,
    axis: &Axis,
    look: &Look<'_>,
    row: &Row,
    event: &Event,
    y: f64,
) {
    let colour = look.colour(row.group, event.tier);
    let from = event.date.earliest().map(|day| axis.x(day));
    let to = event.date.latest().map(|day| axis.x(day.plus(1)));
    let (start, end) = (from.unwrap_or(super::AXIS), to.unwrap_or(RIGHT));
    let is_open = from.is_none() || to.is_none();
    if is_open || end - start > NARROWEST_SPAN || event.date.is_qualified() {
        let area = Rectangle {
            x: start,
            y: y - 2.5,
            width: (end - start).max(12.0),
            height: 5.0,
        };
        let dashes = if is_open || event.date.is_qualified() {
            "2 2"
        } else {
            ""
        };
        canvas.rectangle(
            area,
            2.5,
            Paint {
                dashes,
                ..Paint::stroke(&colour, 1.2)
            },
        );
    }
    let x = match (from, to) {
        (Some(_), Some(_)) => f64::midpoint(start, end),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => return,
    };
    let mark = look.style.tier(event.tier).mark;
    shape(canvas, mark, filling(event), (x, y), &colour, &event.title);
}

fn shape(
    canvas: &mut Canvas,
    mark: Mark,
    filling: Filling,
    (x, y): (f64, f64),
    colour: &str,
    title: &str,
) {
    let muted = MUTED.light.to_string();
    let size = if filling == Filling::Small { 2.6 } else { 5.2 };
    let paint = match filling {
        Filling::Full => Paint::fill(colour).outlined("#FFFFFF", 1.0),
        Filling::Hollow => Paint::fill("#FFFFFF").outlined(colour, 1.8),
        Filling::Small => Paint::fill(&muted),
        Filling::Crossed => Paint::stroke(colour, 2.2),
        Filling::Open => Paint {
            dashes: "2 1.5",
            ..Paint::fill("#FFFFFF").outlined(&muted, 1.2)
        },
    };
    canvas.path(&outline(mark, filling, x, y, size), title, paint);
}

/// The commands of the path of a mark.
fn outline(mark: Mark, filling: Filling, x: f64, y: f64, size: f64) -> String {
    let points = |list: &[(f64, f64)]| {
        let steps: Vec<String> = list
            .iter()
            .map(|(right, down)| {
                format!("{} {}", number(x + right * size), number(y + down * size))
            })
            .collect();
        format!("M{}Z", steps.join("L"))
    };
    if filling == Filling::Crossed {
        let arm = |a: (f64, f64), b: (f64, f64)| {
            format!(
                "M{} {}L{} {}",
                number(x + a.0 * size),
                number(y + a.1 * size),
                number(x + b.0 * size),
                number(y + b.1 * size)
            )
        };
        return arm((-0.8, -0.8), (0.8, 0.8)) + &arm((-0.8, 0.8), (0.8, -0.8));
    }
    match mark {
        Mark::Square => points(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Mark::Triangle => points(&[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)]),
        Mark::Diamond => points(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        Mark::Circle => format!(
            "M{left} {y}A{size} {size} 0 1 0 {right} {y}A{size} {size} 0 1 0 {left} {y}Z",
            left = number(x - size),
            right = number(x + size),
            y = number(y),
            size = number(size),
        ),
    }
}

/// What a legend explains: a mark with words, or the colour of a group.
enum Entry {
    Mark(Mark, Filling, String, String),
    Group(String, String),
}

/// Draws the legend from a place on, and gives the base line of its last row.
pub(super) fn legend(canvas: &mut Canvas, look: &Look<'_>, left: f64, top: f64) -> f64 {
    let ink = INK.light.to_string();
    let mut y = top;
    for entries in [tiers(look), effects(), groups(look)] {
        let mut x = left;
        for entry in &entries {
            let (Entry::Mark(.., words) | Entry::Group(_, words)) = entry;
            let words = super::fitted(words, 12.0, false, 320.0);
            let width = 18.0 + text_width(&words, 12.0, false) + 20.0;
            if x + width > WIDTH - left && x > left {
                (x, y) = (left, y + 22.0);
            }
            match entry {
                Entry::Mark(mark, filling, colour, _) => {
                    shape(canvas, *mark, *filling, (x + 6.0, y - 4.0), colour, "");
                }
                Entry::Group(colour, _) => {
                    let swatch = Rectangle {
                        x: x + 3.0,
                        y: y - 9.0,
                        width: 5.0,
                        height: 10.0,
                    };
                    canvas.rectangle(swatch, 1.0, Paint::fill(colour));
                }
            }
            canvas.text(&words, x + 18.0, y, plain(12.0, &ink));
            x += width;
        }
        if !entries.is_empty() {
            y += 22.0;
        }
    }
    y - 18.0
}

fn tiers(look: &Look<'_>) -> Vec<Entry> {
    let muted = MUTED.light.to_string();
    let tiers = look.tiers.iter().enumerate().map(|(tier, name)| {
        let style = look.style.tier(Some(tier));
        let colour = style
            .colour
            .map_or(muted.clone(), |it| it.light.to_string());
        Entry::Mark(style.mark, Filling::Full, colour, (*name).to_owned())
    });
    tiers.collect()
}

fn effects() -> Vec<Entry> {
    let muted = MUTED.light.to_string();
    [
        (Filling::Full, "establishes or upgrades"),
        (Filling::Hollow, "reaffirms or implements"),
        (Filling::Crossed, "terminates"),
        (Filling::Small, "background"),
        (Filling::Open, "effect not known"),
    ]
    .into_iter()
    .map(|(filling, words)| Entry::Mark(Mark::Circle, filling, muted.clone(), words.to_owned()))
    .collect()
}

fn groups(look: &Look<'_>) -> Vec<Entry> {
    if look.directions.is_empty() {
        return Vec::new();
    }
    let named = look.directions.iter().enumerate();
    let named =
        named.map(|(group, name)| Entry::Group(look.colour(Some(group), None), (*name).to_owned()));
    let none = Entry::Group(look.colour(None, None), "in no direction".to_owned());
    named.chain(std::iter::once(none)).collect()
}
