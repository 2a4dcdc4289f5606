//! Organisations.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::model::{Keyword, Organisation, OrganisationKind, Role};
use chancery_core::network::{ActorIndex, MembershipIndex, Network, RecordRef};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list, word};
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table, source_count};

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

struct OrganisationRow<'l, 'v> {
    views: ExportContext<'v>,
    record: &'v Organisation,
    /// The memberships in it.
    memberships: &'l [MembershipIndex],
}

columns! {
    line: OrganisationRow<'_, 'v>;
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

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let mut memberships: BTreeMap<&str, Vec<MembershipIndex>> = BTreeMap::new();
    for (position, node) in views.network.memberships.iter_enumerated() {
        let organisation = views.network.organisation(node.organisation);
        memberships
            .entry(&organisation.id)
            .or_default()
            .push(position);
    }
    let organisations = views.organisations().into_iter();
    Box::new(organisations.map(move |record| -> Row<'v> {
        let memberships = memberships.get(record.id.as_str());
        cells(
            &OrganisationRow {
                views,
                record,
                memberships: memberships.map_or(&[], Vec::as_slice),
            },
            wanted,
        )
    }))
}

impl OrganisationRow<'_, '_> {
    fn states(&self, accepts: impl Fn(Role) -> bool + Copy) -> usize {
        let (network, day) = (self.views.network, self.views.selection.day);
        let members = self.record.members.iter();
        let states = members.filter_map(|it| network.state_position(it.state.as_deref()?));
        let mut belongs: BTreeMap<ActorIndex, Truth> =
            states.map(|state| (state, Truth::No)).collect();
        for position in self.memberships {
            let node = &network.memberships[*position];
            let Some(holds) = node.member.and_then(|member| belongs.get_mut(&member)) else {
                continue;
            };
            let role = node.record.role;
            let role = role.map_or(Truth::Unknown, |role| accepts(role).into());
            *holds = *holds | (role & network.membership_holds(*position, day));
        }
        let certain = belongs
            .iter()
            .filter(|(state, holds)| (network.actor_exists(**state, day) & **holds).is_certain());
        certain.count()
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
