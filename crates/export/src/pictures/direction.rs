//! Words of both directions of writing on one line of a picture.

use std::borrow::Cow;

/// What this program writes behind a name. Behind one that is written from the right, a number
/// would otherwise stand on its other side.
const BEHIND_NAMES: [&str; 6] = [" \u{b7} ", " (", ", ", ": ", "; ", " \u{2013} "];

/// The left-to-right mark: nothing is seen of it.
const MARK: char = '\u{200E}';

/// The text, in which what stands behind a name that is written from the right stays to its right.
pub(super) fn in_order(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_from_the_right) {
        return Cow::Borrowed(text);
    }
    let mut ordered = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        ordered.push(character);
        rest = &rest[character.len_utf8()..];
        if is_from_the_right(character) && BEHIND_NAMES.iter().any(|it| rest.starts_with(it)) {
            ordered.push(MARK);
        }
    }
    Cow::Owned(ordered)
}

/// Whether a character is of a script that is written from the right, such as Arabic or Hebrew.
fn is_from_the_right(character: char) -> bool {
    matches!(u32::from(character),
        0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_behind_its_name() {
        assert_eq!(in_order("Türkiye \u{b7} 5"), "Türkiye \u{b7} 5");
        assert_eq!(
            in_order("\u{627}\u{644}\u{639}\u{631}\u{627}\u{642} \u{b7} 5"),
            "\u{627}\u{644}\u{639}\u{631}\u{627}\u{642}\u{200E} \u{b7} 5"
        );
        // A number that is part of the name stays where the name has it.
        let name = "\u{642}\u{645}\u{629} 2020 \u{639}";
        assert_eq!(in_order(name), name);
        assert_eq!(
            in_order("\u{627}, \u{628} (?)"),
            "\u{627}\u{200E}, \u{628}\u{200E} (?)"
        );
    }
}
