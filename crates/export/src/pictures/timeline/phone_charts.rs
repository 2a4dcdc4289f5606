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
    members: Option<&MembersInTime>,
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
    members: &MembersInTime,
    top: f64,
) -> f64 {
    let upper = heading(
        canvas,
        scene,
        &members.curves_heading(scene.views.messages),
        top,
    );
    let lower = upper + HEIGHT;
    let day = scene.views.selection.day;
    let mut y = lower + 27.0;
    let ends = members.draw_curves_between(canvas, scene, (upper, lower), SIZE);
    // Several curves have the same colour: a number at its end says which one is which.
    for ((place, colour, x, end), at) in ends.iter().zip(apart(&ends, (upper, lower))) {
        let left = scene.axis.right + 6.0;
        canvas.line((*x, *end), (left - 1.0, at), Paint::stroke(colour, 0.8));
        let number = (place + 1).to_string();
        canvas.text(&number, left, at + 4.5, bold(SIZE, colour));
    }
    for (place, colour, ..) in ends {
        y += LINE;
        canvas.line((0.0, y - 4.5), (20.0, y - 4.5), Paint::stroke(&colour, 2.5));
        let organisation = &members.organisations[place];
        let words = format!(
            "{}. {} · {}",
            place + 1,
            organisation.name,
            range(scene.views.messages, organisation.band.at(day))
        );
        let set = plain(SIZE, &scene.inks.ink);
        y = phone::words(canvas, &words, (28.0, y), set) - LINE;
    }
    member_grid::draw_on_phone(members, canvas, scene, y + 8.0)
}

/// The heights of the numbers at the ends of curves, in the order of these: as near to its curve as
/// each can be without covering another.
fn apart(ends: &[(usize, String, f64, f64)], (upper, lower): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by(|one, other| ends[*one].3.total_cmp(&ends[*other].3).then(one.cmp(other)));
    let mut heights = vec![0.0; ends.len()];
    let mut above = upper - LINE;
    for place in &order {
        above = (above + LINE - 3.0).max(ends[*place].3);
        heights[*place] = above;
    }
    let mut below = lower + LINE - 3.0;
    for place in order.iter().rev() {
        below = heights[*place].min(below - LINE + 3.0);
        heights[*place] = below;
    }
    heights
}
