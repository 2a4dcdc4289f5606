//! Continued lines that are indented less than YAML asks for: the parser takes them, and other
//! readers do not.

use super::events::UnsupportedYaml;

/// The collections that are open.
#[derive(Debug, Default)]
pub(super) struct Indents {
    /// The columns of the collections in block form, counted from 0, the outermost first.
    blocks: Vec<usize>,
    /// How many collections in brackets are open, and where the outermost begins.
    brackets: usize,
    start: usize,
}

impl Indents {
    /// A collection begins.
    pub(super) fn open(&mut self, text: &str, start: usize, is_in_brackets: bool, is_list: bool) {
        if is_in_brackets {
            if self.brackets == 0 {
                self.start = start;
            }
            self.brackets += 1;
        } else {
            let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
            let before = text[line..start].trim_start_matches('\u{FEFF}');
            // A list that stands no deeper than its key is marked behind its first dash.
            let dash = before.trim_end_matches(' ').strip_suffix('-');
            let is_at_dash = ["- ", "-\n", "-\r"]
                .iter()
                .any(|dash| text[start..].starts_with(dash));
            let is_behind = is_list && !is_at_dash;
            let before = dash.filter(|_| is_behind).unwrap_or(before);
            self.blocks.push(before.chars().count());
        }
    }

    /// A collection ends.
    pub(super) fn close(
        &mut self,
        text: &str,
        end: usize,
    ) -> Option<(UnsupportedYaml, usize, usize)> {
        if self.brackets == 0 {
            self.blocks.pop();
            return None;
        }
        self.brackets -= 1;
        let is_outermost = self.brackets == 0;
        is_outermost.then(|| self.outdented(text, self.start, end))?
    }

    /// A text in quotes.
    pub(super) fn quoted(
        &self,
        text: &str,
        start: usize,
        end: usize,
    ) -> Option<(UnsupportedYaml, usize, usize)> {
        // In brackets all lines are looked at together.
        (self.brackets == 0).then(|| self.outdented(text, start, end))?
    }

    /// The first line behind `start` that is not deeper than the block that contains it.
    fn outdented(
        &self,
        text: &str,
        start: usize,
        end: usize,
    ) -> Option<(UnsupportedYaml, usize, usize)> {
        let needed = self.blocks.last()? + 1;
        let part = text.get(start..end)?;
        let breaks = part.match_indices('\n');
        let lines = breaks.map(|(offset, _)| start + offset + 1);
        lines.into_iter().find_map(|line| {
            let content = text[line..end].split(['\n', '\r']).next()?;
            let spaces = content.len() - content.trim_start_matches(' ').len();
            let words = content.trim();
            let first = line + content.len() - content.trim_start().len();
            let is_outdented = spaces < needed && !words.is_empty() && !words.starts_with('#');
            is_outdented.then_some((
                UnsupportedYaml::Outdented(needed),
                first,
                first + words.len(),
            ))
        })
    }
}
