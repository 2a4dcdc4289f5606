//! The colours of maps. What differs in hue differs in lightness too.

use chancery_core::model::{Colour, GRAPHIC_CONTRAST};

use super::{INK, PAGE, Shade};

/// The sea.
pub(crate) const SEA: Shade = Shade::new(0xED_F3_F8, 0x17_1D_25);
/// Land that no record speaks of.
pub(crate) const LAND: Shade = Shade::new(0xE3_E5_E1, 0x2A_32_3C);
/// The state in the middle.
pub(crate) const HUB: Shade = Shade::new(0xD5_5E_00, 0xFF_8A_3C);

/// The lightest colour of a state: on land and on the sea it can just be seen.
const LIGHTEST: Shade = Shade::new(0x3A_88_C4, 0x3A_8B_C0);
/// The darkest colour of a state that is not hatched.
const DARKEST: Shade = Shade::new(0x1C_54_86, 0xB9_DC_F5);

/// The ground of the highest of several tiers.
pub(crate) const HATCHED: Shade = Shade::new(0x0A_25_40, 0xF0_F6_FB);
/// The stripes on that ground, which tell it apart without colour.
pub(crate) const HATCH: Shade = Shade::new(0x8F_BC_E0, 0x1C_54_86);

/// Stripes for any other ground, of which one can be seen on whatever pair of colours it has.
pub(crate) const STRIPES: [Shade; 4] = [
    PAGE,
    INK,
    Shade::new(0xFF_FF_FE, 0xE8_EC_F1),
    Shade::new(0x1B_24_31, 0x12_16_1C),
];

/// The colour of partners at a tier beside the ladder: of another hue than its steps.
pub(crate) const UNRANKED: Shade = Shade::new(0x8C_6B_B1, 0xB0_93_D0);

/// The most classes of states by how many partners they have.
pub(crate) const MOST_CLASSES: usize = 4;

/// The colour of partners at a tier that is not hatched, by its place among this many of these, the
/// lowest first. Of up to four each has a contrast of 1.25 or more to its neighbours; more of them
/// have even steps too, which are smaller, and the words beside them are needed.
#[must_use]
pub fn tier(place: usize, count: usize) -> Shade {
    step(LIGHTEST, DARKEST, place, count)
}

/// The colour of a class of states by how many partners they have, by its place among this many,
/// the fewest partners first. Only so many as need it reach down to the darkest of all.
#[must_use]
pub fn class(place: usize, count: usize) -> Shade {
    let last = if count < MOST_CLASSES {
        DARKEST
    } else {
        HATCHED
    };
    step(LIGHTEST, last, place, count)
}

/// The stripes that can be seen on a ground.
#[must_use]
pub(crate) fn stripe(ground: Shade) -> Shade {
    let contrast = |stripe: &Shade| {
        let on_dark = stripe.dark.contrast(ground.dark);
        stripe.light.contrast(ground.light).min(on_dark)
    };
    if contrast(&HATCH) >= GRAPHIC_CONTRAST {
        return HATCH;
    }
    let best = STRIPES
        .iter()
        .max_by(|a, b| contrast(a).total_cmp(&contrast(b)));
    best.copied().unwrap_or(INK)
}

/// A colour on the way from one to another, in steps of even contrast.
fn step(from: Shade, to: Shade, place: usize, count: usize) -> Shade {
    let last = count.saturating_sub(1).max(1);
    let part = place.min(last) as f64 / last as f64;
    Shade {
        light: part_way(from.light, to.light, part),
        dark: part_way(from.dark, to.dark, part),
    }
}

/// The mixture of two colours whose contrast to the first is a part of the whole, as one sees it.
fn part_way(from: Colour, to: Colour, part: f64) -> Colour {
    let wanted = part * libm::log(from.contrast(to));
    let mixed = (0..=100).map(|hundredths| to.mixed(hundredths, from));
    let miss = |colour: &Colour| (libm::log(from.contrast(*colour)) - wanted).abs();
    let nearest = mixed.min_by(|a, b| miss(a).total_cmp(&miss(b)));
    nearest.unwrap_or(from)
}
