//! The rows as they are drawn, under their headings and between their years.

use std::collections::BTreeMap;

use super::super::canvas::number;
use super::super::frame::{LEFT, WIDTH, area, bold, plain};
use super::super::{Anchor, Canvas, Paint, Type, text_width};
use super::chains::{Chains, MarkPlace};
use super::day::{day_line, day_x, is_near_day};
use super::drawn_labels::Arrows;
use super::headings::{Count, counts};
use super::marks::{Placed, placed};
use super::overview::Overview;
use super::rows::{Row, Section};
use super::segments::{BarSegment, segments, tier_line};
use super::{
    HEADING, LANE, MARGIN, MOST_UNDATED, NAME, SMALL, TimelineScene, YEARS, from_right, is_bold,
};
use chancery_core::messages::Messages;
use chancery_core::network::InstrumentIndex;
use chancery_core::say;

/// The most rows that are drawn.
const MOST_ROWS: usize = 240;
/// What two lines of one row are apart.
const LINES_APART: f64 = 4.5;

/// A row, and where everything on it is.
pub(super) struct TimelineRow<'r> {
    pub(super) row: &'r Row,
    /// Whether its name is printed bold.
    pub(super) is_bold: bool,
    pub(super) placed: Vec<Placed<'r>>,
    pub(super) segments: Vec<BarSegment>,
    /// Whether its line begins dashed: at the left edge, or where a state of it came to exist.
    pub(super) begins_dashed: bool,
    pub(super) height: f64,
}

/// The rows that are drawn.
pub(super) struct TimelineRows<'r> {
    pub(super) lines: Vec<TimelineRow<'r>>,
    /// How many rows are not drawn.
    pub(super) rows_left_out: usize,
    /// Whether a row without a date is drawn that has the line of a partnership.
    has_line_in_strip: bool,
    /// How many rows without a date are not drawn.
    pub(super) strip_left_out: usize,
    /// How many instruments are not drawn, for lack of a row or of room on theirs.
    pub(super) left_out: usize,
    /// The lines between instruments that replace, amend or implement one another.
    pub(super) chains: Chains,
    /// How many rows each section has, drawn or not.
    pub(super) counts: BTreeMap<Section, Count>,
    /// The charts that count what is on all rows, where these are many.
    pub(super) overview: Overview,
}

impl<'r> TimelineRows<'r> {
    pub(super) fn new(scene: &TimelineScene<'_>, rows: &'r [Row], undated: &'r [Row]) -> Self {
        let drawn = kept(rows);
        let count = |rows: &mut dyn Iterator<Item = &Row>| {
            rows.map(|row| row.events().count()).sum::<usize>()
        };
        let in_strip = kept(undated);
        let all = count(&mut rows.iter().chain(undated));
        let mut left_out = all - count(&mut drawn.iter().chain(&in_strip).copied());
        let strip_left_out = undated.len() - in_strip.len();
        let lines = drawn.into_iter().map(|row| {
            let (line, missing) = line(scene, row);
            left_out += missing;
            line
        });
        let lines: Vec<TimelineRow<'_>> = lines.collect();
        let placed = lines.iter().flat_map(|line| &line.placed).enumerate();
        let placed = placed.map(|(place, it)| (it.event.position, place));
        let chains = Chains::new(scene.views, &placed.collect());
        TimelineRows {
            rows_left_out: rows.len() - lines.len(),
            lines,
            left_out,
            chains,
            counts: counts(scene.views, rows, undated),
            strip_left_out,
            has_line_in_strip: in_strip.iter().any(|row| !row.ties.is_empty()),
            overview: Overview::new(scene, rows, undated),
        }
    }

