use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::events::SpannedEvent;
use crate::yaml::record::RecordReader;
use crate::yaml::sanitize::invisible;
use crate::yaml::words;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "invisible-character",
    summary: "A text contains invisible characters, or begins or ends with a space.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invisible-character.md"),
};

impl RecordReader<'_> {
    /// Says that a value holds characters that cannot be seen, or has spaces at its ends.
    pub(in crate::yaml) fn unseen(&mut self, at: &SpannedEvent<'_>, text: &str) -> Option<Finding> {
        let text = text.trim_end_matches(['\n', '\r']);
        let mut unseen: Vec<String> = Vec::new();
        for (character, words) in text.chars().filter_map(|c| Some((c, invisible(c)?))) {
            let shown = format!("U+{:04X} ({words})", u32::from(character));
            if !unseen.contains(&shown) {
                unseen.push(shown);
            }
        }
        let message = if !unseen.is_empty() {
            format!(
                "the text contains invisible characters: {}",
                unseen.join(", ")
            )
        } else if text.starts_with(char::is_whitespace) {
            "the text begins with a space".to_owned()
        } else if text.ends_with(char::is_whitespace) {
            "the text ends with a space".to_owned()
        } else {
            return None;
        };
        let span = Place::Bytes(self.span_on_line(at.start, at.end));
        let help = match visible(text) {
            mended if mended.is_empty() => "use only visible characters".to_owned(),
            mended => format!("write {}", words::shown(&mended)),
        };
        let finding = Finding::new(&RULE, span, message);
        Some(finding.label("in this text").help(help))
    }
}

/// A text without characters that cannot be seen, and without spaces at its ends.
fn visible(text: &str) -> String {
    let kept: String = text.chars().filter(|c| invisible(*c).is_none()).collect();
    kept.trim().to_owned()
}
