//! Partnerships and memberships as edges.

use chancery_core::date::{Date, Truth};
use chancery_core::model::Role;
use chancery_core::network::MembershipIndex;
use chancery_core::select::Selected;

use super::{EdgeData, WidestPeriod};
use crate::views::declare::{columns, word};
use crate::views::{ColumnSet, ExportContext, Recorded};

/// What an edge says, of a partnership or of a membership.
#[derive(Default)]
struct EdgeRow<'v> {
    record: String,
    period: usize,
    tier_id: Option<&'v str>,
    tier_name: Option<&'v str>,
    rank: Option<usize>,
    name: Option<&'v str>,
    direction: Option<&'v str>,
    parties: Option<usize>,
    role: Option<Role>,
    since: Option<Date>,
    until: Option<Date>,
    holds: Truth,
}

columns! {
    line: EdgeRow<'v>;
    Text "record", "Which record it stands for: the id or the name of a partnership, or the id of \
                    the organisation to which one belongs."
        => line.record.clone();
    Integer "period", "The position among the records of that name, from 1." => line.period;
    Id "tier", "The level of a partnership." => line.tier_id;
    Text "tier_name", "The name of the tier." => line.tier_name;
    Integer "rank", "The position of the tier on the ladder, from 1, the lowest; empty of a tier \
                     beside it."
        => line.rank.map(|rank| rank + 1);
    Text "name", "The name of a partnership, if it has one of its own." => line.name;
    Id "direction", "The group in which the source lists a partnership." => line.direction;
    Integer "party_count", "How many parties the partnership has: of more than two it is an edge \
                            between each two of them."
        => line.parties;
    Text "role", "The role in the organisation." => word(line.role);
    Dates "since", "The first day, in EDTF." => line.since;
    Dates "until", "The last day, in EDTF; empty if no end is known." => line.until;
    Holds => line.holds;
}

/// The edges, without those of two that never can have been there together.
pub(super) fn edges<'v>(views: &ExportContext<'v>) -> Vec<EdgeData<'v>> {
    let partnerships = views.recorded_partnerships().into_iter();
    let mut edges: Vec<EdgeData<'v>> = partnerships
        .flat_map(|recorded| partnership(views, &recorded))
        .collect();
    let memberships = views.memberships().into_iter();
    edges.extend(memberships.filter_map(|selected| membership(views, selected)));
    edges
}

/// An edge between each two of the parties of a partnership.
fn partnership<'v>(views: &ExportContext<'v>, recorded: &Recorded) -> Vec<EdgeData<'v>> {
    let network = views.network;
    let position = recorded.selected.position;
    let (record, tie) = (network.partnership(position), &network.ties[position]);
    let tier = tie.tier.map(|tier| network.tier(tier));
    let mut line = EdgeRow {
        record: recorded.called.to_string(),
        period: recorded.period,
        tier_id: tier.map(|tier| &*tier.id),
        tier_name: tier.map(|tier| &*tier.name),
        rank: tie.tier.and_then(|tier| network.rank(tier)),
        name: record.name.as_deref(),
        direction: record.direction.as_deref(),
        parties: Some(tie.parties.len()),
        role: None,
        since: network.start_date(position),
        until: network.end_date(position),
        holds: recorded.selected.holds,
    };
    // Actors are in the order of their ids.
    let mut parties = tie.parties.clone();
    parties.sort_unstable();
    let begun = network.partnership_beginning(position, views.selection.day);
    let period = WidestPeriod::new(Some(begun), tie.end.bounds);
    let mut edges = Vec::new();
    for (place, one) in parties.iter().enumerate() {
        for other in &parties[place + 1..] {
            let ends = [*one, *other];
            // A tie of three goes on without one that exists no more, and not with it.
            line.holds = views.selection.holds_of(recorded.selected, &ends);
            let actors = ends.map(|it| &network.actors[it]);
            let ends = actors.map(|actor| actor.id);
            edges.push(EdgeData {
                id: format!("{} {} {}", line.record, line.period, ends.join(" ")),
                ends,
                kind: "partnership",
                period: period.within_lives(actors),
                values: cells(&line, ColumnSet::ALL),
            });
        }
    }
    edges
}

/// The edge between who belongs and the organisation; none of a member that is unknown.
fn membership<'v>(
    views: &ExportContext<'v>,
    selected: Selected<MembershipIndex>,
) -> Option<EdgeData<'v>> {
    let network = views.network;
    let membership = &network.memberships[selected.position];
    let actors = [
        membership.member?,
        network.actor_of(membership.organisation),
    ];
    let actors = actors.map(|it| &network.actors[it]);
    let [member, organisation] = actors.map(|actor| actor.id);
    let (record, number) = (membership.record, membership.ordinal + 1);
    let begun = network.membership_beginning(selected.position, views.selection.day);
    let holds = network.is_member(selected.position, views.selection.day);
    let line = EdgeRow {
        record: organisation.to_owned(),
        period: number,
        role: record.role,
        since: record.since,
        until: record.until,
        holds: selected.holds & holds,
        ..EdgeRow::default()
    };
    Some(EdgeData {
        id: format!("{organisation} {number} {member}"),
        ends: [member, organisation],
        kind: "membership",
        period: WidestPeriod::new(Some(begun), network.last_day(record.until.as_ref()))
            .within_lives(actors),
        values: cells(&line, ColumnSet::ALL),
    })
}
