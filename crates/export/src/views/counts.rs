//! How many there are of something, certainly and possibly, and names of which not all are given.

use chancery_core::messages::{MessageId, Messages};
use chancery_core::say;

/// The most names that are given in a row.
pub(super) const MOST_NAMED: usize = 12;

/// The first of some names, and how many more there are.
pub(crate) fn first_names<S: AsRef<str>>(
    messages: &Messages,
    names: &[S],
    between: &str,
) -> String {
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).map(AsRef::as_ref).collect();
    let words = shown.join(between);
    match names.len().checked_sub(MOST_NAMED) {
        None | Some(0) => words,
        Some(more) => say!(messages, "and-more", names = words, count = more),
    }
}

/// How many of something, certainly and possibly: '24 partners', '24 to 26 partners'. The noun is a
/// message of the form `counted-NOUN`.
#[must_use]
pub(crate) fn counted_in(
    messages: &Messages,
    are_certain: impl IntoIterator<Item = bool>,
    noun: MessageId,
) -> String {
    let are_certain: Vec<bool> = are_certain.into_iter().collect();
    let count = are_certain.len();
    let number = range_words(messages, are_certain);
    messages.fill(noun, &[("number", number.into()), ("count", count.into())])
}

/// The same of a number that is certain.
#[must_use]
pub(crate) fn counted_exactly(messages: &Messages, count: usize, noun: MessageId) -> String {
    let number = messages.number(count);
    messages.fill(noun, &[("number", number.into()), ("count", count.into())])
}

/// How many there are, of each whether it certainly is: '2', or '1 to 2'.
#[must_use]
pub(crate) fn range_words(
    messages: &Messages,
    are_certain: impl IntoIterator<Item = bool>,
) -> String {
    let (mut certain, mut possible) = (0_usize, 0_usize);
    for is_certain in are_certain {
        possible += 1;
        certain += usize::from(is_certain);
    }
    match certain == possible {
        true => messages.number(certain),
        false => say!(
            messages,
            "number-range",
            certain = certain,
            possible = possible
        ),
    }
}

#[cfg(test)]
mod tests {
    use chancery_core::message;

    use super::*;

    fn counted(are_certain: &[bool]) -> String {
        let are_certain = are_certain.iter().copied();
        counted_in(
            Messages::english(),
            are_certain,
            message!("counted-partners"),
        )
    }

    #[test]
    fn a_count_is_a_pair_where_something_is_only_possible() {
        assert_eq!(counted(&[true, true]), "2 partners");
        assert_eq!(counted(&[true]), "1 partner");
        assert_eq!(counted(&[true, false]), "1 to 2 partners");
        assert_eq!(counted(&[]), "0 partners");
    }
}
