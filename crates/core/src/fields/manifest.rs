use super::EVIDENCE;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Begins, Direction, Manifest, Tier};

noun! {
    /// The keys of the manifest.
    MANIFEST: Manifest = "manifest", "What a registry is, and the words that it declares: the top of `registry.yaml`.";
    "registry" => registry, Kind::Id, Need::Required, Layout::Scalar, "The registry's id.";
    "title" => title, Kind::Text, Need::Required, Layout::Scalar, "Its title.";
    "subject" => subject, Kind::State, Need::Optional, Layout::Scalar, "The state whose network it is.";
    "as-of" => as_of, Kind::Day, Need::Required, Layout::Scalar, "The day on which it stands.";
    "one-tier-at-a-time" => one_tier_at_a_time, Kind::Boolean, Need::Optional, Layout::Scalar, "`true` where two parties have one tier at a time, so that a later partnership at another tier ends the one before it, on the day before it begins; left out: tiers may go on beside one another.";
    "licence" => licence, Kind::Text, Need::Optional, Layout::Scalar, "The licence of the data, as an SPDX identifier.";
    "tiers" => tiers, Kind::Record(&TIER), Need::Required, Layout::Line, "The levels of partnership, lowest first.";
    "directions" => directions, Kind::Record(&DIRECTION), Need::Optional, Layout::Line, "The groups in which sources list partners.";
    "areas" => areas, Kind::Word, Need::Optional, Layout::List, "The fields of cooperation that records may name; left out: any.";
    "severities" => severities, Kind::StringMap, Need::Optional, Layout::Block, "Levels of rules that are not the default ones: error, warning, note or off. Rules of reading cannot be lowered.";
    "style" => style, Kind::StringMap, Need::Optional, Layout::Block, "Colours, by the id of a direction, a tier or an organisation: `\"#RRGGBB\"`, a second one for dark pages, and for a tier its line: single, thick or double; in quotes, since `#` begins a comment.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}

noun! {
    /// The keys of a tier.
    TIER: Tier = "tier", "A level of partnership. Levels are labels that states give, and each registry declares its own.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its id.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "Its name.";
    "includes" => includes, Kind::Tier, Need::Optional, Layout::List, "The tiers that it includes.";
    "begins" => begins, Kind::Keyword(names::<Begins>), Need::Optional, Layout::Scalar, "With what of an instrument a partnership at this tier begins: its `signature`, or its `entry-into-force`; left out: its signature.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}

noun! {
    /// The keys of a direction.
    DIRECTION: Direction = "direction", "A group in which a source lists partners; it is the source's own, and never geography.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its id.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "Its name.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
