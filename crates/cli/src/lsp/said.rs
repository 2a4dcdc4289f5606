//! What the help of a finding says to write.

use chancery_core::finding::nearest;

/// What a help says to write: one of several ways, each of one or more pieces.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Said {
    /// The ways, in the order of the help.
    pub(super) ways: Vec<Vec<Written>>,
    /// Whether the help leaves something else open, or makes it depend on what is meant.
    pub(super) is_open: bool,
}

/// A piece that is to be written, and in the place of what.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) replaced: Option<String>,
    /// Whether it is the key, where the finding is about the value.
    pub(super) is_key: bool,
}

/// The words of a help before what it says to write.
const SAID: &[&str] = &[
    "write ",
    "did you mean ",
    "add one: ",
    "remove it: ",
    "after the colon: ",
    "after the dash: ",
    "in quotes: ",
    "quotation marks: ",
];

/// The words before the key that a value belongs to.
const KEY: &str = "the key is ";

/// What stands between two pieces of which one is to be written.
const OR: &[&str] = &[", ", " or ", ", or "];

/// The pieces in backticks that a help says to write.
pub(super) fn said(help: &str) -> Said {
    let pieces: Vec<&str> = help.split('`').collect();
    let mut said = Said::default();
    let mut outside = String::new();
    let mut is_in_list = false;
    // The pieces with odd numbers are in backticks.
    for at in (1..pieces.len().saturating_sub(1)).step_by(2) {
        let before = pieces[at - 1];
        let is_key = before.ends_with(KEY);
        let is_first = is_key || SAID.iter().any(|words| before.ends_with(words));
        let is_other = is_in_list && OR.contains(&before);
        let is_part = is_in_list && before == " and ";
        if !is_other && !is_part {
            outside.push_str(before);
        }
        is_in_list = is_first || is_other || is_part;
        if !is_in_list {
            continue;
        }
        let replaced = match pieces[at + 1] {
            " for " => pieces.get(at + 2).map(|text| (*text).to_owned()),
            _ => None,
        };
        let text = pieces[at].to_owned();
        let written = Written {
            text,
            replaced,
            is_key,
        };
        match said.ways.last_mut() {
            Some(way) if is_part => way.push(written),
            _ => said.ways.push(vec![written]),
        }
    }
    outside.push_str(pieces.last().copied().unwrap_or_default());
    let words: Vec<&str> = outside
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    said.is_open = words.iter().any(|word| matches!(*word, "or" | "if" | "as"));
    said
}

/// Whether what is written is another spelling of what was: the same but for signs and capitals, or
/// with a mistake or two. `is_date` if it is a date, whose year must be there already.
pub(super) fn is_near(old: &str, new: &str, is_date: bool) -> bool {
    let year = new.get(..4);
    let has_year = |year: &str| year.bytes().all(|it| it.is_ascii_digit()) && old.contains(year);
    letters(old) == letters(new)
        || nearest(old, [new]).is_some()
        || is_date && !new.contains("..") && year.is_some_and(has_year)
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_help_says_to_write_is_found() {
        let texts = |help: &str| -> Vec<Vec<String>> {
            let ways = said(help).ways.into_iter();
            ways.map(|way| way.into_iter().map(|it| it.text).collect())
                .collect()
        };
        assert_eq!(texts("did you mean `tier`?"), [["tier"]]);
        assert_eq!(texts("write `a`, `b` or `c`"), [["a"], ["b"], ["c"]]);
        assert_eq!(texts("valid keys are `a` and `b`"), [[""; 0]; 0]);
        assert_eq!(texts("write `AZE` for `Azerbaijan`"), [["AZE"]]);
        assert_eq!(texts("write `a: b` and `c: d`"), [["a: b", "c: d"]]);
        assert_eq!(texts("write `a`; if not, `b`"), [["a"]]);
    }

    #[test]
    fn a_help_that_leaves_something_open_is_no_answer() {
        for (help, is_open) in [
            ("did you mean `tier`?", false),
            ("write `a`, `b` or `c`", false),
            ("write `a`, or correct one of the two dates", true),
            ("if it is text: write `a`", true),
            ("write `a`; an id needs no quotation marks", false),
        ] {
            assert_eq!(said(help).is_open, is_open, "{help}");
        }
    }

    #[test]
    fn a_spelling_is_near_and_another_word_is_not() {
        for (old, new) in [("tire", "tier"), ("Tier", "tier"), ("a: b", "\"a: b\"")] {
            assert!(is_near(old, new, false), "{old} {new}");
        }
        for (old, new) in [
            ("in-force", "signature"),
            ("ends", "establishes"),
            ("no", "true"),
        ] {
            assert!(!is_near(old, new, false), "{old} {new}");
        }
        assert!(is_near("12 May 2014", "2014-05-12", true));
        assert!(!is_near("unknown", "../..", true));
        assert!(!is_near("since 2014", "2014/..", true));
    }
}
