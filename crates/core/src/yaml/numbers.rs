//! Numbers in words, and the bounds that words around a number set.

use super::shares;
use crate::fields::{Key, Kind};

/// What a text says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Exactly(u32),
    AtLeast(u32),
    AtMost(u32),
    Between(u32, u32),
    About,
}

/// What to write for a text that is where a number is wanted; none if it says no number.
pub(super) fn help(key: &Key, text: &str) -> Option<String> {
    if !key.kind.is_number() {
        return None;
    }
    // 'A third' is a share, and 'third' may be a place in an order just as well.
    let name = key.name;
    match (place(text), shares::written(text)) {
        (Some(place), Some(share)) => {
            return Some(format!(
                "write `{name}: {place}` for a rank, or `{name}: {share}` for a share"
            ));
        }
        (Some(place), None) => return Some(format!("write `{name}: {place}` for a rank")),
        (None, Some(share)) => return Some(format!("write `{name}: {share}`")),
        (None, None) => {}
    }
    let instead = |other: &str, number: u32| {
        if key.name == other {
            format!("write `{other}: {number}`")
        } else {
            format!("write `{other}: {number}` instead of `{}`", key.name)
        }
    };
    Some(match said(text)? {
        Said::Exactly(number) => format!("write `{}: {number}`", key.name),
        Said::AtLeast(number) => instead("at-least", number),
        Said::AtMost(number) => instead("at-most", number),
        // A range such as 1997-2025 may be of years, which count nothing.
        Said::Between(first, last)
            if matches!(key.kind, Kind::Stated) && is_year(first) && is_year(last) =>
        {
            format!(
                "write `{}: {first}/{last}` for the years of a span",
                key.name
            )
        }
        Said::Between(least, most) => {
            format!("write `at-least: {least}` and `at-most: {most}` in this claim")
        }
        Said::About => "write the lowest number that the words allow as `at-least`, and the \
                        highest as `at-most`"
            .to_owned(),
    })
}

fn is_year(number: u32) -> bool {
    (1000..3000).contains(&number)
}

/// Words around a number, and what they make of it.
type Phrase = (&'static str, fn(u32) -> Said);

/// Words before a number.
const BEFORE: &[Phrase] = &[
    ("no fewer than ", Said::AtLeast),
    ("no less than ", Said::AtLeast),
    ("not fewer than ", Said::AtLeast),
    ("not less than ", Said::AtLeast),
    ("at least ", Said::AtLeast),
    ("minimum ", Said::AtLeast),
    (">=", Said::AtLeast),
    ("\u{2265}", Said::AtLeast),
    ("more than ", |number| {
        Said::AtLeast(number.saturating_add(1))
    }),
    ("over ", |number| Said::AtLeast(number.saturating_add(1))),
    ("above ", |number| Said::AtLeast(number.saturating_add(1))),
    (">", |number| Said::AtLeast(number.saturating_add(1))),
    ("no more than ", Said::AtMost),
    ("not more than ", Said::AtMost),
    ("at most ", Said::AtMost),
    ("maximum ", Said::AtMost),
    ("up to ", Said::AtMost),
    ("<=", Said::AtMost),
    ("\u{2264}", Said::AtMost),
    ("fewer than ", |number| {
        Said::AtMost(number.saturating_sub(1))
    }),
    ("less than ", |number| {
        Said::AtMost(number.saturating_sub(1))
    }),
    ("under ", |number| Said::AtMost(number.saturating_sub(1))),
    ("below ", |number| Said::AtMost(number.saturating_sub(1))),
    ("<", |number| Said::AtMost(number.saturating_sub(1))),
    ("about ", |_| Said::About),
    ("around ", |_| Said::About),
    ("approximately ", |_| Said::About),
    ("nearly ", |_| Said::About),
    ("almost ", |_| Said::About),
    ("some ", |_| Said::About),
    ("circa ", |_| Said::About),
    ("c. ", |_| Said::About),
    ("~", |_| Said::About),
    ("exactly ", Said::Exactly),
    ("=", Said::Exactly),
    ("all ", Said::Exactly),
];

/// Words behind a number.
const BEHIND: &[Phrase] = &[
    (" or more", Said::AtLeast),
    (" and more", Said::AtLeast),
    ("+", Said::AtLeast),
    (" or fewer", Said::AtMost),
    (" or less", Said::AtMost),
];

fn said(text: &str) -> Option<Said> {
    let text = text.trim().to_lowercase();
    if text.len() > 60 {
        return None;
    }
    let between = text.strip_prefix("between ").unwrap_or(&text);
    for separator in [" to ", " and ", " \u{2013} ", "\u{2013}", " - ", "-", ".."] {
        if let Some((least, most)) = between.split_once(separator)
            && let (Some(least), Some(most)) = (number(least), number(most))
            && least < most
            && !(separator == "-" && text.chars().all(char::is_alphabetic))
        {
            // 'twenty-five' is one number.
            if number(&text).is_none() {
                return Some(Said::Between(least, most));
            }
        }
    }
    if let Some((rest, make)) = BEFORE
        .iter()
        .find_map(|(words, make)| Some((text.strip_prefix(words)?, make)))
    {
        return number(rest).map(make);
    }
    let behind = BEHIND
        .iter()
        .find_map(|(words, make)| Some((text.strip_suffix(words)?, make)));
    if let Some((rest, make)) = behind {
        return number(rest).map(make);
    }
    number(&text).map(Said::Exactly)
}

/// The places in an order, from the first.
const PLACES: &[[&str; 2]] = &[
    ["first", "1st"],
    ["second", "2nd"],
    ["third", "3rd"],
    ["fourth", "4th"],
    ["fifth", "5th"],
    ["sixth", "6th"],
    ["seventh", "7th"],
    ["eighth", "8th"],
    ["ninth", "9th"],
    ["tenth", "10th"],
];

/// The place in an order that a word says, from 1.
fn place(text: &str) -> Option<usize> {
    let text = text.trim().to_lowercase();
    let before = PLACES.iter().position(|words| words.contains(&&*text))?;
    Some(before + 1)
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// What is counted, and may be behind its number.
const COUNTED: &[&str] = &[
    "partner",
    "partners",
    "state",
    "states",
    "country",
    "countries",
    "nation",
    "nations",
    "partnership",
    "partnerships",
    "instrument",
    "instruments",
    "document",
    "documents",
    "treaty",
    "treaties",
    "member",
    "members",
    "strategic",
    "of",
    "them",
];

/// A number in digits or in words, with what is counted behind it.
fn number(text: &str) -> Option<u32> {
    let words = text
        .split([' ', '\u{A0}', '\u{202F}'])
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !COUNTED.contains(word)).collect();
    in_digits(&words.concat()).or_else(|| in_words(&words))
}

fn in_digits(text: &str) -> Option<u32> {
    let whole = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(".00"))
        .unwrap_or(text);
    // A mark that parts thousands has three digits behind it.
    let mut groups = whole.split([',', '.', '\'', '\u{2019}']);
    let first = groups.next()?;
    let are_thousands = groups.clone().all(|group| group.len() == 3);
    let digits: String = std::iter::once(first).chain(groups).collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && are_thousands)
        .then(|| digits.parse().ok())
        .flatten()
}

