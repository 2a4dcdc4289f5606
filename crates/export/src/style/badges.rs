//! The colours of organisations, each with the one on a dark page.

use super::Shade;

/// The badges and curves of organisations in turn, which have letters or numbers to tell them apart
/// as well.
pub(super) static BADGES: &[Shade] = &[
    Shade::new(0x00_72_B2, 0x6D_B9_E8),
    Shade::new(0x00_6B_4F, 0x4C_C9_A4),
    Shade::new(0x9B_3A_7A, 0xE2_9A_C8),
    Shade::new(0xB3_47_00, 0xFF_9C_5B),
    Shade::new(0x3F_3F_9E, 0xA9_AE_F5),
    Shade::new(0x5F_5A_00, 0xD8_CF_6B),
    Shade::new(0x00_6C_7A, 0x6F_D3_E3),
    Shade::new(0x6B_4A_3A, 0xD0_B0_9E),
];