    /// The sections that have rows, each with the places of its rows.
    pub(super) fn sections(&self) -> impl Iterator<Item = (Section, &[TimelineRow<'r>])> {
        self.lines
            .chunk_by(|one, other| one.row.section == other.row.section)
            .filter_map(|lines| Some((lines.first()?.row.section, lines)))
    }

    /// Whether the line of any partnership is drawn, on the axis or below it.
    pub(super) fn has_lines(&self) -> bool {
        self.has_line_in_strip || self.lines.iter().any(|line| !line.segments.is_empty())
    }

    /// Draws everything from a height on, and gives the height below.
    pub(super) fn draw(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64) -> f64 {
        let mut y = top;
        if !self.overview.charts.is_empty() {
            y = self.overview.draw(canvas, scene, y + 14.0);
            if self.lines.is_empty() {
                return y;
            }
            y += 10.0;
        }
        self.draw_day(canvas, scene, y);
        let mut right = WIDTH;
        if scene.axis.right < WIDTH - LEFT - 10.0 {
            let set = from_right(plain(SMALL, &scene.inks.muted));
            let words = say!(scene.views.messages, "timeline-no-date");
            canvas.text(&words, WIDTH - LEFT - 4.0, y + 30.0, set);
            right = WIDTH - LEFT - 12.0 - text_width(&words, SMALL, false);
        }
        // The line of the day goes up to its words.
        years(canvas, scene, y + 30.0, (day_x(scene), right));
        y += 30.0 + 8.0;
        let rows_top = y;
        // The line of the day stops at headings, which it would run through.
        let mut day_top = rows_top - 22.0;
        for (section, lines) in self.sections() {
            let end = panel(
                canvas,
                scene,
                (section, self.count(scene.views.messages, section, lines)),
                lines,
                y,
            );
            if canvas
                .labels()
                .last()
                .is_some_and(|it| is_near_day(scene, it.area))
            {
                day_line(canvas, scene, day_top, y);
                day_top = y + HEADING - 2.0;
            }
            y = end;
        }
        day_line(canvas, scene, day_top, y - 6.0);
        // The marks stand upon all lines.
        let places = self.places(scene, rows_top);
        self.chains.draw(canvas, scene, &places);
        y = rows_top;
        for (section, lines) in self.sections() {
            y += HEADING;
            canvas.group(&format!("timeline-{}", section.id(scene.views)), |canvas| {
                for line in lines {
                    line.draw(canvas, scene, y, (&self.chains, &places));
                    y += line.height_beside_name(scene);
                }
            });
            y += 5.0 + 6.0;
        }
        if y - rows_top > 500.0 {
            years(canvas, scene, y + 8.0, (None, WIDTH));
            y += YEARS - 4.0;
        }
        y
    }

    /// Where the marks are, where the first heading is at a height.
    fn places(&self, scene: &TimelineScene<'_>, top: f64) -> BTreeMap<InstrumentIndex, MarkPlace> {
        let mut places = BTreeMap::new();
        let mut y = top;
        for (_, lines) in self.sections() {
            y += HEADING;
            for line in lines {
                let place = |it: &Placed<'_>| MarkPlace {
                    x: it.span.x,
                    y: y + MARGIN + LANE / 2.0 + LANE * it.lane as f64,
                    reach: it.span.reach,
                };
                places.extend(line.placed.iter().map(|it| (it.event.position, place(it))));
                y += line.height_beside_name(scene);
            }
            y += 5.0 + 6.0;
        }
        places
    }

    /// What is written behind the name of a section, of which these rows are drawn.
    pub(super) fn count(
        &self,
        messages: &Messages,
        section: Section,
        lines: &[TimelineRow<'_>],
    ) -> String {
        let drawn = lines.len();
        match self.counts.get(&section) {
            Some(count) if count.rows == drawn => count.words.clone(),
            Some(count) => say!(
                messages,
                "timeline-rows-of",
                drawn = drawn,
                all = count.rows
            ),
            None => String::new(),
        }
    }

    /// The day that is asked about, above its line.
    fn draw_day(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, y: f64) {
        if let Some(x) = day_x(scene) {
            let day = scene.views.selection.day;
            let text = say!(scene.views.messages, "caption-as-of", day = day);
            let width = text_width(&text, SMALL, false);
            let x = (x + width / 2.0).min(WIDTH - LEFT);
            canvas.text(
                &text,
                x,
                y + 12.0,
                from_right(plain(SMALL, &scene.inks.muted)),
            );
        }
    }
}

/// The rows that are drawn: where there are too many, those with the most entries, and of these
/// those with the most parties. Rows that are equal in both are drawn or left out together, so that
/// neither age nor name decides.
pub(super) fn kept(rows: &[Row]) -> Vec<&Row> {
    let rank = |row: &Row| {
        let entries = row.dated.len() + row.undated.len() + row.ties.len();
        std::cmp::Reverse((entries, row.parties))
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|index| rank(&rows[*index]));
    if let Some(next) = order.get(MOST_ROWS) {
        let least = rank(&rows[*next]);
        order.retain(|index| rank(&rows[*index]) < least);
    }
    order.sort_unstable();
    order.iter().map(|index| &rows[*index]).collect()
}

/// The row with everything in its place, and how many instruments have none.
fn line<'r>(scene: &TimelineScene<'_>, row: &'r Row) -> (TimelineRow<'r>, usize) {
    let (placed, left_out) = placed(&scene.axis, &row.dated);
    let lanes = placed.iter().map(|it| it.lane + 1).max().unwrap_or(1);
    let asked = scene.views.selection.day;
    let end = asked.plus(1).min(scene.axis.end_day());
    let segments = segments(scene.views, &row.ties, scene.axis.first_day(), end);
    let first = segments.iter().min_by_key(|it| it.from);
    let line = TimelineRow {
        row,
        begins_dashed: first.is_some_and(|it| !it.is_certain),
        is_bold: is_bold(scene, row),
        placed,
        segments,
        height: 2.0 * MARGIN + LANE * lanes as f64,
    };
    (line, left_out)
}

/// The length of the shortest line that is alone in its row, in pixels.
const SHORTEST: f64 = 6.0;

