//! Memberships beside the names of partners.

use std::cmp::Reverse;

use chancery_core::date::Truth;
use chancery_core::finding::plural;
use chancery_core::model::{Organisation, OrganisationKind, Role};

use super::ExportContext;
use super::graph::Graph;
use chancery_core::network::ActorIndex;

/// The most organisations that are shown where none are asked for.
const MOST_BADGES: usize = 3;

/// An organisation whose members are marked in a picture.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Badge<'v> {
    /// The organisation.
    pub organisation: &'v Organisation,
    /// How many organisations with members, and not a platform for dialogue, are before it: its
    /// colour goes by that.
    pub place: usize,
    /// How many of the states drawn belong to it certainly, in a role other than observer.
    pub members: usize,
    /// How many of these belong to it as participants, and not as members.
    pub participants: usize,
    /// How many are observers.
    pub observers: usize,
    /// How many of the members, of the observers and of the participants are only possibly among
    /// the states meant.
    pub doubtful: [usize; 3],
    /// How many belong to it possibly.
    pub possible: usize,
    /// How many of these would be observers.
    pub possible_observers: usize,
}

/// How a state belongs to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Belonging {
    /// As a member or a participant.
    Member,
    /// As an observer.
    Observer,
    /// The records do not decide whether it belongs.
    Possible,
    /// It would be an observer; the records do not decide whether it is one.
    PossibleObserver,
}

impl<'v> Badge<'v> {
    /// The organisations of a picture: those with the ids that are wanted, in that order, or the
    /// three with the most members among the states drawn, except the hub.
    #[must_use]
    pub fn chosen(
        views: &ExportContext<'v>,
        graph: &Graph<'v>,
        ego: Option<usize>,
        wanted: Option<&[String]>,
    ) -> Vec<Self> {
        let mut badges = Badge::all(views, graph, ego);
        if let Some(ids) = wanted {
            badges = ids
                .iter()
                .filter_map(|id| {
                    badges
                        .iter()
                        .find(|it| *it.organisation.id == **id)
                        .copied()
                })
                .collect();
            number(&mut badges);
        } else {
            badges.retain(|badge| badge.members > 0);
            badges.truncate(MOST_BADGES);
        }
        badges
    }

    /// Every organisation, those with the most members among the states drawn, except the hub,
    /// first.
    #[must_use]
    pub fn all(views: &ExportContext<'v>, graph: &Graph<'v>, ego: Option<usize>) -> Vec<Self> {
        let organisations = views.organisations().into_iter();
        let mut badges: Vec<Badge<'v>> = organisations
            .map(|organisation| Badge::counted(views, graph, ego, organisation))
            .collect();
        badges.sort_by_key(|badge| (Reverse(badge.members), &badge.organisation.id));
        number(&mut badges);
        badges
    }

    fn counted(
        views: &ExportContext<'v>,
        graph: &Graph<'v>,
        ego: Option<usize>,
        organisation: &'v Organisation,
    ) -> Self {
        let mut badge = Badge {
            organisation,
            place: 0,
            members: 0,
            participants: 0,
            observers: 0,
            doubtful: [0, 0, 0],
            possible: 0,
            possible_observers: 0,
        };
        let drawn = graph.nodes.iter().enumerate();
        for (_, node) in drawn.filter(|(index, _)| Some(*index) != ego) {
            match badge.belonging(views, node.actor) {
                Some(Belonging::Member) => {
                    let is_doubtful = usize::from(!node.holds.is_certain());
                    badge.members += 1;
                    badge.doubtful[0] += is_doubtful;
                    if !badge.is_member(views, node.actor) {
                        badge.participants += 1;
                        badge.doubtful[2] += is_doubtful;
                    }
                }
                Some(Belonging::Observer) => {
                    badge.observers += 1;
                    badge.doubtful[1] += usize::from(!node.holds.is_certain());
                }
                Some(Belonging::Possible) => badge.possible += 1,
                Some(Belonging::PossibleObserver) => {
                    badge.possible += 1;
                    badge.possible_observers += 1;
                }
                None => {}
            }
        }
        badge
    }

