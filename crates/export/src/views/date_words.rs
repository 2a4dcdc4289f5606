//! Dates, spans of time and names as one reads them in a running text.

use chancery_core::date::Date;

/// A date in words: `2008-05 or before`, `2013-03-10 – 2013-03-11`, `about 2010`, `1990s`.
pub(crate) fn date_words(date: Date) -> String {
    let text = date.to_string();
    match text.split_once('/') {
        Some(("..", "..")) => "at any time".to_owned(),
        Some(("..", last)) => format!("{} or before", point_words(last)),
        Some((first, "..")) => format!("{} or after", point_words(first)),
        Some((first, last)) => format!("{} \u{2013} {}", point_words(first), point_words(last)),
        None => point_words(&text),
    }
}

/// One end of an interval, or a date that is none. Of digits that are left open a month and a day
/// are left out, and the last of a year makes a decade.
fn point_words(text: &str) -> String {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let known = bare.trim_end_matches("-XX");
    let words = match known.strip_suffix('X') {
        Some(decade) if known.len() == 4 && !decade.contains('X') => format!("{decade}0s"),
        _ => known.to_owned(),
    };
    match &text[bare.len()..] {
        "~" => format!("about {words}"),
        "?" => format!("{words} (doubtful)"),
        "%" => format!("about {words} (doubtful)"),
        _ => words,
    }
}

/// A span of time or a number, with the ends of the span set apart.
pub(crate) fn spaced_spans(text: &str) -> String {
    text.replace('/', " \u{2013} ")
}

/// Words at the beginning of a sentence.
pub(crate) fn capitalised(words: &str) -> String {
    let first = words.chars().take(1).flat_map(char::to_uppercase);
    first.chain(words.chars().skip(1)).collect()
}

/// Names in a sentence: `Poland, France and Germany`.
pub(crate) fn list_words(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_without_knowing_their_notation() {
        for (text, words) in [
            ("2013-03-11", "2013-03-11"),
            ("2013-03-10/2013-03-11", "2013-03-10 \u{2013} 2013-03-11"),
            ("../2008-05", "2008-05 or before"),
            ("2010/..", "2010 or after"),
            ("../..", "at any time"),
            ("2010~", "about 2010"),
            ("2021%", "about 2021 (doubtful)"),
            ("2004?/2006", "2004 (doubtful) \u{2013} 2006"),
            ("199X", "1990s"),
            ("2013-XX", "2013"),
            ("2013-03-XX", "2013-03"),
        ] {
            assert_eq!(date_words(text.parse().unwrap()), words);
        }
    }

    #[test]
    fn names_stand_in_a_sentence() {
        assert_eq!(
            list_words(&["Poland", "France", "Germany"]),
            "Poland, France and Germany"
        );
        assert_eq!(list_words(&["Poland"]), "Poland");
    }
}
