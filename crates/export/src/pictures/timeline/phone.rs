//! The timeline on a phone: the name of each row above its line, which has the whole width.

use std::collections::BTreeMap;

use chancery_core::messages::Messages;
use chancery_core::model::Keyword;
use chancery_core::network::InstrumentIndex;
use chancery_core::say;

use super::super::frame::{Inks, bold, plain};
use super::super::phone::{self, LINE, PhoneForm, SIZE, WIDTH, at_right};
use super::super::{
    Anchor, Canvas, Drawing, Paint, PictureSettings, Type, number, text_width, wrapped,
};
use super::axis::Axis;
use super::chains::MarkPlace;
use super::day::day_x;
use super::drawn_labels::{self, Arrows};
use super::lines::{self, TimelineRow, TimelineRows};
use super::marks::{Placed, Sign};
use super::members::MembersInTime;
use super::phone_charts;
use super::rows::{self, Row, TimelineEvent};
use super::segments::{held_on_the_day, tier_line};
use super::{LANE, MARGIN, TimelineScene, legend, undated, words};
use crate::refusal::Refusal;
use crate::style::Style;
use crate::views::ExportContext;

/// What lines have beside them.
const BESIDE: f64 = 10.0;
/// The height of the name of a row and of the years.
const NAME: f64 = 19.0;
const YEARS: f64 = 20.0;
/// After so many pixels the years are written again: a phone shows no more at once.
const YEARS_APART: f64 = 420.0;

pub(super) fn draw(
    views: &ExportContext<'_>,
    _: &PictureSettings<'_>,
    _: &Drawing,
) -> Result<PhoneForm, Refusal> {
    let rows = rows::rows(views);
    let (dated, undated) = rows::on_axis(views, rows);
    let members = MembersInTime::new(views);
    let wide = super::axis_of(views, &dated, members.as_ref());
    let scene = TimelineScene {
        views,
        style: Style::new(views.network.manifest()),
        inks: Inks::light(),
        axis: Axis {
            left: BESIDE,
            right: WIDTH - BESIDE,
            ..wide
        },
    };
    let lines = TimelineRows::new(&scene, &dated, &undated);
    let words = words::TimelineWords::new(views, &dated, &undated, &lines, members.as_ref());
    let mut canvas = phone::canvas();
    let mut y = phone_charts::draw(&mut canvas, &scene, &lines.overview, members.as_ref());
    if !lines.lines.is_empty() {
        y = draw_rows(&mut canvas, &scene, &lines, y);
    }
    y = strip(&mut canvas, &scene, &lines::kept(&undated), y);
    let kinds = legend::kinds(&scene, (&dated, &undated), &lines, members.as_ref());
    y = phone::legend(&mut canvas, &scene.inks, y, &kinds);
    let words = (words.title, words.subtitle, words.notes);
    Ok(phone::finish(canvas, "timeline", y, words))
}

/// A row and the height of the first lane of its marks.
struct Laid<'l, 'r> {
    line: &'l TimelineRow<'r>,
    /// Where its name begins, and its lines.
    top: f64,
    names: Vec<String>,
}

impl Laid<'_, '_> {
    fn middle(&self) -> f64 {
        self.top + NAME * self.names.len() as f64 + MARGIN + LANE / 2.0
    }

    fn bottom(&self) -> f64 {
        self.top + NAME * self.names.len() as f64 + self.line.height
    }
}

