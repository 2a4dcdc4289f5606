//! The line of the day that is asked about.

use super::super::{Canvas, Paint, Rectangle};
use super::TimelineScene;

/// Where the day that is asked about ends, in pixels; none if it is not in the picture.
pub(super) fn day_x(scene: &TimelineScene<'_>) -> Option<f64> {
    let day = scene.views.selection.day;
    (day >= scene.axis.first_day() && day < scene.axis.end_day()).then(|| scene.axis.x(day.plus(1)))
}

/// Whether the line of the day would run through a label, or close by.
pub(super) fn is_near_day(scene: &TimelineScene<'_>, label: Rectangle) -> bool {
    day_x(scene).is_some_and(|x| x > label.x - 4.0 && x < label.x + label.width + 4.0)
}

/// Draws the line of the day.
pub(super) fn day_line(canvas: &mut Canvas, scene: &TimelineScene<'_>, top: f64, bottom: f64) {
    if let Some(x) = day_x(scene) {
        let paint = Paint {
            dashes: "3 3",
            ..Paint::stroke(&scene.inks.muted, 0.9)
        };
        canvas.line((x, top), (x, bottom), paint);
    }
}
