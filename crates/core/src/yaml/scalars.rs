//! Reading one value from its text, and what is worth a look in it.

use super::events::{Event, SpannedEvent};
use super::record::{KeyRef, RecordReader};
use super::rules::{control_character, invalid_date, invalid_id, unknown_value, wrong_type};
use super::sanitize::{invisible, is_refused};
use super::value_rules::check_form;
use crate::fields::{Key, Kind, ScalarFault};
use crate::finding::{Finding, Place, Span, is_printable_ascii};

impl RecordReader<'_> {
    /// Reads one value from a scalar, or says what is wrong with it.
    pub(super) fn scalar(
        &mut self,
        place: KeyRef,
        at: &SpannedEvent<'_>,
        text: &str,
        set: impl FnOnce(&str) -> Result<(), ScalarFault>,
    ) {
        // A block scalar ends with a line break that nobody means.
        let text = text.trim_end_matches(['\n', '\r']);
        let is_printable = is_printable_ascii(text);
        if !is_printable && !self.is_clean(at, text) {
            return;
        }
        // A line is looked for where there is a fault: a file may be one long line.
        let span = || self.span_on_line(at.start, at.end);
        let fault = match check_form(place, self.outer_noun(), &span, text) {
            Err(finding) => Some(*finding),
            Ok(()) => set(text)
                .err()
                .map(|fault| self::fault(span(), place.key(), text, &fault)),
        };
        match fault {
            None => self.remark(place, at, text, is_printable),
            // One fault, one finding: what cannot be seen is what is wrong with such a value.
            Some(mut fault) => {
                let says_nothing_of_it = fault.rule == &wrong_type::RULE;
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

    pub(super) fn is_clean(&mut self, at: &SpannedEvent<'_>, text: &str) -> bool {
        let Some(character) = text
            .trim_end_matches(['\n', '\r'])
            .chars()
            .find(|c| is_refused(*c))
        else {
            return true;
        };
        let place = Place::Bytes(self.span_on_line(at.start, at.end));
        self.push(control_character::finding(place, character, 0));
        false
    }

    /// Says what is worth a look in a value: characters that cannot be seen, spaces at its ends,
    /// and text that was cut off as a comment. `is_printable` says whether the value is printable
    /// ASCII, as nearly every one is.
    pub(super) fn remark(
        &mut self,
        place: KeyRef,
        at: &SpannedEvent<'_>,
        text: &str,
        is_printable: bool,
    ) {
        let Event::Scalar { is_plain, .. } = at.event else {
            return;
        };
        let is_ordinary = is_printable && !text.starts_with(' ') && !text.ends_with(' ');
        // A space in an address has a finding of its own.
        let is_address = matches!(place.key().kind, Kind::Url);
        if !is_ordinary && (!is_address || text.chars().any(|it| invisible(it).is_some())) {
            let unseen = self.unseen(at, text);
            self.remarks.extend(unseen);
        }
        if is_plain && place.key().kind.is_free_text() {
            self.comment_in_text(at);
        }
    }
}

/// The finding of a value that could not be read.
pub(super) fn fault(span: Span, key: &Key, text: &str, fault: &ScalarFault) -> Finding {
    let place = Place::Bytes(span);
    match fault {
        ScalarFault::InvalidDate { message, help } => {
            invalid_date::finding(place, key, text, message, help.as_deref())
        }
        ScalarFault::InvalidId(message) => invalid_id::finding(place, key, text, message),
        ScalarFault::UnknownValue(known) => unknown_value::finding(place, key, text, known),
        ScalarFault::WrongType(message) => wrong_type::scalar(place, key, text, message),
    }
}
