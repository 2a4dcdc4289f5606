//! Actors and memberships.

use super::Selection;
use crate::date::Truth;
use crate::model::Selector;
use crate::network::{ActorIndex, MembershipIndex};

impl Selection<'_, '_> {
    /// Whether the selector means an actor that exists on the day: by its id and its memberships.
    #[must_use]
    pub fn actor(&self, position: ActorIndex) -> Truth {
        self.actor_fields(position) & self.network.actor_exists(position, self.day)
    }

    /// Whether an actor, which may exist or not, meets all fields that are asked of actors.
    #[must_use]
    pub fn actor_fields(&self, position: ActorIndex) -> Truth {
        let selector = self.selector;
        let node = &self.network.actors[position];
        if !selector.state.is_empty() && !selector.state.iter().any(|id| &**id == node.id) {
            return Truth::No;
        }
        let belongs = |test: &crate::model::MembershipTest| {
            self.network
                .belongs_if_it_exists(position, &test.organisation, self.moment(), |role| {
                    test.role.accepts(role)
                })
        };
        let inside = if selector.member_of.is_empty() {
            Truth::Yes
        } else {
            Truth::any(selector.member_of.iter().map(belongs))
        };
        let all = selector.member_of_all.iter().map(belongs);
        let all = all.fold(Truth::Yes, |all, one| all & one);
        let outside = !Truth::any(selector.not_member_of.iter().map(belongs));
        inside & all & outside & self.takes_part(position)
    }

    /// Whether an actor takes part, on the day, in one of the instruments that the selector names.
    fn takes_part(&self, position: ActorIndex) -> Truth {
        if self.selector.party_to.is_empty() {
            return Truth::Yes;
        }
        let instruments = self.selector.party_to.iter();
        let instruments = instruments.filter_map(|id| self.network.records.instrument_position(id));
        Truth::any(instruments.map(|it| self.network.participates(it, position, self.day)))
    }

    /// Whether one of some parties, other than the actor whose partners are meant, meets all fields
    /// that are asked of actors, whether it exists on the day or not: yes where none is asked. No
    /// where that actor must be a party and is none.
    #[must_use]
    pub fn means_a_party(&self, parties: &[ActorIndex]) -> Truth {
        if self.only_of_ego && self.ego.is_none_or(|ego| !parties.contains(&ego)) {
            return Truth::No;
        }
        if !self.selector.asks_actors() {
            return Truth::Yes;
        }
        let others = parties.iter().filter(|party| Some(**party) != self.ego);
        Truth::any(others.map(|party| self.actor_fields(*party)))
    }

    /// Whether the selector means a membership that holds on the day.
    #[must_use]
    pub fn membership(&self, position: MembershipIndex) -> Truth {
        self.membership_at_any_time(position) & self.network.is_member(position, self.moment())
    }

    /// Whether the selector means a membership, whenever it held: by its state, its organisation
    /// and its role.
    #[must_use]
    pub fn membership_at_any_time(&self, position: MembershipIndex) -> Truth {
        let selector = self.selector;
        let membership = &self.network.memberships[position];
        let organisation = &self.network.organisation(membership.organisation).id;
        if !selector.state.is_empty() {
            let Some(member) = membership.member else {
                return Truth::No;
            };
            let id = self.network.actors[member].id;
            if !selector.state.iter().any(|asked| &**asked == id) {
                return Truth::No;
            }
        }
        let is_meant = |test: &crate::model::MembershipTest| {
            if test.organisation != *organisation {
                return Truth::No;
            }
            membership
                .record
                .role
                .map_or(Truth::Unknown, |role| test.role.accepts(role).into())
        };
        let inside = if selector.member_of.is_empty() {
            Truth::Yes
        } else {
            Truth::any(selector.member_of.iter().map(is_meant))
        };
        let takes_part = match membership.member {
            Some(member) => self.takes_part(member),
            None => Truth::from(selector.party_to.is_empty()),
        };
        let outside = takes_part & !Truth::any(selector.not_member_of.iter().map(is_meant));
        if selector.member_of_all.is_empty() {
            return inside & outside;
        }
        // Memberships in any of them, of those who are in each of them.
        let one_of_all = Truth::any(selector.member_of_all.iter().map(is_meant));
        let only_all = Selector {
            member_of_all: selector.member_of_all.clone(),
            ..Selector::default()
        };
        let of_all = Selection {
            selector: &only_all,
            ..*self
        };
        let in_all = membership
            .member
            .map_or(Truth::No, |member| of_all.actor_fields(member));
        inside & outside & one_of_all & in_all
    }
}
