//! Labels of Graphviz that are like HTML.

use std::fmt::{Display, Write as _};

use crate::escape::DotHtml;
use crate::pictures::{fitted, text_width};
use crate::style::{BadgeStyle, PAGE};
use crate::views::{Belonging, id_and_role};

/// What is added to a width: a viewer may set a font much wider than Helvetica.
pub(super) const SLACK: f64 = 1.12;

/// The size of the letters in badges, in points.
pub(super) const BADGE_SIZE: f64 = 8.5;

/// The widest badge, in points.
const WIDEST_BADGE: f64 = 60.0;

/// The width in points that a text needs.
pub(super) fn needed(text: &str, size: f64, is_bold: bool) -> f64 {
    text_width(text, size, is_bold) * SLACK
}

/// As much of a text as has room in a width in points.
pub(super) fn with_room(text: &str, size: f64, is_bold: bool, width: f64) -> String {
    fitted(text, size, is_bold, width / SLACK)
}

/// Words in the size and colour of a font, bold or not.
pub(super) fn words(text: &str, size: f64, colour: impl Display, is_bold: bool) -> String {
    let (open, close) = if is_bold { ("<B>", "</B>") } else { ("", "") };
    format!(
        "<FONT POINT-SIZE=\"{size}\" COLOR=\"{colour}\">{open}{}{close}</FONT>",
        DotHtml(text)
    )
}

/// A table of rows, each given by its cells.
pub(super) fn stacked(rows: &[String]) -> String {
    let mut out =
        String::from("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"2\">\n");
    for row in rows {
        let _ = writeln!(out, "      <TR>{row}</TR>");
    }
    out.push_str("    </TABLE>");
    out
}

/// The width of a badge, in points.
pub(super) fn badge_width(letters: &str) -> f64 {
    let (id, role) = id_and_role(letters);
    let id = (needed(id, BADGE_SIZE, false) + 7.0).min(WIDEST_BADGE);
    (id + needed(role, BADGE_SIZE, false)).max(22.0)
}

/// The cell of a badge.
pub(super) fn badge_cell(
    letters: &str,
    style: BadgeStyle,
    belonging: Belonging,
    width: f64,
) -> String {
    let colour = style.colour.light;
    let is_filled = style.is_filled && belonging == Belonging::Full;
    let (ground, ink) = if is_filled {
        (colour, PAGE.light)
    } else {
        (PAGE.light, colour)
    };
    let (id, role) = id_and_role(letters);
    let letters = with_room(id, BADGE_SIZE, false, WIDEST_BADGE - 7.0) + role;
    format!(
        "<TD BORDER=\"1\" COLOR=\"{colour}\" BGCOLOR=\"{ground}\" WIDTH=\"{width:.0}\">{}</TD>",
        words(&letters, BADGE_SIZE, ink, false)
    )
}