    /// How an actor belongs on the day.
    #[must_use]
    pub fn belonging(&self, views: &ExportContext<'v>, actor: ActorIndex) -> Option<Belonging> {
        let id = &self.organisation.id;
        let belongs = |accepts: fn(Role) -> bool| {
            let day = views.selection.day;
            views.network.belongs(actor, id, day, accepts)
        };
        match belongs(Role::is_full) {
            Truth::Yes => Some(Belonging::Member),
            Truth::Unknown => Some(Belonging::Possible),
            Truth::No => match belongs(|role| role == Role::Observer) {
                Truth::Yes => Some(Belonging::Observer),
                Truth::Unknown => Some(Belonging::PossibleObserver),
                Truth::No => None,
            },
        }
    }

    /// Whether an actor certainly is a member, and no participant only.
    fn is_member(&self, views: &ExportContext<'v>, actor: ActorIndex) -> bool {
        let (id, day) = (&self.organisation.id, views.selection.day);
        let is_member = |role: Role| role == Role::Member;
        views
            .network
            .belongs(actor, id, day, is_member)
            .is_certain()
    }

    /// The letters of the badge.
    #[must_use]
    pub fn letters(&self, belonging: Belonging) -> String {
        let id = &self.organisation.id;
        match belonging {
            Belonging::Member => id.to_string(),
            Belonging::Observer => format!("{id} obs"),
            Belonging::Possible => format!("{id}?"),
            Belonging::PossibleObserver => format!("{id} obs?"),
        }
    }

    /// How many members there are, where some of the states are only possibly meant: '4 to 5'.
    #[must_use]
    pub(crate) fn member_count(&self) -> String {
        between(self.members, self.doubtful[0])
    }

    /// The same of observers.
    #[must_use]
    pub(crate) fn observer_count(&self) -> String {
        between(self.observers, self.doubtful[1])
    }

    /// How many there are in each role as recorded, and how many belong possibly: '4 to 5 members,
    /// 1 participant, 2 possibly'.
    #[must_use]
    pub(crate) fn role_words(&self) -> String {
        let roles = [
            (
                self.members - self.participants,
                self.doubtful[0] - self.doubtful[2],
                "member",
            ),
            (self.participants, self.doubtful[2], "participant"),
            (self.observers, self.doubtful[1], "observer"),
        ];
        let roles = roles.into_iter().filter(|(all, ..)| *all > 0);
        let words = roles.map(|(all, doubtful, role)| {
            let plural = plural(all);
            format!("{} {role}{plural}", between(all, doubtful))
        });
        let possible = Some(self.possible_words()).filter(|it| !it.is_empty());
        let words: Vec<String> = words.chain(possible).collect();
        words.join(", ")
    }

    /// How many belong possibly, and how many of them as observers; empty if there are none.
    #[must_use]
    pub(crate) fn possible_words(&self) -> String {
        match (self.possible, self.possible_observers) {
            (0, _) => String::new(),
            (all, 0) => format!("{all} possibly"),
            (1, _) => "1 possibly, as observer".to_owned(),
            (all, observers) if all == observers => format!("{all} possibly, as observers"),
            (all, 1) => format!("{all} possibly, 1 of them as observer"),
            (all, observers) => format!("{all} possibly, {observers} of them as observers"),
        }
    }
}

fn between(all: usize, doubtful: usize) -> String {
    match doubtful {
        0 => all.to_string(),
        _ => format!("{} to {all}", all - doubtful),
    }
}

/// Gives each its place.
fn number(badges: &mut [Badge<'_>]) {
    let mut place = 0;
    for badge in badges {
        badge.place = place;
        let kind = badge.organisation.kind;
        place += usize::from(kind != Some(OrganisationKind::DialoguePlatform));
    }
}
