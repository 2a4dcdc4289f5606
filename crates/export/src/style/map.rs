//! The colours of maps. What differs in hue differs in lightness too.

use super::Shade;

/// The sea.
pub const SEA: Shade = Shade::new(0xED_F3_F8, 0x17_1D_25);
/// Land that no record speaks of.
pub const LAND: Shade = Shade::new(0xE3_E5_E1, 0x2A_32_3C);
/// The state in the middle.
pub const HUB: Shade = Shade::new(0xD5_5E_00, 0xFF_8A_3C);

/// Partners by tier, the lowest first; of more tiers, the further ones look like the last.
pub const TIERS: [Shade; 3] = [
    Shade::new(0x3A_88_C4, 0x3A_8B_C0),
    Shade::new(0x2A_6F_A8, 0x7D_BB_E6),
    Shade::new(0x1C_54_86, 0xB9_DC_F5),
];

/// The ground of the highest of several tiers.
pub const HATCHED: Shade = Shade::new(0x0A_25_40, 0xF0_F6_FB);
/// The stripes on that ground, which tell it apart without colour.
pub const HATCH: Shade = Shade::new(0x8F_BC_E0, 0x1C_54_86);

/// States by how many partners they have, the fewest first.
pub const DEGREES: [Shade; 4] = [
    Shade::new(0xA9_CC_E8, 0x2F_5F_88),
    Shade::new(0x5F_9F_D0, 0x4A_90_C8),
    TIERS[1],
    HATCHED,
];
