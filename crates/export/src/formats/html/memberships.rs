//! Who belongs to which organisation and takes part in which instrument, and since when.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Truth};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Role};
use chancery_core::network::{ActorIndex, MembershipIndex, Network, OrganisationIndex};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::instruments::called;
use crate::views::{ExportContext, alphabetical_key, participant_facts, range_words, until_words};

/// The most organisations that are columns of the table.
const MOST_COLUMNS: usize = 12;
/// The most rows of the list of who joined when.
const MOST_JOINED: usize = 400;
/// The most instruments of many that a card names.
pub(super) const MOST_TREATIES: usize = 40;

/// The role of a membership and its days: 'member, since 1952'.
pub(super) fn membership_facts(
    messages: &'static Messages,
    views: &ExportContext<'_>,
    position: MembershipIndex,
) -> String {
    let is_open = views.network.is_member(position, views.selection.day) == Truth::Unknown;
    let possibly = is_open.then(|| messages.fixed(message!("records-possibly")).to_owned());
    let facts = role_and_days(messages, views.network, position).into_iter();
    facts.chain(possibly).collect::<Vec<String>>().join(", ")
}

/// The role of a membership, since when it holds and until when, as far as it is recorded.
pub(super) fn role_and_days(
    messages: &'static Messages,
    network: &Network<'_>,
    position: MembershipIndex,
) -> Vec<String> {
    let record = network.memberships[position].record;
    let role = record.role.map(|it| messages.word("role", it.name()));
    let since = record.since.map(|day| say!(messages, "since", day = day));
    let until = record.until.map(|it| until_words(messages, network, it));
    [role, since, until].into_iter().flatten().collect()
}

/// To what an actor belongs, in which role and since when.
pub(super) fn belongs_to(views: &ExportContext<'_>, actor: ActorIndex) -> Vec<String> {
    let (messages, network, day) = (views.messages, views.network, views.selection.day);
    let positions = network.memberships_of(actor).into_iter();
    let words = positions.map(|position| {
        let membership = &network.memberships[position];
        let record = membership.record;
        let holds = network.is_member(position, day);
        // Its own dates say so by themselves.
        let is_undated = record.since.is_none() && record.until.is_none();
        let is_cited = !network.membership_evidence(position).is_empty();
        let mut remarks = Vec::new();
        if holds == Truth::Unknown {
            remarks.push(say!(messages, "records-possibly"));
        }
        if is_undated && holds == Truth::No {
            remarks.push(say!(messages, "records-not-on", day = day));
        }
        if !is_cited {
            remarks.push(say!(messages, "records-no-source"));
        }
        let remarks = match remarks.is_empty() {
            true => String::new(),
            false => format!(" ({})", remarks.join("; ")),
        };
        let facts = role_and_days(messages, network, position).join(", ");
        let organisation = network.organisation(membership.organisation);
        format!("{}: {facts}{remarks}", organisation.name)
    });
    words.collect()
}

/// The instruments in which an actor takes part without being one of those that concluded them.
pub(super) fn treaties_joined(
    views: &ExportContext<'_>,
    anchors: &Anchors,
    actor: ActorIndex,
) -> Vec<Value> {
    let network = views.network;
    let node = &network.actors[actor];
    let concluded: BTreeSet<_> = node.instruments.iter().collect();
    let joined = node.participations.iter().copied();
    let joined = joined.filter(|it| !concluded.contains(it) && anchors.instrument(*it).is_some());
    let joined = network.in_order_of_time(joined);
    let further = joined.len().saturating_sub(MOST_TREATIES);
    let shown = joined.into_iter().take(MOST_TREATIES).map(|position| {
        let record = network.instrument(position);
        let own = record
            .participants
            .iter()
            .filter(|it| it.actor().is_some_and(|id| **id == *node.id));
        let words = own.map(|it| participant_facts(views.messages, network, record, it));
        let words: Vec<String> = words.collect();
        context! {
            href => anchors.instrument(position),
            name => called(views, record),
            remark => words.join("; "),
        }
    });
    let mut shown: Vec<Value> = shown.collect();
    if further > 0 {
        let words = say!(
            views.messages,
            "records-further-participants",
            count = further
        );
        shown.push(context! { href => "treaties", name => words });
    }
    shown
}

/// The memberships of a registry that has no partnership: a table of who belongs to what, and who
/// joined when.
pub(super) fn memberships(views: &ExportContext<'_>, anchors: &Anchors) -> Option<Value> {
    let network = views.network;
    let positions: Vec<MembershipIndex> = views
        .membership_positions()
        .into_iter()
        .filter(|it| network.memberships[*it].member.is_some())
        .collect();
    if positions.is_empty() || !views.recorded_partnerships().is_empty() {
        return None;
    }
    let grid = Grid::new(views, &positions);
    let heads = grid.columns.iter().map(|(organisation, count)| {
        let organisation = network.organisation(*organisation);
        let (id, name) = (organisation.id.as_str(), organisation.name.as_str());
        context! { id, name, count }
    });
    let (messages, count) = (views.messages, grid.left_out);
    let left_out = (count > 0).then(|| {
        let by = if grid.is_doubtful { "certain" } else { "all" };
        say!(
            messages,
            "records-organisations-left-out",
            count = count,
            by = by
        )
    });
    let rows = grid.actors.iter();
    Some(context! {
        columns => heads.collect::<Vec<Value>>(),
        rows => rows.map(|it| grid.row(views, anchors, *it)).collect::<Vec<Value>>(),
        left_out => left_out,
        joined => who_joined(views, positions),
    })
}

