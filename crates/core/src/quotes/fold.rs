//! What a reader's eye takes for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as a reader's eye sees it.
///
/// Any white space is one space; what has no width is nothing; typographic quotes and dashes are
/// those of a typewriter, and letters that only differ in how Unicode writes them are the same.
/// Upper and lower case differ, and so do letters of different scripts.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_words(text, &mut folded, |_, _| {});
    folded
}

/// Folds the words of a text one behind the other, and says for each where it begins in what is
/// folded and in the text.
pub(super) fn fold_words(text: &str, folded: &mut String, mut begins: impl FnMut(usize, usize)) {
    for word in text.split_whitespace() {
        let offset = word.as_ptr() as usize - text.as_ptr() as usize;
        let before = folded.len();
        let needs_space = before > 0;
        if needs_space {
            folded.push(' ');
        }
        let mut start = folded.len();
        fold_word(word, folded);
        if folded.len() == start {
            // It holds nothing that can be seen.
            folded.truncate(before);
            continue;
        }
        if needs_space && is_set_solid(folded, before) {
            folded.remove(before);
            start = before;
        }
        begins(start, offset);
    }
}

/// Whether the space at `space` is where its script has none, as at the end of a line of Chinese.
fn is_set_solid(folded: &str, space: usize) -> bool {
    let left = folded[..space].chars().next_back();
    let right = folded[space + 1..].chars().next();
    let is_start = |right| is_east_asian(right) && !is_combining_mark(right);
    left.is_some_and(is_east_asian) && right.is_some_and(is_start)
}

fn fold_word(word: &str, folded: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'`';
    if word.bytes().all(is_plain) && !word.contains("--") {
        folded.push_str(word);
        return;
    }
    // What is left out or replaced may bring letter and accent together, so they are composed once
    // more.
    let composed = word
        .nfc()
        .filter(|character| !is_unseen(*character))
        .flat_map(FoldedChar::new)
        .nfc();
    let start = folded.len();
    for character in composed {
        // Two hyphens are a dash on a typewriter.
        if character != '-' || !folded[start..].ends_with('-') {
            folded.push(character);
        }
    }
}

/// Whether a character has no width, and no meaning to an eye.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// The characters that one looks like.
enum FoldedChar {
    Same(std::iter::Once<char>),
    Several(std::vec::IntoIter<char>),
}

impl FoldedChar {
    fn new(character: char) -> Self {
        let one = |character| FoldedChar::Same(std::iter::once(character));
        match character {
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '`' | '´'
            | '＇' | '｀' => one('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | 'ʺ' | '〝' | '〞' | '〟' | '＂' => {
                one('"')
            }
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' => {
                one('-')
            }
            _ if is_presentation_form(character) => {
                let plain: Vec<char> = std::iter::once(character).nfkc().collect();
                if plain.iter().any(|character| character.is_whitespace()) {
                    one(character)
                } else {
                    FoldedChar::Several(plain.into_iter())
                }
            }
            _ => one(character),
        }
    }
}

impl Iterator for FoldedChar {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            FoldedChar::Same(one) => one.next(),
            FoldedChar::Several(several) => several.next(),
        }
    }
}

/// Whether a character is another in a shape that typesetting gave it: a ligature, a full-width
/// letter, an ellipsis. A superscript is not, since 10² is not 102.
fn is_presentation_form(character: char) -> bool {
    matches!(
        character,
        'µ' | '…' | '\u{2160}'..='\u{217F}' | '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
        | '\u{FF66}'..='\u{FFDC}'
    )
}

/// Whether a character belongs to a word: a letter, a digit, or a mark on one.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// Whether a position in a folded text is inside a word.
pub(super) fn splits_word(folded: &str, at: usize) -> bool {
    let (Some(left), Some(right)) = (
        folded[..at].chars().next_back(),
        folded[at..].chars().next(),
    ) else {
        return false;
    };
    if is_combining_mark(right) {
        return is_of_word(left);
    }
    let touch = is_of_word(left) && is_of_word(right);
    let has_words = !is_without_spaces(left) && !is_without_spaces(right);
    touch && has_words || splits_number(folded, at)
}

/// Whether a position is beside a comma within a number, as in 10,000.
fn splits_number(folded: &str, at: usize) -> bool {
    let bytes = folded.as_bytes();
    let is_number = |comma: usize| {
        let digits = bytes[comma + 1..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        comma > 0 && bytes[comma - 1].is_ascii_digit() && digits.count() == 3
    };
    [at.checked_sub(1), Some(at)]
        .into_iter()
        .flatten()
        .any(|comma| bytes.get(comma) == Some(&b',') && is_number(comma))
}

/// Whether a character is of a script that puts no space between words, so that a word may begin
/// or end at any of them. Katakana is none: its words stand out from what is around them.
pub(super) fn is_without_spaces(character: char) -> bool {
    matches!(
        character,
        // Thai and Lao, Burmese, Khmer.
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        // Hiragana, and Chinese characters.
        | '\u{3041}'..='\u{309F}' | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

/// Whether a character is Chinese or Japanese, or of their punctuation, where the end of a line is
/// not a space.
fn is_east_asian(character: char) -> bool {
    let is_wide = matches!(character, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF65}');
    is_wide || (is_without_spaces(character) && character >= '\u{2E80}')
}
