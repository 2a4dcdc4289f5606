//! How groups, tiers and memberships are drawn: one table of colours, lines and marks, which the
//! manifest's `style` overrides.
//!
//! Colour is never the only carrier: a group has its name, a tier its line and its mark, a
//! membership its letters. Each colour is there for light pages and for dark ones.

use std::collections::BTreeSet;

use chancery_core::model::{
    Colour, LineWord, Manifest, NO_DIRECTION, Organisation, OrganisationKind, StyleWords, Tier,
};
use chancery_core::network::{DirectionIndex, TierIndex, positions};

mod badges;
mod dark;
pub mod map;

use badges::BADGES;
pub use dark::dark_pictures;

/// A colour on a light page and on a dark one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shade {
    /// On a light page.
    pub light: Colour,
    /// On a dark page.
    pub dark: Colour,
}

impl Shade {
    const fn new(light: u32, dark: u32) -> Self {
        Shade {
            light: colour(light),
            dark: colour(dark),
        }
    }
}

/// The light colour of a shade as SVG writes it, as a constant.
macro_rules! light {
    ($shade:expr) => {{
        const DIGITS: [u8; 7] = $crate::style::hexadecimal($shade.light);
        match core::str::from_utf8(&DIGITS) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}
pub(crate) use light;

/// A colour as SVG writes it, which is how [`Colour`] is displayed.
pub(crate) const fn hexadecimal(Colour(parts): Colour) -> [u8; 7] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut text = [b'#'; 7];
    let mut place = 0;
    while place < 3 {
        text[2 * place + 1] = DIGITS[(parts[place] >> 4) as usize];
        text[2 * place + 2] = DIGITS[(parts[place] & 15) as usize];
        place += 1;
    }
    text
}

const fn colour(number: u32) -> Colour {
    let [_, red, green, blue] = number.to_be_bytes();
    Colour([red, green, blue])
}

/// The page itself.
pub const PAGE: Shade = Shade::new(0xFF_FF_FF, 0x12_16_1C);
/// Words, the state in the middle, and the lines of the highest tier.
pub(crate) const INK: Shade = Shade::new(0x1B_24_30, 0xE8_EC_F1);
/// Words that stand back, and lines without a group.
pub(crate) const MUTED: Shade = Shade::new(0x5B_64_70, 0xA6_B0_BD);
/// Fine lines that carry nothing by themselves: rules and the axes of tables.
pub const RULE: Shade = Shade::new(0xD5_DA_E1, 0x33_3C_48);
/// The ground of what is set apart.
pub(crate) const PANEL: Shade = Shade::new(0xF5_F7_FA, 0x1A_20_29);

/// How the partners of one direction, or of none, are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupStyle {
    /// Lines and words.
    pub line: Shade,
    /// The ground behind them.
    pub tint: Shade,
}

/// Okabe and Ito's hues, darkened until words in them can be read. Beyond the last, hue no longer
/// tells groups apart, and grey does not pretend to.
static GROUPS: &[GroupStyle] = &[
    group(0x00_72_B2, 0x6D_B9_E8, 0xE8_F2_F9, 0x13_28_3A),
    group(0x00_7A_5A, 0x4C_C9_A4, 0xE3_F4_EE, 0x0F_2C_26),
    group(0xB3_47_00, 0xFF_9C_5B, 0xFB_EB_E1, 0x32_20_0F),
    group(0x9B_3A_7A, 0xE2_9A_C8, 0xF8_EA_F2, 0x30_1B_2A),
    group(0x4B_4F_A8, 0xA9_AC_F0, 0xEC_EC_F8, 0x1E_20_3D),
    group(0xA6_2B_3F, 0xF2_94_A2, 0xFA_E9_EC, 0x34_1A_20),
];

/// The partners that no direction lists, where others have one.
static OUTSIDE: GroupStyle = group(0x5C_4A_00, 0xE8_CF_72, 0xFD_F3_DC, 0x2D_27_10);

/// Groups beyond the table, and all states where there are no directions.
static PLAIN: GroupStyle = GroupStyle {
    line: MUTED,
    tint: PANEL,
};

const fn group(light: u32, dark: u32, light_tint: u32, dark_tint: u32) -> GroupStyle {
    GroupStyle {
        line: Shade::new(light, dark),
        tint: Shade::new(light_tint, dark_tint),
    }
}

/// How the line of a tier is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LineStyle {
    /// One line.
    Single {
        /// Its width in tenths of a point.
        tenths: usize,
    },
    /// Two lines beside one another, which also tells without colour.
    Double,
    /// A row of dots, and between two of them as many dashes as there are such tiers before: a tier
    /// beside the ladder.
    Dotted {
        /// How many dashes.
        dashes: usize,
    },
}

