//! Each comment stays with the key or the element that it was written at.

use super::{BY_HAND, settled};
use chancery_core::yaml::MANIFEST_FILE;

/// The lines of a text in block form, each with the path of what it begins: `sources/0` for the
/// element, `sources/0/title` for the key. A line that begins nothing has none.
struct Outline<'t> {
    lines: Vec<Line<'t>>,
}

struct Line<'t> {
    text: &'t str,
    /// What a comment above it belongs to.
    element_or_key: Option<String>,
    /// What a comment beside it belongs to.
    key: Option<String>,
}

impl<'t> Outline<'t> {
    fn of(text: &'t str) -> Self {
        // The keys and elements that are open, each with its column.
        let mut open: Vec<(usize, String)> = Vec::new();
        let mut counts: Vec<(String, usize)> = Vec::new();
        let mut outline = Outline { lines: Vec::new() };
        for text in text.split_inclusive('\n') {
            let words = text.trim();
            let column = text.len() - text.trim_start().len();
            let is_key = |words: &str| {
                let name = words.split(':').next().unwrap_or_default();
                words.len() > name.len() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            };
            let (is_element, rest) = match words.strip_prefix('-') {
                Some(rest) => (true, rest.trim_start()),
                None => (false, words),
            };
            let mut line = Line {
                text,
                element_or_key: None,
                key: None,
            };
            if words.starts_with('#') || !(is_element || is_key(rest)) {
                outline.lines.push(line);
                continue;
            }
            let key_column = column + 2 * usize::from(is_element);
            // A list may have the column of its key, so that only its elements end at it.
            open.retain(|(at, path)| match is_element {
                true => {
                    *at < column || *at == column && !path.ends_with(|c: char| c.is_ascii_digit())
                }
                false => *at < column,
            });
            let path = |open: &[(usize, String)]| {
                open.last().map_or(String::new(), |it| it.1.clone() + "/")
            };
            if is_element {
                let list = path(&open);
                let count = counts.iter_mut().find(|it| it.0 == list);
                let index = count.map_or(0, |it| {
                    it.1 += 1;
                    it.1
                });
                if index == 0 {
                    counts.push((list.clone(), 0));
                }
                open.push((column, format!("{list}{index}")));
                line.element_or_key = Some(format!("{list}{index}"));
            }
            if is_key(rest) {
                let name = rest.split(':').next().unwrap();
                let key = format!("{}{name}", path(&open));
                open.push((key_column, key.clone()));
                line.element_or_key.get_or_insert(key.clone());
                line.key = Some(key);
            } else if !rest.is_empty() {
                line.key = line.element_or_key.clone();
            }
            outline.lines.push(line);
        }
        outline
    }
}

/// The text with comments at every `apart`-th place of those that begin something, each comment
/// saying what it belongs to.
fn with_owned_comments(text: &str, apart: usize, first: usize, count: &mut usize) -> String {
    let outline = Outline::of(text);
    let mut out = String::new();
    let mut place = 0;
    let mut is_wanted = || {
        place += 1;
        place % apart == first
    };
    let mut before: Option<usize> = None;
    for line in &outline.lines {
        let column = line.text.len() - line.text.trim_start().len();
        if let Some(owner) = &line.element_or_key {
            // Behind a value at the same column nothing ends, so that any column means the next.
            let columns = match before == Some(column) {
                true => vec![column, 0, 1, column + 1, column + 2, 17, 30, 99],
                false => vec![column],
            };
            for column in columns {
                if is_wanted() && !out.is_empty() {
                    out.push_str(&format!("{:column$}# above {owner}\n", ""));
                    *count += 1;
                }
            }
        }
        let is_whole = |text: &str| {
            text.matches(['[', '{']).count() == text.matches([']', '}']).count()
                && text.matches('\'').count().is_multiple_of(2)
                && !text.trim_end().ends_with([',', '>', '-', '|', '\n'])
        };
        match &line.key {
            Some(owner) if is_whole(line.text) && !goes_on(text, line.text) && is_wanted() => {
                let end = line.text.trim_end();
                out.push_str(&format!("{end}  # beside {owner}\n"));
                *count += 1;
            }
            _ => out.push_str(line.text),
        }
        let is_sibling = line.key.is_some() && !line.text.trim_start().starts_with('-');
        before = is_sibling.then_some(column);
    }
    out
}