/// Who belongs to what.
struct Grid {
    /// The organisations that are columns, those with the most members on the day first, as in the
    /// picture, each with how many these are.
    columns: Vec<(OrganisationIndex, String)>,
    /// How many organisations are no columns.
    left_out: usize,
    /// Whether some are only possibly members of an organisation, a column or not.
    is_doubtful: bool,
    /// Those who belong to some, by name.
    actors: Vec<ActorIndex>,
    cells: BTreeMap<(ActorIndex, OrganisationIndex), Vec<MembershipIndex>>,
}

impl Grid {
    fn new(views: &ExportContext<'_>, positions: &[MembershipIndex]) -> Self {
        let network = views.network;
        // Of each member whether it certainly belongs to the organisation on the day, if it may.
        let mut members: BTreeMap<OrganisationIndex, BTreeMap<ActorIndex, Truth>> = BTreeMap::new();
        let mut cells: BTreeMap<_, Vec<MembershipIndex>> = BTreeMap::new();
        for position in positions {
            let membership = &network.memberships[*position];
            let Some(member) = membership.member else {
                continue;
            };
            let organisation = membership.organisation;
            let is_full = membership.record.role.is_none_or(Role::is_full);
            let holds = match is_full {
                true => network.is_member(*position, views.selection.day),
                false => Truth::No,
            };
            let known = members.entry(organisation).or_default().entry(member);
            let known = known.or_insert(Truth::No);
            *known = *known | holds;
            let cell = cells.entry((member, organisation)).or_default();
            cell.push(*position);
        }
        let mut columns: Vec<_> = members.iter().collect();
        columns.sort_by_cached_key(|(organisation, members)| {
            let certain = members.values().filter(|it| it.is_certain()).count();
            (Reverse(certain), &network.organisation(**organisation).id)
        });
        let left_out = columns.len().saturating_sub(MOST_COLUMNS);
        let mut each = members.values().flat_map(BTreeMap::values);
        let is_doubtful = each.any(|it| *it == Truth::Unknown);
        let columns = columns.into_iter().take(MOST_COLUMNS);
        let columns = columns.map(|(organisation, members)| {
            let possible = members.values().filter(|it| it.is_possible());
            let number = range_words(views.messages, possible.map(|it| it.is_certain()));
            (*organisation, number)
        });
        let columns = columns.collect();
        let mut actors: Vec<ActorIndex> =
            members.values().flat_map(BTreeMap::keys).copied().collect();
        actors.sort_by_cached_key(|it| {
            let actor = &network.actors[*it];
            (alphabetical_key(actor.name), actor.id)
        });
        actors.dedup();
        Grid {
            columns,
            left_out,
            is_doubtful,
            actors,
            cells,
        }
    }

    fn row(&self, views: &ExportContext<'_>, anchors: &Anchors, actor: ActorIndex) -> Value {
        let (messages, network) = (views.messages.with_digits(), views.network);
        let cell = |(organisation, _): &(OrganisationIndex, String)| {
            let found = self.cells.get(&(actor, *organisation));
            let found = found.into_iter().flatten();
            let facts = found.map(|it| membership_facts(messages, views, *it));
            let facts: Vec<String> = facts.collect();
            let label = network.organisation(*organisation).id.as_str();
            context! { label => label, text => facts.join("; ") }
        };
        // Who has a card is there; who has none is here, and so is the anchor. The subject has a
        // section of its own.
        let is_elsewhere = anchors.has_card(actor) || Some(actor) == views.selection.ego;
        let anchor = anchors.actor(actor);
        context! {
            id => anchor.filter(|_| !is_elsewhere),
            href => anchor.filter(|_| is_elsewhere),
            name => network.actors[actor].name,
            cells => self.columns.iter().map(cell).collect::<Vec<Value>>(),
        }
    }
}

/// Who joined when, in order of time; last those of whom that is not recorded.
fn who_joined(views: &ExportContext<'_>, mut positions: Vec<MembershipIndex>) -> Value {
    let (messages, network) = (views.messages, views.network);
    let since = |position: &MembershipIndex| network.memberships[*position].record.since.as_ref();
    let name = |position: &MembershipIndex| {
        let member = network.memberships[*position].member;
        member.map_or("", |it| network.actors[it].name)
    };
    positions.sort_by(|one, other| {
        let is_open = |it: &MembershipIndex| since(it).is_none();
        let by_day = Date::order_in_time(since(one), since(other));
        let by_day = is_open(one).cmp(&is_open(other)).then(by_day);
        by_day.then_with(|| alphabetical_key(name(one)).cmp(&alphabetical_key(name(other))))
    });
    let further = positions.len().saturating_sub(MOST_JOINED);
    let rows = positions.iter().take(MOST_JOINED).map(|position| {
        let membership = &network.memberships[*position];
        let record = membership.record;
        context! {
            since => since(position).map(|day| say!(messages, "records-day", day = day)),
            name => name(position),
            organisation => network.organisation(membership.organisation).name.as_str(),
            role => record.role.map(|it| messages.word("role", it.name())),
            until => record.until.map(|it| until_words(messages.with_digits(), network, it)),
        }
    });
    context! {
        rows => rows.collect::<Vec<Value>>(),
        further => (further > 0).then(|| say!(messages, "records-joined-further", count = further)),
    }
}
