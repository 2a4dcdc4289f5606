//! The text of a file, and what a spreadsheet program may have done to it.

use chancery_core::date::Day;
use chancery_core::finding::{Finding, Place};
use chancery_core::yaml::SourceText;

use crate::escape::reads_like_value;

/// The mark by which Excel knows that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What is wrong with a text.
pub(super) struct TextFault {
    /// The first byte.
    pub(super) start: usize,
    /// The byte behind the last one.
    pub(super) end: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

/// Whether a file begins with the mark that programs for spreadsheets write.
pub(super) fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(BYTE_ORDER_MARK)
}

/// The text of a file without its mark, and what is wrong with it. What is no character of a text
/// is replaced, so that nothing of it can control a terminal.
pub(super) fn read(bytes: &[u8]) -> (String, Option<TextFault>) {
    let save = "save it again as `CSV UTF-8` in Excel, or with the character set `Unicode (UTF-8)` \
                in LibreOffice";
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let message = "the file is UTF-16, which is not read".to_owned();
        let fault = TextFault {
            start: 0,
            end: 0,
            message,
            help: save.to_owned(),
        };
        return (String::new(), Some(fault));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let start = error.valid_up_to();
            let text = without_controls(&String::from_utf8_lossy(bytes));
            let fault = TextFault {
                start,
                end: start + char::REPLACEMENT_CHARACTER.len_utf8(),
                message: format!(
                    "the file is not UTF-8: the byte {:#04x} here is no character",
                    bytes[start]
                ),
                help: save.to_owned(),
            };
            return (text, Some(fault));
        }
    };
    let control = text
        .char_indices()
        .find(|(_, character)| is_control(*character));
    let fault = control.map(|(start, character)| TextFault {
        start,
        end: start + char::REPLACEMENT_CHARACTER.len_utf8(),
        message: format!(
            "U+{:04X} is a control character, which no text may have",
            u32::from(character)
        ),
        help: "remove it".to_owned(),
    });
    (without_controls(text), fault)
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn without_controls(text: &str) -> String {
    let plain = |it: char| {
        if is_control(it) {
            char::REPLACEMENT_CHARACTER
        } else {
            it
        }
    };
    text.chars().map(plain).collect()
}

/// Says what to write for a date that a spreadsheet program has changed.
pub(super) fn advise(finding: &mut Finding, texts: &[SourceText]) {
    let Place::Bytes(span) = finding.place else {
        return;
    };
    let text = texts
        .get(span.file)
        .and_then(|it| it.text.get(span.start..span.end));
    let help = finding.help.as_deref().unwrap_or_default();
    if finding.rule.name == "invalid-id" && help.starts_with("separate them with a comma") {
        let list = text.unwrap_or_default().trim_matches('"');
        let list: Vec<&str> = list.split([',', ';']).map(str::trim).collect();
        finding.help = Some(format!(
            "separate them with semicolons, as in `{}`",
            list.join("; ")
        ));
        finding.message = finding.message.replace("of a list", "of a list in a cell");
    }
    if finding.rule.name != "invalid-date" {
        return;
    }
    let cell = text
        .unwrap_or_default()
        .trim_matches('"')
        .trim_start_matches('\'');
    let whole = cell.split_once(['.', ',']);
    let whole = whole.filter(|(_, rest)| rest.bytes().all(|it| it == b'0'));
    let whole = whole.map_or(cell, |(whole, _)| whole);
    let advice = match (whole.len(), whole.parse::<i32>()) {
        (4, Ok(year)) => {
            format!("a spreadsheet program made a number of this year; write `{year}`")
        }
        // From 1900-03-01, before which programs count differently, to 2173.
        (2..=5, Ok(days @ 61..=99_999)) => {
            let day = Day::from_calendar(1899, 12, 30).plus(days);
            format!(
                "a spreadsheet program made a number of a date, and this one is {day}; write `{day}` \
                 if that is the day, and give the column the format Text"
            )
        }
        _ if finding.help.is_none() && reads_like_value(cell) => {
            "write the date as year, month and day, as in `2025-12-13`, and give the column the \
             format Text, so that the spreadsheet program does not change it"
                .to_owned()
        }
        _ => return,
    };
    finding.help = Some(advice);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_said() {
        let message = |bytes: &[u8]| read(bytes).1.map(|fault| (fault.start, fault.message));
        assert_eq!(message("Türkiye\t\r\n".as_bytes()), None);
        assert_eq!(message(b"\xEF\xBB\xBFa"), None);
        assert_eq!(message(b"T\xFCrkiye").unwrap().0, 1);
        assert!(message(b"\xFF\xFEa\0").unwrap().1.contains("UTF-16"));
        assert!(message(b"a\x07").unwrap().1.contains("U+0007"));
        assert_eq!(read(b"\xEF\xBB\xBFa").0, "a");
    }
}
