//! Memberships beside the names of partners.

use std::cmp::Reverse;

use chancery_core::messages::{Argument, Messages};
use chancery_core::model::{Keyword as _, Organisation, OrganisationKind, Role};

use super::ExportContext;
use super::belonging::{Belonging, Roles, role_letters};
use super::graph::{Graph, Node};
use chancery_core::network::ActorIndex;
use chancery_core::say;

/// The most organisations that are shown where none are asked for.
const MOST_BADGES: usize = 3;

/// An organisation whose members are marked in a picture.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Badge<'v> {
    /// The organisation.
    pub organisation: &'v Organisation,
    /// What readers are told.
    pub messages: &'static Messages,
    /// Its place among the organisations of the registry, whoever is drawn: its colour goes by that.
    pub place: usize,
    /// How many of the states drawn are members or participants, certainly.
    pub members: RoleCount,
    /// How many of these are participants, and not members.
    pub participants: RoleCount,
    /// How many there are in each other role, in the order of the format.
    pub others: [(Role, RoleCount); Role::OTHERS.len()],
    /// How many belong to it possibly.
    pub possible: usize,
    /// How many of these are possibly members or participants.
    pub possibly_full: usize,
}

/// How many states belong to an organisation in a role.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct RoleCount {
    /// How many do certainly.
    pub certain: usize,
    /// How many of these are only possibly among the states meant.
    pub doubtful: usize,
    /// How many further ones the records do not decide.
    pub possible: usize,
}

impl RoleCount {
    fn add(&mut self, node: &Node<'_>) {
        self.certain += 1;
        self.doubtful += usize::from(!node.holds.is_certain());
    }

    /// How many there are, where some of the states are only possibly meant: '4 to 5'.
    pub(crate) fn words(self, messages: &Messages) -> String {
        let certain = self.certain - self.doubtful;
        match self.doubtful {
            0 => messages.number(self.certain),
            _ => say!(
                messages,
                "number-range",
                certain = certain,
                possible = self.certain
            ),
        }
    }

    /// How many there are in a role: '2 observers'.
    fn in_role(self, messages: &Messages, role: Role) -> String {
        let arguments = [
            ("number", Argument::from(self.words(messages))),
            ("count", self.certain.into()),
        ];
        messages.word_of("counted-role", role.name(), &arguments)
    }
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
        } else {
            badges.retain(|badge| badge.members.certain > 0);
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
        badges.sort_by_key(|badge| (Reverse(badge.members.certain), &badge.organisation.id));
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
            messages: views.messages,
            place: views.organisation_place(organisation),
            members: RoleCount::default(),
            participants: RoleCount::default(),
            others: Role::OTHERS.map(|role| (role, RoleCount::default())),
            possible: 0,
            possibly_full: 0,
        };
        let drawn = graph.nodes.iter().enumerate();
        for (_, node) in drawn.filter(|(index, _)| Some(*index) != ego) {
            match badge.belonging(views, node.actor) {
                Some(Belonging::Full) => {
                    badge.members.add(node);
                    if !badge.is_member(views, node.actor) {
                        badge.participants.add(node);
                    }
                }
                Some(Belonging::Otherwise(roles)) => {
                    for (_, count) in badge.others_in(roles) {
                        count.add(node);
                    }
                }
                Some(Belonging::PossiblyFull) => {
                    badge.possible += 1;
                    badge.possibly_full += 1;
                }
                Some(Belonging::PossiblyOtherwise(roles)) => {
                    badge.possible += 1;
                    for (_, count) in badge.others_in(roles) {
                        count.possible += 1;
                    }
                }
                None => {}
            }
        }
        badge
    }

    /// The counts of some of its other roles.
    fn others_in(&mut self, roles: Roles) -> impl Iterator<Item = &mut (Role, RoleCount)> {
        let others = self.others.iter_mut();
        others.filter(move |(role, _)| roles.iter().any(|it| it == *role))
    }

    /// How an actor belongs on the day.
    #[must_use]
    pub fn belonging(&self, views: &ExportContext<'v>, actor: ActorIndex) -> Option<Belonging> {
        let day = views.selection.day;
        Belonging::new(views.network, actor, &self.organisation.id, day)
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
        let messages = self.messages;
        let id = &self.organisation.id;
        match belonging {
            Belonging::Full => id.to_string(),
            Belonging::Otherwise(roles) => format!("{id} {}", roles.letters(messages)),
            Belonging::PossiblyFull => format!("{id}?"),
            Belonging::PossiblyOtherwise(roles) => format!("{id} {}?", roles.letters(messages)),
        }
    }

    /// The other roles that anybody has, and how many do certainly.
    pub(crate) fn certain_others(&self) -> impl Iterator<Item = (Role, RoleCount)> {
        let others = self.others.into_iter();
        others.filter(|(_, count)| count.certain > 0)
    }

    /// How many there are in each role as recorded, and how many belong possibly: '4 to 5 members,
    /// 1 participant, 2 possibly'.
    #[must_use]
    pub(crate) fn role_words(&self) -> String {
        let messages = self.messages;
        let members = RoleCount {
            certain: self.members.certain - self.participants.certain,
            doubtful: self.members.doubtful - self.participants.doubtful,
            possible: 0,
        };
        let full = [
            (Role::Member, members),
            (Role::Participant, self.participants),
        ];
        let roles = full.into_iter().filter(|(_, count)| count.certain > 0);
        let words = roles
            .chain(self.certain_others())
            .map(|(role, count)| count.in_role(messages, role));
        let possible = Some(self.possible_words()).filter(|it| !it.is_empty());
        let words: Vec<String> = words.chain(possible).collect();
        words.join(", ")
    }

    /// How many belong possibly, and how many of them in another role than that of a member; empty
    /// if there are none.
    #[must_use]
    pub(crate) fn possible_words(&self) -> String {
        let messages = self.messages;
        let all = self.possible;
        let named = |role: Role, count: usize| {
            let arguments = [("count", Argument::from(count))];
            messages.word_of("network-plural-role", role.name(), &arguments)
        };
        let others = self.others.iter().filter(|(_, count)| count.possible > 0);
        let others: Vec<(Role, usize)> = others.map(|(role, it)| (*role, it.possible)).collect();
        match *others {
            _ if all == 0 => String::new(),
            [] => say!(messages, "network-possible", count = all),
            [(role, count)] if count == all => {
                let role = named(role, all);
                say!(messages, "network-possible-as", count = all, role = role)
            }
            _ => {
                let words = others.iter().enumerate().map(|(index, (role, count))| {
                    let (count, role) = (*count, named(*role, *count));
                    match index {
                        0 => say!(messages, "network-of-them-as", count = count, role = role),
                        _ => say!(messages, "network-others-as", count = count, role = role),
                    }
                });
                let roles = messages.and(&words.collect::<Vec<_>>());
                say!(
                    messages,
                    "network-possible-some-as",
                    count = all,
                    roles = roles
                )
            }
        }
    }
}

