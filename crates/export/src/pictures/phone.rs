//! What the pictures on a phone have in common: each is drawn once more for a narrow screen, in rows
//! and in words that can be read there. The words around it are the page's, which breaks them itself.

use super::frame::{Inks, LegendEntry, bold, plain};
use super::{Anchor, Canvas, Drawing, Label, Rectangle, Type, number, wrapped};

/// The width of such a picture in pixels: what the narrowest phones have beside the margins.
pub(super) const WIDTH: f64 = 312.0;
/// The size of words, which is no less than 12 pixels on a screen of 320.
pub(super) const SIZE: f64 = 13.0;
/// From one line of words to the next.
pub(super) const LINE: f64 = 18.0;

/// A picture for a phone.
#[derive(Debug, Clone)]
pub struct PhoneForm {
    /// What is written above it.
    pub title: String,
    /// What is written below the title.
    pub subtitle: String,
    /// What must be known to read it.
    pub notes: Vec<String>,
    /// The picture, as an element of a page that also has the wide form.
    pub svg: String,
    /// Its labels, for a test of their boxes.
    pub labels: Vec<Label>,
    /// Its height in pixels.
    pub height: f64,
}

/// A canvas of the width of a phone.
pub(super) fn canvas() -> Canvas {
    Canvas::new(WIDTH, "#FFFFFF")
}

/// The finished form of a picture with a name, whose wide form has the words for those who do not
/// see it.
pub(super) fn finish(
    canvas: Canvas,
    name: &str,
    height: f64,
    (title, subtitle, notes): (String, String, Vec<String>),
) -> PhoneForm {
    let drawing = canvas.finish(name, height, "", "");
    let shown = number(height);
    // Only what is drawn is taken: the page has the ground, and the wide form the words.
    let (root, body) = drawing.svg.split_once(">\n").unwrap_or_default();
    let body = body.split_once("/>\n").map_or("", |(_, body)| body);
    let shared = root.split_once("sans-serif\"").map_or("", |(_, it)| it);
    let fonts = "'Noto Sans',Helvetica,Arial,sans-serif";
    PhoneForm {
        svg: format!(
            "<svg viewBox=\"0 0 {WIDTH} {shown}\" role=\"img\" \
             aria-labelledby=\"{name}-t\" aria-describedby=\"{name}-d\" font-family=\"{fonts}\"{shared}>\n{body}"
        ),
        labels: drawing.labels,
        title,
        subtitle,
        notes,
        height,
    }
}

/// The attributes that the shapes of the wide form have from its root.
pub(super) fn inherited(wide: &Drawing) -> &str {
    let root = wide.svg.split_once('>').map_or("", |(root, _)| root);
    root.split_once("sans-serif\"").map_or("", |(_, it)| it)
}

/// Draws words from a place to the right edge, on as many lines as they need, and gives the base
/// line of the next one.
pub(super) fn words(canvas: &mut Canvas, text: &str, (x, y): (f64, f64), set: Type<'_>) -> f64 {
    let mut y = y;
    for line in wrapped(text, set.size, set.is_bold, WIDTH - x) {
        canvas.text(&line, x, y, set);
        y += LINE;
    }
    y
}

/// Words that end at the right edge.
pub(super) fn at_right(set: Type<'_>) -> Type<'_> {
    Type {
        anchor: Anchor::End,
        ..set
    }
}

/// Draws a legend of several kinds of entries, each on lines of its own, and gives the height below.
pub(super) fn legend(
    canvas: &mut Canvas,
    inks: &Inks,
    top: f64,
    kinds: &[(&str, Vec<LegendEntry>)],
) -> f64 {
    const SIGN: f64 = 34.0;
    let mut y = top;
    for (name, entries) in kinds.iter().filter(|it| !it.1.is_empty()) {
        y += LINE;
        canvas.text(name, 0.0, y, bold(SIZE, &inks.ink));
        for entry in entries {
            y += LINE + 3.0;
            (entry.sign)(canvas, SIGN / 2.0 - 3.0, y - 4.5);
            y = words(canvas, &entry.words, (SIGN, y), plain(SIZE, &inks.ink)) - LINE;
        }
        y += 8.0;
    }
    y
}

/// The box of words that begin or end a row of a height.
pub(super) fn row(top: f64, height: f64) -> Rectangle {
    Rectangle {
        x: 0.0,
        y: top,
        width: WIDTH,
        height,
    }
}
