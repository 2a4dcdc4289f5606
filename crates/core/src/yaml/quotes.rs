//! Which text needs quotes: one scalar of canonical YAML.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text as a scalar of YAML: plain where every reader takes it for this text, otherwise in
/// double quotes. `in_brackets` says whether it is within `[]` or `{}`.
#[must_use]
pub fn plain_or_quoted(text: &str, in_brackets: bool) -> Cow<'_, str> {
    if is_safe_plain(text, in_brackets) {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_unprintable(character) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    Cow::Owned(quoted)
}

/// What YAML does not take as a printable character, or takes for a line break or a mark.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

fn is_safe_plain(text: &str, in_brackets: bool) -> bool {
    const INDICATORS: &[char] = &[
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`', '=', '<',
    ];
    let has_space_around = text.starts_with(' ') || text.ends_with(' ');
    let has_mark = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    // A reader of YAML 1.1 ends a text in brackets before a question mark, wherever it stands.
    let has_bracket = in_brackets && text.contains([',', '[', ']', '{', '}', ':', '?']);
    !text.is_empty()
        && !text.starts_with(INDICATORS)
        && !has_space_around
        && !has_mark
        && !has_bracket
        && !text.chars().any(is_unprintable)
        && !is_taken_for_another_type(text)
}

/// Whether a reader of YAML 1.1 or 1.2 may take the text for a number, a date, a truth value or
/// nothing.
fn is_taken_for_another_type(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", ".nan",
    ];
    // Infinity may have a sign before it.
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if WORDS.iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return true;
    }
    let consists_of = |digits: &str, extra: &str| {
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || extra.contains(c))
    };
    let is_based = unsigned.strip_prefix('0').is_some_and(|rest| {
        let hexadecimal = rest.strip_prefix(['x', 'X']);
        hexadecimal.is_some_and(|digits| digits.chars().all(|c| c.is_ascii_hexdigit() || c == '_'))
            || rest
                .strip_prefix(['o', 'O', 'b', 'B'])
                .is_some_and(|d| consists_of(d, "_"))
    });
    // Decimal, octal and base 60 numbers, and floats with or without an exponent.
    let is_decimal = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && consists_of(unsigned, "_.:eE+-");
    let is_timestamp = text
        .get(..5)
        .is_some_and(|year| consists_of(year, "-") && year.ends_with('-'))
        && consists_of(text, "-:.+TtZz ");
    is_based || is_decimal || is_timestamp
}
