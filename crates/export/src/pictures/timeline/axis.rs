//! Where days are.

use chancery_core::date::Day;

use super::super::text_width;

/// The years that are shown, and where.
pub(super) struct Axis {
    /// The first year.
    pub(super) first: i32,
    /// The year after the last one.
    pub(super) end: i32,
    /// The left end in pixels.
    pub(super) left: f64,
    /// The right end in pixels.
    pub(super) right: f64,
}

/// Fewer years than these are not spread over the whole width.
const FEWEST_YEARS: i32 = 4;

impl Axis {
    /// An axis for these days.
    pub(super) fn new(days: impl Iterator<Item = Day> + Clone, left: f64, right: f64) -> Self {
        let years = days.map(Day::year);
        let last = years.clone().max().unwrap_or_default();
        let first = years.min().unwrap_or_default();
        let first = first.min(last + 1 - FEWEST_YEARS);
        Axis {
            first,
            end: last + 1,
            left,
            right,
        }
    }

    /// Where the morning of a day is, in pixels.
    pub(super) fn x(&self, day: Day) -> f64 {
        let (year, month, of_month) = day.calendar();
        // Months of the same width do for the eye, and days keep their order.
        let part = (f64::from(month) - 1.0) / 12.0 + (f64::from(of_month) - 1.0) / 372.0;
        self.x_of_year(f64::from(year) + part)
    }

    /// Where a year begins, in pixels; what lies outside is at the nearer end.
    pub(super) fn x_of_year(&self, year: f64) -> f64 {
        let part = (year - f64::from(self.first)) / f64::from(self.end - self.first);
        self.left + part.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// The first day that is shown.
    pub(super) fn first_day(&self) -> Day {
        Day::from_calendar(self.first, 1, 1)
    }

    /// The first day that is no longer shown.
    pub(super) fn end_day(&self) -> Day {
        Day::from_calendar(self.end, 1, 1)
    }

    /// The width of a year in pixels.
    pub(super) fn year(&self) -> f64 {
        (self.right - self.left) / f64::from(self.end - self.first)
    }

    /// The years whose beginnings are marked, so far apart that something of a width in pixels
    /// fits between them.
    pub(super) fn years(&self, width: f64) -> impl Iterator<Item = i32> + use<> {
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        let year = self.year();
        let step = steps
            .into_iter()
            .find(|step| f64::from(*step) * year >= width);
        let step = step.unwrap_or(10_000);
        (self.first..=self.end).filter(move |it| it.rem_euclid(step) == 0)
    }

    /// The years that are written out, each in its box.
    pub(super) fn labels(&self, size: f64) -> Vec<(i32, f64)> {
        let width = text_width("0000", size, false);
        let years = self.years(width + 14.0).map(|year| {
            let x = self.x_of_year(f64::from(year));
            (year, x)
        });
        years
            .filter(|(_, x)| x + width / 2.0 <= self.right + 8.0)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(days: &[&str]) -> Axis {
        let days: Vec<Day> = days.iter().map(|day| day.parse().unwrap()).collect();
        Axis::new(days.into_iter(), 100.0, 900.0)
    }

    #[test]
    fn days_are_in_order_and_inside() {
        let axis = axis(&["1997-02-18", "2025-12-31"]);
        assert_eq!((axis.first, axis.end), (1997, 2026));
        let xs: Vec<f64> = ["1997-01-01", "1997-01-31", "1997-02-01", "2025-12-31"]
            .iter()
            .map(|day| axis.x(day.parse().unwrap()))
            .collect();
        assert!(
            xs.is_sorted_by(|a, b| a < b) && xs[0] == 100.0 && xs[3] < 900.0,
            "{xs:?}"
        );
        assert_eq!(axis.x(Day::LAST), 900.0);
    }

    #[test]
    fn years_do_not_crowd() {
        for days in [
            ["2025-01-01", "2025-06-01"],
            ["1993-01-01", "2025-01-01"],
            ["0001-01-01", "9999-01-01"],
        ] {
            let labels = axis(&days).labels(11.0);
            assert!(labels.len() >= 2, "{labels:?}");
            assert!(
                labels.windows(2).all(|it| it[1].1 - it[0].1 > 30.0),
                "{labels:?}"
            );
        }
    }
}
