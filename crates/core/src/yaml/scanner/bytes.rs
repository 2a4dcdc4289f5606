//! Which bytes may be where.

/// In a value without quotes in block form. What ends it, or needs a look, is not among them.
pub(super) const PLAIN: u8 = 1;
/// In a value without quotes within brackets.
pub(super) const PLAIN_IN_BRACKETS: u8 = 2;
/// As the first byte of a value without quotes.
pub(super) const FIRST: u8 = 4;
/// In a key.
pub(super) const KEY: u8 = 8;
/// In double quotes.
pub(super) const IN_DOUBLE_QUOTES: u8 = 16;
/// In single quotes.
pub(super) const IN_SINGLE_QUOTES: u8 = 32;
/// In a comment.
pub(super) const COMMENT: u8 = 64;

/// The bytes that begin the few characters, encoded in several bytes, that the scanner does not
/// know: the control characters from U+0080 to U+009F, the separators U+2028 and U+2029, and U+FEFF,
/// U+FFFE and U+FFFF.
const LEADS: [u8; 3] = [0xC2, 0xE2, 0xEF];

/// For each byte where it may be.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte: u8 = 0;
    loop {
        classes[byte as usize] = classes_of(byte);
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

const fn classes_of(byte: u8) -> u8 {
    // Control characters, and the bytes that need a look.
    if byte < 0x20 || byte == 0x7F || byte == LEADS[0] || byte == LEADS[1] || byte == LEADS[2] {
        return 0;
    }
    let mut classes = COMMENT;
    if !matches!(byte, b':' | b'#') {
        classes |= PLAIN;
        if !matches!(byte, b',' | b'[' | b']' | b'{' | b'}') {
            classes |= PLAIN_IN_BRACKETS;
        }
    }
    if !is_sign(byte) {
        classes |= FIRST;
    }
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
        classes |= KEY;
    }
    if !matches!(byte, b'"' | b'\\') {
        classes |= IN_DOUBLE_QUOTES;
    }
    if byte != b'\'' {
        classes |= IN_SINGLE_QUOTES;
    }
    classes
}

/// A byte that means something in YAML where a value begins.
const fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
            | b' '
    )
}

/// Whether a byte is of a class.
pub(super) fn is(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

/// Whether a value without quotes may begin at an offset.
pub(super) fn begins_plain(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| is(*byte, FIRST)) || is_known_character(bytes, at)
}

/// Whether a character begins at an offset with one of the [`LEADS`], and the scanner knows it.
fn is_known_character(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..) {
        Some([0xC2, second, ..]) => *second > 0x9F,
        Some([0xE2, second, third, ..]) => (*second, third & 0xFE) != (0x80, 0xA8),
        Some([0xEF, second, third, ..]) => {
            (*second, *third) != (0xBB, 0xBF) && (*second, third & 0xFE) != (0xBF, 0xBE)
        }
        _ => false,
    }
}

/// The offset behind all bytes of a class, and behind the characters that only need a look.
pub(super) fn end_of_run(bytes: &[u8], mut at: usize, class: u8) -> usize {
    loop {
        while at < bytes.len() && CLASSES[bytes[at] as usize] & class != 0 {
            at += 1;
        }
        if !is_known_character(bytes, at) {
            return at;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_that_are_not_known_are_these() {
        for character in '\u{0}'..=char::MAX {
            let text = character.to_string();
            let is_known = end_of_run(text.as_bytes(), 0, COMMENT) == text.len();
            let is_unknown = matches!(
                character,
                '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
                    | '\u{FFFE}' | '\u{FFFF}'
            );
            assert_eq!(is_known, !is_unknown, "{character:?}");
        }
    }
}
