//! Bytes and characters that a registry file must not hold, and their stand-ins.

/// Something in a file that is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A control character.
    Control(char),
}

/// Whether a text must not hold `character`: control characters (category Cc), and the
/// bidirectional controls, which make a text look like another.
pub(super) fn is_refused(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text of a file with everything unfit replaced by as many bytes of a stand-in, so that all
/// offsets stay true and the rest can still be read; and what was unfit, with its bytes.
pub(super) fn fit_text(bytes: Vec<u8>) -> (String, Vec<(Unfit, usize, usize)>) {
    let mut unfit = Vec::new();
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => replace_invalid(error.as_bytes(), &mut unfit),
    };
    let is_layout = |character| matches!(character, '\n' | '\r' | '\t');
    if text
        .chars()
        .any(|character| is_refused(character) && !is_layout(character))
    {
        let mut fit = String::with_capacity(text.len());
        for (start, character) in text.char_indices() {
            if is_refused(character) && !is_layout(character) {
                unfit.push((
                    Unfit::Control(character),
                    start,
                    start + character.len_utf8(),
                ));
                fit.push_str(match character.len_utf8() {
                    1 => "?",
                    2 => "\u{BF}",
                    _ => "\u{FFFD}",
                });
            } else {
                fit.push(character);
            }
        }
        text = fit;
    }
    (text, unfit)
}

/// Decodes what is UTF-8, and puts one question mark for each byte that is not.
fn replace_invalid(bytes: &[u8], unfit: &mut Vec<(Unfit, usize, usize)>) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            unfit.push((Unfit::NotUtf8, text.len(), text.len() + invalid));
            text.extend(std::iter::repeat_n('?', invalid));
        }
    }
    text
}
