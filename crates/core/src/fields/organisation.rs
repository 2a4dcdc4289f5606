use super::EVIDENCE;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Member, Organisation, OrganisationKind, Role};

noun! {
    /// The keys of an organisation.
    ORGANISATION: Organisation = "organisation", "A body that states belong to.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its id, usually its abbreviation.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "Its name.";
    "kind" => kind, Kind::Keyword(names::<OrganisationKind>), Need::Required, Layout::Scalar, "Whether it is an organisation founded by states or a dialogue platform.";
    "aliases" => aliases, Kind::Text, Need::Optional, Layout::List, "Other names, former ones among them.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "Its first day.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "Its last day.";
    "members" => members, Kind::Record(&MEMBER), Need::Optional, Layout::Line, "Who belongs to it.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it, and its members where they have none of their own.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}

noun! {
    /// The keys of a member.
    MEMBER: Member = "member", "A state or an organisation in an organisation, in a role, for a period.";
    "state" => state, Kind::State, Need::OneOf("who belongs"), Layout::Scalar, "The state that belongs.";
    "organisation" => organisation, Kind::Organisation, Need::OneOf("who belongs"), Layout::Scalar, "The organisation that belongs.";
    "role" => role, Kind::Keyword(names::<Role>), Need::Required, Layout::Scalar, "In which capacity.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "The first day of the membership.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "The last day of the membership.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it; left out: those of the organisation.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
