//! What pictures are drawn on.

use std::fmt::Write as _;

use super::Drawing;
use super::direction::in_order;
pub(crate) use super::paint::Paint;
use super::rectangle::Rectangle;
use super::shared::shared;
use super::text_width::{fitted, text_width};
use crate::escape::{XmlAttribute, XmlText};

/// A text that was drawn, and the box that it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The text.
    pub text: String,
    /// Its box.
    pub area: Rectangle,
    /// The box that it must not leave, where it is in one.
    pub room: Option<Rectangle>,
}

/// Which end of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Type<'t> {
    /// The size in pixels.
    pub size: f64,
    /// The colour.
    pub fill: &'t str,
    /// Which end of the text its place is.
    pub anchor: Anchor,
    /// Whether it is bold.
    pub is_bold: bool,
    /// The colour of a rim around the letters, where they are on something; its width is that of all
    /// around them.
    pub halo: Option<&'t str>,
}

/// A picture in the making.
#[derive(Debug)]
pub(crate) struct Canvas {
    body: String,
    labels: Vec<Label>,
    width: f64,
    background: &'static str,
}

/// The fonts, of which the first that a viewer has is taken.
const FONTS: &str = "'Noto Sans',Helvetica,Arial,sans-serif";

impl Canvas {
    /// An empty picture of a width in pixels on a background.
    #[must_use]
    pub(crate) fn new(width: f64, background: &'static str) -> Self {
        Canvas {
            body: String::new(),
            labels: Vec::new(),
            width,
            background,
        }
    }

    /// Its width in pixels.
    #[must_use]
    pub(crate) fn width(&self) -> f64 {
        self.width
    }

    /// Writes SVG that contains no text of users.
    pub(crate) fn raw(&mut self, svg: &str) {
        self.body.push_str(svg);
        self.body.push('\n');
    }