/// Whether the value of a line goes on in the next one.
fn goes_on(text: &str, line: &str) -> bool {
    let start = line.as_ptr() as usize - text.as_ptr() as usize + line.len();
    let next = text[start..].lines().next().unwrap_or_default();
    !next.is_empty() && Outline::of(next).lines.iter().all(|it| it.key.is_none())
}

/// Each comment of a canonical text is above or beside what it says.
fn are_with_their_owners(written: &str) -> usize {
    let outline = Outline::of(written);
    let mut count = 0;
    for (number, line) in outline.lines.iter().enumerate() {
        let Some((words, comment)) = line.text.split_once("# ") else {
            continue;
        };
        let Some((_, owner)) = comment.trim_end().split_once(' ') else {
            continue;
        };
        if !comment.starts_with("above ") && !comment.starts_with("beside ") {
            continue;
        }
        count += 1;
        let is_its = |it: &Option<String>| it.as_deref() == Some(owner);
        let is_there = match words.trim().is_empty() {
            false => is_its(&line.key) || is_its(&line.element_or_key),
            true => {
                let below = outline.lines[number..].iter();
                let next = below.clone().find(|it| it.key.is_some());
                next.is_some_and(|it| is_its(&it.element_or_key) || is_its(&it.key))
            }
        };
        assert!(
            is_there,
            "`{}` is elsewhere in\n{written}",
            line.text.trim()
        );
    }
    count
}

#[test]
fn comments_stay_with_their_owners() {
    let mut all = 0;
    for (apart, first) in [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)] {
        let mut count = 0;
        let text = with_owned_comments(BY_HAND, apart, first, &mut count);
        let written = settled(MANIFEST_FILE, &text);
        assert_eq!(
            are_with_their_owners(&written),
            count,
            "{text}\n--\n{written}"
        );
        all = all.max(count);
    }
    assert!(all >= 200, "{all} comments");
}

/// A licence stays at the head of its file, whichever section comes first.
#[test]
fn what_is_at_the_head_of_a_file_stays_there() {
    let text = "# SPDX-License-Identifier: CC-BY-4.0\nsources:\n  - id: a\n    publisher: A\n    \
                url: https://a.example/\nstates:\n  - id: XKX\n    name: Kosovo\n";
    let written = settled("records.yaml", text);
    assert!(
        written.starts_with("# SPDX-License-Identifier: CC-BY-4.0\nstates:\n"),
        "{written}"
    );
    let apart = text.replace("4.0\n", "4.0\n\n# The sources.\n");
    let written = settled("records.yaml", &apart);
    assert!(
        written.starts_with("# SPDX-License-Identifier: CC-BY-4.0\n\nstates:\n"),
        "{written}"
    );
    assert!(written.contains("# The sources.\nsources:\n"), "{written}");
}

/// A consent that is put in takes no comment from what is before and behind it.
#[test]
fn comments_of_former_participants_stay_with_their_keys() {
    let text = "instruments:\n  - id: a\n    parties: [AZE, TUR]\n    ratified:\n      - on: 2015  # day\n        \
                # above state\n        state: AZE  # state\n        # above note\n        note: By law.\n      \
                - {state: TUR, # state\n         on: 2016 # day\n        }\n      \
                - {on: 2016, state: HUN # state\n        }\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let written = settled("records.yaml", &text).replace('\r', "");
        let wanted = "    participants:\n      # above state\n      - state: AZE  # state\n        \
                      consent: ratification\n        consented: 2015  # day\n        # above note\n        \
                      note: By law.\n      - state: TUR  # state\n        consent: ratification\n        \
                      consented: 2016  # day\n      - state: HUN  # state\n        consent: ratification\n        \
                      consented: 2016\n";
        assert!(written.ends_with(wanted), "{written}");
    }
}

/// Git gives the files of a working copy the line ends of Windows, where it is set to.
#[test]
fn line_ends_of_windows_are_kept() {
    let text = "states:\r\n  - id: XKX # known\r\n    name: Kosovo\r\n";
    let written = settled("states.yaml", text);
    assert_eq!(written, text.replace(" #", "  #"));
}
