//! What people write where a date belongs, and what it means.

use super::sides::{in_words, side};
use super::{Date, InvalidDate};

/// Words for an end that has not come.
const GOES_ON: &[&str] = &[
    "present", "now", "today", "current", "ongoing", "still", "to date",
];

/// Words for an unknown date.
const UNKNOWN: &[&str] = &[
    "unknown",
    "n/a",
    "na",
    "none",
    "tbd",
    "tba",
    "?",
    "-",
    "--",
    "undated",
    "n.d.",
    "nd",
    "not known",
    "unclear",
];

/// Words before a date that is given as approximate.
const ABOUT: &[&str] = &[
    "circa",
    "approx.",
    "approximately",
    "about",
    "around",
    "ca.",
    "ca",
    "c.",
    "c",
    "~",
];

/// Words for an end that has come.
const ENDED: &[&str] = &["ended", "lapsed", "expired", "terminated", "past", "former"];

/// The months in English, by their first three letters.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What helps where somebody wrote that a date is unknown.
pub(crate) const LEAVE_OUT: &str = "leave the key out";

/// What a text that is not a date was meant to be, where that is known.
pub(super) fn explain(text: &str) -> Option<InvalidDate> {
    let text = text.trim();
    let folded = text.to_lowercase();
    if UNKNOWN.contains(&folded.as_str()) {
        return slip("an unknown date is not written", LEAVE_OUT);
    }
    if ENDED.contains(&folded.as_str()) {
        return slip(
            "this says that it has ended, but not when",
            "write `../..` if no source says when it ended",
        );
    }
    if text == ".." {
        return slip(
            "an interval has two ends",
            "write `../..` for an unknown time",
        );
    }
    if GOES_ON.contains(&folded.as_str()) {
        return slip(
            "something that goes on has no end date",
            "write a date here only if the source gives one; a record without `until` goes on",
        );
    }
    dash(text)
        .or_else(|| end(text))
        .or_else(|| about(&folded))
        .or_else(|| parts(text))
        .or_else(|| named_month(&folded))
        .or_else(|| digits_alone(text))
        .or_else(|| clock(text))
        .or_else(|| decade(&folded))
        .or_else(|| years(text))
        .or_else(|| reversed(text))
        .or_else(|| side(&folded))
        .or_else(|| in_words(&folded))
}

pub(super) fn slip(message: impl Into<String>, help: impl Into<String>) -> Option<InvalidDate> {
    Some(InvalidDate {
        message: message.into(),
        help: Some(help.into()),
    })
}

pub(super) fn is_date(text: &str) -> bool {
    Date::parse(text).is_ok()
}

/// A dash that is not the one of the keyboard, and spaces within.
fn dash(text: &str) -> Option<InvalidDate> {
    let is_dash = |character: char| matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}');
    let found = text.chars().find(|character| is_dash(*character));
    let mended: String = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| if is_dash(character) { '-' } else { character })
        .collect();
    if !is_date(&mended) {
        let span = found.and_then(|_| years(&mended));
        return span;
    }
    let message = match found {
        Some(found) => format!("`{found}` (U+{:04X}) is not the dash `-`", u32::from(found)),
        None => "a date has no spaces".to_owned(),
    };
    slip(message, format!("write `{mended}`"))
}

/// A mark behind the date.
fn end(text: &str) -> Option<InvalidDate> {
    let mended = text.trim_end_matches([',', '.', ';', ':']);
    let is_mended = mended.len() < text.len() && is_date(mended);
    let mark = text.chars().next_back().filter(|_| is_mended)?;
    slip(
        format!("it ends with `{mark}`"),
        format!("remove it: `{mended}`"),
    )
}

/// A date that is said to be approximate.
fn about(folded: &str) -> Option<InvalidDate> {
    let rest = ABOUT
        .iter()
        .find_map(|word| folded.strip_prefix(word))?
        .trim();
    is_date(rest).then(|| InvalidDate {
        message: "an approximate date is written with `~` after it".to_owned(),
        help: Some(format!(
            "write the interval that the source supports, as in `{}`; or write `{rest}~`, which \
             leaves every comparison unknown",
            around(rest)
        )),
    })
}

/// An interval around a year; around anything else, one of years.
fn around(text: &str) -> String {
    let year: i32 = text
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(2014);
    format!("{:04}/{:04}", year - 1, year + 1)
}

/// Three numbers, or two, with anything between them.
fn parts(text: &str) -> Option<InvalidDate> {
    let numbers: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    if numbers
        .iter()
        .any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let written = |year: &str, month: &str, day: &str| {
        let mended = format!("{year}-{month:0>2}-{day:0>2}");
        is_date(&mended).then_some(mended)
    };
    match numbers.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let Some(mended) = written(year, month, day) else {
                return no_such_day(year, month, day);
            };
            let months = format!("{year}-{month:0>2}/{year}-{day:0>2}");
            if text.ends_with(&format!("{month}/{day}"))
                && text.matches('/').count() == 1
                && is_date(&months)
            {
                return two_ways(&mended, &months);
            }
            let rule = match text.matches('-').count() {
                2 => "month and day have two digits",
                _ => "year, month and day are joined by `-`, and month and day have two digits",
            };
            slip(rule, format!("write `{mended}`"))
        }
        [first, second] => two_numbers(text, first, second),
        [first, second, year] if year.len() == 4 => {
            let (by_day, by_month) = (written(year, second, first), written(year, first, second));
            match (by_day, by_month) {
                (Some(one), Some(other)) if one != other => two_ways(&one, &other),
                (Some(one), _) | (None, Some(one)) => {
                    slip("the year is written first", format!("write `{one}`"))
                }
                (None, None) => None,
            }
        }
        [year, _, _] if year.len() > 4 => slip(
            "the year has more than four digits",
            "write year, month and day, as in `2014-05-12`",
        ),
        [_, _, year] if year.len() == 2 => slip(
            "the year has only two digits",
            "write year, month and day, as in `2014-05-12`",
        ),
        _ => None,
    }
}

