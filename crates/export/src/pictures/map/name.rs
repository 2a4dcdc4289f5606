//! A name on the map, in one line or in more.

use super::super::{Anchor, Canvas, Rectangle, Type, fitted, text_width, wrapped};

/// A name of this width is on one line: a longer one would reach over its neighbours.
const WIDEST: f64 = 200.0;
/// The widths into which a name is broken where it has no room on one line.
const NARROW: [f64; 2] = [130.0, 90.0];

/// A name that is to be on the map.
pub(super) struct Name {
    whole: String,
    /// The name on one line, and broken into more of them.
    pub(super) breaks: Vec<Vec<String>>,
    size: f64,
    is_bold: bool,
}

/// A name at its place.
pub(super) struct PlacedName<'n> {
    lines: &'n [String],
    x: f64,
    /// The base line of the first line.
    y: f64,
    anchor: Anchor,
    /// The box of each line.
    pub(super) rooms: Vec<Rectangle>,
}

impl Name {
    /// A name, with a mark behind it that is never cut.
    pub(super) fn new(name: &str, mark: &str, size: f64, is_bold: bool) -> Self {
        let whole = format!("{name}{mark}");
        let is_short = text_width(&whole, size, is_bold) <= WIDEST;
        let single = is_short.then(|| vec![whole.clone()]);
        let narrow = NARROW.map(|width| broken(&whole, mark, (size, is_bold), width));
        let mut breaks: Vec<Vec<String>> = single.into_iter().chain(narrow).collect();
        breaks.dedup();
        Name {
            whole,
            breaks,
            size,
            is_bold,
        }
    }

    /// Its lines around a place.
    pub(super) fn around<'n>(&self, lines: &'n [String], (x, y): (f64, f64)) -> PlacedName<'n> {
        self.placed(lines, (x, y - self.height(lines) / 2.0), Anchor::Middle)
    }

    /// Its lines beside a place, in a direction from it: their nearest edge or corner is there.
    pub(super) fn beside<'n>(
        &self,
        lines: &'n [String],
        (x, y): (f64, f64),
        (right, down): (f64, f64),
    ) -> PlacedName<'n> {
        /// So much of a direction must lie along an axis to count.
        const ALONG: f64 = 0.38;
        let anchor = match right {
            right if right > ALONG => Anchor::Start,
            right if right < -ALONG => Anchor::End,
            _ => Anchor::Middle,
        };
        let above = match down {
            down if down > ALONG => 0.0,
            down if down < -ALONG => 1.0,
            _ => 0.5,
        };
        self.placed(lines, (x, y - above * self.height(lines)), anchor)
    }

    fn height(&self, lines: &[String]) -> f64 {
        self.size * 1.05 + (lines.len() as f64 - 1.0) * self.step()
    }

    fn step(&self) -> f64 {
        self.size * 1.1
    }

    /// Its lines from a height on.
    fn placed<'n>(
        &self,
        lines: &'n [String],
        (x, top): (f64, f64),
        anchor: Anchor,
    ) -> PlacedName<'n> {
        let y = top + self.size * 0.8;
        let set = self.set("", None, anchor);
        let rooms = lines
            .iter()
            .enumerate()
            .map(|(index, text)| Canvas::text_box(text, x, y + index as f64 * self.step(), set));
        PlacedName {
            lines,
            x,
            y,
            anchor,
            rooms: rooms.collect(),
        }
    }

    /// Draws it in a colour.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        placed: &PlacedName<'_>,
        (fill, rim): (&str, &str),
    ) {
        // Viewers show the whole of a name that is cut on pointing.
        let is_cut = placed.lines.iter().any(|line| line.contains('…'));
        let cut = if is_cut { self.whole.as_str() } else { "" };
        let set = self.set(fill, Some(rim), placed.anchor);
        for (index, line) in placed.lines.iter().enumerate() {
            let y = placed.y + index as f64 * self.step();
            canvas.titled_text(line, cut, placed.x, y, set);
        }
    }

    fn set<'t>(&self, fill: &'t str, halo: Option<&'t str>, anchor: Anchor) -> Type<'t> {
        Type {
            size: self.size,
            fill,
            anchor,
            is_bold: self.is_bold,
            halo,
        }
    }
}

/// A name in lines of a width. One that needs more than four is cut after the third, so that no
/// tower of words hides the map.
fn broken(whole: &str, mark: &str, (size, is_bold): (f64, bool), width: f64) -> Vec<String> {
    const MOST_LINES: usize = 4;
    const LEFT_OF_MORE: usize = 3;
    let mut lines = wrapped(whole, size, is_bold, width);
    if lines.len() > MOST_LINES {
        let last = lines[LEFT_OF_MORE - 1..].join(" ");
        let room = width - text_width(mark, size, is_bold);
        lines.truncate(LEFT_OF_MORE - 1);
        lines.push(fitted(&last, size, is_bold, room) + mark);
    }
    lines
}
