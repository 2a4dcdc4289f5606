use super::EVIDENCE;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Member, Organisation, OrganisationKind, Role};

noun! {
    /// The keys of an organisation.
    ORGANISATION: Organisation = "organisation", "A body that states belong to.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id of the organisation, usually its abbreviation.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "The name of the organisation.";
    "kind" => kind, Kind::Keyword(names::<OrganisationKind>), Need::Required, Layout::Scalar, "Whether it was founded by states as an organisation, or is a dialogue platform.";
    "aliases" => aliases, Kind::Text, Need::Optional, Layout::List, "Other names, including former names.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "The first day on which it existed.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "The last day on which it existed.";
    "members" => members, Kind::Record(&MEMBER), Need::Optional, Layout::Line, "The members, observers and participants.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it, and those of its members that have no citations of their own.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}

noun! {
    /// The keys of a member.
    MEMBER: Member = "member", "A state or an organisation in an organisation, in a role, for a period.";
    "state" => state, Kind::State, Need::OneOf("who belongs"), Layout::Scalar, "The state that belongs.";
    "organisation" => organisation, Kind::Organisation, Need::OneOf("who belongs"), Layout::Scalar, "The organisation that belongs.";
    "role" => role, Kind::Keyword(names::<Role>), Need::Required, Layout::Scalar, "The capacity in which it belongs.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "The first day of the membership.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "The last day of the membership.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it; if left out, those of the organisation.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
