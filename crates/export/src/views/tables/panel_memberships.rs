//! What an actor belongs to in each year of a panel, and what two belong to both.

use std::cell::OnceCell;

use chancery_core::date::Truth;
use chancery_core::model::Role;
use chancery_core::network::{ActorIndex, OrganisationIndex};
use typed_index_collections::TiVec;

use super::panel_years::CountryPanel;

/// An organisation of which an actor may be a member or a participant in a year.
#[derive(Debug, Clone, Copy)]
struct FullMembership {
    organisation: OrganisationIndex,
    /// On one of the days of the year that are looked at.
    some: Truth,
    /// On each of them.
    all: Truth,
}

/// The organisations of each actor in each year, found when they are asked for.
pub(super) struct FullMemberships {
    of: TiVec<ActorIndex, OnceCell<Box<[Vec<FullMembership>]>>>,
}

impl FullMemberships {
    pub(super) fn new(panel: &CountryPanel<'_>) -> Self {
        FullMemberships {
            of: vec![OnceCell::new(); panel.views.network.actors.len()].into(),
        }
    }

    /// The organisations of which both actors may be members or participants at one time of a
    /// year, by position.
    pub(super) fn joint(
        &self,
        panel: &CountryPanel<'_>,
        index: usize,
        [one, other]: [ActorIndex; 2],
    ) -> Vec<(OrganisationIndex, Truth)> {
        let [left, right] = [one, other].map(|actor| &self.years(panel, actor)[index]);
        let mut found = Vec::new();
        let mut rest = right.iter().peekable();
        for own in left {
            while rest
                .next_if(|it| it.organisation < own.organisation)
                .is_some()
            {}
            let Some(theirs) = rest.next_if(|it| it.organisation == own.organisation) else {
                continue;
            };
            let both = match (own.all, theirs.all) {
                (Truth::Yes, _) => theirs.some,
                (_, Truth::Yes) => own.some,
                _ => at_one_time(panel, index, [one, other], own.organisation),
            };
            if both.is_possible() {
                found.push((own.organisation, both));
            }
        }
        found
    }

    fn years(&self, panel: &CountryPanel<'_>, actor: ActorIndex) -> &[Vec<FullMembership>] {
        self.of[actor].get_or_init(|| {
            let days = panel.membership_days(actor);
            let years = 0..panel.year_count();
            years
                .map(|index| in_year(panel, index, actor, &days))
                .collect()
        })
    }
}

/// The organisations of an actor in a year, by position.
fn in_year(
    panel: &CountryPanel<'_>,
    index: usize,
    actor: ActorIndex,
    days: &[chancery_core::date::Day],
) -> Vec<FullMembership> {
    let network = panel.views.network;
    let mut found: Vec<FullMembership> = Vec::new();
    for position in &network.actors[actor].memberships {
        let membership = &network.memberships[*position];
        let role = membership.record.role;
        let is_full = role.map_or(Truth::Unknown, |role| Role::is_full(role).into());
        let some = is_full & panel.membership(index, *position);
        if !some.is_possible() {
            continue;
        }
        let organisation = membership.organisation;
        let id = network.organisation(organisation).id.as_str();
        let belongs = |day| network.belongs(actor, id, day, Role::is_full);
        match found.iter_mut().find(|it| it.organisation == organisation) {
            Some(own) => own.some = own.some | some,
            None => found.push(FullMembership {
                organisation,
                some,
                all: panel
                    .year(index)
                    .days(days)
                    .fold(Truth::Yes, |all, day| all & belongs(day)),
            }),
        }
    }
    found.sort_unstable_by_key(|it| it.organisation);
    found
}

/// Whether two belong to an organisation at one time of a year.
fn at_one_time(
    panel: &CountryPanel<'_>,
    index: usize,
    actors: [ActorIndex; 2],
    organisation: OrganisationIndex,
) -> Truth {
    let network = panel.views.network;
    let id = network.organisation(organisation).id.as_str();
    let mut days = actors.map(|actor| panel.membership_days(actor)).concat();
    days.sort_unstable();
    let both = |day| {
        let belong = actors.map(|actor| network.belongs(actor, id, day, Role::is_full));
        belong[0] & belong[1]
    };
    Truth::any(panel.year(index).days(&days).map(both))
}