/// Draws all rows from a height on, section by section, and gives the height below.
fn draw_rows(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    lines: &TimelineRows<'_>,
    top: f64,
) -> f64 {
    let mut y = top;
    let mut years = None;
    let mut laid: Vec<Laid<'_, '_>> = Vec::new();
    let mut grounds = Vec::new();
    for (section, of_section) in lines.sections() {
        if years.is_none_or(|last| y - last > YEARS_APART) {
            y += YEARS;
            write_years(canvas, scene, y - 6.0);
            years = Some(y);
        }
        let top = y;
        let look = section.look(&scene.style);
        let heading = format!(
            "{} · {}",
            section.name(scene.views),
            lines.count(scene.views.messages, section, of_section)
        );
        let colour = look.line.light.to_string();
        // The ground lies below its words: it is drawn when its height is known.
        let headings = wrapped(&heading, SIZE, true, WIDTH - 2.0 * BESIDE);
        y += 4.0 + LINE * headings.len() as f64;
        for line in of_section {
            let room = WIDTH - 2.0 * BESIDE - undated_width(scene.views.messages, line.row);
            let names = wrapped(&line.row.label, SIZE, line.is_bold, room);
            laid.push(Laid {
                line,
                top: y,
                names,
            });
            y = laid.last().map_or(y, Laid::bottom);
        }
        grounds.push((top, y + 3.0, look.tint.light.to_string(), colour, headings));
        y += 9.0;
    }
    draw_grounds(canvas, scene, &grounds);
    let places = places(&laid);
    lines.chains.draw(canvas, scene, &places);
    for row in &laid {
        write_name(canvas, scene, row, (&lines.chains, &places));
    }
    for row in &laid {
        for index in 0..row.line.segments.len() {
            row.line.draw_stretch(canvas, scene, index, row.middle());
        }
    }
    draw_marks(canvas, scene, &laid);
    // Who has scrolled past many rows wants to know where the years are.
    if years.is_some_and(|last| y - last > YEARS_APART) {
        y += YEARS;
        write_years(canvas, scene, y - 6.0);
    }
    y
}

/// Where the marks are.
fn places(laid: &[Laid<'_, '_>]) -> BTreeMap<InstrumentIndex, MarkPlace> {
    let mut places = BTreeMap::new();
    for row in laid {
        let place = |it: &Placed<'_>| MarkPlace {
            x: it.span.x,
            y: row.middle() + LANE * it.lane as f64,
            reach: it.span.reach,
        };
        let placed = row.line.placed.iter();
        places.extend(placed.map(|it| (it.event.position, place(it))));
    }
    places
}

/// Writes the years, as many as there is room for.
fn write_years(canvas: &mut Canvas, scene: &TimelineScene<'_>, base: f64) {
    const SIZE: f64 = 12.5;
    let set = Type {
        anchor: Anchor::Middle,
        ..plain(SIZE, &scene.inks.muted)
    };
    let half = text_width("0000", SIZE, false) / 2.0;
    for (year, x) in scene.axis.labels(SIZE) {
        let x = x.clamp(half, WIDTH - half);
        canvas.text(&format!("{year:04}"), x, base, set);
    }
}

/// The ground of a section: its ends, its colour, that of its words, and these.
type Ground = (f64, f64, String, String, Vec<String>);

/// Draws the grounds of the sections, on them the lines of the years and of the day, which stop at
/// headings, and the headings.
fn draw_grounds(canvas: &mut Canvas, scene: &TimelineScene<'_>, grounds: &[Ground]) {
    for (top, bottom, tint, ..) in grounds {
        canvas.rectangle(phone::row(*top, bottom - top), 5.0, Paint::fill(tint));
    }
    let rule = |x: f64| {
        let rules = grounds.iter().map(|(top, bottom, _, _, headings)| {
            let top = top + 4.0 + LINE * headings.len() as f64;
            format!("M{} {}V{}", number(x), number(top), number(*bottom))
        });
        rules.collect::<String>()
    };
    let years = scene.axis.labels(12.5).into_iter();
    let years: String = years.map(|(_, x)| rule(x)).collect();
    canvas.path(&years, "", Paint::stroke(&scene.inks.rule, 1.0));
    if let Some(x) = day_x(scene) {
        let paint = Paint {
            dashes: "3 3",
            ..Paint::stroke(&scene.inks.muted, 0.9)
        };
        canvas.path(&rule(x), "", paint);
    }
    for (top, _, _, colour, headings) in grounds {
        for (index, line) in headings.iter().enumerate() {
            let y = top + LINE * (index as f64 + 1.0) - 1.0;
            canvas.text(line, BESIDE - 4.0, y, bold(SIZE, colour));
        }
    }
}