/// A year and a month, or two years of which the second has two digits.
fn two_numbers(text: &str, first: &str, second: &str) -> Option<InvalidDate> {
    let (year, month) = match (first.len(), second.len()) {
        (4, 1 | 2) => (first, second),
        (1 | 2, 4) => (second, first),
        _ => return None,
    };
    let mended = format!("{year}-{month:0>2}");
    if !is_date(&mended) {
        return None;
    }
    if first != year {
        return slip("the year is written first", format!("write `{mended}`"));
    }
    let years = format!("{year}/{}{month}", &year[..2]);
    if text.contains('/') && month.len() == 2 && is_date(&years) {
        return two_ways(&mended, &years);
    }
    let rule = match text.contains('-') {
        true => "the month has two digits",
        false => "year and month are joined by `-`, and the month has two digits",
    };
    slip(rule, format!("write `{mended}`"))
}

/// A text of which one cannot know which date it was meant to be.
fn two_ways(one: &str, other: &str) -> Option<InvalidDate> {
    slip(
        "it can be read in two ways",
        format!("write `{one}` or `{other}`"),
    )
}

/// A day that its month does not have.
fn no_such_day(year: &str, month: &str, day: &str) -> Option<InvalidDate> {
    let month = format!("{year}-{month:0>2}");
    is_date(&month).then(|| {
        slip(
            format!("{month} has no day {day}"),
            format!("correct the day, or write `{month}` if only the month is known"),
        )
    })?
}

/// A month by its name, with a year and perhaps a day.
fn named_month(folded: &str) -> Option<InvalidDate> {
    let words: Vec<&str> = folded
        .split([' ', ',', '.', '-', '/'])
        .filter(|word| !word.is_empty() && *word != "of")
        .collect();
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words {
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        let position = MONTHS.iter().position(|name| {
            word.len() >= 3 && (name.starts_with(word) || *name == "september" && word == "sept")
        });
        if let Some(position) = position {
            month = month.xor(Some(position + 1));
        } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            year = year.xor(Some(word));
        } else if !digits.is_empty()
            && digits.len() <= 2
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            day = day.xor(Some(digits));
        } else {
            return None;
        }
    }
    let (year, month) = (year?, format!("{:02}", month?));
    let mut mended = format!("{year}-{month}");
    if let Some(day) = day {
        mended.push_str(&format!("-{day:0>2}"));
        if !is_date(&mended) {
            return no_such_day(year, &month, day);
        }
    }
    is_date(&mended).then(|| {
        slip(
            "a month is written as a number",
            format!("write `{mended}`"),
        )
    })?
}

/// Year, month and day without anything between them.
fn digits_alone(text: &str) -> Option<InvalidDate> {
    if !matches!(text.len(), 6 | 8) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut mended = format!("{}-{}", &text[..4], &text[4..6]);
    if text.len() == 8 {
        mended.push_str(&format!("-{}", &text[6..]));
    }
    is_date(&mended).then(|| {
        slip(
            "year, month and day are joined by `-`",
            format!("write `{mended}`"),
        )
    })?
}

/// A day with a time of the clock.
fn clock(text: &str) -> Option<InvalidDate> {
    let (day, rest) = (text.get(..10)?, text.get(10..)?);
    // What follows may be another day, which must not get lost.
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let of_a_clock = |character: char| character.is_ascii_digit() || ":.+-Zz ".contains(character);
    let is_time = time.contains(':') && time.chars().all(of_a_clock) && !time.contains(" - ");
    (is_time && is_date(day)).then(|| {
        slip(
            "a date is written without a time of day",
            format!("write `{day}`"),
        )
    })?
}

/// A decade, `2010s`.
fn decade(folded: &str) -> Option<InvalidDate> {
    let year = folded.strip_suffix("s")?.trim_end_matches('\'');
    let mended = format!("{}X", year.strip_suffix('0')?);
    (year.len() == 4 && is_date(&mended)).then(|| {
        slip(
            "a decade is written with `X` for the last digit",
            format!("write `{mended}`"),
        )
    })?
}

/// An interval of which the later end is written first.
fn reversed(text: &str) -> Option<InvalidDate> {
    let (first, last) = text.split_once('/')?;
    let mended = format!("{last}/{first}");
    (is_date(first) && is_date(&mended)).then(|| {
        slip(
            "the interval ends before it starts",
            format!("write `{mended}`, or correct one of the two dates"),
        )
    })?
}

/// Two dates with a dash between them.
fn years(text: &str) -> Option<InvalidDate> {
    let text = text.replace(" - ", "-");
    let mended = match text.len() {
        9 => format!("{}/{}", text.get(..4)?, text.get(5..)?),
        21 => format!("{}/{}", text.get(..10)?, text.get(11..)?),
        _ => return None,
    };
    let is_dash = text.get(mended.find('/')?..)?.starts_with('-');
    (is_dash && is_date(&mended)).then(|| {
        slip(
            "the two ends of an interval are joined by `/`",
            format!("write `{mended}`"),
        )
    })?
}