impl LineStyle {
    /// The lengths of dots, dashes and gaps of a dotted line, in the units of a dot and of a gap.
    pub(crate) fn lengths(dashes: usize, dot: f64, gap: f64) -> String {
        let dash = 4.0 * dot;
        format!("{dot} {gap}{}", format!(" {dash} {gap}").repeat(dashes))
    }
}

/// The mark of a tier, where there is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mark {
    /// The lowest tier.
    Circle,
    /// One between.
    Square,
    /// Another one between.
    Triangle,
    /// A third one between.
    Star,
    /// The highest of several tiers.
    Diamond,
    /// A tier beside the ladder.
    Cross,
    /// Another one beside it.
    Hourglass,
}

/// How ties at a tier are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierStyle {
    /// The line.
    pub line: LineStyle,
    /// The mark.
    pub mark: Mark,
    /// Its colour; none: that of the group.
    pub colour: Option<Shade>,
    /// Whether names of partners at this tier are printed bold.
    pub is_bold: bool,
}

/// The width of thin lines, in tenths of a point.
const THIN: usize = 12;
/// The width of the thickest line of a tier that is not the highest, in tenths of a point.
const THICK: usize = 28;

/// How a membership is shown: the letters of the organisation in a small box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadgeStyle {
    /// The box and its border; the letters where it is not filled.
    pub colour: Shade,
    /// Whether the box of a member is filled. That of an observer never is.
    pub is_filled: bool,
}

/// The style of a registry: the table above, and what its manifest says instead.
#[derive(Debug, Clone, Copy)]
pub struct Style<'r> {
    manifest: &'r Manifest,
}

impl<'r> Style<'r> {
    /// The style of the registry with this manifest.
    #[must_use]
    pub fn new(manifest: &'r Manifest) -> Self {
        Style { manifest }
    }

    /// How the partners of a direction, or of none are drawn.
    #[must_use]
    pub fn group(&self, direction: Option<DirectionIndex>) -> GroupStyle {
        let directions = &self.manifest.directions;
        let own = match direction {
            Some(position) => directions.get(usize::from(position)).map(|it| &*it.id),
            None => Some(NO_DIRECTION),
        };
        let default = match direction {
            Some(position) => *GROUPS.get(usize::from(position)).unwrap_or(&PLAIN),
            None if directions.is_empty() => PLAIN,
            None => OUTSIDE,
        };
        match own.and_then(|id| self.shade(id)) {
            Some(line) => GroupStyle {
                line,
                tint: Shade {
                    light: line.light.tint(),
                    dark: line.dark.dark_tint(),
                },
            },
            None => default,
        }
    }

    /// How what belongs to no direction by its nature is drawn.
    #[must_use]
    pub(crate) fn ungrouped() -> GroupStyle {
        PLAIN
    }

    /// How ties at a tier, or at none that is known are drawn.
    #[must_use]
    pub fn tier(&self, tier: Option<TierIndex>) -> TierStyle {
        let record = self.record(tier);
        let is_ranked = self.is_ranked(tier);
        let (rank, count) = self.rank(tier);
        let is_highest = is_ranked && rank > 0 && rank + 1 >= count;
        let words = record.or(self.manifest.tiers.first());
        let words = words.map(|it| self.words(&it.id)).unwrap_or_default();
        let line = match words.line {
            Some(LineWord::Single) => LineStyle::Single { tenths: THIN },
            Some(LineWord::Thick) => LineStyle::Single { tenths: THICK },
            Some(LineWord::Double) => LineStyle::Double,
            None if !is_ranked => LineStyle::Dotted {
                dashes: self.beside(tier).unwrap_or_default(),
            },
            None if is_highest => LineStyle::Double,
            None => LineStyle::Single {
                tenths: THIN + (THICK - THIN) * rank / count.saturating_sub(2).max(1),
            },
        };
        let mark = match rank {
            _ if !is_ranked => match self.beside(tier).unwrap_or_default() % 2 {
                0 => Mark::Cross,
                _ => Mark::Hourglass,
            },
            0 => Mark::Circle,
            _ if is_highest => Mark::Diamond,
            _ if rank % 3 == 1 => Mark::Square,
            _ if rank % 3 == 2 => Mark::Triangle,
            _ => Mark::Star,
        };
        let own = record.or(self.manifest.tiers.first());
        let own = own.and_then(|it| self.shade(&it.id));
        TierStyle {
            line,
            mark,
            colour: own.or((line == LineStyle::Double).then_some(INK)),
            is_bold: is_highest,
        }
    }

