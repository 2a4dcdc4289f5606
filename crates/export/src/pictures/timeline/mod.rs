//! The timeline: every instrument on the row of its parties, its mark by tier and effect, upon a
//! line that says when their partnership held, and at which tier. An arrow leads from an instrument
//! to one that replaces, amends or implements it. A day that is not known is a
//! span, and what has no date at all is beside or below the rows. Charts above many rows count them,
//! and a registry without partnerships has charts of its members and a grid of who joined when.

mod axis;
mod chains;
mod charts;
mod day;
mod drawn_labels;
mod headings;
mod joined;
mod legend;
mod lines;
mod marks;
mod member_grid;
mod members;
mod notes;
mod overview;
mod partners;
mod phone;
mod phone_charts;
mod row_labels;
mod rows;
mod segments;
mod words;

use super::frame::{self, Inks, LEFT, WIDTH, area, bold, plain};
use super::{
    Anchor, Canvas, Drawing, Paint, Picture, PictureSettings, Rectangle, Type, columns_of,
    text_width,
};
use crate::refusal::Refusal;
use crate::style::Style;
use crate::views::ExportContext;
use axis::Axis;
use chancery_core::message;
use chancery_core::network::TierIndex;
use lines::TimelineRows;
use marks::{Shape, Sign};
use members::MembersInTime;
use rows::{Row, Section, TimelineEvent, known_days, tie_days};
use segments::{held_on_the_day, tier_line};

pub(super) static TIMELINE: Picture = Picture {
    name: "timeline",
    heading: message!("picture-heading-timeline"),
    sentence: "Every instrument by time, on the row of its parties, with tier and effect, and the \
               periods of the partnerships; without partnerships, members in time.",
    draw,
    phone: phone::draw,
};

const NAME: f64 = 12.0;
/// The size of years, days and other words that stand back.
const SMALL: f64 = 12.0;
/// The height of a lane of marks, and what a row has above and below its lanes.
const LANE: f64 = 16.0;
const MARGIN: f64 = 3.0;
const HEADING: f64 = 25.0;
/// The height of the years above and below the rows.
const YEARS: f64 = 20.0;

/// What is drawn with.
struct TimelineScene<'v> {
    views: &'v ExportContext<'v>,
    style: Style<'v>,
    inks: Inks,
    axis: Axis,
}

impl TimelineScene<'_> {
    fn shape(&self, event: &TimelineEvent) -> Shape {
        let mark = |tier| Shape::Tier(self.style.tier(Some(tier)).mark);
        event.tier.map_or(Shape::Small, mark)
    }

    /// The colour of marks and lines: that of the tier, where it has one of its own, otherwise that
    /// of the section.
    fn colour(&self, section: Section, tier: Option<TierIndex>) -> String {
        let own = tier.and_then(|tier| self.style.tier(Some(tier)).colour);
        let shade = own.unwrap_or(section.look(&self.style).line);
        shade.light.to_string()
    }

    fn mark(
        &self,
        canvas: &mut Canvas,
        section: Section,
        event: &TimelineEvent,
        place: (f64, f64),
    ) {
        let colour = self.colour(section, event.tier);
        let sign = Sign {
            shape: self.shape(event),
            effect: event.effect,
            is_certain: event.is_certain,
            colour: &colour,
            title: &event.title,
        };
        sign.draw(canvas, &self.inks, place);
    }
}

fn draw(views: &ExportContext<'_>, _: &PictureSettings<'_>) -> Result<Drawing, Refusal> {
    let rows = rows::rows(views);
    let (dated, undated) = rows::on_axis(views, rows);
    let members = MembersInTime::new(views);
    let axis = axis_of(views, &dated, members.as_ref());
    let scene = TimelineScene {
        views,
        style: Style::new(views.network.manifest()),
        inks: Inks::light(),
        axis,
    };
    let lines = TimelineRows::new(&scene, &dated, &undated);
    let mut canvas = Canvas::new(WIDTH, "#FFFFFF");
    let words = words::TimelineWords::new(views, &dated, &undated, &lines, members.as_ref());
    let mut y = frame::head(&mut canvas, &scene.inks, &words.title, &words.subtitle);
    if dated.is_empty() {
        y += 12.0;
    } else {
        y = lines.draw(&mut canvas, &scene, y - 12.0);
    }
    let in_strip = lines::kept(&undated);
    y = strip(&mut canvas, &scene, &in_strip, y);
    if let Some(members) = &members {
        let gap = if dated.is_empty() { 36.0 } else { 10.0 };
        y = members.draw(&mut canvas, &scene, y - gap);
    }
    canvas.group("timeline-legend", |canvas| {
        let rows = (dated.as_slice(), undated.as_slice());
        y = legend::draw(canvas, &scene, rows, &lines, members.as_ref(), y);
    });
    let height = frame::foot(&mut canvas, &scene.inks, y - 10.0, &words.notes);
    Ok(canvas.finish("timeline", height, &words.title, &words.description))
}

