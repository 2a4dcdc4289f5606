//! The panel of states by year.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::model::Role;
use chancery_core::network::{ActorIndex, ActorNode};
use chancery_core::select::SelectorNoun;

use super::panel::{CountryPanel, PanelTies, count};
use crate::views::declare::{ANSWERS, answer, columns, list};
use crate::views::{Cell, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static STATE_YEAR: Table = Table {
    name: "state_year",
    sentence: "One row for each state and year in which it has a partnership or a membership, \
               certainly or possibly, on 31 December, or on the registry's day in its last year; from \
               the first year of which anything is known in the registry.",
    noun: SelectorNoun::States,
    columns: COLUMNS,
    key: &["state", "year"],
    references: &[
        ForeignKey::new(&["state"], "states"),
        ForeignKey::new(&["tiers_certain"], "tiers"),
        ForeignKey::new(&["tiers_possible"], "tiers"),
        ForeignKey::new(&["member_of"], "organisations"),
        ForeignKey::new(&["observer_in"], "organisations"),
        ForeignKey::new(&["possibly_in"], "organisations"),
    ],
    listed: &[
        "state",
        "year",
        "partners_certain",
        "partners_possible",
        "tiers_certain",
        "member_of",
        "holds",
    ],
    rows,
};

struct StateYearRow<'l, 'v> {
    views: &'l ExportContext<'v>,
    state: ActorIndex,
    node: &'v ActorNode<'v>,
    year: i64,
    is_meant: Truth,
    ties: &'l PanelTies,
    partners: &'l BTreeMap<ActorIndex, Truth>,
    memberships: BTreeMap<&'v str, StateMembership>,
}

/// Whether a state belongs to an organisation: in any role, as an observer, in another role.
#[derive(Clone, Copy)]
struct StateMembership {
    any: Truth,
    observer: Truth,
    member: Truth,
}

columns! {
    line: StateYearRow<'_, 'v>;
    Id "state", "The state." => line.node.id;
    Text "state_name", "The name of the state." => line.node.name;
    Integer "year", "The year." => line.year;
    Day "day", "The day on which the row was counted: 31 December, or the registry's day if that \
                is earlier."
        => line.views.selection.day;
    Word [ANSWERS] "partner_of_subject", "Whether it is a partner of the registry's subject, or of \
                                          the state that was asked for; empty for that state \
                                          itself."
        => line.partner_of_subject();
    Integer "partners_certain", "The number of states and organisations with which it certainly has a partnership."
        => count(line.partners.values().copied()).0;
    Integer "partners_possible", "The number of states and organisations with which it has a partnership at most."
        => count(line.partners.values().copied()).1;
    Integer "partnerships_certain", "How many partnerships it certainly has." => line.ties.count().0;
    Integer "partnerships_possible", "How many partnerships it has at most." => line.ties.count().1;
    List "tiers_certain", "The tiers of those that it certainly has, the highest first."
        => line.ties.tier_cell(line.views, true);
    List "tiers_possible", "The tiers of all that it may have, the highest first."
        => line.ties.tier_cell(line.views, false);
    Integer "memberships_certain", "The number of organisations to which it certainly belongs, in \
                                    any role."
        => line.count_memberships().0;
    Integer "memberships_possible", "The number of organisations to which it belongs at most, in \
                                     any role."
        => line.count_memberships().1;
    List "member_of", "The organisations of which it certainly is a member or a participant."
        => line.organisations(|belonging| belonging.member == Truth::Yes);
    List "observer_in", "The organisations in which it certainly is an observer."
        => line.organisations(|belonging| belonging.observer == Truth::Yes);
    List "other_roles", "The organisations in which it certainly has another role, each as \
                         `ORG/ROLE`: associate, candidate or partner."
        => list(line.views.other_roles_of(line.state));
    List "possibly_in", "The organisations to which it possibly belongs, in any role."
        => line.organisations(|belonging| belonging.any == Truth::Unknown);
    Holds => line.holds();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let panel = CountryPanel::new(*views);
    let tied = views.tied_actors();
    let states: Vec<ActorIndex> = views.network.states().collect();
    let states = states
        .into_iter()
        .filter(move |it| tied.as_ref().is_none_or(|tied| tied.contains(it)));
    let views = *views;
    Box::new(states.flat_map(move |state| rows_of(&views, &panel, state)))
}

fn rows_of<'v>(
    views: &ExportContext<'v>,
    panel: &CountryPanel<'v>,
    state: ActorIndex,
) -> Vec<Row<'v>> {
    let node = &views.network.actors[state];
    let mut rows = Vec::new();
    // From one year to the next there is seldom a change.
    let (mut ties, mut partners) = (PanelTies::default(), BTreeMap::new());
    let mut changes = 0;
    for (index, year, views) in panel.years() {
        let now = panel.ties(index, &[state], node.partnerships.iter().copied());
        if now != ties || panel.changes(index) != changes {
            partners = now.partners(&views, state);
            changes = panel.changes(index);
            ties = now;
        }
        let line = StateYearRow {
            views: &views,
            state,
            node,
            year,
            is_meant: views.selection.actor(state),
            ties: &ties,
            partners: &partners,
            memberships: memberships(&views, node),
        };
        if line.holds().is_possible() {
            rows.push(cells(&line));
        }
    }
    rows
}

impl<'v> StateYearRow<'_, 'v> {
    fn holds(&self) -> Truth {
        let belongs = self.memberships.values().map(|belonging| belonging.any);
        self.is_meant & (self.ties.any() | Truth::any(belongs))
    }

    fn partner_of_subject(&self) -> Option<&'static str> {
        let of = self.views.selection.ego.filter(|of| *of != self.state)?;
        let holds = self.partners.get(&of).copied();
        Some(answer(holds.unwrap_or(Truth::No)))
    }

    fn count_memberships(&self) -> (usize, usize) {
        count(self.memberships.values().map(|belonging| belonging.any))
    }

    fn organisations(&self, wanted: impl Fn(&StateMembership) -> bool) -> Cell<'v> {
        let wanted = self.memberships.iter().filter(|(_, it)| wanted(it));
        list(wanted.map(|(organisation, _)| *organisation))
    }
}

/// What a state belongs to on the views' day. A role that could not be read is unknown.
fn memberships<'v>(
    views: &ExportContext<'v>,
    node: &ActorNode<'_>,
) -> BTreeMap<&'v str, StateMembership> {
    let network = views.network;
    let mut found = BTreeMap::new();
    for position in &node.memberships {
        let membership = &network.memberships[*position];
        let holds = network.is_member(*position, views.selection.day);
        if !holds.is_possible() {
            continue;
        }
        let organisation = network.organisation(membership.organisation).id.as_str();
        let role = membership.record.role;
        let is = |wanted: fn(Role) -> bool| {
            role.map_or(Truth::Unknown, |role| wanted(role).into()) & holds
        };
        let belonging = found.entry(organisation).or_insert(StateMembership {
            any: Truth::No,
            observer: Truth::No,
            member: Truth::No,
        });
        belonging.any = belonging.any | holds;
        belonging.observer = belonging.observer | is(|role| role == Role::Observer);
        belonging.member = belonging.member | is(Role::is_full);
    }
    found
}