    /// The colour on a map of states whose highest tier is this one, or none that is known, and the
    /// rows of dots by which it differs from others of this colour.
    #[must_use]
    pub(crate) fn on_map(&self, tier: Option<TierIndex>) -> (Shade, usize) {
        let (default, dots) = match self.beside(tier) {
            Some(place) => {
                let hues = map::UNRANKED.len();
                (map::UNRANKED[place % hues], place / hues)
            }
            None => {
                let (rank, count) = self.rank(tier);
                (map::tint(rank, count), 0)
            }
        };
        let own = self.record(tier).or(self.manifest.tiers.first());
        let own = own.and_then(|it| self.shade(&it.id));
        (own.unwrap_or(default), dots)
    }

    fn record(&self, tier: Option<TierIndex>) -> Option<&Tier> {
        self.manifest.tiers.get(usize::from(tier?))
    }

    /// Whether a tier is a step of the ladder; one that is not known passes for the lowest.
    pub(crate) fn is_ranked(&self, tier: Option<TierIndex>) -> bool {
        self.record(tier).is_none_or(Tier::is_ranked)
    }

    /// The place of a tier among those beside the ladder, from 0; none if it is a step of that.
    fn beside(&self, tier: Option<TierIndex>) -> Option<usize> {
        let tiers = &self.manifest.tiers[..usize::from(tier?)];
        let place = tiers.iter().filter(|it| !it.is_ranked()).count();
        (!self.is_ranked(tier)).then_some(place)
    }

    /// The place of a tier on the ladder, from 0, and how many steps that has. One that is not
    /// known has the lowest place.
    fn rank(&self, tier: Option<TierIndex>) -> (usize, usize) {
        let rank = tier.and_then(|tier| self.manifest.rank(tier.into()));
        let ranked = self.manifest.tiers.iter().filter(|it| it.is_ranked());
        (rank.unwrap_or(0), ranked.count())
    }

    /// The highest tier of the ladder.
    #[must_use]
    pub(crate) fn highest(&self) -> Option<TierIndex> {
        let tiers = &self.manifest.tiers;
        tiers.iter().rposition(Tier::is_ranked).map(TierIndex::from)
    }

    /// The badge style of the organisation at `place` among all of the registry. A dialogue platform
    /// has no members, and its badge is not filled.
    #[must_use]
    pub(crate) fn badge(&self, place: usize, organisation: &Organisation) -> BadgeStyle {
        let is_filled = organisation.kind != Some(OrganisationKind::DialoguePlatform);
        let default = match is_filled {
            true => BADGES[place % BADGES.len()],
            false => MUTED,
        };
        BadgeStyle {
            colour: self.shade(&organisation.id).unwrap_or(default),
            is_filled,
        }
    }

    /// The colours of which pictures are made, each with the one that takes its place on a dark
    /// page; no light colour twice.
    #[must_use]
    pub(crate) fn shades(&self) -> Vec<Shade> {
        // Where the manifest takes one of these for a group, all words keep their dark colour.
        let mut shades = vec![PAGE, INK, MUTED, RULE, PANEL];
        let own = self.manifest.style.0.iter();
        shades.extend(own.filter_map(|(id, _)| self.shade(id)));
        let directions = positions(self.manifest.directions.len());
        let groups = directions.map(Some).chain([None]).map(|it| self.group(it));
        shades.extend(groups.flat_map(|group| [group.line, group.tint]));
        shades.extend(BADGES);
        shades.extend([map::SEA, map::LAND, map::HUB]);
        shades.extend(map::UNRANKED);
        shades.extend(map::WORDS);
        let ranks = positions(self.manifest.tiers.len());
        shades.extend(ranks.map(Some).chain([None]).map(|it| self.on_map(it).0));
        let counts = 1..=map::MOST_CLASSES;
        shades.extend(counts.flat_map(|all| (0..all).map(move |it| map::tint(it, all))));
        let mut seen = BTreeSet::new();
        shades.retain(|shade| seen.insert(shade.light.0));
        shades
    }

    /// The colour that the manifest gives to an id. Words that cannot be read give none; a rule
    /// speaks of them.
    fn shade(&self, id: &str) -> Option<Shade> {
        let words = self.words(id);
        let light = words.light?;
        let dark = words.dark.unwrap_or_else(|| light.for_dark_page());
        Some(Shade { light, dark })
    }

    fn words(&self, id: &str) -> StyleWords {
        let words = self.manifest.style.get(id).map(|words| words.parse());
        words.and_then(Result::ok).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
