//! Charts upon the axis of years: bars for each year, and steps for each day, with what is certain
//! filled and what is only possible above it.

use chancery_core::date::Day;
use chancery_core::messages::Messages;

use super::super::canvas::number;
use super::super::frame::{DrawSign, Inks, LEFT, WIDTH, area, bold, plain};
use super::super::{Anchor, Canvas, Paint, Type};
use super::axis::Axis;
use super::from_right;
use super::overview::range;
use crate::views::Band;

/// The height of a chart, without its heading and its years.
const HEIGHT: f64 = 84.0;
const SIZE: f64 = 12.0;

/// A chart with its heading.
pub(super) struct Chart {
    /// What is counted.
    pub(super) heading: String,
    /// The numbers.
    pub(super) counts: Counts,
    /// What readers are told.
    pub(super) messages: &'static Messages,
}

/// The numbers of a chart.
pub(super) enum Counts {
    /// For each year how many certainly fell into it, and how many at most.
    Years(Vec<(i32, usize, usize)>),
    /// How many there are on each day until one.
    Days(Band, Day),
}

impl Chart {
    /// Whether more is possible than certain anywhere.
    pub(super) fn is_doubtful(&self) -> bool {
        match &self.counts {
            Counts::Years(years) => years.iter().any(|year| year.1 < year.2),
            Counts::Days(band, day) => {
                let mut steps = band.steps().iter().take_while(|step| step.from <= *day);
                steps.any(|step| step.certain < step.possible)
            }
        }
    }

    fn most(&self, axis: &Axis) -> usize {
        let most = match &self.counts {
            Counts::Years(years) => years.iter().map(|year| year.2).max(),
            Counts::Days(band, day) => Some(band.between(axis.first_day(), day.plus(1)).1),
        };
        most.unwrap_or_default().max(1)
    }

    /// Draws it from a height on, and gives the height below its years.
    pub(super) fn draw(&self, canvas: &mut Canvas, inks: &Inks, axis: &Axis, top: f64) -> f64 {
        let room = area(LEFT, top + 4.0, WIDTH - 2.0 * LEFT, 18.0);
        canvas.text_within(&self.heading, room, top + 17.0, bold(SIZE, &inks.ink));
        self.draw_below(canvas, inks, (axis, SIZE), top + 34.0)
    }

    /// Draws it without its heading, which ends above a height, with words of a size.
    pub(super) fn draw_below(
        &self,
        canvas: &mut Canvas,
        inks: &Inks,
        (axis, size): (&Axis, f64),
        top: f64,
    ) -> f64 {
        let frame = Frame {
            axis,
            base: top + HEIGHT,
            unit: HEIGHT / top_of(self.most(axis)) as f64,
            size,
        };
        frame.rules(canvas, inks, self.most(axis));
        match &self.counts {
            Counts::Years(years) => frame.bars(canvas, inks, self.messages, years),
            Counts::Days(band, day) => frame.steps(canvas, inks, band, *day),
        }
        frame.years(canvas, inks);
        frame.base + 27.0
    }
}

/// Where the numbers of a chart are.
pub(super) struct Frame<'a> {
    pub(super) axis: &'a Axis,
    /// The height of nothing.
    pub(super) base: f64,
    /// The height of one.
    pub(super) unit: f64,
    /// The size of its numbers and years.
    pub(super) size: f64,
}

/// What two marked numbers are apart, so that there are at most five of them.
fn step(most: usize) -> usize {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if most <= 4 * factor * power {
                return factor * power;
            }
        }
        power *= 10;
    }
}

/// The highest marked number.
pub(super) fn top_of(most: usize) -> usize {
    most.div_ceil(step(most)) * step(most)
}

