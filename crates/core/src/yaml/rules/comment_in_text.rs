use crate::finding::{Finding, Mend, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::events::SpannedEvent;
use crate::yaml::record::RecordReader;
use crate::yaml::words;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "comment-in-text",
    summary: "YAML cuts off an unquoted text at ` #`, which begins a comment.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("comment-in-text.md"),
};

impl RecordReader<'_> {
    /// Warns of text that YAML cuts off at ` #`, unless it has the form of a comment, with two
    /// spaces before and one after.
    pub(in crate::yaml) fn comment_in_text(&mut self, at: &SpannedEvent<'_>) {
        let rest = &self.text[at.end..];
        // Nearly every value ends with its line.
        if !rest.starts_with([' ', '\t']) {
            return;
        }
        let comment = rest.trim_start_matches([' ', '\t']);
        let space = &rest[..rest.len() - comment.len()];
        let is_comment =
            space.len() != 1 && comment.starts_with("# ") || comment.starts_with("#\n");
        if space.is_empty() || !comment.starts_with('#') || is_comment {
            return;
        }
        let start = at.end + space.len();
        let (_, _, end) = self.line_of(start);
        let from = self
            .span_on_line(at.start, at.end)
            .start
            .max(self.line_of(start).0);
        let text = self.text[from..end].trim();
        let finding = Finding::new(
            &RULE,
            Place::Bytes(Span {
                file: self.file,
                start,
                end,
            }),
            "the text ends before ` #`, because YAML reads the rest of the line as a comment",
        )
        .label("not part of the text")
        .help(format!(
            "if the rest belongs to the text, put the whole text in quotes: {}; if it is a \
             comment, write two spaces before `#` and one after it",
            words::shown(&words::quoted(text))
        ));
        let mut mends = Vec::new();
        // What began on a line above is not on this one as a whole.
        if from == at.start {
            mends.push(Mend {
                start: from,
                end: from + text.len(),
                text: words::quoted(text),
            });
        }
        mends.push(Mend {
            start: at.end,
            end: start + 1,
            text: match comment[1..].starts_with([' ', '\r', '\n']) {
                true => "  #".to_owned(),
                false => "  # ".to_owned(),
            },
        });
        self.remarks.push(Finding { mends, ..finding });
    }
}