/// Writes the years on a base line, beside what would run through one of them; one for which there is
/// no room beside it is left out.
pub(super) fn years(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    base: f64,
    (except, right): (Option<f64>, f64),
) {
    let set = Type {
        anchor: Anchor::Middle,
        ..plain(SMALL, &scene.inks.muted)
    };
    let half = text_width("0000", SMALL, false) / 2.0;
    let labels = scene.axis.labels(SMALL);
    for (place, (year, x)) in labels.iter().enumerate() {
        let x = match except {
            None => *x,
            Some(line) => {
                let (before, behind) = (line - half - 4.0, line + half + 4.0);
                let has_room = behind + half <= right.min(scene.axis.right + 8.0);
                match *x > line && has_room {
                    true => x.max(behind),
                    false if *x > line + half + 4.0 => *x,
                    false => x.min(before),
                }
            }
        };
        let x = x.min(right - half);
        let others = [place.wrapping_sub(1), place + 1].map(|it| labels.get(it));
        let mut others = others.iter().flatten();
        if others.all(|(_, other)| (other - x).abs() > 2.0 * half + 6.0) {
            canvas.text(&format!("{year:04}"), x, base, set);
        }
    }
}

/// Draws the ground of a section, its heading and its years, and gives the height below.
fn panel(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    (section, count): (Section, String),
    lines: &[TimelineRow<'_>],
    top: f64,
) -> f64 {
    let look = section.look(&scene.style);
    let (tint, words) = (look.tint.light.to_string(), look.line.light.to_string());
    let rows: f64 = lines
        .iter()
        .map(|line| line.height_beside_name(scene))
        .sum();
    let height = HEADING + rows + 5.0;
    let ground = area(LEFT - 6.0, top, WIDTH - 2.0 * LEFT + 12.0, height);
    canvas.rectangle(ground, 7.0, Paint::fill(&tint));
    let labels = scene.axis.labels(SMALL).into_iter();
    let (upper, lower) = (number(top + HEADING - 2.0), number(top + height));
    let rules = labels.map(|(_, x)| format!("M{} {upper}V{lower}", number(x)));
    let rules: String = rules.collect();
    canvas.path(&rules, "", Paint::stroke(&scene.inks.rule, 1.0));
    let name = section.name(scene.views);
    let room = area(LEFT + 2.0, top + 3.0, WIDTH - 2.0 * LEFT - 4.0, 18.0);
    let count = format!(" · {count}");
    canvas.marked_text_within(&name, &count, room, top + 17.0, bold(NAME, &words));
    top + height + 6.0
}

impl TimelineRow<'_> {
    fn draw(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64, arrows: Arrows<'_>) {
        let middle = top + MARGIN + LANE / 2.0;
        self.write_name(canvas, scene, middle, arrows);
        for index in 0..self.segments.len() {
            self.draw_stretch(canvas, scene, index, middle);
        }
        for placed in &self.placed {
            let y = middle + LANE * placed.lane as f64;
            let colour = scene.colour(self.row.section, placed.event.tier);
            placed.span.draw(canvas, &scene.inks, &colour, y);
            scene.mark(canvas, self.row.section, placed.event, (placed.span.x, y));
        }
        self.draw_undated(canvas, scene, middle);
    }

    /// Draws the line of one segment.
    pub(super) fn draw_stretch(
        &self,
        canvas: &mut Canvas,
        scene: &TimelineScene<'_>,
        index: usize,
        y: f64,
    ) {
        let segment = &self.segments[index];
        let y = y + LINES_APART * segment.line as f64;
        let (mut from, to) = (scene.axis.x(segment.from), scene.axis.x(segment.end));
        let mut others = self.segments.iter().enumerate();
        let is_alone = others.all(|(it, other)| it == index || other.line != segment.line);
        // Of a line of its own something is to be seen, however few its days are.
        if is_alone {
            from = from.min(to - SHORTEST).max(scene.axis.left);
        }
        // What is narrower than a dot is not a line.
        if to - from < 0.5 {
            return;
        }
        let colour = scene.colour(self.row.section, segment.tier);
        let line = scene.style.tier(segment.tier).line;
        tier_line(canvas, line, segment.is_certain, &colour, (from, to, y));
    }

    fn draw_undated(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, y: f64) {
        let count = self.row.undated.len();
        // Where there are more than have room, the last place says how many.
        let marks = if count > MOST_UNDATED {
            MOST_UNDATED - 2
        } else {
            count
        };
        let mut x = scene.axis.right + 16.0 + LANE / 2.0;
        for event in &self.row.undated[..marks] {
            scene.mark(canvas, self.row.section, event, (x, y));
            x += LANE;
        }
        if count > marks {
            let room = area(x - LANE / 2.0, y - 8.0, 2.0 * LANE, LANE);
            let words = format!("+{}", count - marks);
            canvas.text_within(&words, room, y + 4.0, plain(SMALL, &scene.inks.ink));
        }
    }
}
