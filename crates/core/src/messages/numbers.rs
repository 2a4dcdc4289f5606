//! Numbers as a language writes them.

use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::model::Language;

/// What writes a number of a message.
pub(super) type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// What writes the numbers of a language.
pub(super) fn formatter(language: Language) -> Formatter {
    match language {
        // Fluent writes the digits of a number.
        Language::English => |_, _| None,
        Language::Russian => |value, _| match value {
            FluentValue::Number(number) => Some(in_thousands(
                &number.as_string(),
                separator(Language::Russian)?,
            )),
            _ => None,
        },
    }
}

/// What stands between thousands, in a number of five digits or more.
fn separator(language: Language) -> Option<char> {
    match language {
        Language::English => None,
        Language::Russian => Some('\u{a0}'),
    }
}

/// A whole number as a language writes it.
pub(super) fn written(number: usize, language: Language) -> String {
    let digits = number.to_string();
    match separator(language) {
        Some(separator) => in_thousands(&digits, separator),
        None => digits,
    }
}

fn in_thousands(digits: &str, separator: char) -> String {
    let length = digits.len();
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole || length < 5 {
        return digits.to_owned();
    }
    let mut written = String::with_capacity(length + length / 3 * separator.len_utf8());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Messages;

    #[test]
    fn russian_separates_thousands_and_english_does_not() {
        for (number, russian) in [
            (0, "0"),
            (9999, "9999"),
            (10_000, "10 000"),
            (1_234_567, "1 234 567"),
        ] {
            let words = written(number, Language::Russian).replace('\u{a0}', " ");
            assert_eq!(words, russian);
            assert_eq!(written(number, Language::English), number.to_string());
        }
    }

    #[test]
    fn each_form_of_a_plural_has_its_numbers() {
        let said = |language, count: usize| {
            let number = written(count, language);
            say!(
                Messages::of(language),
                "counted-ties",
                number = number,
                count = count
            )
        };
        for (count, russian, english) in [
            (0, "0 связей", "0 ties"),
            (1, "1 связь", "1 tie"),
            (3, "3 связи", "3 ties"),
            (5, "5 связей", "5 ties"),
            (11, "11 связей", "11 ties"),
            (21, "21 связь", "21 ties"),
            (112, "112 связей", "112 ties"),
        ] {
            // They stay on one line.
            let russian = russian.replace(' ', "\u{a0}");
            assert_eq!(said(Language::Russian, count), russian);
            assert_eq!(said(Language::English, count), english);
        }
    }
}