impl Frame<'_> {
    pub(super) fn y(&self, count: usize) -> f64 {
        self.base - self.unit * count as f64
    }

    /// Draws lines at round numbers and at round years, and writes the numbers.
    pub(super) fn rules(&self, canvas: &mut Canvas, inks: &Inks, most: usize) {
        let set = from_right(plain(self.size, &inks.muted));
        let (left, right) = (number(self.axis.left), number(self.axis.right));
        let mut rules = String::new();
        for count in (0..=top_of(most)).step_by(step(most)) {
            let y = self.y(count);
            rules.push_str(&format!("M{left} {}H{right}", number(y)));
            canvas.text(&count.to_string(), self.axis.left - 7.0, y + 4.0, set);
        }
        for (_, x) in self.axis.labels(self.size) {
            rules.push_str(&format!("M{} {}v4", number(x), number(self.base)));
        }
        canvas.path(&rules, "", Paint::stroke(&inks.rule, 1.0));
    }

    /// Writes the years below it.
    pub(super) fn years(&self, canvas: &mut Canvas, inks: &Inks) {
        let set = Type {
            anchor: Anchor::Middle,
            ..plain(self.size, &inks.muted)
        };
        for (year, x) in self.axis.labels(self.size) {
            canvas.text(&format!("{year:04}"), x, self.base + 19.0, set);
        }
    }

    fn bars(
        &self,
        canvas: &mut Canvas,
        inks: &Inks,
        messages: &Messages,
        years: &[(i32, usize, usize)],
    ) {
        let width = (self.axis.year() - 1.0).max(0.6);
        for (year, certain, possible) in years {
            let x = self.axis.x_of_year(f64::from(*year));
            let bar = |from: usize, to: usize| {
                let height = number(self.unit * (to - from) as f64);
                let (left, upper, width) = (number(x), number(self.y(to)), number(width));
                format!("M{left} {upper}h{width}v{height}h-{width}z")
            };
            let words = format!("{year:04}: {}", range(messages, (*certain, *possible)));
            if certain < possible {
                let rest = bar(*certain, *possible);
                canvas.path(&rest, &words, Paint::fill(&inks.rule));
            }
            if *certain > 0 {
                canvas.path(&bar(0, *certain), &words, Paint::fill(&inks.muted));
            }
        }
    }

    fn steps(&self, canvas: &mut Canvas, inks: &Inks, band: &Band, day: Day) {
        let columns = columns(self.axis, band, day);
        let Some(first) = columns.first() else {
            return;
        };
        let upper = self.line(&columns, |it| it.possible);
        let lower = self.line(&columns, |it| it.certain);
        let closed = |line: &str| {
            let base = number(self.base);
            let from = number(first.from);
            format!("M{from} {base}{}V{base}z", line.replacen('M', "L", 1))
        };
        if upper != lower {
            canvas.path(&closed(&upper), "", Paint::fill(&inks.rule));
        }
        canvas.path(&closed(&lower), "", Paint::fill(&inks.muted));
        // An edge that is seen where nothing is certain.
        canvas.path(&upper, "", Paint::stroke(&inks.muted, 1.0));
    }

    /// A line from step to step.
    pub(super) fn line(
        &self,
        columns: &[PixelColumn],
        count: impl Fn(&PixelColumn) -> usize,
    ) -> String {
        let Some(first) = columns.first() else {
            return String::new();
        };
        let mut path = format!("M{} {}", number(first.from), number(self.y(count(first))));
        let mut before = count(first);
        for column in &columns[1..] {
            let now = count(column);
            if now != before {
                path.push_str(&format!("H{}V{}", number(column.from), number(self.y(now))));
                before = now;
            }
        }
        let end = columns.last().map_or(first.end, |it| it.end);
        path.push_str(&format!("H{}", number(end)));
        path
    }
}

/// Days that are in one pixel, or more of them with the same numbers: the lowest certain number of
/// them and the highest possible one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PixelColumn {
    pub(super) from: f64,
    pub(super) end: f64,
    pub(super) certain: usize,
    pub(super) possible: usize,
}

