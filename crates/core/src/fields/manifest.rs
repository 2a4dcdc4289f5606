use super::EVIDENCE;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Begins, Direction, Manifest, Tier};

noun! {
    /// The keys of the manifest.
    MANIFEST: Manifest = "manifest", "What the registry is about, and the words that it declares; it is at the top of `registry.yaml`.";
    "registry" => registry, Kind::Id, Need::Required, Layout::Scalar, "The id of the registry.";
    "title" => title, Kind::Text, Need::Required, Layout::Scalar, "The title of the registry.";
    "subject" => subject, Kind::State, Need::Optional, Layout::Scalar, "The state whose partners are recorded; leave it out if the registry has no such state.";
    "as-of" => as_of, Kind::Day, Need::Required, Layout::Scalar, "The day that the registry describes.";
    "one-tier-at-a-time" => one_tier_at_a_time, Kind::Boolean, Need::Optional, Layout::Scalar, "`true` if two parties can have only one tier at a time; a later partnership at another tier then ends the earlier one, on the day before it begins. If left out, several tiers can hold at the same time.";
    "licence" => licence, Kind::Text, Need::Optional, Layout::Scalar, "The licence of the data, as an SPDX identifier.";
    "tiers" => tiers, Kind::Record(&TIER), Need::Required, Layout::Line, "The levels of partnership, lowest first.";
    "directions" => directions, Kind::Record(&DIRECTION), Need::Optional, Layout::Line, "The groups in which sources list partners.";
    "areas" => areas, Kind::Word, Need::Optional, Layout::List, "The fields of cooperation that records may name; if left out, any.";
    "severities" => severities, Kind::StringMap, Need::Optional, Layout::Block, "Levels of rules that differ from the defaults: error, warning, note or off. Rules that are applied while files are read cannot be lowered.";
    "style" => style, Kind::StringMap, Need::Optional, Layout::Block, "Colours, by the id of a direction, a tier or an organisation: `\"#RRGGBB\"`, a second one for dark pages and, for a tier, its line: single, thick or double. Put them in quotes, because `#` begins a comment.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}

noun! {
    /// The keys of a tier.
    TIER: Tier = "tier", "A level of partnership. Levels are labels that states give, and each registry declares its own.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id by which records name it.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "The name that is shown.";
    "includes" => includes, Kind::Tier, Need::Optional, Layout::List, "The tiers that this tier includes.";
    "begins" => begins, Kind::Keyword(names::<Begins>), Need::Optional, Layout::Scalar, "When a partnership at this tier begins: with the `signature` of its instrument, or with its `entry-into-force`; if left out, with the signature.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}

noun! {
    /// The keys of a direction.
    DIRECTION: Direction = "direction", "A group in which a source lists partners. The group is the source's own and is not derived from geography.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id by which records name it.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "The name that is shown.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
