//! The panel of states by year.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Day, Truth};
use chancery_core::model::Role;
use chancery_core::network::{ActorIndex, ActorNode};
use chancery_core::select::SelectorNoun;

use super::panel_years::{CountryPanel, PanelTies, count};
use crate::views::declare::{ANSWERS, answer, columns, list};
use crate::views::{Cell, ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, role_in};

pub(super) static STATE_YEAR: Table = Table {
    name: "state_year",
    sentence: "One row for each state and year in which it has a partnership or a membership, \
               certainly or possibly, on 31 December, or on the registry's day in its last year; from \
               the first year of which anything is known in the registry. With `--panel complete` it has \
               rows of states that exist and have none as well, and with `any-day` a row counts any day of its year.",
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
    day: Option<Day>,
    holds: Truth,
    ties: &'l PanelTies,
    partners: &'l BTreeMap<ActorIndex, Truth>,
    memberships: Vec<StateMembership<'v>>,
}

/// A membership of a state, certain or possible.
#[derive(Clone, Copy)]
struct StateMembership<'v> {
    organisation: &'v str,
    /// None of a role that could not be read.
    role: Option<Role>,
    holds: Truth,
}

columns! {
    line: StateYearRow<'_, 'v>;
    Id "state", "The state." => line.node.id;
    Text "state_name", "The name of the state." => line.node.name;
    Integer "year", "The year." => line.year;
    Day "day", "The day on which the row was counted: 31 December, or the registry's day if that \
                is earlier; empty with `--panel any-day`."
        => line.day;
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
    Integer "tier_rank", "The place on the ladder of the highest tier that it certainly has, 1 the \
                          lowest; empty if there is none, and of a tier beside the ladder."
        => line.ties.rank(line.views);
    Integer "memberships_certain", "The number of organisations to which it certainly belongs, in \
                                    any role."
        => count(line.any_role().into_values()).0;
    Integer "memberships_possible", "The number of organisations to which it belongs at most, in \
                                     any role."
        => count(line.any_role().into_values()).1;
    Integer "member_of_certain", "The number of organisations of which it certainly is a member or a \
                                  participant."
        => line.count(Role::is_full).0;
    Integer "member_of_possible", "The number of organisations of which it is a member or a \
                                   participant at most."
        => line.count(Role::is_full).1;
    Integer "observer_in_certain", "The number of organisations in which it certainly is an observer."
        => line.count(is_observer).0;
    Integer "observer_in_possible", "The number of organisations in which it is an observer at most."
        => line.count(is_observer).1;
    Integer "other_roles_certain", "The number of organisations in which it certainly is an \
                                    associate, a candidate or a partner."
        => line.count(is_other).0;
    Integer "other_roles_possible", "The number of organisations in which it is an associate, a \
                                     candidate or a partner at most."
        => line.count(is_other).1;
    List "member_of", "The organisations of which it certainly is a member or a participant."
        => line.certain(Role::is_full);
    List "observer_in", "The organisations in which it certainly is an observer."
        => line.certain(is_observer);
    List "other_roles", "The organisations in which it certainly has another role, each as \
                         `ORG/ROLE`: associate, candidate or partner."
        => line.other_roles();
    List "possibly_in", "The organisations to which it possibly belongs, in any role."
        => line.only_possible();
    Holds => line.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let panel = CountryPanel::new(*views);
    let tied = views.tied_actors();
    let states: Vec<ActorIndex> = views.network.states().collect();
    let states = states
        .into_iter()
        .filter(move |it| tied.as_ref().is_none_or(|tied| tied.contains(it)));
    let views = *views;
    Box::new(states.flat_map(move |state| rows_of(&views, &panel, state, wanted)))
}

fn rows_of<'v>(
    views: &ExportContext<'v>,
    panel: &CountryPanel<'v>,
    state: ActorIndex,
    wanted: ColumnSet,
) -> Vec<Row<'v>> {
    let node = &views.network.actors[state];
    let mut rows = Vec::new();
    // From one year to the next there is seldom a change.
    let (mut ties, mut partners) = (PanelTies::default(), BTreeMap::new());
    let mut changes = None;
    for (index, year, views) in panel.years() {
        let now = panel.ties(index, &[state], node.partnerships.iter().copied());
        if now != ties || changes.is_none() || panel.changes(index) != changes {
            partners = panel.partners(index, &now, state);
            changes = panel.changes(index);
            ties = now;
        }
        let memberships = memberships(panel, index, node);
        let (exists, holds) = answers(panel, index, state, &ties, &memberships);
        if !(holds | (exists & views.panel.complete.into())).is_possible() {
            continue;
        }
        let line = StateYearRow {
            views: &views,
            state,
            node,
            year: year.year,
            day: panel.day(index),
            holds,
            ties: &ties,
            partners: &partners,
            memberships,
        };
        rows.push(cells(&line, wanted));
    }
    rows
}

