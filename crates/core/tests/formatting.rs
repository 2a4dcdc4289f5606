//! Files in canonical form: the records are the same, every comment is kept, and what is written
//! is not written otherwise again.

use chancery_core::Analysis;
use chancery_core::model::Registry;
use chancery_core::yaml::{Formatted, Input, MANIFEST_FILE, read};
use proptest::prelude::*;
use proptest::sample::Index;

mod owners;

const BY_HAND: &str = include_str!("formatting/by-hand.yaml");

fn formatted(name: &str, text: &str) -> Formatted {
    Analysis::from_files(vec![Input::text(name, text)]).formatted(0)
}

/// The registry of a text without faults; none if it has some.
fn records(name: &str, text: &str) -> Option<Registry> {
    let reading = read(vec![Input::text(name, text)]);
    reading.findings.is_empty().then_some(reading.registry)
}

/// The canonical form of a text, which is settled.
fn settled(name: &str, text: &str) -> String {
    let Formatted::Text(written) = formatted(name, text) else {
        panic!("{:?} of\n{text}", formatted(name, text));
    };
    let again = formatted(name, &written);
    assert_eq!(
        again,
        Formatted::Text(written.clone()),
        "not settled:\n{written}"
    );
    written
}

/// A comment that is put into a text: where, what is before it and what is behind it.
struct Inserted {
    offset: usize,
    before: String,
    after: String,
}

/// Every place of a text where a comment may be: on lines of its own at several columns, at the end
/// of each line, and behind each bracket and comma. Some of them are within words.
fn places(text: &str, line_end: &str) -> Vec<Inserted> {
    let mut places = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let indent = line.len() - line.trim_start().len();
        let own_line = [0, 1, 2, 4, indent, indent + 2, 30].map(|column| Inserted {
            offset,
            before: " ".repeat(column),
            after: line_end.to_owned(),
        });
        places.extend(own_line);
        let breaks = words.match_indices([',', '[', '{', '-', ':', '?']);
        places.extend(breaks.map(|(at, _)| Inserted {
            offset: offset + at + 1,
            before: " ".to_owned(),
            after: format!("{line_end}{:1$}", "", indent + 9),
        }));
        places.push(Inserted {
            offset: offset + words.len(),
            before: "  ".to_owned(),
            after: String::new(),
        });
        offset += line.len();
    }
    places.push(Inserted {
        offset,
        before: String::new(),
        after: String::new(),
    });
    places
}

fn comment(number: usize) -> String {
    format!("# Bəxtiyar {number}: [x, {{y}}] \"#\" ü.")
}

/// The text with a comment at each of these places, which are in its order.
fn with_comments<'p>(text: &str, places: impl Iterator<Item = (usize, &'p Inserted)>) -> String {
    let mut out = String::new();
    let mut last = 0;
    for (number, place) in places {
        out.push_str(&text[last..place.offset]);
        out.push_str(&format!(
            "{}{}{}",
            place.before,
            comment(number),
            place.after
        ));
        last = place.offset;
    }
    out.push_str(&text[last..]);
    out
}

fn keeps_all(text: &str, numbers: &[usize], before: &Registry) {
    let written = settled(MANIFEST_FILE, text);
    assert_eq!(
        records(MANIFEST_FILE, &written).as_ref(),
        Some(before),
        "{written}"
    );
    for number in numbers {
        let count = written.matches(&comment(*number)).count();
        assert_eq!(
            count,
            1,
            "{} in\n{written}\n-- of\n{text}",
            comment(*number)
        );
    }
    // The line ends stay as they are.
    let of_windows = text.matches("\r\n").count();
    assert!(of_windows == 0 || written.matches("\r\n").count() == written.matches('\n').count());
}

