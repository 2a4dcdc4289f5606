//! What is around a picture: its title above it, and below it what must be known to read it.

use super::{Anchor, Canvas, Rectangle, Type, fitted, text_width, wrapped};
use crate::style::{INK, MUTED, PAGE, PANEL, RULE};

/// The width of a picture in pixels.
pub(super) const WIDTH: f64 = 960.0;
/// The room to its left and to its right.
pub(super) const LEFT: f64 = 16.0;

/// The colours that all pictures share, as they are written.
pub(super) struct Inks {
    /// Words.
    pub(super) ink: String,
    /// Words that stand back.
    pub(super) muted: String,
    /// Fine lines.
    pub(super) rule: String,
    /// The ground of what is set apart.
    pub(super) panel: String,
    /// The page.
    pub(super) page: String,
}

impl Inks {
    /// Those of a light page, which are the ones that one prints.
    pub(super) fn light() -> Self {
        Inks {
            ink: INK.light.to_string(),
            muted: MUTED.light.to_string(),
            rule: RULE.light.to_string(),
            panel: PANEL.light.to_string(),
            page: PAGE.light.to_string(),
        }
    }
}

/// Words set from the left.
pub(super) fn plain(size: f64, fill: &str) -> Type<'_> {
    Type {
        size,
        fill,
        anchor: Anchor::Start,
        is_bold: false,
        halo: None,
    }
}

/// The same words in bold.
pub(super) fn bold(size: f64, fill: &str) -> Type<'_> {
    Type {
        is_bold: true,
        ..plain(size, fill)
    }
}

/// A box.
pub(super) fn area(x: f64, y: f64, width: f64, height: f64) -> Rectangle {
    Rectangle {
        x,
        y,
        width,
        height,
    }
}

/// Draws the title and the line below it, and gives the height at which the picture begins.
pub(super) fn head(canvas: &mut Canvas, inks: &Inks, title: &str, subtitle: &str) -> f64 {
    const SIZE: f64 = 20.0;
    let width = canvas.width() - 2.0 * LEFT;
    let mut y = 30.0;
    let lines = wrapped(title, SIZE, true, width);
    // What two lines do not hold is shown on pointing.
    let shown = lines.len().min(2);
    for (index, line) in lines.iter().take(shown).enumerate() {
        let is_cut = index + 1 == shown && lines.len() > shown;
        let cut = is_cut.then(|| fitted(&format!("{line} {}", lines[shown]), SIZE, true, width));
        let whole = if is_cut { title } else { "" };
        canvas.titled_text(
            cut.as_ref().unwrap_or(line),
            whole,
            LEFT,
            y,
            bold(SIZE, &inks.ink),
        );
        y += 24.0;
    }
    y -= 3.0;
    for line in wrapped(subtitle, 12.5, false, width) {
        canvas.text(&line, LEFT, y, plain(12.5, &inks.muted));
        y += 17.0;
    }
    y
}

/// Draws what must be known to read the picture, each note on lines of its own, from a height on,
/// and gives the height of the whole.
pub(super) fn foot(canvas: &mut Canvas, inks: &Inks, top: f64, notes: &[String]) -> f64 {
    let width = canvas.width() - 2.0 * LEFT;
    let mut y = top + 2.0;
    for line in notes
        .iter()
        .flat_map(|note| wrapped(note, 12.0, false, width))
    {
        y += 16.0;
        canvas.text(&line, LEFT, y, plain(12.0, &inks.muted));
    }
    y + 18.0
}

/// What draws a sign around a place, its middle.
pub(super) type DrawSign = Box<dyn Fn(&mut Canvas, f64, f64)>;

/// An entry of a legend, whose sign is in a box of [`SIGN`] before the words.
pub(super) struct LegendEntry {
    /// The words.
    pub(super) words: String,
    /// Its sign.
    pub(super) sign: DrawSign,
}

/// The room for the sign of an entry of a legend, in pixels.
pub(super) const SIGN: f64 = 32.0;
const ENTRY: f64 = 21.0;

/// Draws a legend of several kinds of entries, each kind beginning a new row under its name, and
/// gives the height below it.
pub(super) fn legend(
    canvas: &mut Canvas,
    inks: &Inks,
    top: f64,
    kinds: &[(&str, Vec<LegendEntry>)],
) -> f64 {
    const SIZE: f64 = 12.0;
    const GAP: f64 = 14.0;
    let kinds: Vec<&(&str, Vec<LegendEntry>)> =
        kinds.iter().filter(|it| !it.1.is_empty()).collect();
    let names = kinds
        .iter()
        .map(|(name, _)| text_width(name, SIZE, true) + GAP);
    let first = LEFT + names.fold(0.0, f64::max);
    let room = canvas.width() - LEFT - first;
    let widths: Vec<Vec<f64>> = kinds
        .iter()
        .map(|(_, entries)| {
            let width = |entry: &LegendEntry| SIGN + text_width(&entry.words, SIZE, false) + 1.0;
            entries.iter().map(|it| width(it).min(room)).collect()
        })
        .collect();
    let columns = super::columns_of(&widths, GAP, room);
    let mut y = top;
    for (name, entries) in kinds {
        canvas.text(name, LEFT, y + 4.0, bold(SIZE, &inks.ink));
        for row in entries.chunks(columns.len().max(1)) {
            let mut x = first;
            for (entry, width) in row.iter().zip(&columns) {
                (entry.sign)(canvas, x + SIGN / 2.0 - 5.0, y);
                let words = area(x + SIGN, y - 8.0, width - SIGN, ENTRY - 5.0);
                canvas.text_within(&entry.words, words, y + 4.0, plain(SIZE, &inks.ink));
                x += width + GAP;
            }
            y += ENTRY;
        }
        y += 3.0;
    }
    y
}
