//! Dates that people write in words: before and after one, between two, a part of a year.

use super::slips::{is_date, slip};
use super::{Date, InvalidDate};

/// A date on one side of which the event lies, and a part of a year.
pub(super) fn side(folded: &str) -> Option<InvalidDate> {
    let (word, rest) = folded.split_once(' ')?;
    let rest = rest.trim();
    if !is_date(rest) || rest.contains('/') {
        return None;
    }
    let interval = "the event is within an interval";
    match word {
        "before" => slip(interval, format!("write `../{}`", beside(rest, -1)?)),
        "by" => slip(interval, format!("write `../{rest}`")),
        // As the value of `until` and `since` the words are the date itself.
        "until" => slip(
            "the word does not belong to the date",
            format!("write `{rest}`, or `../{rest}` if it happened then or at any time before"),
        ),
        "after" => slip(interval, format!("write `{}/..`", beside(rest, 1)?)),
        "since" | "from" => slip(
            "the word does not belong to the date",
            format!("write `{rest}`, or `{rest}/..` if it happened then or at any time after"),
        ),
        "winter" => slip(
            "a part of a year is written as an interval of months",
            format!("write `{rest}`, or the months that the source means"),
        ),
        "early" | "mid" | "late" | "spring" | "summer" | "autumn" | "fall" => slip(
            "a part of a year is written as an interval of months",
            part_of_year(rest, word),
        ),
        _ => None,
    }
}

/// What to write for a part of a year.
fn part_of_year(date: &str, word: &str) -> String {
    let year = date.get(..4).unwrap_or(date);
    let (first, last) = match word {
        "early" => ("01", "04"),
        "mid" => ("05", "08"),
        "late" => ("09", "12"),
        "summer" => ("06", "08"),
        "autumn" | "fall" => ("09", "11"),
        _ => ("03", "05"),
    };
    format!("write `{date}`, or an interval of months, as in `{year}-{first}/{year}-{last}`")
}

/// The last year or day before a date, or the first after it.
fn beside(text: &str, step: i32) -> Option<String> {
    if let (4, Ok(year)) = (text.len(), text.parse::<i32>()) {
        let year = format!("{:04}", year + step);
        return is_date(&year).then_some(year);
    }
    let bounds = Date::parse(text).ok()?.bounds();
    let day = if step < 0 {
        bounds.earliest?
    } else {
        bounds.latest?
    };
    Some(day.plus(step).to_string())
}

/// Two dates with a word between them, and a part of a year with a dash.
pub(super) fn in_words(folded: &str) -> Option<InvalidDate> {
    let between = folded.strip_prefix("between ").unwrap_or(folded);
    let ends = [" to ", " until ", " and ", " or "]
        .iter()
        .find_map(|word| between.split_once(word));
    if let Some((first, last)) = ends {
        let mended = format!("{}/{}", first.trim(), last.trim());
        return is_date(&mended).then(|| InvalidDate {
            message: "the two ends of an interval are joined by `/`".to_owned(),
            help: Some(format!("write `{mended}`")),
        });
    }
    const PARTS: &[&str] = &[
        "mid-",
        "early-",
        "late-",
        "beginning of ",
        "start of ",
        "end of ",
        "first half of ",
        "second half of ",
        "the beginning of ",
        "the end of ",
    ];
    let (part, year) = PARTS
        .iter()
        .find_map(|part| Some((part, folded.strip_prefix(part)?)))?;
    let word = match part.trim_start_matches("the ") {
        part if part.starts_with("mid") => "mid",
        part if part.starts_with("late") || part.starts_with("end") => "late",
        part if part.starts_with("second") => "late",
        _ => "early",
    };
    side(&format!("{word} {year}"))
}
