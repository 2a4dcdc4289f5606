//! Title and legend of the diagrams.

use super::DotDrawing;
use super::html::{SLACK, badge_cell, badge_width, needed, stacked, words};
use crate::escape::DotLines;
use crate::pictures::{columns_of, wrapped};
use crate::style::{INK, LineStyle, MUTED, TierStyle};
use crate::views::{Belonging, badge_words};
use chancery_core::messages::Messages;
use chancery_core::model::Colour;
use chancery_core::say;

const TITLE_SIZE: f64 = 20.0;
const TEXT_SIZE: f64 = 11.0;
const SOURCE_SIZE: f64 = 9.5;

/// The gap between two entries of a legend, in points.
const GAP: f64 = 22.0;

/// The least width of notes, in points, where the picture is not narrower.
const NARROWEST_NOTES: f64 = 420.0;

impl DotDrawing<'_> {
    /// Title and legend, as the value of the label of a picture of a width in points.
    ///
    /// They share the one label that a picture has. A frame around everything would have another,
    /// but versions of Graphviz differ in how they stack what is in a frame.
    pub(super) fn label(&self, width: f64, with_groups: bool, with_badges: bool) -> String {
        let title = self.title(width);
        let legend = self.legend(width, with_groups, with_badges);
        if self.is_plain {
            // Both are quoted, and one string goes on where the other ends.
            return format!("{}{}", &title[..title.len() - 1], &legend[1..]);
        }
        let inner = |label: &str| label[1..label.len() - 1].to_owned();
        let ties = self.group_ties();
        let table = ties.map_or(String::new(), |ties| {
            format!("<TR><TD>{}</TD></TR>", self.group_table(&ties))
        });
        format!(
            "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\"><TR><TD>{}</TD></TR>\n    \
             <TR><TD>{}</TD></TR>{table}<TR><TD HEIGHT=\"10\"></TD></TR></TABLE>>",
            inner(&title),
            inner(&legend)
        )
    }

    /// The title and the counts, as the value of a label for a picture of a width in points.
    fn title(&self, width: f64) -> String {
        let caption = &self.scene.caption;
        if self.is_plain {
            return DotLines(&[caption.title.clone(), caption.subtitle.clone()]).to_string();
        }
        let line = |text: &String| words(text, TITLE_SIZE, INK.light, true);
        let title = wrapped(&caption.title, TITLE_SIZE * 1.12, true, width);
        let subtitle = wrapped(&caption.subtitle, 12.0 * 1.12, false, width);
        let mut rows: Vec<String> = title.iter().map(line).collect();
        rows.extend(
            subtitle
                .iter()
                .map(|text| words(text, 12.0, MUTED.light, false)),
        );
        let cells: String = rows
            .iter()
            .map(|row| format!("\n      <TR><TD>{row}</TD></TR>"))
            .collect();
        format!("<<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">{cells}\n    </TABLE>>")
    }

    /// The legend, the notes and the source, as the value of a label. `with_groups` adds what the
    /// colours of the groups mean.
    fn legend(&self, width: f64, with_groups: bool, with_badges: bool) -> String {
        let caption = &self.scene.caption;
        if self.is_plain {
            return DotLines(&self.plain_legend(with_badges)).to_string();
        }
        let mut kinds = vec![self.tier_entries()];
        if with_groups {
            kinds.insert(0, self.group_entries());
        }
        if with_badges {
            kinds.push(self.badge_entries());
        }
        let widths: Vec<Vec<f64>> = kinds
            .iter()
            .map(|entries| entries.iter().map(|entry| entry.width).collect())
            .collect();
        let columns = columns_of(&widths, GAP, width);
        let grid_width: f64 = columns.iter().map(|column| column + GAP).sum();
        let notes_width = grid_width.clamp(NARROWEST_NOTES.min(width), width);
        // Notes wider than the grid would pull its columns apart, were there nothing beside it.
        let mut rows = grid(&kinds, columns.len(), notes_width - grid_width);
        let width = notes_width / SLACK;
        let span = 3 * columns.len().max(1);
        let mut line = |text: &str, size: f64, colour: Colour| {
            for line in wrapped(text, size, false, width) {
                let line = words(&line, size, colour, false);
                rows.push(format!("<TD COLSPAN=\"{span}\" ALIGN=\"LEFT\">{line}</TD>"));
            }
        };
        if !caption.notes.is_empty() {
            line(&caption.notes.join(" "), TEXT_SIZE, INK.light);
        }
        line(&caption.source, SOURCE_SIZE, MUTED.light);
        format!("<{}>", stacked(&rows))
    }

    fn plain_legend(&self, with_badges: bool) -> Vec<String> {
        let caption = &self.scene.caption;
        let tiers = caption.tiers.iter().map(|line| {
            let sign = line_words(self.scene.views.messages, self.tier(line.tier));
            format!("{sign}: {}", line.words(self.scene.views.messages))
        });
        let badges = self.scene.badges.iter().filter(|_| with_badges);
        let badges = badges.map(|badge| {
            format!(
                "{}: {}",
                badge.organisation.id,
                badge_words(&self.scene.views, badge)
            )
        });
        let notes = caption.notes.iter().cloned();
        let mut lines: Vec<String> = tiers.chain(badges).chain(notes).collect();
        lines.extend(self.group_ties().iter().flat_map(|it| self.group_lines(it)));
        lines.push(caption.source.clone());
        lines
    }

    fn tier_entries(&self) -> Vec<LegendRow> {
        let entry = |line: &crate::views::TierCount<'_>| {
            let tier = self.tier(line.tier);
            LegendRow::new(
                line_sample(tier),
                30.0,
                &line.words(self.scene.views.messages),
            )
        };
        self.scene.caption.tiers.iter().map(entry).collect()
    }

    fn badge_entries(&self) -> Vec<LegendRow> {
        let entry = |badge: &crate::views::Badge<'_>| {
            let style = self.style.badge(badge.place, badge.organisation);
            let letters = badge.letters(Belonging::Full);
            let width = badge_width(&letters);
            let cell = badge_cell(&letters, style, Belonging::Full, width);
            LegendRow::new(cell, width, &badge_words(&self.scene.views, badge))
        };
        self.scene.badges.iter().map(entry).collect()
    }

    fn group_entries(&self) -> Vec<LegendRow> {
        if !self.scene.graph.has_directions() {
            return Vec::new();
        }
        let groups = self.scene.graph.groups.iter().enumerate();
        let entry = |(index, group): (usize, &crate::views::Group)| {
            let colour = self.style.group(group.direction).line.light;
            let cell = format!(
                "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"12\" HEIGHT=\"12\" BGCOLOR=\"{colour}\"></TD>"
            );
            let name = self.scene.group_name(index);
            let count = self
                .scene
                .graph
                .group_count(self.scene.views.messages, group, None);
            LegendRow::new(cell, 12.0, &format!("{name} · {count}"))
        };
        groups.map(entry).collect()
    }
}