/// The letters of a badge in two parts: the id, which may be cut, and the role after it, which never
/// is.
pub(crate) fn id_and_role(letters: &str) -> (&str, &str) {
    // An id holds neither of the two.
    letters.split_at(letters.find([' ', '?']).unwrap_or(letters.len()))
}

impl ExportContext<'_> {
    /// The place of an organisation by which it has its colour: how many with more recorded members
    /// are before it. It is the same in every picture, on every day and for every selection.
    #[must_use]
    pub(crate) fn organisation_place(&self, organisation: &Organisation) -> usize {
        // Platforms for dialogue have a colour of their own.
        let has_colour = |it: &&Organisation| it.kind != Some(OrganisationKind::DialoguePlatform);
        let rank = |it: &Organisation| (Reverse(it.members.len()), it.id.clone());
        let own = rank(organisation);
        let all = self.network.registry.organisations.iter();
        all.filter(has_colour).filter(|it| rank(it) < own).count()
    }

    /// The name of an organisation in a picture, with its id where another one has the same name.
    #[must_use]
    pub(crate) fn organisation_name(&self, organisation: &Organisation) -> String {
        let mut others = self.network.registry.organisations.iter();
        let is_shared = others.any(|it| it.name == organisation.name && it.id != organisation.id);
        match is_shared && *organisation.name != *organisation.id {
            true => format!("{} ({})", organisation.name, organisation.id),
            false => organisation.name.to_string(),
        }
    }
}

/// What a membership's badge means, in words.
#[must_use]
pub(crate) fn badge_words(views: &ExportContext<'_>, badge: &Badge<'_>) -> String {
    let messages = badge.messages;
    let others = badge.certain_others().map(|(role, count)| {
        let (words, letters) = (count.in_role(messages, role), role_letters(messages, role));
        format!("{words} ({letters})")
    });
    let members = badge.members.words(messages);
    let numbers: Vec<String> = [members].into_iter().chain(others).collect();
    let name = views.organisation_name(badge.organisation);
    let words = format!("{name} · {}", messages.and(&numbers));
    if badge.possible == 0 {
        return words;
    }
    let possible = badge.possible_words();
    say!(
        messages,
        "network-badge-possible",
        words = words,
        possible = possible
    )
}