/// Whether the selector means a state that existed in a year, and whether it had a partnership or a
/// membership meanwhile.
fn answers(
    panel: &CountryPanel<'_>,
    index: usize,
    state: ActorIndex,
    ties: &PanelTies,
    memberships: &[StateMembership<'_>],
) -> (Truth, Truth) {
    let held = || ties.any() | Truth::any(memberships.iter().map(|it| it.holds));
    if panel.day(index).is_some() {
        let meant = panel.on(panel.year(index).last).selection.actor(state);
        return (meant, meant & held());
    }
    if !panel.is_narrowed() {
        return (panel.exist(index, &[state]), held());
    }
    let network = panel.views.network;
    let meant = panel.on_any_day(index, |views| views.selection.actor(state));
    let holds = panel.on_any_day(index, |views| {
        let day = views.selection.day;
        let tied = ties.positions().map(|it| panel.tie_on(it, &[state], day));
        let own = network.actors[state].memberships.iter();
        let belongs = own.map(|position| network.is_member(*position, day));
        views.selection.actor(state) & (Truth::any(tied) | Truth::any(belongs))
    });
    (meant, holds)
}

fn is_observer(role: Role) -> bool {
    role == Role::Observer
}

fn is_other(role: Role) -> bool {
    !role.is_full() && !is_observer(role)
}

impl<'v> StateYearRow<'_, 'v> {
    fn partner_of_subject(&self) -> Option<&'static str> {
        let of = self.views.selection.ego.filter(|of| *of != self.state)?;
        let holds = self.partners.get(&of).copied();
        Some(answer(holds.unwrap_or(Truth::No)))
    }

    /// The organisations to which it belongs in a role that `accepts`, by id, and whether it does.
    /// A role that could not be read is unknown.
    fn organisations(&self, accepts: impl Fn(Role) -> bool) -> BTreeMap<&'v str, Truth> {
        let mut found = BTreeMap::new();
        for own in &self.memberships {
            let is_so = own.role.map_or(Truth::Unknown, |role| accepts(role).into()) & own.holds;
            let belongs = found.entry(own.organisation).or_insert(Truth::No);
            *belongs = *belongs | is_so;
        }
        found
    }

    /// The organisations to which it belongs in any role, by id.
    fn any_role(&self) -> BTreeMap<&'v str, Truth> {
        let mut found = BTreeMap::new();
        for own in &self.memberships {
            let belongs = found.entry(own.organisation).or_insert(Truth::No);
            *belongs = *belongs | own.holds;
        }
        found
    }

    fn count(&self, accepts: impl Fn(Role) -> bool) -> (usize, usize) {
        count(self.organisations(accepts).into_values())
    }

    fn certain(&self, accepts: impl Fn(Role) -> bool) -> Cell<'v> {
        let certain = self.organisations(accepts).into_iter();
        let certain = certain.filter(|(_, belongs)| belongs.is_certain());
        list(certain.map(|(organisation, _)| organisation))
    }

    fn other_roles(&self) -> Cell<'v> {
        let certain = self.memberships.iter().filter(|own| own.holds.is_certain());
        let roles = certain.filter_map(|own| {
            let role = own.role.filter(|role| is_other(*role))?;
            Some(role_in(own.organisation, role))
        });
        list(roles.collect::<BTreeSet<_>>())
    }

    fn only_possible(&self) -> Cell<'v> {
        let found = self.any_role().into_iter();
        let possible = found.filter(|(_, belongs)| *belongs == Truth::Unknown);
        list(possible.map(|(organisation, _)| organisation))
    }
}

/// What a state certainly or possibly belonged to in a year.
fn memberships<'v>(
    panel: &CountryPanel<'v>,
    index: usize,
    node: &ActorNode<'_>,
) -> Vec<StateMembership<'v>> {
    let network = panel.views.network;
    let own = node.memberships.iter().map(|position| {
        let membership = &network.memberships[*position];
        StateMembership {
            organisation: network.organisation(membership.organisation).id.as_str(),
            role: membership.record.role,
            holds: panel.membership(index, *position),
        }
    });
    own.filter(|own| own.holds.is_possible()).collect()
}
