//! Bytes and characters that a registry file must not hold, and their stand-ins.

/// Something in a file that is not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// So many pieces of bytes that are not UTF-8; the place is that of the first.
    NotUtf8(usize),
    /// A character that is refused, and how many such characters follow it.
    Refused(char, usize),
}

/// Characters that a text must not hold: control characters (category Cc), the bidirectional
/// controls, which make a text look like another, the line and paragraph separators, which some
/// readers take for line breaks, and the code points that are not characters.
pub(super) fn is_refused(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || is_noncharacter(character)
}

/// Whether a byte may begin a character that a file must not hold. Such bytes are rare.
fn may_begin_unfit(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\n') || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF
}

/// Where in a text the bytes are that are wanted, which are rare: it is looked through piece by piece,
/// and only a piece that has one is looked at byte by byte.
pub(super) fn offsets_of_rare(
    text: &str,
    is_wanted: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    const PIECE: usize = 64;
    let pieces = text.as_bytes().chunks(PIECE).enumerate();
    let some = pieces.filter(move |(_, piece)| {
        let wanted = piece.iter().map(|byte| u8::from(is_wanted(*byte)));
        wanted.fold(0, |any, one| any | one) != 0
    });
    some.flat_map(|(number, piece)| (number * PIECE..).zip(piece))
        .filter(move |(_, byte)| is_wanted(**byte))
        .map(|(offset, _)| offset)
}

/// Whether a text holds a character that a file must not hold.
fn has_unfit(text: &str) -> bool {
    offsets_of_rare(text, may_begin_unfit)
        .filter_map(|offset| text[offset..].chars().next())
        .any(is_unfit)
}

/// Whether a file must not hold a character, as it may hold the ends of lines and tabs.
fn is_unfit(character: char) -> bool {
    is_refused(character) && !matches!(character, '\n' | '\r' | '\t')
}

/// Whether a code point is not a character and never will be one.
pub(super) fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Characters that cannot be seen, by their first and last: those of category Cf that are not
/// refused, and letters and marks without a shape. The joiners U+200C and U+200D stay, since
/// scripts need them, and so do the signs of category Cf that are printed.
const INVISIBLE: &[(char, char, &str)] = &[
    ('\u{AD}', '\u{AD}', "a soft hyphen"),
    ('\u{34F}', '\u{34F}', "a combining grapheme joiner"),
    ('\u{61C}', '\u{61C}', "a mark of writing direction"),
    ('\u{115F}', '\u{1160}', "a filler without a shape"),
    ('\u{17B4}', '\u{17B5}', "a vowel without a shape"),
    (
        '\u{180B}',
        '\u{180F}',
        "a separator or selector without a shape",
    ),
    ('\u{200B}', '\u{200B}', "a space without width"),
    ('\u{200E}', '\u{200F}', "a mark of writing direction"),
    ('\u{2060}', '\u{2060}', "a joiner without width"),
    ('\u{2061}', '\u{2064}', "an operator without a shape"),
    ('\u{206A}', '\u{206F}', "a formatting character"),
    ('\u{3164}', '\u{3164}', "a filler without a shape"),
    ('\u{FEFF}', '\u{FEFF}', "a byte order mark"),
    ('\u{FFA0}', '\u{FFA0}', "a filler without a shape"),
    ('\u{FFF9}', '\u{FFFB}', "a mark of annotations"),
    ('\u{13430}', '\u{1343F}', "a formatting character"),
    ('\u{1BCA0}', '\u{1BCA3}', "a formatting character"),
    ('\u{1D173}', '\u{1D17A}', "a formatting character"),
    ('\u{E0001}', '\u{E007F}', "a tag without a shape"),
];

/// What a character is that cannot be seen, in words.
pub(super) fn invisible(character: char) -> Option<&'static str> {
    if character.is_ascii() {
        return None;
    }
    INVISIBLE
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&character))
        .map(|(.., words)| *words)
}

/// The encoding of a text that is none of UTF-8, by its byte order mark or by the zero bytes
/// around its first letters.
pub(super) fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    let zeros: Vec<bool> = bytes.iter().take(4).map(|byte| *byte == 0).collect();
    match (bytes, zeros.as_slice()) {
        ([0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..], _)
        | (_, [true, true, true, false] | [false, true, true, true]) => Some("UTF-32"),
        ([0xFF, 0xFE, ..] | [0xFE, 0xFF, ..], _)
        | (_, [true, false, true, false] | [false, true, false, true]) => Some("UTF-16"),
        _ => None,
    }
}

/// The text of a file with everything unfit replaced by as many bytes of a stand-in, so that all
/// offsets stay true and the rest can still be read; and what was unfit, with its bytes.
pub(super) fn fit_text(bytes: Vec<u8>) -> (String, Vec<(Unfit, usize, usize)>) {
    let mut unfit = Vec::new();
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => replace_invalid(error.as_bytes(), &mut unfit),
    };
    if has_unfit(&text) {
        let mut fit = String::with_capacity(text.len());
        for (start, character) in text.char_indices() {
            if !is_unfit(character) {
                fit.push(character);
                continue;
            }
            let end = start + character.len_utf8();
            match unfit.last_mut() {
                // Neighbours are one fault.
                Some((Unfit::Refused(_, more), _, last)) if *last == start => {
                    *more += 1;
                    *last = end;
                }
                _ => unfit.push((Unfit::Refused(character, 0), start, end)),
            }
            fit.push_str(match character.len_utf8() {
                1 => "?",
                2 => "\u{BF}",
                3 => "\u{FFFD}",
                _ => "\u{FFFD}?",
            });
        }
        text = fit;
    }
    (text, unfit)
}

/// Decodes what is UTF-8, and puts one question mark for each byte that is not.
fn replace_invalid(bytes: &[u8], unfit: &mut Vec<(Unfit, usize, usize)>) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut pieces = 0;
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            pieces += 1;
            first = first.or(Some((text.len(), text.len() + invalid)));
            text.extend(std::iter::repeat_n('?', invalid));
        }
    }
    // A file that was saved in another encoding has such bytes all over: that is one fault.
    unfit.extend(first.map(|(start, end)| (Unfit::NotUtf8(pieces), start, end)));
    text
}
