use super::{Evidence, Id, OrganisationKind, Role, StringMap, Text};
use crate::date::Date;
use crate::fields::noun;

noun! {
    /// A body to which states and organisations belong, and which can itself be a party.
    ORGANISATION = "organisation";

    pub struct Organisation {
        /// The id of the organisation, usually its abbreviation.
        "id" => id: Id as OwnId, required;
        /// The name of the organisation.
        "name" => name: Text, required;
        /// Whether states founded it as an organisation, or it is a dialogue platform or a mere
        /// group.
        "kind" => kind: Option<OrganisationKind>, required;
        /// Other names, including former names.
        "aliases" => aliases: Vec<Text>;
        /// Its keys in other data sets, by the name of the data set: `{wikidata: Q227, cow: "373"}`.
        "ids" => ids: StringMap, line;
        /// The first day on which it existed.
        "since" => since: Option<Date>;
        /// The last day on which it existed.
        "until" => until: Option<Date>;
        /// Who belongs to it, each in a role.
        "members" => members: Vec<Member>;
        /// The citations that attest it, and those of its members that have no citations of their
        /// own.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

noun! {
    /// A state or an organisation in an organisation, in a role, for a period.
    MEMBER = "member";

    pub struct Member {
        /// The state that belongs.
        "state" => state: Option<Id> as State, one_of("who belongs");
        /// The organisation that belongs.
        "organisation" => organisation: Option<Id> as Organisation, one_of("who belongs");
        /// The capacity in which it belongs. Where an organisation is asked for without a role, its
        /// members and participants are meant.
        "role" => role: Option<Role>, required;
        /// The first day of the membership.
        "since" => since: Option<Date>;
        /// The last day of the membership.
        "until" => until: Option<Date>;
        /// The citations that attest it; if left out, those of the organisation.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}