/// An entry of a legend: a cell with a sign, and what it means.
struct LegendRow {
    cells: String,
    width: f64,
}

impl LegendRow {
    fn new(sign: String, sign_width: f64, text: &str) -> Self {
        LegendRow {
            cells: format!(
                "{sign}<TD ALIGN=\"LEFT\">{}</TD>",
                words(text, TEXT_SIZE, INK.light, false)
            ),
            width: sign_width + 10.0 + needed(text, TEXT_SIZE, false),
        }
    }
}

/// The cells of each row of a grid with this many entries in a row, and room beside it; each kind
/// begins a new row.
fn grid(kinds: &[Vec<LegendRow>], columns: usize, beside: f64) -> Vec<String> {
    let rows = kinds
        .iter()
        .flat_map(|entries| entries.chunks(columns.max(1)));
    rows.map(|row| {
        let cells: Vec<&str> = row.iter().map(|entry| entry.cells.as_str()).collect();
        let mut cells = cells.join(&format!("<TD WIDTH=\"{GAP:.0}\"></TD>"));
        if row.len() == columns && beside > 0.0 {
            cells.push_str(&format!("<TD WIDTH=\"{beside:.0}\"></TD>"));
        }
        cells
    })
    .collect()
}

/// A piece of a line, as a cell.
/// A row of dots.
fn dots(colour: &Colour) -> String {
    let dot = format!("<TD FIXEDSIZE=\"TRUE\" WIDTH=\"3\" HEIGHT=\"3\" BGCOLOR=\"{colour}\"></TD>");
    format!("<TR>{}</TR>", dot.repeat(5))
}

fn line_sample(tier: TierStyle) -> String {
    let colour = tier.colour.unwrap_or(MUTED).light;
    let bar = |height: usize| {
        format!(
            "<TR><TD FIXEDSIZE=\"TRUE\" WIDTH=\"28\" HEIGHT=\"{height}\" BGCOLOR=\"{colour}\"></TD></TR>"
        )
    };
    let (bars, gap) = match tier.line {
        LineStyle::Double => (format!("{}{}", bar(2), bar(2)), 2),
        LineStyle::Dotted { dashes } => (dots(&colour).repeat(dashes + 1), 3),
        LineStyle::Single { tenths } => (bar(tenths.div_ceil(10)), 0),
    };
    format!(
        "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"{gap}\" CELLPADDING=\"0\">{bars}</TABLE></TD>"
    )
}

fn line_words(messages: &Messages, tier: TierStyle) -> String {
    match tier.line {
        LineStyle::Double => say!(messages, "diagrams-double-line"),
        LineStyle::Dotted { dashes: 0 } => say!(messages, "diagrams-dotted-line"),
        LineStyle::Dotted { dashes } => {
            say!(messages, "diagrams-dotted-lines", count = dashes + 1)
        }
        LineStyle::Single { tenths } => say!(
            messages,
            "diagrams-line-of-width",
            whole = tenths / 10,
            tenths = tenths % 10
        ),
    }
}
