//! Reading one value from its text, and what is worth a look in it.

use super::control::{invisible, is_refused};
use super::events::{Event, Marked};
use super::faults;
use super::form::check_form;
use super::record::{Place, RecordReader};

use crate::fields::{Kind, ScalarFault};
use crate::finding::{Finding, Place as FindingPlace, ReadingRule, Span};
use crate::model::Choice;

impl RecordReader<'_> {
    /// Reads one value from a scalar, or says what is wrong with it.
    pub(super) fn scalar(
        &mut self,
        place: Place,
        at: &Marked<'_>,
        text: &str,
        set: impl FnOnce(&str) -> Result<(), ScalarFault>,
    ) {
        // A block scalar ends with a line break that nobody means.
        let text = text.trim_end_matches(['\n', '\r']);
        if !self.is_clean(at, text) {
            return;
        }
        let span = self.span_on_line(at.start, at.end);
        let fault = match check_form(place, self.outer_noun(), span, text) {
            Err(finding) => Some(*finding),
            Ok(()) => set(text)
                .err()
                .map(|fault| faults::scalar(span, place.key(), text, &fault)),
        };
        match fault {
            None => self.remark(place, at, text),
            // One fault, one finding: what cannot be seen is what is wrong with such a value.
            Some(mut fault) => {
                let says_nothing_of_it = fault.rule == ReadingRule::WrongType.name();
                if let Some(unseen) = self.unseen(at, text)
                    && (says_nothing_of_it || text.chars().any(|it| invisible(it).is_some()))
                {
                    fault.message = unseen.message;
                    fault.help = unseen.help;
                }
                self.push(fault);
            }
        }
    }

    pub(super) fn is_clean(&mut self, at: &Marked<'_>, text: &str) -> bool {
        let Some(character) = text
            .trim_end_matches(['\n', '\r'])
            .chars()
            .find(|c| is_refused(*c))
        else {
            return true;
        };
        let place = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        self.push(faults::control_character(place, character, 0));
        false
    }

    /// Says what is worth a look in a value: characters that cannot be seen, spaces at its ends,
    /// and text that was cut off as a comment.
    pub(super) fn remark(&mut self, place: Place, at: &Marked<'_>, text: &str) {
        let Event::Scalar { is_plain, .. } = at.event else {
            return;
        };
        // A space in an address has a finding of its own.
        let is_address = matches!(place.key().kind, Kind::Url);
        if !is_address || text.chars().any(|it| invisible(it).is_some()) {
            let unseen = self.unseen(at, text);
            self.remarks.extend(unseen);
        }
        let is_text = matches!(
            place.key().kind,
            Kind::Text | Kind::Pairs | Kind::Url | Kind::Archive
        );
        if is_plain && is_text {
            self.comment_in_text(at);
        }
    }

    /// Says that a value holds characters that cannot be seen, or has spaces at its ends.
    fn unseen(&mut self, at: &Marked<'_>, text: &str) -> Option<Finding> {
        let text = text.trim_end_matches(['\n', '\r']);
        let mut unseen: Vec<String> = Vec::new();
        for (character, words) in text.chars().filter_map(|c| Some((c, invisible(c)?))) {
            let shown = format!("U+{:04X} ({words})", u32::from(character));
            if !unseen.contains(&shown) {
                unseen.push(shown);
            }
        }
        let message = if !unseen.is_empty() {
            format!("the text holds what cannot be seen: {}", unseen.join(", "))
        } else if text.starts_with(char::is_whitespace) {
            "the text begins with a space".to_owned()
        } else if text.ends_with(char::is_whitespace) {
            "the text ends with a space".to_owned()
        } else {
            return None;
        };
        let span = FindingPlace::Bytes(self.span_on_line(at.start, at.end));
        let help = match visible(text) {
            mended if mended.is_empty() => "write what can be seen".to_owned(),
            mended => format!("write {}", faults::shown(&mended)),
        };
        let finding = Finding::new(ReadingRule::InvisibleCharacter.name(), span, message);
        Some(finding.help(help))
    }

    /// Warns of text that YAML cuts off at ` #`, unless it has the form of a comment, with two
    /// spaces before and one after.
    fn comment_in_text(&mut self, at: &Marked<'_>) {
        let rest = &self.text[at.end..];
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
            ReadingRule::CommentInText.name(),
            FindingPlace::Bytes(Span { file: self.file, start, end }),
            "the text ends before ` #`, since YAML reads the rest of the line as a comment",
        )
        .help(format!(
            "if it belongs to the text, put all of it in quotes: {}; before a comment write two spaces, and one after `#`",
            faults::shown(&faults::quoted(text))
        ));
        self.remarks.push(finding);
    }
}

/// A text without characters that cannot be seen, and without spaces at its ends.
fn visible(text: &str) -> String {
    let kept: String = text.chars().filter(|c| invisible(*c).is_none()).collect();
    kept.trim().to_owned()
}