/// The columns of a band from the first day of an axis to a day. A column is never narrower than
/// the numbers of one of its days.
pub(super) fn columns(axis: &Axis, band: &Band, day: Day) -> Vec<PixelColumn> {
    let first = axis.first_day();
    let end = day.plus(1).min(axis.end_day());
    if end <= first {
        return Vec::new();
    }
    let mut days = vec![first];
    let steps = band.steps().iter().map(|step| step.from);
    days.extend(steps.filter(|day| (first..end).contains(day) && *day != first));
    let mut found: Vec<PixelColumn> = Vec::new();
    // The numbers with which the last column ends.
    let mut last = (0, 0);
    for (place, from) in days.iter().enumerate() {
        let until = days.get(place + 1).copied().unwrap_or(end);
        let now = band.at(*from);
        let x = libm::round(axis.x(*from));
        let to = axis.x(until);
        match found.last_mut() {
            Some(column) if column.from >= x => {
                column.certain = column.certain.min(now.0);
                column.possible = column.possible.max(now.1);
                column.end = to;
            }
            _ => {
                go_on(&mut found, last, x);
                found.push(PixelColumn {
                    from: x,
                    end: to,
                    certain: now.0,
                    possible: now.1,
                });
            }
        }
        last = now;
    }
    go_on(&mut found, last, axis.x(end));
    found
}

/// What several days of one pixel have in common holds for this pixel alone: from the next one on, up
/// to a place, there is what the last of these days has.
fn go_on(found: &mut Vec<PixelColumn>, (certain, possible): (usize, usize), to: f64) {
    let Some(column) = found.last_mut() else {
        return;
    };
    let next = column.from + 1.0;
    if (column.certain, column.possible) != (certain, possible) && next < to {
        column.end = next;
        found.push(PixelColumn {
            from: next,
            end: to,
            certain,
            possible,
        });
    }
}

/// The sign of what is certain, or of what is only possible.
pub(super) fn swatch(is_certain: bool) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let inks = Inks::light();
        let place = area(x - 9.0, y - 6.0, 18.0, 12.0);
        let paint = match is_certain {
            true => Paint::fill(&inks.muted),
            false => Paint::fill(&inks.rule).outlined(&inks.muted, 1.0),
        };
        canvas.rectangle(place, 0.0, paint);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::BandStep;

    #[test]
    fn what_shares_a_pixel_is_gone_behind_it() {
        let day = |year, of_month| Day::from_calendar(year, 5, of_month);
        let step = |from, certain, possible| BandStep {
            from,
            certain,
            possible,
        };
        let band = Band::of_steps(vec![
            step(day(1990, 1), 9, 9),
            // They left and came back within a pixel, and some possibly came for a few days.
            step(day(2001, 4), 0, 9),
            step(day(2001, 10), 9, 20),
            step(day(2001, 12), 9, 9),
            step(day(2010, 4), 8, 12),
            step(day(2010, 5), 7, 11),
        ]);
        let days = [day(1985, 1), day(2020, 1)];
        let axis = Axis::new(days.into_iter(), 40.0, 400.0);
        let columns = columns(&axis, &band, day(2020, 1));
        for year in 1985..2020 {
            for of_month in [1, 4, 8, 11, 28] {
                let at = day(year, of_month);
                let x = axis.x(at);
                // More than a pixel from where it changes it is what it is.
                let is_near = |it: &BandStep| (axis.x(it.from) - x).abs() < 2.0;
                if !band.steps().iter().any(is_near) {
                    let mut before = columns.iter().rev();
                    let column = before.find(|it| it.from <= x).unwrap();
                    assert_eq!((column.certain, column.possible), band.at(at));
                }
            }
        }
    }

    #[test]
    fn marked_numbers_are_round_and_few() {
        for most in 1..5000 {
            let marks = top_of(most) / step(most);
            assert!((1..=4).contains(&marks) && top_of(most) >= most, "{most}");
        }
    }
}