/// The axis has room for the names on its left, and on its right for what has no date.
fn axis_of(views: &ExportContext<'_>, rows: &[Row], members: Option<&MembersInTime>) -> Axis {
    let drawn = lines::kept(rows);
    let names = drawn
        .iter()
        .map(|row| text_width(&row.label, NAME, true))
        .fold(0.0, f64::max);
    let undated = drawn
        .iter()
        .map(|row| row.undated.len())
        .max()
        .unwrap_or_default();
    let right = match undated {
        0 => 0.0,
        count => 16.0 + count.min(MOST_UNDATED) as f64 * LANE,
    };
    // The curves have their labels there.
    let right = members.map_or(right, |it| right.max(it.label_room(views)));
    let of_events = rows
        .iter()
        .flat_map(|row| &row.dated)
        .filter_map(|it| it.date.as_ref());
    let of_ties = rows.iter().flat_map(|row| &row.ties);
    let days: Vec<_> = of_events
        .flat_map(known_days)
        .chain(of_ties.flat_map(|tie| tie_days(views, *tie)))
        .chain(members.into_iter().flat_map(|it| it.days(views)))
        .collect();
    // Partnerships go on until the day that is asked about, if that is not far beyond.
    let asked = views.selection.day;
    let last = days.iter().max().map_or(asked.year(), |day| day.year());
    let asked = Some(asked).filter(|day| day.year() - last < 100 && !days.is_empty());
    // Without a state in the middle a row has two names.
    let most = if views.selection.ego.is_some() {
        200.0
    } else {
        290.0
    };
    let left = LEFT + 10.0 + names.clamp(70.0, most) + 14.0;
    Axis::new(
        days.into_iter().chain(asked),
        left,
        WIDTH - LEFT - 4.0 - right,
    )
}

/// More instruments without a date than these are counted.
const MOST_UNDATED: usize = 6;

/// The length of the line that stands for the partnership of one who has nothing dated.
const STROKE: f64 = 16.0;

/// The widest entry of the strip, so that three of them are beside one another.
const WIDEST_ENTRY: f64 = 296.0;

/// Draws who has nothing dated, each with the line of the partnership and the marks of the
/// instruments that have no date, and gives the height below.
fn strip(canvas: &mut Canvas, scene: &TimelineScene<'_>, rows: &[&Row], top: f64) -> f64 {
    const GAP: f64 = 18.0;
    const LINE: f64 = 21.0;
    if rows.is_empty() {
        return top + 14.0;
    }
    let heading = rows::undated_rows_words(scene.views, rows);
    canvas.text(&heading, LEFT, top + 22.0, bold(NAME, &scene.inks.ink));
    let room = WIDTH - 2.0 * LEFT;
    let width = |row: &&Row| {
        let (words, marks) = undated(row);
        let width = STROKE + 6.0 + marks as f64 * LANE + text_width(&words, NAME, false);
        width.min(WIDEST_ENTRY)
    };
    let widths = vec![rows.iter().map(width).collect()];
    let columns = columns_of(&widths, GAP, room);
    let mut y = top + 42.0;
    for line in rows.chunks(columns.len().max(1)) {
        let mut x = LEFT;
        for (row, width) in line.iter().zip(&columns) {
            entry(canvas, scene, row, area(x, y, *width, LINE));
            x += width + GAP;
        }
        y += LINE;
    }
    y + 5.0
}

/// What is written of a row in the strip, and how many marks are drawn before it.
fn undated(row: &Row) -> (String, usize) {
    let marks = row.undated.len().min(MOST_UNDATED);
    let words = match row.undated.len() - marks {
        0 => row.label.clone(),
        more => format!("+{more} {}", row.label),
    };
    (words, marks)
}

/// Draws one entry of the strip, the base line of its words at the upper edge of its place.
fn entry(canvas: &mut Canvas, scene: &TimelineScene<'_>, row: &Row, place: Rectangle) {
    let (mut x, y) = (place.x, place.y);
    if let Some((is_certain, tier)) = held_on_the_day(scene.views, &row.ties) {
        let colour = scene.colour(row.section, tier);
        let line = scene.style.tier(tier).line;
        tier_line(canvas, line, is_certain, &colour, (x, x + STROKE, y - 4.0));
    } else {
        let colour = scene.colour(row.section, None);
        canvas.circle(x + STROKE - 3.0, y - 4.0, 2.0, Paint::fill(&colour));
    }
    x += STROKE + 5.0;
    let (words, marks) = undated(row);
    for event in &row.undated[..marks] {
        let middle = (x + LANE / 2.0 - 1.0, y - 4.0);
        scene.mark(canvas, row.section, event, middle);
        x += LANE;
    }
    let room = area(x, y - NAME, place.x + place.width - x, NAME + 4.0);
    canvas.text_within(&words, room, y, plain(NAME, &scene.inks.ink));
}

/// Words set to the right.
fn from_right(set: Type<'_>) -> Type<'_> {
    Type {
        anchor: Anchor::End,
        ..set
    }
}

/// Whether a partnership of a row at a tier whose partners are printed bold certainly holds on the
/// day.
fn is_bold(scene: &TimelineScene<'_>, row: &Row) -> bool {
    let held = held_on_the_day(scene.views, &row.ties).filter(|(is_certain, _)| *is_certain);
    held.and_then(|(_, tier)| tier)
        .is_some_and(|tier| scene.style.tier(Some(tier)).is_bold)
}
