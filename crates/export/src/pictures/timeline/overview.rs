//! How many there are where rows are many: the instruments of each year, and what is in force and
//! holds on each day.

use std::collections::BTreeMap;

use chancery_core::date::Day;
use chancery_core::messages::Messages;
use chancery_core::network::{InstrumentIndex, PartnershipIndex};
use chancery_core::say;

use super::super::Canvas;
use super::super::frame::LegendEntry;
use super::TimelineScene;
use super::charts::{Chart, Counts, swatch};
use super::rows::{Row, TimelineEvent};
use crate::views::{Band, ExportContext, range_words};

/// More rows than these are also counted.
const FEW_ROWS: usize = 60;

/// The charts above the rows.
pub(super) struct Overview {
    pub(super) charts: Vec<Chart>,
    /// How many instruments are in no bar, since their date may lie in any year.
    pub(super) without_bar: usize,
}

impl Overview {
    /// The charts of these rows; none of few rows, which say it themselves.
    pub(super) fn new(scene: &TimelineScene<'_>, dated: &[Row], undated: &[Row]) -> Self {
        let all = || dated.iter().chain(undated);
        let mut overview = Overview {
            charts: Vec::new(),
            without_bar: 0,
        };
        if dated.len() <= FEW_ROWS {
            return overview;
        }
        let events: Vec<&TimelineEvent> = all().flat_map(Row::events).collect();
        if !events.is_empty() {
            let (years, without_bar) = years(scene, &events);
            overview.without_bar = without_bar;
            overview.charts.push(Chart {
                heading: say!(scene.views.messages, "charts-instruments-by-year"),
                counts: Counts::Years(years),
                messages: scene.views.messages,
            });
            let positions: Vec<InstrumentIndex> = events.iter().map(|it| it.position).collect();
            overview.charts.push(instruments(scene.views, &positions));
        }
        let ties: Vec<PartnershipIndex> = all().flat_map(|row| &row.ties).copied().collect();
        if !ties.is_empty() {
            let band = scene.views.partnerships_that_hold(ties);
            let heading = |number: String, day: Day| {
                let messages = scene.views.messages;
                say!(messages, "charts-partnerships", number = number, day = day)
            };
            overview.charts.push(of_days(scene.views, band, heading));
        }
        overview
    }

    /// Draws the charts from a height on, and gives the height below.
    pub(super) fn draw(&self, canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64) -> f64 {
        let charts = self.charts.iter();
        charts.fold(top, |y, chart| {
            chart.draw(canvas, &scene.inks, &scene.axis, y) + 8.0
        })
    }
}

/// What the areas of charts mean; nothing where all is certain.
pub(super) fn legend<'c>(
    messages: &Messages,
    mut charts: impl Iterator<Item = &'c Chart>,
) -> Vec<LegendEntry> {
    if !charts.any(Chart::is_doubtful) {
        return Vec::new();
    }
    let entry = |words: String, is_certain: bool| LegendEntry {
        words,
        sign: swatch(is_certain),
    };
    vec![
        entry(say!(messages, "charts-certainly"), true),
        entry(say!(messages, "undecided"), false),
    ]
}

/// A chart of a band, whose heading says how many there are on the day that is asked about.
pub(super) fn of_days(
    views: &ExportContext<'_>,
    band: Band,
    heading: impl Fn(String, Day) -> String,
) -> Chart {
    let day = views.selection.day;
    Chart {
        heading: heading(range(views.messages, band.at(day)), day),
        counts: Counts::Days(band, day),
        messages: views.messages,
    }
}

/// '4', or '2 to 4'.
pub(super) fn range(messages: &Messages, (certain, possible): (usize, usize)) -> String {
    range_words(messages, (0..possible).map(|number| number < certain))
}

/// How many instruments are in force on each day; where no record says when one entered into force
/// or ended, how many were concluded by then, since nothing else is known.
fn instruments(views: &ExportContext<'_>, of: &[InstrumentIndex]) -> Chart {
    let messages = views.messages;
    let is_known = |position: &InstrumentIndex| {
        let record = views.network.instrument(*position);
        record.in_force.is_some() || record.terminated.is_some()
    };
    if of.iter().any(is_known) {
        let band = views.instruments_in_force(of.iter().copied());
        return of_days(views, band, |number, day| {
            say!(messages, "charts-in-force", number = number, day = day)
        });
    }
    let band = views.instruments_concluded(of.iter().copied());
    of_days(views, band, |number, day| {
        say!(messages, "charts-concluded", number = number, day = day)
    })
}

/// How many instruments fell into each year, certainly and at most, and how many may be of any
/// year.
fn years(
    scene: &TimelineScene<'_>,
    events: &[&TimelineEvent],
) -> (Vec<(i32, usize, usize)>, usize) {
    let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    let mut without = 0;
    for event in events {
        // Of a date that is doubted nothing is certain.
        let bounds = event.date.map(|date| date.bounds()).unwrap_or_default();
        let ends = bounds.earliest.zip(bounds.latest);
        let Some((first, last)) = ends.map(|(first, last)| (first.year(), last.year())) else {
            without += 1;
            continue;
        };
        for year in first.max(scene.axis.first)..=last.min(scene.axis.end - 1) {
            let count = counts.entry(year).or_default();
            count.0 += usize::from(first == last && event.is_certain);
            count.1 += 1;
        }
    }
    let years = counts.into_iter();
    let years = years.map(|(year, (certain, possible))| (year, certain, possible));
    (years.collect(), without)
}
