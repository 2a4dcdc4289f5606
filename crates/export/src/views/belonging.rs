//! How an actor belongs to an organisation, in the role that the record gives.

use chancery_core::date::{Day, Truth};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword, Role};
use chancery_core::network::{ActorIndex, Network};
use chancery_core::say;

/// How an actor belongs to an organisation on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Belonging {
    /// As a member or a participant.
    Full,
    /// In other roles.
    Otherwise(Roles),
    /// The records do not decide whether it is a member or a participant.
    PossiblyFull,
    /// It may have other roles, and certainly has none.
    PossiblyOtherwise(Roles),
}

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Roles(u8);

impl Roles {
    /// The roles in the order of the format.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        let all = Role::ALL.iter().copied().enumerate();
        all.filter_map(move |(position, role)| (self.0 & (1 << position) != 0).then_some(role))
    }

    /// The words for the roles: 'candidate and observer'.
    pub(crate) fn words(self, messages: &Messages) -> String {
        let roles = self.iter().map(|role| messages.word("role", role.name()));
        messages.and(&roles.collect::<Vec<_>>())
    }

    /// The letters for the roles, as badges have them.
    pub(crate) fn letters(self, messages: &Messages) -> String {
        let letters = self.iter().map(|role| role_letters(messages, role));
        let letters: Vec<String> = letters.collect();
        letters.join("+")
    }

    fn from_roles(roles: impl Iterator<Item = Role>) -> Self {
        roles.fold(Roles::default(), |all, role| {
            let position = Role::ALL.iter().position(|it| *it == role);
            Roles(all.0 | position.map_or(0, |position| 1 << position))
        })
    }
}

impl Belonging {
    /// How an actor belongs to the organisation with an id; none if it does not.
    pub(crate) fn new(
        network: &Network<'_>,
        actor: ActorIndex,
        organisation: &str,
        day: Day,
    ) -> Option<Self> {
        let in_role = |role: Role| network.belongs(actor, organisation, day, |it| it == role);
        // Most belong to most organisations in no way.
        if network.belongs(actor, organisation, day, |_| true) == Truth::No {
            return None;
        }
        match network.belongs(actor, organisation, day, Role::is_full) {
            Truth::Yes => return Some(Belonging::Full),
            Truth::Unknown => return Some(Belonging::PossiblyFull),
            Truth::No => {}
        }
        let roles = |wanted: Truth| {
            let others = Role::OTHERS
                .into_iter()
                .filter(|role| in_role(*role) == wanted);
            Some(Roles::from_roles(others)).filter(|roles| *roles != Roles::default())
        };
        roles(Truth::Yes)
            .map(Belonging::Otherwise)
            .or_else(|| roles(Truth::Unknown).map(Belonging::PossiblyOtherwise))
    }

    /// Whether the records do not decide it.
    #[must_use]
    pub fn is_possible(self) -> bool {
        matches!(
            self,
            Belonging::PossiblyFull | Belonging::PossiblyOtherwise(_)
        )
    }

    /// An organisation with how the actor belongs to it: 'European Union as observer'; of a full
    /// member the name alone.
    pub(crate) fn words(self, messages: &Messages, organisation: &str) -> String {
        match self {
            Belonging::Full => organisation.to_owned(),
            Belonging::PossiblyFull => {
                say!(messages, "belongs-possibly", organisation = organisation)
            }
            Belonging::Otherwise(roles) => {
                let roles = roles.words(messages);
                say!(
                    messages,
                    "belongs-as",
                    organisation = organisation,
                    roles = roles
                )
            }
            Belonging::PossiblyOtherwise(roles) => {
                let roles = roles.words(messages);
                say!(
                    messages,
                    "belongs-possibly-as",
                    organisation = organisation,
                    roles = roles
                )
            }
        }
    }
}

/// The letters that stand for a role in a badge.
pub(crate) fn role_letters(messages: &Messages, role: Role) -> String {
    messages.word("role-letters", role.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_full_or_one_of_the_others() {
        let full = Role::ALL.iter().copied().filter(|role| role.is_full());
        let all: Vec<Role> = full.chain(Role::OTHERS).collect();
        assert_eq!(all, Role::ALL);
    }
}
