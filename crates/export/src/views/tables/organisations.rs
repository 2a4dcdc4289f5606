//! Organisations.

use std::collections::BTreeSet;

use chancery_core::model::{Keyword, Organisation, OrganisationKind, Role};
use chancery_core::network::{ActorIndex, MembershipIndex, Network, RecordRef};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{ExportContext, Row, Rows, Table, source_count};

pub(super) static ORGANISATIONS: Table = Table {
    name: "organisations",
    sentence: "One row for each body that states belong to.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["organisation"],
    references: &[],
    listed: &[
        "organisation",
        "organisation_name",
        "kind",
        "since",
        "states",
        "observer_states",
    ],
    rows,
};

struct OrganisationRow<'v> {
    views: ExportContext<'v>,
    record: &'v Organisation,
}

columns! {
    line: OrganisationRow<'v>;
    Id "organisation", "The id, usually the abbreviation." => &line.record.id;
    Text "organisation_name", "The name of the organisation." => &line.record.name;
    Word [OrganisationKind::NAMES] "kind", "Whether it is an intergovernmental-organisation, a dialogue-platform or a mere group."
        => word(line.record.kind);
    List "aliases", "Other names, including former names."
        => list(line.record.aliases.iter().map(|alias| alias.as_str()));
    Dates "since", "The first day, in EDTF." => line.record.since;
    Dates "until", "The last day, in EDTF; empty if no end is known." => line.record.until;
    Integer "states", "How many states certainly are members or participants in it on the day."
        => line.states(Role::is_full);
    Integer "observer_states", "How many states certainly are observers in it on the day."
        => line.states(|role| role == Role::Observer);
    Integer "other_states", "How many states certainly have another role in it on the day: \
                             associate, candidate or partner."
        => line.states(|role| !role.is_full() && role != Role::Observer);
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let views = *views;
    Box::new(
        views
            .organisations()
            .into_iter()
            .map(move |record| -> Row<'v> { cells(&OrganisationRow { views, record }) }),
    )
}

impl OrganisationRow<'_> {
    fn states(&self, accepts: impl Fn(Role) -> bool + Copy) -> usize {
        let network = self.views.network;
        let states: BTreeSet<ActorIndex> = self
            .record
            .members
            .iter()
            .filter_map(|member| network.state_position(member.state.as_deref()?))
            .collect();
        let day = self.views.selection.day;
        let belongs = |state: &&ActorIndex| network.belongs(**state, &self.record.id, day, accepts);
        states
            .iter()
            .filter(|state| belongs(state).is_certain())
            .count()
    }
}

/// The name of the organisation with an id.
pub(super) fn organisation_name<'v>(network: &'v Network<'v>, id: &str) -> Option<&'v str> {
    match network.records.get(id)? {
        RecordRef::Organisation(position) => Some(&*network.organisation(position).name),
        _ => None,
    }
}

/// The name of who belongs to an organisation.
pub(super) fn member_name<'v>(
    network: &'v Network<'v>,
    membership: MembershipIndex,
) -> Option<&'v str> {
    let member = network.memberships[membership].member?;
    Some(network.actors[member].name)
}
