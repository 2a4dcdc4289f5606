//! Title, legend and source of the network.

use super::super::{Canvas, Paint, Rectangle, Type, columns_of, number, text_width, wrapped};
use super::matrix;
use super::{MARGIN, NetworkStyle, Pen, badge_width};
use crate::views::{Badge, Belonging, TierCount, badge_words};

const TITLE_SIZE: f64 = 22.0;
const TEXT_SIZE: f64 = 12.0;
const SOURCE_SIZE: f64 = 12.0;
const GAP: f64 = 26.0;
const ROW: f64 = 23.0;

/// A sign and what it means.
enum NetworkSign<'p> {
    Tier(&'p TierCount<'p>),
    Group(usize),
    Badge(&'p Badge<'p>),
}

impl Pen<'_, '_> {
    /// Draws title and counts, and gives where they end.
    pub(super) fn head(&self, canvas: &mut Canvas) -> f64 {
        let caption = &self.scene.caption;
        let width = canvas.width() - 2.0 * MARGIN;
        let mut y = MARGIN;
        for line in wrapped(&caption.title, TITLE_SIZE, true, width) {
            y += TITLE_SIZE;
            canvas.text(&line, MARGIN, y - 3.0, self.set(TITLE_SIZE, true));
            y += 5.0;
        }
        for line in wrapped(&caption.subtitle, 13.0, false, width) {
            y += 17.0;
            let set = Type {
                fill: &self.muted,
                ..self.set(13.0, false)
            };
            canvas.text(&line, MARGIN, y - 2.0, set);
        }
        y + 14.0
    }

    /// Draws the legend, the notes and the source below a place, and gives where the picture
    /// ends. `with_groups` adds what the colours of the groups mean.
    pub(super) fn legend(&self, canvas: &mut Canvas, top: f64, with_groups: bool) -> f64 {
        let scene = self.scene;
        let mut kinds: Vec<Vec<NetworkSign<'_>>> = Vec::new();
        if with_groups && scene.graph.has_directions() {
            kinds.push(
                (0..scene.graph.groups.len())
                    .map(NetworkSign::Group)
                    .collect(),
            );
        }
        kinds.push(scene.caption.tiers.iter().map(NetworkSign::Tier).collect());
        // A table has no room for badges.
        if !self.has_cells {
            kinds.push(scene.badges.iter().map(NetworkSign::Badge).collect());
        }
        let width = canvas.width() - 2.0 * MARGIN;
        let widths: Vec<Vec<f64>> = kinds
            .iter()
            .map(|entries| entries.iter().map(|it| self.entry_width(it)).collect())
            .collect();
        let columns = columns_of(&widths, GAP, width);
        let mut y = top;
        for row in kinds
            .iter()
            .flat_map(|kind| kind.chunks(columns.len().max(1)))
        {
            let mut x = MARGIN;
            for (entry, column) in row.iter().zip(&columns) {
                self.entry(canvas, entry, x, y + ROW / 2.0, width);
                x += column + GAP;
            }
            y += ROW;
        }
        y += 6.0;
        let notes = scene.caption.notes.join(" ");
        let lines = [
            (notes.as_str(), TEXT_SIZE, &self.ink),
            (scene.caption.source.as_str(), SOURCE_SIZE, &self.muted),
        ];
        for (text, size, fill) in lines.iter().filter(|(text, ..)| !text.is_empty()) {
            for line in wrapped(text, *size, false, width) {
                y += size + 6.0;
                let set = Type {
                    fill,
                    ..self.set(*size, false)
                };
                canvas.text(&line, MARGIN, y - 4.0, set);
            }
        }
        y + MARGIN - 4.0
    }

    fn sign_width(&self, entry: &NetworkSign<'_>) -> f64 {
        match entry {
            NetworkSign::Tier(_) if self.has_cells => 16.0,
            NetworkSign::Tier(_) => 34.0,
            NetworkSign::Group(_) => 14.0,
            NetworkSign::Badge(badge) => badge_width(&badge.letters(Belonging::Full)),
        }
    }

    fn words(&self, entry: &NetworkSign<'_>) -> String {
        let messages = self.scene.views.messages;
        match entry {
            NetworkSign::Tier(line) => line.words(messages),
            NetworkSign::Group(group) => {
                let graph = &self.scene.graph;
                let count = graph.group_count(messages, &graph.groups[*group], None);
                format!("{} · {count}", self.scene.group_name(*group))
            }
            NetworkSign::Badge(badge) => badge_words(&self.scene.views, badge),
        }
    }

    fn entry_width(&self, entry: &NetworkSign<'_>) -> f64 {
        self.sign_width(entry) + 8.0 + text_width(&self.words(entry), TEXT_SIZE, false)
    }

    fn entry(&self, canvas: &mut Canvas, entry: &NetworkSign<'_>, x: f64, y: f64, width: f64) {
        let sign = self.sign_width(entry);
        match entry {
            NetworkSign::Tier(line) => {
                let look = NetworkStyle {
                    tier: self.style.tier(line.tier),
                    colour: &self.muted,
                    is_certain: true,
                };
                if self.has_cells {
                    matrix::sample(self, canvas, look.tier, (x + 8.0, y));
                } else {
                    let path = format!("M{} {}h{}", number(x), number(y), number(sign));
                    self.tie(canvas, &path, "", look);
                }
            }
            NetworkSign::Group(group) => {
                let colour = self.group_colour(Some(*group));
                let area = Rectangle {
                    x,
                    y: y - 6.0,
                    width: 12.0,
                    height: 12.0,
                };
                canvas.rectangle(area, 3.0, Paint::fill(&colour));
            }
            NetworkSign::Badge(badge) => self.badge(canvas, badge, Belonging::Full, (x, y), sign),
        }
        let words = self.words(entry);
        let room = width - sign - 8.0;
        let shown = super::super::fitted(&words, TEXT_SIZE, false, room);
        let set = self.set(TEXT_SIZE, false);
        canvas.titled_text(&shown, &words, x + sign + 8.0, y + 4.2, set);
    }
}
