//! The labels of rows, drawn beside their lines on as many lines as a long title needs.

use std::collections::BTreeMap;

use chancery_core::network::InstrumentIndex;

use super::super::frame::{LEFT, area, plain};
use super::super::{Canvas, Paint, Type, fitted, text_width, wrapped};
use super::chains::{Chains, MarkPlace};
use super::lines::TimelineRow;
use super::{LANE, MARGIN, NAME, TimelineScene};

/// The most lines of a name; what is longer is cut.
const MOST_LINES: usize = 3;
/// What two of its lines are apart.
const APART: f64 = 14.0;
/// Where names begin.
const START: f64 = LEFT + 10.0;

/// The arrows between instruments, and where their marks are.
pub(super) type Arrows<'a> = (&'a Chains, &'a BTreeMap<InstrumentIndex, MarkPlace>);

impl TimelineRow<'_> {
    /// How wide a name may be: up to the first mark or line of its row.
    fn name_room(&self, scene: &TimelineScene<'_>) -> f64 {
        let lines = self.segments.iter().map(|it| scene.axis.x(it.from));
        let marks = self.placed.iter().map(|it| it.span.ends().0 - 4.0);
        let first = lines.chain(marks).fold(scene.axis.right, f64::min);
        (first - 6.0).max(scene.axis.left - 8.0) - START
    }

    /// The lines of the name.
    fn name_lines(&self, scene: &TimelineScene<'_>) -> Vec<String> {
        let room = self.name_room(scene);
        let mut lines = wrapped(&self.row.label, NAME, self.is_bold, room);
        if lines.len() > MOST_LINES {
            let rest = lines.split_off(MOST_LINES - 1).join(" ");
            lines.push(fitted(&rest, NAME, self.is_bold, room));
        }
        lines
    }

    /// The height of the row where its name stands beside its line.
    pub(super) fn height_beside_name(&self, scene: &TimelineScene<'_>) -> f64 {
        let further = self.name_lines(scene).len() - 1;
        let of_name = 2.0 * MARGIN + LANE + APART * further as f64;
        self.height.max(of_name)
    }

    /// Writes the name, upon a ground of its own where an arrow runs through it.
    pub(super) fn write_name(
        &self,
        canvas: &mut Canvas,
        scene: &TimelineScene<'_>,
        middle: f64,
        arrows: Arrows<'_>,
    ) {
        let set = Type {
            is_bold: self.is_bold,
            ..plain(NAME, &scene.inks.ink)
        };
        let lines = self.name_lines(scene);
        let base = |line: usize| middle + 4.0 + APART * line as f64;
        let placed = lines.iter().enumerate();
        let placed = placed.map(|(line, words)| (words.as_str(), START, base(line)));
        let placed: Vec<(&str, f64, f64)> = placed.collect();
        ground(canvas, scene, self, &placed, (NAME, arrows));
        if let [(_, _, base)] = placed[..] {
            let room = area(
                START,
                middle - 11.0,
                self.name_room(scene),
                2.0 * MARGIN + LANE,
            );
            canvas.text_within(&self.row.label, room, base, set);
            return;
        }
        for (words, x, y) in placed {
            let is_cut = words.ends_with('\u{2026}');
            let whole = if is_cut { &self.row.label } else { words };
            canvas.titled_text(words, whole, x, y, set);
        }
    }
}

/// Draws the ground of a section behind those lines of a name through which an arrow runs, so that the
/// name is not struck out by it.
pub(super) fn ground(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    row: &TimelineRow<'_>,
    lines: &[(&str, f64, f64)],
    (size, (chains, marks)): (f64, Arrows<'_>),
) {
    let tint = row.row.section.look(&scene.style).tint.light.to_string();
    for (line, x, y) in lines {
        let width = text_width(line, size, row.is_bold);
        let place = area(x - 1.0, y - size, width + 2.0, size + 4.0);
        if chains.run_through(marks, place) {
            canvas.rectangle(place, 0.0, Paint::fill(&tint));
        }
    }
}
