//! The one whose partners are meant: to what it belongs, and who belongs to it.

use chancery_core::date::Truth;
use chancery_core::network::{ActorIndex, MembershipIndex};
use chancery_core::say;
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::memberships::{belongs_to, membership_facts, treaties_joined};
use crate::views::{ExportContext, actor_words, alphabetical_key, capitalised, range_words};

/// Whether there is something to say of it.
pub(super) fn has_section(views: &ExportContext<'_>, ego: ActorIndex) -> bool {
    !own_memberships(views, ego).is_empty()
        || !members(views, ego).is_empty()
        || !views.network.actors[ego].participations.is_empty()
}

fn own_memberships(views: &ExportContext<'_>, ego: ActorIndex) -> Vec<MembershipIndex> {
    // What narrows a page are its partners, and not itself.
    views.network.memberships_of(ego)
}

/// The memberships in it, where it is an organisation, by name.
fn members(views: &ExportContext<'_>, ego: ActorIndex) -> Vec<MembershipIndex> {
    let network = views.network;
    let organisation = network.actors[ego].organisation();
    let memberships = network.memberships.iter_enumerated();
    let mut members: Vec<MembershipIndex> = memberships
        .filter(|(_, it)| Some(it.organisation) == organisation && it.member.is_some())
        .map(|(position, _)| position)
        .collect();
    members.sort_by_cached_key(|position| {
        let membership = &network.memberships[*position];
        let name = membership.member.map_or("", |it| network.actors[it].name);
        (alphabetical_key(name), membership.ordinal)
    });
    members
}

/// The section; none if there is nothing to say.
pub(super) fn section(views: &ExportContext<'_>, anchors: &Anchors) -> Option<Value> {
    let network = views.network;
    let ego = views.selection.ego?;
    if !has_section(views, ego) {
        return None;
    }
    let (messages, day) = (views.messages, views.selection.day);
    let members = members(views, ego);
    let holds = members.iter().map(|it| network.is_member(*it, day));
    let holding: Vec<bool> = holds
        .filter(|it| it.is_possible())
        .map(|it| it == Truth::Yes)
        .collect();
    let members_words = (!members.is_empty()).then(|| {
        say!(
            messages,
            "records-members-holding",
            holding = range_words(messages, holding),
            count = members.len(),
            day = day
        )
    });
    let member = |position: &MembershipIndex| {
        let member = network.memberships[*position].member;
        context! {
            name => member.map_or("", |it| network.actors[it].name),
            href => member.and_then(|it| anchors.actor(it)),
            facts => membership_facts(messages, views, *position),
        }
    };
    Some(context! {
        name => capitalised(&actor_words(messages, network, ego)),
        memberships => belongs_to(views, ego),
        members_words => members_words,
        members => members.iter().map(member).collect::<Vec<Value>>(),
        joined => treaties_joined(views, anchors, ego),
    })
}
