//! The order of names in pictures and on the page.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name is sorted by: its letters without marks and in lower case, so that Åland is with A
/// and Türkiye between Tunisia and Turkmenistan. Names with the same letters need another key
/// beside it.
#[must_use]
pub(crate) fn alphabetical_key(name: &str) -> String {
    let letters = name.nfkd().filter(|it| !is_combining_mark(*it));
    let mut key = String::with_capacity(name.len());
    for letter in letters.flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letters) => key.push_str(letters),
            None => key.push(letter),
        }
    }
    key
}

/// The plain letters for letters that Unicode does not decompose. The search of the page uses the
/// same ones.
fn plain(letter: char) -> Option<&'static str> {
    let letters = match letter {
        'ı' => "i",
        'ə' => "e",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    };
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_do_not_part_names() {
        let mut names = [
            "Zambia", "Åland", "albania", "İzmir", "Ilam", "Łódź", "Malta", "Əsas", "Fiji",
        ];
        names.sort_by_cached_key(|name| alphabetical_key(name));
        let sorted = [
            "Åland", "albania", "Əsas", "Fiji", "Ilam", "İzmir", "Łódź", "Malta", "Zambia",
        ];
        assert_eq!(names, sorted);
    }
}
