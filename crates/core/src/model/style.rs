use std::fmt;
use std::str::FromStr;

/// The key of the manifest's `style` for the partners in no direction.
pub const NO_DIRECTION: &str = "no-direction";

/// The least contrast of text with what it is on (WCAG 2.2, success criterion 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

/// The least contrast of a line or a mark with what it is on (WCAG 2.2, 1.4.11).
pub const GRAPHIC_CONTRAST: f64 = 3.0;

/// What words in a dark colour of our own choice reach on a dark page.
const DARK_PAGE_CONTRAST: f64 = 7.0;

/// The share of a colour in the tint behind its words, in hundredths.
const LIGHT_TINT: u32 = 9;
const DARK_TINT: u32 = 13;

/// A colour: red, green and blue of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// A light page.
    pub const PAGE: Colour = Colour([0xFF; 3]);
    /// A dark page.
    pub(crate) const DARK_PAGE: Colour = Colour([0x12, 0x16, 0x1C]);

    /// The contrast with another colour, from 1 to 21, as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = self.0.map(|byte| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// This colour with this many hundredths of itself, the rest being another one.
    #[must_use]
    pub fn mixed(self, hundredths: u32, other: Colour) -> Colour {
        let part = hundredths.min(100);
        let mix = |index: usize| {
            let sum = u32::from(self.0[index]) * part + u32::from(other.0[index]) * (100 - part);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Colour([mix(0), mix(1), mix(2)])
    }

    /// The tint on which words in this colour are on a light page.
    #[must_use]
    pub fn tint(self) -> Colour {
        self.mixed(LIGHT_TINT, Colour::PAGE)
    }

    /// The tint on which words in this colour are on a dark page.
    #[must_use]
    pub fn dark_tint(self) -> Colour {
        self.mixed(DARK_TINT, Colour::DARK_PAGE)
    }

    /// A lighter colour of the same hue, legible on a dark page.
    #[must_use]
    pub fn for_dark_page(self) -> Colour {
        (0..20)
            .map(|step| self.mixed(100 - 5 * step, Colour::PAGE))
            .find(|colour| colour.contrast(colour.dark_tint()) >= DARK_PAGE_CONTRAST)
            .unwrap_or(Colour::PAGE)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02X}{green:02X}{blue:02X}")
    }
}

impl FromStr for Colour {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_prefix('#').ok_or(())?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(());
        }
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| ());
        Ok(Colour([byte(0)?, byte(2)?, byte(4)?]))
    }
}

/// How the line of a tier is drawn, which tells tiers apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineWord {
    /// A thin line.
    Single,
    /// A thick line.
    Thick,
    /// Two lines.
    Double,
}

/// What the manifest's `style` says of one group, tier or organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StyleWords {
    /// The colour on a light page.
    pub light: Option<Colour>,
    /// The colour on a dark page; left out: one of the same hue.
    pub dark: Option<Colour>,
    /// The line, of a tier.
    pub line: Option<LineWord>,
}

impl FromStr for StyleWords {
    type Err = String;

    /// Reads up to two colours, light and dark, and a line, in this order.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut style = StyleWords::default();
        for word in text.split_whitespace() {
            let line = match word {
                "single" => Some(LineWord::Single),
                "thick" => Some(LineWord::Thick),
                "double" => Some(LineWord::Double),
                _ => None,
            };
            match (line, word.parse::<Colour>()) {
                (Some(_), _) if style.line.is_none() => style.line = line,
                (None, Ok(colour)) if style.line.is_none() && style.light.is_none() => {
                    style.light = Some(colour);
                }
                (None, Ok(colour)) if style.line.is_none() && style.dark.is_none() => {
                    style.dark = Some(colour);
                }
                _ => return Err(word.to_owned()),
            }
        }
        Ok(style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_recommendation() {
        let black = Colour([0; 3]);
        assert!((black.contrast(Colour::PAGE) - 21.0).abs() < 1e-9);
        let blue: Colour = "#0072B2".parse().unwrap();
        assert!((blue.contrast(Colour::PAGE) - 5.19).abs() < 0.005);
        assert!((Colour::PAGE.contrast(blue) - 5.19).abs() < 0.005);
    }

    #[test]
    fn any_colour_has_a_legible_one_for_a_dark_page() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let dark = Colour([red, green, blue]).for_dark_page();
                    let contrast = dark.contrast(dark.dark_tint());
                    assert!(contrast >= DARK_PAGE_CONTRAST, "{dark} {contrast}");
                }
            }
        }
    }

    #[test]
    fn words_are_colours_and_then_a_line() {
        let words: StyleWords = "#0072b2 #6DB9E8 double".parse().unwrap();
        assert_eq!(words.light.unwrap().to_string(), "#0072B2");
        assert_eq!(words.dark.unwrap().to_string(), "#6DB9E8");
        assert_eq!(words.line, Some(LineWord::Double));
        for wrong in [
            "blue",
            "#12345",
            "double #0072B2",
            "#000000 #000000 #000000",
            "#00é00",
        ] {
            assert!(wrong.parse::<StyleWords>().is_err(), "{wrong}");
        }
    }
}
