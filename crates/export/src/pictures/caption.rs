//! Words below pictures.

use super::{fitted, text_width};

/// A text in lines of at most a width in pixels, at a size in pixels.
pub(super) fn wrapped(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if text_width(&longer, size, false) <= width => {
                *line = longer;
            }
            _ => lines.push(fitted(word, size, false, width)),
        }
    }
    lines
}
