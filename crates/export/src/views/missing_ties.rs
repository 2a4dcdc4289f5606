//! The ties that a picture of the network does not draw, in words.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::network::{ActorIndex, PartnershipIndex};
use chancery_core::select::Selected;
use chancery_core::{message, say};

use super::graph::Graph;
use super::{ExportContext, actor_words, counted_exactly, counted_in, party_kind, range_words};

/// How many ties the partnership with the most parties makes by itself: one of many is one record,
/// and no state is in the middle of it.
pub(super) fn many_parties_words(views: &ExportContext<'_>, graph: &Graph<'_>) -> Option<String> {
    let parties = |it: &Selected<PartnershipIndex>| {
        let parties = views.network.ties[it.position].parties.iter();
        let exists = |party: &&ActorIndex| views.selection.holds_of(*it, &[**party]).is_possible();
        parties.filter(exists).count()
    };
    let many = graph.partnerships.iter().map(parties);
    let many: Vec<usize> = many.filter(|count| *count > 2).collect();
    let most = many.iter().max()?;
    let (messages, most) = (views.messages, *most);
    let ties = counted_exactly(messages, most * (most - 1) / 2, message!("counted-ties"));
    Some(match many.len() {
        1 => say!(
            messages,
            "network-one-of-many-parties",
            parties = most,
            ties = ties
        ),
        count => say!(
            messages,
            "network-some-of-many-parties",
            count = count,
            parties = most,
            ties = ties
        ),
    })
}

/// How many ties between two partners there are, for which a star has no place; none if there are
/// none.
pub(super) fn between_words(
    views: &ExportContext<'_>,
    graph: &Graph<'_>,
    ego: usize,
) -> Option<String> {
    let partners = graph.nodes.iter().enumerate();
    let partners = partners.filter(|(index, _)| *index != ego);
    let partners: BTreeMap<ActorIndex, Truth> =
        partners.map(|(_, it)| (it.actor, it.holds)).collect();
    // Whether each pair is tied, and whether by a partnership of the state in the middle.
    let mut pairs: BTreeMap<[ActorIndex; 2], (Truth, Truth)> = BTreeMap::new();
    for selected in views.partnerships() {
        let parties = &views.network.ties[selected.position].parties;
        let is_joint = parties.contains(&graph.nodes[ego].actor);
        let mut parties: Vec<(ActorIndex, Truth)> = parties
            .iter()
            .filter_map(|party| Some((*party, *partners.get(party)?)))
            .collect();
        parties.sort_unstable();
        parties.dedup();
        for (place, (one, of_one)) in parties.iter().enumerate() {
            for (other, of_other) in &parties[place + 1..] {
                let pair = [*one, *other];
                let holds = views.selection.holds_of(selected, &pair) & *of_one & *of_other;
                if holds.is_possible() {
                    let joint = if is_joint { holds } else { Truth::No };
                    let tie = pairs.entry(pair).or_insert((Truth::No, Truth::No));
                    *tie = (tie.0 | holds, tie.1 | joint);
                }
            }
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let are_certain = pairs.values().map(|(holds, _)| holds.is_certain());
    let messages = views.messages;
    let ties = counted_in(messages, are_certain, message!("counted-ties"));
    let joint = pairs.values().map(|(_, joint)| *joint);
    let joint: Vec<Truth> = joint.filter(|it| it.is_possible()).collect();
    let are_all_joint = pairs.values().all(|(holds, joint)| holds == joint);
    let is_none_joint = joint.is_empty();
    let joint = range_words(messages, joint.into_iter().map(Truth::is_certain));
    let name = actor_words(views.messages, views.network, graph.nodes[ego].actor);
    let parties = party_kind(views.network);
    Some(match (is_none_joint, are_all_joint) {
        (true, _) => say!(messages, "network-between", ties = ties),
        (_, true) => say!(
            messages,
            "network-between-joint",
            ties = ties,
            parties = parties,
            name = name
        ),
        _ => say!(
            messages,
            "network-between-some-joint",
            ties = ties,
            joint = joint,
            parties = parties,
            name = name
        ),
    })
}
