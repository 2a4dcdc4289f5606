//! The value of a line and the comment behind it, where the value must be put in quotation marks.

use super::line::SourceLine;
use crate::finding::Mend;
use crate::yaml::words::shown;

/// How a value is put in quotation marks.
pub(super) struct Quoting {
    /// What is written, and what else may be meant.
    pub(super) help: String,
    /// The changes, one for each way in which the line may be meant.
    pub(super) mends: Vec<Mend>,
}

/// Puts the value of a line in quotation marks by `mended`, of which the value and what it becomes
/// are shown by `shows`. One space before a `#` may be a part of the text, so that the rest of the
/// line may belong to it.
pub(super) fn quoting(
    line: SourceLine<'_>,
    mended: impl Fn(&str) -> String,
    shows: impl Fn(&str) -> String,
) -> Option<Quoting> {
    let (_, start, value) = line.value()?;
    let way = |value: &str| Mend {
        start,
        end: start + value.len(),
        text: mended(value),
    };
    let first = way(value);
    let mut help = shown(&shows(&first.text));
    let mut mends = vec![first];
    if let Some(whole) = line.value_with_rest() {
        let other = way(whole);
        help.push_str(&format!(
            "; if the rest of the line belongs to it, write {}",
            shown(&shows(&other.text))
        ));
        mends.push(other);
    }
    Some(Quoting { help, mends })
}

/// Where the text of a value ends and a comment begins behind it, and whether that may also be a
/// part of the text.
pub(super) fn comment_behind(value: &str) -> Option<(usize, bool)> {
    let signs = value.match_indices('#').map(|(at, _)| at);
    let mut found = signs.filter_map(|at| {
        let text = value[..at].trim_end_matches([' ', '\t']);
        (text.len() < at && !text.is_empty()).then_some((at, text))
    });
    match value
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))
    {
        // Behind the closing mark there is no text.
        Some(mark) => found
            .find(|(_, text)| text.len() > 1 && text.ends_with(mark))
            .map(|(_, text)| (text.len(), false)),
        None => {
            let (at, text) = found.next()?;
            let has_form = at - text.len() > 1 && value[at + 1..].starts_with(' ');
            Some((text.len(), !has_form))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_ends_a_value() {
        let found = |value: &str| {
            comment_behind(value).map(|(end, is_open)| (value[..end].to_owned(), is_open))
        };
        let ends = |text: &str, is_open| Some((text.to_owned(), is_open));
        assert_eq!(found("a: b  # c"), ends("a: b", false));
        assert_eq!(found("a: b # c"), ends("a: b", true));
        assert_eq!(found("a: b  #2"), ends("a: b", true));
        assert_eq!(found("a: b#c"), None);
        assert_eq!(found("\"a \"b\" c\" # d"), ends("\"a \"b\" c\"", false));
        assert_eq!(found("\"a # b\" c"), None);
    }
}