/// Puts in comments: each `apart`-th of them alone, then many of them together.
fn comments_are_kept(text: &str, line_end: &str, apart: usize) {
    let before = records(MANIFEST_FILE, text).unwrap();
    let all = places(text, line_end);
    // Where the text reads otherwise, what was put in is no comment.
    let is_comment = |(number, place): &(usize, &Inserted)| {
        let one = with_comments(text, std::iter::once((*number, *place)));
        records(MANIFEST_FILE, &one).is_some_and(|it| it == before)
    };
    let fit: Vec<(usize, &Inserted)> = all.iter().enumerate().filter(is_comment).collect();
    assert!(fit.len() > 500, "{} of {} places", fit.len(), all.len());
    for one in fit.iter().step_by(apart) {
        let one_text = with_comments(text, std::iter::once(*one));
        keeps_all(&one_text, &[one.0], &before);
    }
    let mut are_many = 0;
    for step in 1..12 {
        let some = || fit.iter().skip(step / 2).step_by(step).copied();
        let numbers: Vec<usize> = some().map(|(number, _)| number).collect();
        let text = with_comments(text, some());
        // Two comments may be in the way of each other, as one that ends a line of words.
        if records(MANIFEST_FILE, &text).is_some_and(|it| it == before) {
            keeps_all(&text, &numbers, &before);
            are_many += 1;
        }
    }
    assert!(are_many > 5, "{are_many}");
}

#[test]
fn comments_at_every_place_are_kept() {
    comments_are_kept(BY_HAND, "\n", 3);
}

#[test]
fn comments_of_a_file_from_windows_are_kept() {
    let text = format!("\u{FEFF}{}", BY_HAND.replace('\n', "\r\n"));
    comments_are_kept(&text, "\r\n", 11);
}

/// What cannot be kept for certain is left alone: ` #` in a text may be a part of it.
#[test]
fn what_may_be_text_is_no_comment() {
    let records = "sources:\n  - id: a\n    publisher: b\n    title: Joint Statement # 2\n    url: https://a.example/\n";
    assert_eq!(formatted("records.yaml", records), Formatted::Faulty);
    let quoted = records.replace("Joint Statement # 2", "'Joint Statement'  #2");
    let written = settled("records.yaml", &quoted);
    assert!(
        written.contains("    #2\n    title: Joint Statement\n"),
        "{written}"
    );
}

#[test]
fn comments_in_line_with_others_stay_so() {
    let text = "states:          # states\n- id: XKX        # Kosovo\n  name: Kosovo   # by name\n";
    let wanted =
        "states:          # states\n  - id: XKX      # Kosovo\n    name: Kosovo  # by name\n";
    assert_eq!(settled("states.yaml", text), wanted);
}

#[test]
fn comments_alone_and_json_are_left() {
    let text = "# Nothing yet.\n\n\n";
    assert_eq!(
        formatted("new.yaml", text),
        Formatted::Text(text.to_owned())
    );
    assert_eq!(formatted("new.json", "{}"), Formatted::Json);
}

/// A comment within a record keeps it from being written on one line, until it is before it.
#[test]
fn a_comment_anywhere_in_a_record_of_one_line_is_settled() {
    let start = BY_HAND.find("- {name: Alliance").unwrap();
    let end = start + BY_HAND[start..].find("severities").unwrap();
    let mut are_read = 0;
    for place in start..end {
        let text = format!("{}\n  # c\n{}", &BY_HAND[..place], &BY_HAND[place..]);
        if let Formatted::Text(_) = formatted(MANIFEST_FILE, &text) {
            settled(MANIFEST_FILE, &text);
            are_read += 1;
        }
    }
    assert!(are_read > 2, "{are_read}");
}

/// What is put into a text by chance.
const PIECES: &[&str] = &[
    "",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "# a\n",
    " # b",
    "\n  # c\n",
    "- ",
    ": ",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "---\n",
    "...\n",
    "? ",
    "\t",
    "\u{FEFF}",
    "ü",
    "- # d\n",
    "[ # e\n",
    "~",
    "\0",
    "evidence: ",
    "ratified: [{state: HUN, on: 2015}]\n    ",
    "    ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A text with pieces put in by chance is left alone, or written in a form that is settled.
    #[test]
    fn any_text_is_settled_or_left(
        changes in prop::collection::vec((any::<Index>(), 0..4_usize, 0..PIECES.len()), 0..5)
    ) {
        let mut bytes = BY_HAND.as_bytes().to_vec();
        for (place, length, piece) in changes {
            let start = place.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, PIECES[piece].bytes());
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Formatted::Text(written) = formatted(MANIFEST_FILE, &text) {
            let again = formatted(MANIFEST_FILE, &written);
            prop_assert_eq!(again, Formatted::Text(written.clone()), "{}\n--\n{}", text, written);
        }
    }
}
