use super::{Begins, Evidence, Id, Language, StringMap, Text, state_name};
use crate::date::Day;
use crate::fields::noun;

noun! {
    /// What the registry is about, and the words that it declares; it is at the top of
    /// `registry.yaml`.
    MANIFEST = "manifest";

    pub struct Manifest {
        /// The id of the registry.
        "registry" => registry: Id as OwnId, required;
        /// The title of the registry.
        "title" => title: Text, required;
        /// The state or organisation whose partners are recorded; leave it out if the registry has
        /// none.
        "subject" => subject: Option<Id> as Actor;
        /// The day that the registry describes.
        "as-of" => as_of: Option<Day>, required;
        /// `true` if two parties can have only one tier at a time; a later partnership at another
        /// tier then ends the earlier one, on the day before it begins. Unranked tiers are not
        /// touched by it. If left out, several tiers can hold at the same time.
        "one-tier-at-a-time" => one_tier_at_a_time: Option<bool>;
        /// The licence of the data, as an SPDX identifier.
        "licence" => licence: Option<Text>;
        /// The address at which the page of the registry is published. The page, its share picture
        /// and the citation name it.
        "url" => url: Option<Text> as Url;
        /// Who made the registry: persons or bodies, in the order in which they are cited. If left
        /// out, exports name nobody, and `CITATION.cff` cites the curators of the registry.
        "authors" => authors: Vec<Text>, ordered;
        /// The language of what readers are told, as a BCP 47 tag. If left out, English. Russian are the
        /// names of states that the registry does not name itself, the page, the pictures and the
        /// diagrams of the network, and the documents of the audit.
        "language" => language: Option<Language>;
        /// The levels of partnership, lowest first; a registry without partnerships needs none.
        "tiers" => tiers: Vec<Tier>, ordered;
        /// The groups in which sources list partners.
        "directions" => directions: Vec<Direction>, ordered;
        /// The fields of cooperation that records may name; if left out, any.
        "areas" => areas: Vec<Id> as Word;
        /// Levels of rules that differ from the defaults: error, warning, note or off. Rules that
        /// are applied while files are read cannot be lowered.
        "severities" => severities: StringMap;
        /// Colours, by the id of a direction, a tier or an organisation: `"#RRGGBB"`, a second one
        /// for dark pages and, for a tier, its line: single, thick or double. Put them in quotes,
        /// because `#` begins a comment.
        "style" => style: StringMap;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

noun! {
    /// A level of partnership. Levels are labels that states give, and each registry declares its
    /// own.
    TIER = "tier";

    pub struct Tier {
        /// The id by which records name it.
        "id" => id: Id as OwnId, required;
        /// The name that is shown.
        "name" => name: Text, required;
        /// The tiers that this tier includes.
        "includes" => includes: Vec<Id> as Tier;
        /// `true` if it stands beside the ladder: partnerships in one field, or ties of another kind.
        /// It is neither higher nor lower than another tier. If left out, it is a step of the ladder.
        "unranked" => unranked: Option<bool>;
        /// When a partnership at this tier begins: with the `signature` of its instrument, or with
        /// its `entry-into-force`; if left out, with the signature.
        "begins" => begins: Option<Begins>;
        /// Fields of cooperation.
        "areas" => areas: Vec<Id> as Area;
        /// The citations that attest it.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

impl Manifest {
    /// The language of what is written for readers.
    #[must_use]
    pub fn reader_language(&self) -> Language {
        self.language.unwrap_or(Language::English)
    }

    /// The name of a state of the built-in table, by its alpha-3 code, in the language of the
    /// registry.
    #[must_use]
    pub fn state_name(&self, alpha_3: &str) -> Option<&'static str> {
        state_name(alpha_3, self.reader_language())
    }

    /// The licence as the one identifier of SPDX that it is; none if it is an expression of several,
    /// or is not listed there.
    #[must_use]
    pub fn spdx_licence(&self) -> Option<&'static str> {
        Some(spdx::license_id(self.licence.as_deref()?)?.name)
    }

    /// The place of a tier on the ladder, by its position in the manifest, from 0; none for one that
    /// stands beside it, or that is not there.
    #[must_use]
    pub fn rank(&self, tier: usize) -> Option<usize> {
        let is_ranked = self.tiers.get(tier)?.is_ranked();
        let below = self.tiers.iter().take(tier);
        is_ranked.then(|| below.filter(|it| it.is_ranked()).count())
    }
}

impl Tier {
    /// Whether it is a step of the ladder.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        self.unranked != Some(true)
    }
}

noun! {
    /// A group in which a source lists partners. The group is the source's own and is not derived
    /// from geography.
    DIRECTION = "direction";

    pub struct Direction {
        /// The id by which records name it.
        "id" => id: Id as OwnId, required;
        /// The name that is shown.
        "name" => name: Text, required;
        /// Fields of cooperation.
        "areas" => areas: Vec<Id> as Area;
        /// The citations that attest it.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}
