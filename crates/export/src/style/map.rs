//! The colours of maps. What differs in hue differs in lightness too.

use chancery_core::model::Colour;

use super::{INK, PAGE, Shade};

/// The sea.
pub(crate) const SEA: Shade = Shade::new(0xF8_FA_FC, 0x17_1D_25);
/// Land that no record speaks of.
pub(crate) const LAND: Shade = Shade::new(0xF0_F2_EE, 0x2A_32_3C);
/// The state in the middle, or the members of the organisation that is.
pub(crate) const HUB: Shade = Shade::new(0xC0_4F_00, 0xFF_8A_3C);

/// The colours of words on shapes, of which one can be read on whatever pair of colours these have.
pub(crate) const WORDS: [Shade; 4] = [
    PAGE,
    Shade::new(0x1B_24_31, 0x12_16_1C),
    INK,
    Shade::new(0xFF_FF_FE, 0xE8_EC_F1),
];

/// The colours of states at tiers, or by how many partners they have, the lowest first. They are as
/// far apart as six can be of which each is darker than the one before, on a dark page lighter, and
/// can be seen on land and sea, also by eyes that tell fewer colours.
const TINTS: [Shade; 6] = [
    Shade::new(0x1C_9A_A0, 0x63_7E_BA),
    Shade::new(0x39_7E_8F, 0x54_99_CD),
    Shade::new(0x37_66_7D, 0x55_B2_D6),
    Shade::new(0x25_4E_70, 0x76_CF_DF),
    Shade::new(0x15_34_68, 0xA0_E5_E1),
    Shade::new(0x1C_10_5C, 0xC1_EC_DC),
];

/// The colours of states at tiers beside the ladder: of other hues than its steps.
pub(crate) const UNRANKED: [Shade; 4] = [
    Shade::new(0x7A_33_47, 0xA4_70_86),
    Shade::new(0x63_7F_4A, 0xCF_DB_99),
    Shade::new(0x44_40_01, 0x84_81_57),
    Shade::new(0x48_02_19, 0xE0_A4_A5),
];

/// The most classes of states by how many partners they have.
pub(crate) const MOST_CLASSES: usize = 4;

/// The colour of states at a tier, or in a class by how many partners they have, by its place among
/// this many, the lowest first. A single one has a colour from the middle.
#[must_use]
pub fn tint(place: usize, count: usize) -> Shade {
    const ALONE: f64 = 2.0;
    let last = (TINTS.len() - 1) as f64;
    let at = match count {
        0 | 1 => ALONE,
        _ => last * place.min(count - 1) as f64 / (count - 1) as f64,
    };
    let before = TINTS.len() - 1 - (1..TINTS.len()).filter(|it| *it as f64 > at).count();
    let (one, next) = (TINTS[before], TINTS[(before + 1).min(TINTS.len() - 1)]);
    let mut hundredths = (0..=100_u32).rev();
    let hundredths = hundredths.find(|it| f64::from(*it) <= (at - before as f64) * 100.0);
    let hundredths = hundredths.unwrap_or_default();
    let mixed = |one: Colour, next: Colour| next.mixed(hundredths, one);
    Shade {
        light: mixed(one.light, next.light),
        dark: mixed(one.dark, next.dark),
    }
}

#[cfg(test)]
mod tests;
