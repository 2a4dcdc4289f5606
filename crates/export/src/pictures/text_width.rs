//! How wide a text will be, without a font.
//!
//! The widths are those of Helvetica (Adobe's Core 14 metrics), in thousandths of the size. The
//! fonts that viewers put in its place are wider, and of the usual ones DejaVu Sans is the widest:
//! every width has slack for it.

/// The widths of the printable characters of ASCII, from the space on.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The widths of the Russian letters from А to я, as Liberation Sans has them, which is as wide as
/// Helvetica; those by which DejaVu Sans is wider than the slack are a little wider here.
const RUSSIAN: [u16; 64] = [
    667, 656, 667, 542, 679, 667, 937, 604, 719, 719, 617, 656, 833, 722, 778, 719, 667, 722, 611,
    635, 760, 667, 740, 667, 930, 951, 792, 885, 656, 719, 1010, 722, 556, 573, 531, 457, 601, 556,
    783, 463, 565, 565, 525, 583, 688, 569, 556, 569, 556, 500, 507, 515, 823, 515, 592, 521, 802,
    823, 625, 719, 521, 510, 750, 542,
];

/// How much wider DejaVu Sans is, and how much wider than that its bold type.
const SLACK: f64 = 1.15;
const BOLD: f64 = 1.14;

/// The width of a text at a size in pixels, in pixels; bold type is wider.
#[must_use]
pub(crate) fn text_width(text: &str, size: f64, is_bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(width_of).sum();
    let weight = if is_bold { BOLD } else { 1.0 };
    f64::from(thousandths) / 1000.0 * size * weight * SLACK
}

/// The text if it fits into a width, otherwise as much of it as does, with an ellipsis.
#[must_use]
pub(crate) fn fitted(text: &str, size: f64, is_bold: bool, width: f64) -> String {
    if text_width(text, size, is_bold) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        let tried = format!("{}\u{2026}", kept.trim_end());
        if text_width(&tried, size, is_bold) > width {
            kept.pop();
            break;
        }
    }
    format!("{}\u{2026}", kept.trim_end())
}

fn width_of(character: char) -> u32 {
    let code = u32::from(character);
    let of_table = |character: char, first: u32, widths: &[u16]| {
        let place = u32::from(character)
            .checked_sub(first)
            .and_then(|it| usize::try_from(it).ok());
        place
            .and_then(|place| widths.get(place))
            .map(|width| u32::from(*width))
    };
    let of_ascii = |character: char| of_table(character, 32, &WIDTHS);
    let of_russian = || of_table(character, 0x410, &RUSSIAN);
    if let Some(width) = of_ascii(character).or_else(of_russian) {
        return width;
    }
    match code {
        // The space at which no line breaks.
        0xA0 => 278,
        // Marks that stand over the letter before.
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        // Marks of the direction of writing.
        0x202A..=0x202E | 0x2060..=0x206F => 0,
        // Latin letters with marks are as wide as their plain ones, or a little wider.
        0xC0..=0x24F => of_ascii(base_letter(character)).unwrap_or(667),
        0x2026 => 1000,
        0x2013 => 556,
        // Ё and ё.
        0x401 => 667,
        0x451 => 556,
        // Other letters of Cyrillic, and Greek.
        0x370..=0x52F => 640,
        // What is as wide as it is high: East Asian writing, and pictures.
        0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 => {
            1000
        }
        0x1F000..=0x1FAFF => 1300,
        _ => 700,
    }
}

/// The plain letter of a Latin one with a mark, where its width differs from that of a wide one.
fn base_letter(character: char) -> char {
    match character {
        '\u{CC}'..='\u{CF}' | '\u{128}' | '\u{12A}' | '\u{130}' => 'I',
        '\u{EC}'..='\u{EF}' | '\u{129}' | '\u{12B}' | '\u{131}' => 'i',
        '\u{E0}'..='\u{FF}' => 'a',
        '\u{C0}'..='\u{DF}' => 'A',
        '\u{141}' => 'L',
        '\u{142}' => 'l',
        _ if character.is_lowercase() => 'a',
        _ => 'A',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(text_width("il", 10.0, false), 4.44 * SLACK));
        assert!(close(text_width("", 10.0, false), 0.0));
        assert!(text_width("Türkiye", 10.0, true) > text_width("Türkiye", 10.0, false));
        assert!(close(text_width("Ая", 10.0, false), 12.09 * SLACK));
        assert!(text_width("中国", 10.0, false) > text_width("ab", 10.0, false));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fitted("Italy", 10.0, false, 100.0), "Italy");
        let cut = fitted("United Arab Emirates", 10.0, false, 60.0);
        assert!(
            cut.ends_with('\u{2026}') && text_width(&cut, 10.0, false) <= 60.0,
            "{cut}"
        );
        assert_eq!(fitted("Italy", 10.0, false, 0.0), "\u{2026}");
    }
}
