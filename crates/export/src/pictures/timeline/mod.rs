//! The timeline: every instrument on the row of its state, by tier and effect. Days that are not
//! known to the day are spans, and what is undated stands below by name.

mod marks;
mod rows;

use chancery_core::date::Day;

use super::flow::wrapped;
use super::{Anchor, Canvas, Drawing, Paint, Picture, Rectangle, Settings, Type, fitted};
use crate::style::{INK, MUTED, RULE};
use crate::views::Views;
use marks::{Look, draw_mark, legend};
use rows::{Row, rows};

pub(super) static TIMELINE: Picture = Picture {
    name: "timeline",
    sentence: "Every instrument on the row of its state, in time, by tier and effect.",
    draw,
};

const WIDTH: f64 = 960.0;
const LEFT: f64 = 16.0;
/// Where the axis of time begins: names stand to the left of it.
const AXIS: f64 = 210.0;
const RIGHT: f64 = 936.0;
const ROW: f64 = 22.0;
const HEAD: f64 = 96.0;
const WHITE: &str = "#FFFFFF";

/// The years that are shown, and where they are.
pub(super) struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn new(rows: &[Row], as_of: Day) -> Self {
        let days = || {
            let dates = rows
                .iter()
                .flat_map(|row| &row.events)
                .map(|event| event.date);
            dates
                .flat_map(|date| [date.earliest(), date.latest()])
                .flatten()
                .map(Day::year)
        };
        let last = days().max().unwrap_or(as_of.year()).max(as_of.year()) + 1;
        let first = days().min().unwrap_or(last - 5).min(last - 5);
        Axis { first, last }
    }

    /// Where the start of a day is, in pixels.
    fn x(&self, day: Day) -> f64 {
        let (year, month, day) = day.calendar();
        let part = (f64::from(month) - 1.0) / 12.0 + (f64::from(day) - 1.0) / 372.0;
        self.of_year(f64::from(year) + part)
    }

    fn of_year(&self, year: f64) -> f64 {
        let part = (year - f64::from(self.first)) / f64::from(self.last - self.first);
        AXIS + part.clamp(0.0, 1.0) * (RIGHT - AXIS)
    }

    /// The years that are written out: so many apart that they do not crowd.
    fn labelled(&self) -> impl Iterator<Item = i32> + use<> {
        let (first, last) = (self.first, self.last);
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
            .into_iter()
            .find(|step| (last - first) / step <= 14)
            .unwrap_or(2000);
        (first..last).filter(move |year| year.rem_euclid(step) == 0)
    }
}

fn plain(size: f64, fill: &str) -> Type<'_> {
    Type {
        size,
        fill,
        anchor: Anchor::Start,
        is_bold: false,
        halo: None,
    }
}

fn draw(views: &Views<'_>, _: &Settings<'_>) -> Drawing {
    let found = rows(views);
    let axis = Axis::new(&found.rows, views.selection.day);
    let look = Look::new(views);
    let (ink, muted) = (INK.light.to_string(), MUTED.light.to_string());
    let mut canvas = Canvas::new(WIDTH, WHITE);
    let (title, subtitle) = titles(views, &found);
    let bold = Type {
        is_bold: true,
        ..plain(20.0, &ink)
    };
    let shown = fitted(&title, 20.0, true, WIDTH - 2.0 * LEFT);
    canvas.titled_text(&shown, &title, LEFT, 28.0, bold);
    canvas.text(&subtitle, LEFT, 48.0, plain(12.5, &muted));
    let bottom = HEAD + ROW * f64::from(u32::try_from(found.rows.len()).unwrap_or(u32::MAX));
    grid(&mut canvas, &axis, bottom);
    for (index, row) in found.rows.iter().enumerate() {
        let middle = HEAD + ROW * (f64::from(u32::try_from(index).unwrap_or(u32::MAX)) + 0.5);
        draw_row(&mut canvas, &axis, &look, row, middle);
    }
    let mut y = bottom + 30.0;
    y = legend(&mut canvas, &look, LEFT, y);
    for line in footer(&found)
        .iter()
        .flat_map(|line| wrapped(line, 11.0, false, WIDTH - 2.0 * LEFT))
    {
        y += 17.0;
        canvas.text(&line, LEFT, y, plain(11.0, &muted));
    }
    let description = format!("{subtitle}. {}", footer(&found).join(" "));
    canvas.finish("timeline", y + 16.0, &title, description.trim())
}

fn titles(views: &Views<'_>, found: &rows::Found) -> (String, String) {
    let title = match views.selection.of {
        Some(hub) => format!(
            "The instruments of {} in time",
            views.network.states[hub].name
        ),
        None => format!("{}: instruments in time", views.network.manifest().title),
    };
    let dated: usize = found.distinct;
    let undated = match found.undated.len() {
        0 => String::new(),
        count => format!(", and {count} without a date"),
    };
    let states = found.rows.iter().filter(|row| row.is_state).count();
    (
        title,
        format!("{dated} dated instruments of {states} states{undated}"),
    )
}

fn grid(canvas: &mut Canvas, axis: &Axis, bottom: f64) {
    let (rule, muted) = (RULE.light.to_string(), MUTED.light.to_string());
    for year in axis.labelled() {
        let x = axis.of_year(f64::from(year));
        canvas.line((x, HEAD - 8.0), (x, bottom), Paint::stroke(&rule, 1.0));
        let middle = Type {
            anchor: Anchor::Middle,
            ..plain(11.0, &muted)
        };
        let text = year.to_string();
        // A label at the very edge would stand over the names.
        let x = x.max(AXIS + 4.0);
        canvas.text(&text, x, HEAD - 14.0, middle);
    }
    canvas.line((AXIS, bottom), (RIGHT, bottom), Paint::stroke(&rule, 1.0));
}

fn draw_row(canvas: &mut Canvas, axis: &Axis, look: &Look<'_>, row: &Row, middle: f64) {
    let ink = INK.light.to_string();
    let rule = RULE.light.to_string();
    let own = look.colour(row.group, None);
    let name = fitted(&row.name, 12.0, row.is_bold, AXIS - LEFT - 26.0);
    let set = Type {
        is_bold: row.is_bold,
        ..plain(12.0, &ink)
    };
    canvas.titled_text(&name, &row.name, LEFT + 12.0, middle + 4.0, set);
    let swatch = Rectangle {
        x: LEFT,
        y: middle - 5.0,
        width: 5.0,
        height: 10.0,
    };
    canvas.rectangle(swatch, 1.0, Paint::fill(&own));
    canvas.line((AXIS, middle), (RIGHT, middle), Paint::stroke(&rule, 0.6));
    for event in &row.events {
        draw_mark(canvas, axis, look, row, event, middle);
    }
}

/// What is to be said below the picture.
fn footer(found: &rows::Found) -> Vec<String> {
    let mut lines = Vec::new();
    if !found.undated.is_empty() {
        lines.push(format!("Without a date: {}.", found.undated.join("; ")));
    }
    if !found.without_instruments.is_empty() {
        lines.push(format!(
            "Partners without a recorded instrument: {}.",
            found.without_instruments.join(", ")
        ));
    }
    lines
}
