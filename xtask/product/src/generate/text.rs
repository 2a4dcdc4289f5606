//! The text of one file, in which the places of findings are marked while it is put together.

use std::collections::BTreeMap;

use super::Seeded;

/// What marks the first character of a finding in a template, and what follows the last one.
const MARKS: (char, char) = ('«', '»');

/// Stands in a template for a byte that is not UTF-8.
pub(super) const NO_TEXT: char = '\u{E000}';

/// The first of the characters that stand for a start while the text is put together, each for the
/// fault whose position it adds.
const FIRST_START: u32 = 0xF_0000;

/// Records by section, with marks.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// The lines of each section, below the line that begins it.
    sections: BTreeMap<String, String>,
    /// The rules of the marks, in the order in which they were added.
    rules: Vec<&'static str>,
}

impl Marked {
    /// Adds records, which have a mark where there is a rule that must find it.
    pub(super) fn add(&mut self, text: &str, rule: Option<&'static str>) {
        let start = u32::try_from(self.rules.len()).ok();
        let start = start.and_then(|position| char::from_u32(FIRST_START + position));
        self.rules.extend(rule);
        let mut section = String::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let line = line.replace(MARKS.0, &start.unwrap_or(MARKS.0).to_string());
            if line.starts_with(' ') {
                let lines = self.sections.entry(section.clone()).or_default();
                lines.push_str(&line);
                lines.push('\n');
            } else {
                section = line;
                self.sections.entry(section.clone()).or_default();
            }
        }
    }

    /// The bytes of the file, and the places of the marks.
    pub(super) fn finish(&self, name: &str, line_end: &str) -> (Vec<u8>, Vec<Seeded>) {
        let marked: String = self
            .sections
            .iter()
            .map(|(section, lines)| format!("{section}\n{lines}"))
            .collect();
        let (mut bytes, mut seeded) = (Vec::new(), Vec::new());
        let (mut line, mut column) = (1, 1);
        for character in marked.chars() {
            let position = u32::from(character).checked_sub(FIRST_START);
            let rule = position.and_then(|position| self.rules.get(position as usize));
            if let Some(rule) = rule {
                seeded.push(Seeded {
                    file: name.to_owned(),
                    start: (line, column),
                    end: (line, column),
                    rule,
                });
            } else if character == MARKS.1 {
                if let Some(last) = seeded.last_mut() {
                    last.end = (line, column);
                }
            } else if character == '\n' {
                bytes.extend_from_slice(line_end.as_bytes());
                (line, column) = (line + 1, 1);
            } else {
                if character == NO_TEXT {
                    bytes.push(0xFF);
                } else {
                    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                column += 1;
            }
        }
        (bytes, seeded)
    }
}