fn in_words(words: &[&str]) -> Option<u32> {
    let mut total: u32 = 0;
    let mut current: u32 = 0;
    let mut has_any = false;
    for word in words.iter().flat_map(|word| word.split('-')) {
        let small = SMALL.iter().position(|it| *it == word);
        let tens = TENS.iter().position(|it| *it == word);
        let value = small.or(tens.map(|tens| (tens + 2) * 10));
        match (value, word) {
            (Some(value), _) => current = current.checked_add(u32::try_from(value).ok()?)?,
            (None, "a" | "an") if !has_any => current = 1,
            (None, "and") if has_any => continue,
            (None, "dozen") => current = current.max(1).checked_mul(12)?,
            (None, "hundred") => current = current.max(1).checked_mul(100)?,
            (None, "thousand") => {
                total = total.checked_add(current.max(1).checked_mul(1000)?)?;
                current = 0;
            }
            _ => return None,
        }
        has_any = true;
    }
    has_any.then(|| total.checked_add(current)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("three", Some(Said::Exactly(3))),
            ("Twenty-five states", Some(Said::Exactly(25))),
            ("two dozen", Some(Said::Exactly(24))),
            ("a hundred and ten", Some(Said::Exactly(110))),
            ("one thousand two hundred", Some(Said::Exactly(1200))),
            ("1,200", Some(Said::Exactly(1200))),
            ("1 200", Some(Said::Exactly(1200))),
            ("3.0", Some(Said::Exactly(3))),
            ("3.5", None),
            ("1,20", None),
            ("more than 5", Some(Said::AtLeast(6))),
            ("over a hundred", Some(Said::AtLeast(101))),
            (">=4", Some(Said::AtLeast(4))),
            ("4+", Some(Said::AtLeast(4))),
            ("four or more", Some(Said::AtLeast(4))),
            ("fewer than 10 states", Some(Said::AtMost(9))),
            ("5-7", Some(Said::Between(5, 7))),
            ("between five and seven", Some(Said::Between(5, 7))),
            ("about 10", Some(Said::About)),
            ("many", None),
            ("", None),
            ("-5", None),
            ("and", None),
        ] {
            assert_eq!(said(text), wanted, "{text}");
        }
    }
}