    /// Draws a rectangle with rounded corners.
    pub(crate) fn rectangle(&mut self, area: Rectangle, radius: f64, paint: Paint<'_>) {
        let corners = match number(radius) {
            radius if radius == "0" => String::new(),
            radius => format!(" rx=\"{radius}\""),
        };
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{corners}{}/>",
            number(area.x),
            number(area.y),
            number(area.width),
            number(area.height),
            paint.attributes()
        );
    }

    /// Draws a circle.
    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64, paint: Paint<'_>) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            number(x),
            number(y),
            number(radius),
            paint.attributes()
        );
    }

    /// Draws a straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint<'_>) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1),
            paint.strokes()
        );
    }

    /// Draws a path by its commands, with a title that viewers show on pointing; may be empty.
    pub(crate) fn path(&mut self, commands: &str, title: &str, paint: Paint<'_>) {
        if commands.is_empty() {
            return;
        }
        let attributes = paint.attributes();
        // Only of several parts one may be a hole in another.
        let rule = match commands.matches('M').count() {
            2.. if paint.fill.is_some() => " fill-rule=\"evenodd\"",
            _ => "",
        };
        let commands = XmlAttribute(commands);
        let _ = if title.is_empty() {
            writeln!(self.body, "<path d=\"{commands}\"{rule}{attributes}/>")
        } else {
            let title = XmlText(title);
            writeln!(
                self.body,
                "<path d=\"{commands}\"{rule}{attributes}><title>{title}</title></path>"
            )
        };
    }

    /// Draws several things as one, with a title that viewers show on pointing; may be empty.
    pub(crate) fn titled(&mut self, title: &str, draw: impl FnOnce(&mut Canvas)) {
        if title.is_empty() {
            draw(self);
            return;
        }
        let _ = writeln!(self.body, "<g><title>{}</title>", XmlText(title));
        draw(self);
        self.body.push_str("</g>\n");
    }

    /// Draws several things as one, with an id by which programs for drawing call it. It begins with
    /// the name of the picture, since several pictures may be on one page.
    pub(crate) fn group(&mut self, id: &str, draw: impl FnOnce(&mut Canvas)) {
        let _ = writeln!(self.body, "<g id=\"{}\">", XmlAttribute(id));
        draw(self);
        self.body.push_str("</g>\n");
    }

    /// The box that a text would take with its base line at a place.
    #[must_use]
    pub(crate) fn text_box(text: &str, x: f64, y: f64, set: Type<'_>) -> Rectangle {
        let width = text_width(text, set.size, set.is_bold);
        let left = match set.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Rectangle {
            x: left,
            y: y - set.size * 0.8,
            width,
            height: set.size * 1.05,
        }
    }

    /// Draws a text with its base line at a place, and keeps its box.
    pub(crate) fn text(&mut self, text: &str, x: f64, y: f64, set: Type<'_>) {
        self.titled_text(text, "", x, y, set);
    }

    /// Draws a text that stands for a longer one, which viewers show on pointing.
    pub(crate) fn titled_text(&mut self, text: &str, whole: &str, x: f64, y: f64, set: Type<'_>) {
        let anchor = match set.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if set.is_bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let halo = set.halo.map_or(String::new(), |colour| {
            format!(" stroke=\"{}\"", XmlAttribute(colour))
        });
        let title = if whole.is_empty() || whole == text {
            String::new()
        } else {
            format!("<title>{}</title>", XmlText(whole))
        };
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor} fill=\"{}\"{weight}{halo}>{title}{}</text>",
            number(x),
            number(y),
            number(set.size),
            XmlAttribute(set.fill),
            XmlText(&in_order(text))
        );
        let area = Canvas::text_box(text, x, y, set);
        self.labels.push(Label {
            text: text.to_owned(),
            area,
            room: None,
        });
    }

    /// Draws a text that runs upwards, its base line at a place, and that may stand for a longer one.
    pub(crate) fn upright_text(&mut self, text: &str, whole: &str, x: f64, y: f64, set: Type<'_>) {
        let (left, base) = (number(x), number(y));
        let _ = write!(self.body, "<g transform=\"rotate(-90 {left} {base})\">");
        self.titled_text(text, whole, x, y, set);
        self.body.push_str("</g>\n");
        if let Some(label) = self.labels.last_mut() {
            let along = label.area;
            label.area = Rectangle {
                x: x - set.size * 0.8,
                y: y - (along.x + along.width - x),
                width: along.height,
                height: along.width,
            };
        }
    }

    /// Draws as much of a text as a box has room for, with its base line at a height, and keeps
    /// both boxes. Viewers show the whole on pointing.
    pub(crate) fn text_within(&mut self, text: &str, room: Rectangle, y: f64, set: Type<'_>) {
        self.marked_text_within(text, "", room, y, set);
    }

    /// The same with a mark behind the text, which is never cut.
    pub(crate) fn marked_text_within(
        &mut self,
        text: &str,
        mark: &str,
        room: Rectangle,
        y: f64,
        set: Type<'_>,
    ) {
        let x = match set.anchor {
            Anchor::Start => room.x,
            Anchor::Middle => room.x + room.width / 2.0,
            Anchor::End => room.x + room.width,
        };
        let left = room.width - text_width(mark, set.size, set.is_bold);
        let shown = fitted(text, set.size, set.is_bold, left) + mark;
        self.titled_text(&shown, &format!("{text}{mark}"), x, y, set);
        if let Some(label) = self.labels.last_mut() {
            label.room = Some(room);
        }
    }

    /// The labels so far.
    #[must_use]
    pub(crate) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The finished file, of a height in pixels. `name` is put before ids, since several pictures
    /// may be on one page. It is read aloud by its title and its description alone: some browsers would
    /// read each of its words besides.
    #[must_use]
    pub(crate) fn finish(self, name: &str, height: f64, title: &str, description: &str) -> Drawing {
        let (width, height) = (number(self.width), number(height));
        let (body, root) = shared(self.body);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-t\" aria-describedby=\"{name}-d\" \
             font-family=\"{FONTS}\"{root}>\n<title id=\"{name}-t\">{}</title>\n\
             <desc id=\"{name}-d\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n<g aria-hidden=\"true\">{}</g></svg>\n",
            XmlText(title),
            XmlText(description),
            self.background,
            body
        );
        Drawing {
            svg,
            title: title.to_owned(),
            description: description.to_owned(),
            labels: self.labels,
            focus: None,
            enlarged: None,
        }
    }
}

/// A number with at most one decimal, the same everywhere: no exponent, and no minus zero.
#[must_use]
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let text = if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded:.1}")
    };
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_not_cut() {
        let mut canvas = Canvas::new(200.0, "#FFFFFF");
        let room = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 90.0,
            height: 16.0,
        };
        let set = Type {
            size: 12.0,
            fill: "#000000",
            anchor: Anchor::Start,
            is_bold: false,
            halo: None,
        };
        let name = "French Southern Territories";
        canvas.marked_text_within(name, " (?)", room, 12.0, set);
        let label = &canvas.labels()[0];
        assert!(label.text.ends_with("… (?)") && room.contains(&label.area));
        assert!(
            canvas
                .body
                .contains("<title>French Southern Territories (?)</title>")
        );
    }

    #[test]
    fn numbers_are_short_and_plain() {
        assert_eq!(number(1.0), "1");
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(12.345), "12.3");
        assert_eq!(number(-12.36), "-12.4");
        assert_eq!(number(1e7), "10000000");
    }
}
