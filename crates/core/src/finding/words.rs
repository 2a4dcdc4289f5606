//! Numbers and lists as they stand in a sentence.

/// A number and its noun: '1 error', '2 errors'.
#[must_use]
pub fn how_many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", plural(count))
}

/// The ending of a noun behind a number.
#[must_use]
pub fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A place in an order: '1st', '2nd', '11th', '23rd'.
#[must_use]
pub fn ordinal(place: impl std::fmt::Display) -> String {
    let digits = place.to_string();
    let is_teen = ["11", "12", "13"].iter().any(|teen| digits.ends_with(teen));
    let ending = match digits.chars().next_back() {
        _ if is_teen => "th",
        Some('1') => "st",
        Some('2') => "nd",
        Some('3') => "rd",
        _ => "th",
    };
    digits + ending
}

/// Words in a row: 'a', 'a and b', 'a, b and c', with `and` or another word before the last.
#[must_use]
pub fn in_a_row<S: AsRef<str>>(words: &[S], before_last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match &*words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

/// Any one of some words, each in backticks: '`a`, `b` or `c`'.
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    in_a_row(&in_backticks(words), "or")
}

/// All of some words, each in backticks: '`a`, `b` and `c`'.
#[must_use]
pub(crate) fn all_of(words: &[&str]) -> String {
    in_a_row(&in_backticks(words), "and")
}

fn in_backticks(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| format!("`{word}`")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_ending_of_its_number() {
        let places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(ordinal);
        let words = "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th";
        assert_eq!(places.join(" "), words);
    }

    #[test]
    fn words_stand_in_a_row() {
        assert_eq!(in_a_row(&["Poland"], "and"), "Poland");
        assert_eq!(
            in_a_row(&["Poland", "France", "Germany"], "and"),
            "Poland, France and Germany"
        );
        assert_eq!(all_of(&["one or two", "three"]), "`one or two` and `three`");
    }
}
