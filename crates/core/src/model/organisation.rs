use super::{Evidence, Id, OrganisationKind, Role, Text};
use crate::date::Date;

/// A body that states belong to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organisation {
    /// Its id, usually its abbreviation.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is; none if the word could not be read.
    pub kind: Option<OrganisationKind>,
    /// Other names, former ones among them.
    pub aliases: Vec<Text>,
    /// Its first day.
    pub since: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// Who belongs to it.
    pub members: Vec<Member>,
    /// The citations that attest it, and its members where they have none of their own.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}

/// A membership: a state or an organisation in an organisation, for a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Member {
    /// The state that belongs, if it is one.
    pub state: Option<Id>,
    /// The organisation that belongs, if it is one.
    pub organisation: Option<Id>,
    /// In which capacity; none if the word could not be read.
    pub role: Option<Role>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The citations that attest it; where there are none, those of the organisation do.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}
