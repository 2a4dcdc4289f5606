//! Actors and memberships.

use std::borrow::Cow;

use super::Selection;
use crate::date::Truth;
use crate::model::{ActorKind, Id, Selector};
use crate::network::{ActorIndex, MembershipIndex, PartnershipIndex};

impl<'n, 'r> Selection<'n, 'r> {
    /// Whether the selector means an actor that exists on the day: by what it is, to what it belongs,
    /// and whose partner it is.
    #[must_use]
    pub fn actor(&self, position: ActorIndex) -> Truth {
        self.actor_fields(position) & self.network.actor_exists(position, self.day)
    }

    /// Whether an actor, which may exist or not, meets all fields that are asked of actors.
    #[must_use]
    pub fn actor_fields(&self, position: ActorIndex) -> Truth {
        let selector = self.selector;
        if !self.is_named(position) {
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
        let belongs = inside & all & outside;
        if belongs.is_possible() {
            belongs & self.takes_part(position) & self.is_partner_of_named(position)
        } else {
            belongs
        }
    }

    /// Whether an actor is one of those that the selector names, and of the kind that it asks for.
    #[must_use]
    pub fn is_named(&self, position: ActorIndex) -> bool {
        let node = &self.network.actors[position];
        let kind = match node.is_state() {
            true => ActorKind::State,
            false => ActorKind::Organisation,
        };
        let asks = |ids: &[Id]| ids.is_empty() || ids.iter().any(|id| **id == *node.id);
        let selector = self.selector;
        asks(&selector.state)
            && asks(&selector.organisation)
            && (selector.actor.is_empty() || selector.actor.contains(&kind))
    }

    /// The actors whose partners the selector asks for, in the order of the selector.
    pub fn partners_of_whom(&self) -> impl Iterator<Item = ActorIndex> {
        let ids = self.selector.partner_of.iter();
        ids.filter_map(|id| self.network.actor_position(id))
    }

    /// The partnerships of an actor with one of those whose partners the selector asks for, by
    /// position; none with itself.
    #[must_use]
    pub fn asked_ties(&self, position: ActorIndex) -> Vec<PartnershipIndex> {
        let whose: Vec<ActorIndex> = self.partners_of_whom().collect();
        let is_one = |party: &ActorIndex| *party != position && whose.contains(party);
        let ties = self.network.actors[position].partnerships.iter();
        let ties = ties.filter(|it| self.network.ties[**it].parties.iter().any(is_one));
        ties.copied().collect()
    }

    /// Whether an actor is a partner of one of those whose partners the selector asks for, by a
    /// partnership that it means; yes if it asks for nobody's.
    #[must_use]
    pub fn is_partner_of_named(&self, position: ActorIndex) -> Truth {
        if self.selector.partner_of.is_empty() {
            return Truth::Yes;
        }
        let whose = self.partners_of_whom().filter(|whose| *whose != position);
        Truth::any(whose.map(|whose| {
            let ties = self.network.actors[position].partnerships.iter();
            let ties = ties.filter(|it| self.network.ties[**it].parties.contains(&whose));
            let tied = Truth::any(ties.map(|it| self.partnership(*it)));
            tied & self.network.actor_exists(whose, self.day)
        }))
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
        let asked = self.asked_of_parties();
        let selection = self.of_parties(&asked);
        let others = parties.iter().filter(|party| Some(**party) != self.ego);
        Truth::any(others.map(|party| selection.actor_fields(*party)))
    }

    /// What is asked of the parties of a partnership or an instrument. What it asks of partnerships
    /// and instruments is meant of that one itself, and not of those by which a party is a partner
    /// of somebody else.
    pub(crate) fn asked_of_parties(&self) -> Cow<'_, Selector> {
        match self.selector.partner_of.is_empty() {
            true => Cow::Borrowed(self.selector),
            false => Cow::Owned(self.selector.of_actors()),
        }
    }

    /// The selection by what is asked of parties. That a source is cited is not asked of what they
    /// have with others.
    pub(crate) fn of_parties<'s>(&self, asked: &'s Selector) -> Selection<'s, 'r>
    where
        'n: 's,
    {
        Selection {
            selector: asked,
            cited: None,
            ..*self
        }
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
        let asks_member = selector.names_actors() || !selector.actor.is_empty();
        if asks_member && !membership.member.is_some_and(|it| self.is_named(it)) {
            return Truth::No;
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
            Some(member) => self.takes_part(member) & self.is_partner_of_named(member),
            None => Truth::from(selector.party_to.is_empty() && selector.partner_of.is_empty()),
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
