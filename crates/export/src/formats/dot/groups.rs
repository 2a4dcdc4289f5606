//! The ties between groups as a table of numbers, for a network of which not all can be drawn.

use chancery_core::say;

use super::DotDrawing;
use super::html::{stacked, with_room, words};
use crate::style::{INK, MUTED, RULE};
use crate::views::GroupTies;

/// The most groups of which the table has room.
const MOST_GROUPS: usize = 14;

/// The widest name of a group, in points.
const WIDEST_NAME: f64 = 230.0;

const SIZE: f64 = 11.0;

impl DotDrawing<'_> {
    /// The table of the ties between groups, where the network is too dense to show each tie.
    pub(super) fn group_ties(&self) -> Option<GroupTies> {
        let ties = GroupTies::from_scene(&self.scene).filter(|_| self.is_dense());
        ties.filter(|ties| ties.counts.len() <= MOST_GROUPS)
    }

    /// The table as one that is like HTML: a row and a column for each group, the columns by the
    /// numbers of the rows.
    pub(super) fn group_table(&self, ties: &GroupTies) -> String {
        let heading = words(&self.heading(ties), SIZE, INK.light, true);
        let groups = ties.counts.len();
        let mut rows = vec![format!(
            "<TD COLSPAN=\"{}\" ALIGN=\"LEFT\">{heading}</TD>",
            groups + 2
        )];
        let number = |index: usize| words(&(index + 1).to_string(), SIZE, MUTED.light, false);
        let columns: String = (0..groups)
            .map(|index| format!("<TD WIDTH=\"34\">{}</TD>", number(index)))
            .collect();
        rows.push(format!("<TD></TD><TD></TD>{columns}"));
        for (row, counts) in ties.counts.iter().enumerate() {
            let direction = self.scene.graph.groups[row].direction;
            let colour = self.style.group(direction).line.light;
            let name = with_room(self.scene.group_name(row), SIZE, false, WIDEST_NAME);
            let cells: String = counts
                .iter()
                .map(|count| {
                    let shown = match count {
                        0 => "\u{b7}".to_owned(),
                        count => count.to_string(),
                    };
                    let shown = words(&shown, SIZE, INK.light, false);
                    format!("<TD BORDER=\"1\" COLOR=\"{}\">{shown}</TD>", RULE.light)
                })
                .collect();
            rows.push(format!(
                "<TD ALIGN=\"RIGHT\">{}</TD><TD ALIGN=\"LEFT\">{}</TD>{cells}",
                number(row),
                words(&name, SIZE, colour, false)
            ));
        }
        stacked(&rows)
    }

    /// The table as lines of plain text, one for each group.
    pub(super) fn group_lines(&self, ties: &GroupTies) -> Vec<String> {
        let messages = self.scene.views.messages;
        let mut lines = vec![self.heading(ties)];
        for (row, counts) in ties.counts.iter().enumerate() {
            let others = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let parts: Vec<String> = others
                .map(|(other, count)| match other == row {
                    true => say!(messages, "diagrams-within", count = *count),
                    false => say!(messages, "diagrams-with", count = *count, other = other + 1),
                })
                .collect();
            lines.push(format!(
                "{} {}: {}",
                row + 1,
                self.scene.group_name(row),
                parts.join(", ")
            ));
        }
        lines
    }

    fn heading(&self, ties: &GroupTies) -> String {
        let count = ties.total();
        say!(
            self.scene.views.messages,
            "diagrams-ties-by-direction",
            count = count
        )
    }
}
