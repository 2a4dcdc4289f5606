use super::{Begins, Evidence, Id, StringMap, Text};
use crate::date::Day;

/// What a registry is, and the words that it declares: `registry.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// The registry's id.
    pub registry: Id,
    /// Its title.
    pub title: Text,
    /// The state whose network it is.
    pub subject: Option<Id>,
    /// The day on which it stands; none if it could not be read.
    pub as_of: Option<Day>,
    /// The licence of the data, as an SPDX identifier.
    pub licence: Option<Text>,
    /// Whether two parties have one tier at a time, so that a later one ends the one before it.
    pub one_tier_at_a_time: Option<bool>,
    /// The levels of partnership, lowest first.
    pub tiers: Vec<Tier>,
    /// The groups in which sources list partners.
    pub directions: Vec<Direction>,
    /// The fields of cooperation that records may name; none: any.
    pub areas: Vec<Id>,
    /// Levels of rules, where they are not the default ones.
    pub severities: StringMap,
    /// Colours, by group or tier.
    pub style: StringMap,
    /// The curator's own words.
    pub note: Option<Text>,
}

/// A level of partnership.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tier {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The tiers that it includes.
    pub includes: Vec<Id>,
    /// With what it begins; left out: with the signature.
    pub begins: Option<Begins>,
    /// Fields of cooperation.
    pub areas: Vec<Id>,
    /// The citations that attest it.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}

/// A group in which a source lists partners. It is the source's own, and never geography.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Direction {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Fields of cooperation.
    pub areas: Vec<Id>,
    /// The citations that attest it.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}
