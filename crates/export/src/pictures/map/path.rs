//! The outlines of shapes, as short as SVG can write them.

use std::fmt::Write as _;

/// The commands that draw a closed ring of points in pixels, with one decimal; none where fewer
/// than three points differ.
///
/// Each point is told by its distance from the one before, which is half as long as its place. The
/// distances are those of the rounded points, so that errors do not add up.
pub(super) fn closed_ring(points: &[(f64, f64)]) -> String {
    let mut commands = through(points, 3);
    if !commands.is_empty() {
        commands.push('Z');
    }
    commands
}

/// The commands that draw a line through points in pixels; none where fewer than two differ.
pub(super) fn open_line(points: &[(f64, f64)]) -> String {
    through(points, 2)
}

/// The commands that draw a line through points; none where fewer than so many differ.
fn through(points: &[(f64, f64)], least: usize) -> String {
    let mut points: Vec<(i64, i64)> = points
        .iter()
        .map(|(x, y)| (tenths(*x), tenths(*y)))
        .collect();
    points.dedup();
    if points.len() < least {
        return String::new();
    }
    let mut commands = String::from("M");
    let mut last = (0, 0);
    for (index, (x, y)) in points.into_iter().enumerate() {
        if index == 1 {
            commands.push('l');
        }
        push(&mut commands, x - last.0);
        push(&mut commands, y - last.1);
        last = (x, y);
    }
    commands
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "pictures are some thousand pixels wide"
)]
fn tenths(pixels: f64) -> i64 {
    (pixels * 10.0).round() as i64
}

/// Adds a number; one that begins with a minus needs no space before it.
fn push(commands: &mut String, tenths: i64) {
    if tenths >= 0 && !commands.ends_with(['M', 'l']) {
        commands.push(' ');
    }
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = match (whole, rest) {
        (whole, 0) => write!(commands, "{sign}{whole}"),
        (0, rest) => write!(commands, "{sign}.{rest}"),
        (whole, rest) => write!(commands, "{sign}{whole}.{rest}"),
    };
}

#[cfg(test)]
mod tests {
    use super::{closed_ring, open_line};

    #[test]
    fn points_are_told_by_their_distance() {
        let ring = [
            (10.04, 0.26),
            (11.0, 0.26),
            (10.5, -2.0),
            (10.46, -2.0),
            (0.0, 5.0),
        ];
        assert_eq!(closed_ring(&ring), "M10 .3l1 0-.5-2.3-10.5 7Z");
        assert_eq!(closed_ring(&[(1.0, 1.0), (1.01, 1.0), (2.0, 2.0)]), "");
        assert_eq!(open_line(&[(1.0, 1.0), (2.0, 1.5)]), "M1 1l1 .5");
    }
}
