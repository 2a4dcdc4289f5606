//! Dates as one reads them in a sentence: '13 December 2025'. Records and tables write them
//! `2025-12-13`.

use chancery_core::date::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in a sentence, behind a word such as 'signed' or 'since'.
#[must_use]
pub(crate) fn reader_date(date: &Date) -> String {
    if date.earliest().is_none() && date.latest().is_none() {
        return "an unknown day".to_owned();
    }
    let words = date.words();
    match words.split_once(" \u{2013} ") {
        Some((first, last)) => format!(
            "some day between {} and {}",
            reader_dates(first),
            reader_dates(last)
        ),
        None => reader_dates(&words),
    }
}

/// A text of this program in which each day and each month is written in words: '13 December 2025',
/// 'December 2025'. Years and parts of ids stay.
#[must_use]
pub(crate) fn reader_dates(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let date = match before {
            Some(last) if is_of_a_word(last) => None,
            _ => date_at_start(rest),
        };
        let length = match date {
            Some((length, words)) => {
                written.push_str(&words);
                length
            }
            None => {
                written.push(first);
                first.len_utf8()
            }
        };
        before = rest.get(..length).and_then(|it| it.chars().next_back());
        rest = rest.get(length..).unwrap_or_default();
    }
    written
}

/// Whether a digit beside this character is of a longer word, as of an id.
fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '/' | '.')
}

/// The day, the month or the interval with which a text begins: how many bytes it has, and its
/// words.
fn date_at_start(text: &str) -> Option<(usize, String)> {
    [10, 7].into_iter().find_map(|length| {
        let words = date_words(text.get(..length)?)?;
        let rest = text.get(length..)?;
        if let Some((further, last)) = rest.strip_prefix('/').and_then(date_at_start) {
            return Some((length + 1 + further, format!("{words} \u{2013} {last}")));
        }
        let mut after = rest.chars();
        // A full stop ends a sentence, or is followed by more of an id.
        let goes_on = match after.next() {
            Some('.') => after.next().is_some_and(char::is_alphanumeric),
            Some(next) => is_of_a_word(next),
            None => false,
        };
        (!goes_on).then_some((length, words))
    })
}

/// `2025-12-13` or `2025-12` in words.
fn date_words(written: &str) -> Option<String> {
    let mut parts = written.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
    let is_number =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year, 4) || !is_number(month, 2) || parts.next().is_some() {
        return None;
    }
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    match day {
        None => Some(format!("{name} {year}")),
        Some(day) if is_number(day, 2) => {
            let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
            Some(format!("{day} {name} {year}"))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::reader_dates;

    #[test]
    fn days_and_months_are_written_in_words() {
        for (text, wanted) in [
            ("on 2025-12-13.", "on 13 December 2025."),
            ("2004-03-01 – 2004-03-02", "1 March 2004 – 2 March 2004"),
            ("since 2013-07", "since July 2013"),
            ("Modern.az (2025-12-13)", "Modern.az (13 December 2025)"),
            ("about 2010-05", "about May 2010"),
            ("2025-01-01/2025-07", "1 January 2025 – July 2025"),
        ] {
            assert_eq!(reader_dates(text), wanted);
        }
    }

    #[test]
    fn what_is_no_day_stays() {
        for text in [
            "modern-az-2025-12-13",
            "2025",
            "1990s",
            "2025-13-01",
            "2025-12-13/page",
            "a/2025-12-13",
            "12025-12-13",
            "2025-12-13.txt",
            "„2025‑12‑13“",
        ] {
            assert_eq!(reader_dates(text), text);
        }
    }
}
