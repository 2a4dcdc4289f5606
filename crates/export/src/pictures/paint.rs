//! How areas and lines are painted.

use std::fmt::Write as _;

use super::number;
use crate::escape::XmlAttribute;

/// Colours and strokes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Paint<'p> {
    /// The colour of the area; none: it is not filled.
    pub fill: Option<&'p str>,
    /// The colour of the line; none: there is none.
    pub stroke: Option<&'p str>,
    /// The width of the line in pixels.
    pub width: f64,
    /// Lengths of dashes and gaps in pixels; empty: none.
    pub dashes: &'p str,
}

impl<'p> Paint<'p> {
    /// An area.
    #[must_use]
    pub(crate) fn fill(colour: &'p str) -> Self {
        Paint {
            fill: Some(colour),
            ..Paint::default()
        }
    }

    /// A line.
    #[must_use]
    pub(crate) fn stroke(colour: &'p str, width: f64) -> Self {
        Paint {
            stroke: Some(colour),
            width,
            ..Paint::default()
        }
    }

    /// The same with a line around it.
    #[must_use]
    pub(crate) fn outlined(self, colour: &'p str, width: f64) -> Self {
        Paint {
            stroke: Some(colour),
            width,
            ..self
        }
    }

    /// The SVG attributes, without those at their default.
    pub(super) fn attributes(&self) -> String {
        format!(
            " fill=\"{}\"{}",
            XmlAttribute(self.fill.unwrap_or("none")),
            self.strokes()
        )
    }

    pub(super) fn strokes(&self) -> String {
        let mut out = String::new();
        if let Some(stroke) = self.stroke {
            let _ = write!(out, " stroke=\"{}\"", XmlAttribute(stroke));
            let width = number(self.width);
            if width != "1" {
                let _ = write!(out, " stroke-width=\"{width}\"");
            }
        }
        if !self.dashes.is_empty() {
            let _ = write!(out, " stroke-dasharray=\"{}\"", XmlAttribute(self.dashes));
        }
        out
    }
}