fn write_name(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    row: &Laid<'_, '_>,
    arrows: Arrows<'_>,
) {
    let line = row.line;
    let name = Type {
        is_bold: line.is_bold,
        ..plain(SIZE, &scene.inks.ink)
    };
    let placed = row.names.iter().enumerate().map(|(index, words)| {
        let y = row.top + NAME * index as f64 + 15.0;
        (words.as_str(), BESIDE - 4.0, y)
    });
    let placed: Vec<(&str, f64, f64)> = placed.collect();
    drawn_labels::ground(canvas, scene, line, &placed, (SIZE, arrows));
    for (words, x, y) in placed {
        canvas.text(words, x, y, name);
    }
    let (shown, more) = undated_marks(line.row);
    if shown > 0 {
        let messages = scene.views.messages;
        let words = match more {
            0 => say!(messages, "timeline-no-date"),
            more => say!(messages, "timeline-no-date-more", more = more),
        };
        let right = WIDTH - BESIDE - shown as f64 * LANE;
        let set = at_right(plain(SIZE, &scene.inks.muted));
        // The ring of a possible one is wider than its lane.
        canvas.text(&words, right - 4.0, row.top + 15.0, set);
        for (index, event) in line.row.undated[..shown].iter().enumerate() {
            let x = right + LANE * (index as f64 + 0.5);
            mark(canvas, scene, line.row, event, (x, row.top + 10.0));
        }
    }
}

/// Draws the marks, those that look the same one after the other.
fn draw_marks(canvas: &mut Canvas, scene: &TimelineScene<'_>, laid: &[Laid<'_, '_>]) {
    let marks = laid.iter().flat_map(|row| {
        let placed = row.line.placed.iter();
        placed.map(|it| (row.line.row, it, row.middle() + LANE * it.lane as f64))
    });
    let mut marks: Vec<(&Row, &Placed<'_>, f64)> = marks.collect();
    for (row, placed, y) in &marks {
        let colour = scene.colour(row.section, placed.event.tier);
        placed.span.draw(canvas, &scene.inks, &colour, *y);
    }
    let effect = |it: &Placed<'_>| it.event.effect.map(Keyword::name);
    marks.sort_by_key(|(row, placed, _)| (effect(placed), row.section, placed.event.tier));
    for (row, placed, y) in marks {
        mark(canvas, scene, row, placed.event, (placed.span.x, y));
    }
}

/// How many marks without a date stand beside a name, and how many more there are.
fn undated_marks(row: &Row) -> (usize, usize) {
    const MOST: usize = 4;
    let shown = row.undated.len().min(MOST);
    (shown, row.undated.len() - shown)
}

fn undated_width(messages: &Messages, row: &Row) -> f64 {
    /// The widest number of them.
    const WIDEST: usize = 999;
    match undated_marks(row) {
        (0, _) => 0.0,
        (shown, _) => {
            let words = say!(messages, "timeline-no-date-more", more = WIDEST);
            shown as f64 * LANE + text_width(&words, SIZE, false) + 8.0
        }
    }
}

/// Draws a mark without its title, which no finger can ask for.
fn mark(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    row: &Row,
    event: &TimelineEvent,
    place: (f64, f64),
) {
    let colour = scene.colour(row.section, event.tier);
    let sign = Sign {
        shape: scene.shape(event),
        effect: event.effect,
        is_certain: event.is_certain,
        colour: &colour,
        title: "",
    };
    sign.draw(canvas, &scene.inks, place);
}

/// Draws who has nothing dated, one below the other, and gives the height below.
fn strip(canvas: &mut Canvas, scene: &TimelineScene<'_>, rows: &[&Row], top: f64) -> f64 {
    if rows.is_empty() {
        return top;
    }
    let heading = rows::undated_rows_words(scene.views, rows);
    let mut y = phone::words(
        canvas,
        &heading,
        (0.0, top + LINE),
        bold(SIZE, &scene.inks.ink),
    );
    for row in rows {
        let (words, marks) = undated(row);
        let mut x = 22.0;
        if let Some((is_certain, tier)) = held_on_the_day(scene.views, &row.ties) {
            let colour = scene.colour(row.section, tier);
            let line = scene.style.tier(tier).line;
            tier_line(canvas, line, is_certain, &colour, (0.0, 16.0, y - 4.5));
        }
        for event in &row.undated[..marks] {
            mark(canvas, scene, row, event, (x + LANE / 2.0 - 3.0, y - 4.5));
            x += LANE;
        }
        y = phone::words(canvas, &words, (x, y), plain(SIZE, &scene.inks.ink)) + 1.0;
    }
    y - LINE + 6.0
}
