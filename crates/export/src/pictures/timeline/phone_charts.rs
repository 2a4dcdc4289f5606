//! The charts of the timeline on a phone: each below its heading, with the names of curves below it.

use super::super::frame::{Inks, bold, plain};
use super::super::phone::{self, LINE, SIZE, WIDTH};
use super::super::{Canvas, Paint};
use super::TimelineScene;
use super::axis::Axis;
use super::member_grid;
use super::members::MembersInTime;
use super::overview::{Overview, range};
use crate::style::Style;

/// The room for the numbers beside a chart, and that of its last year.
const NUMBERS: f64 = 46.0;
const BESIDE: f64 = 18.0;
/// The height of the chart of curves.
const HEIGHT: f64 = 200.0;

/// Draws the charts of many rows, or the memberships of a registry without partnerships, from the
/// top on, and gives the height below; nothing where there are neither.
pub(super) fn draw(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    overview: &Overview,
    members: Option<&MembersInTime<'_>>,
) -> f64 {
    let scene = TimelineScene {
        views: scene.views,
        style: Style::new(scene.views.network.manifest()),
        inks: Inks::light(),
        axis: Axis {
            left: NUMBERS,
            right: WIDTH - BESIDE,
            ..scene.axis
        },
    };
    let together = members.and_then(MembersInTime::together);
    let charts = overview.charts.iter().chain(together);
    let mut y = 0.0;
    for chart in charts {
        y = heading(canvas, &scene, &chart.heading, y);
        y = chart.draw_below(canvas, &scene.inks, (&scene.axis, SIZE), y) + 4.0;
    }
    match members {
        Some(members) => draw_members(canvas, &scene, members, y),
        None => y,
    }
}

/// Writes what a chart is of, and gives the height at which it begins.
fn heading(canvas: &mut Canvas, scene: &TimelineScene<'_>, words: &str, top: f64) -> f64 {
    let set = bold(SIZE, &scene.inks.ink);
    phone::words(canvas, words, (0.0, top + LINE), set) - LINE + 16.0
}

fn draw_members(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    members: &MembersInTime<'_>,
    top: f64,
) -> f64 {
    let upper = heading(canvas, scene, &members.curves_heading(), top);
    let lower = upper + HEIGHT;
    let day = scene.views.selection.day;
    let mut y = lower + 27.0;
    for (place, colour, ..) in members.draw_curves_between(canvas, scene, (upper, lower), SIZE) {
        y += LINE;
        canvas.line((0.0, y - 4.5), (20.0, y - 4.5), Paint::stroke(&colour, 2.5));
        let organisation = &members.organisations[place];
        let words = format!(
            "{} · {}",
            organisation.name,
            range(organisation.band.at(day))
        );
        let set = plain(SIZE, &scene.inks.ink);
        y = phone::words(canvas, &words, (28.0, y), set) - LINE;
    }
    member_grid::draw_on_phone(members, canvas, scene, y + 8.0)
}
