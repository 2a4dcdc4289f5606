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
    fn words_stand_in_a_row() {
        assert_eq!(in_a_row(&["Poland"], "and"), "Poland");
        assert_eq!(
            in_a_row(&["Poland", "France", "Germany"], "and"),
            "Poland, France and Germany"
        );
        assert_eq!(all_of(&["one or two", "three"]), "`one or two` and `three`");
    }
}
