//! The ties that a picture of the network does not draw, in words.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::finding::how_many;
use chancery_core::network::{ActorIndex, PartnershipIndex};
use chancery_core::select::Selected;

use super::graph::Graph;
use super::{ExportContext, actor_words, counted, number_words, party_nouns};

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
    let ties = how_many(most * (most - 1) / 2, "tie");
    Some(match many.len() {
        1 => format!("One partnership has more than two parties: its {most} form {ties}."),
        count => format!(
            "{count} partnerships have more than two parties: the {most} of the largest form \
             {ties}."
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
    let ties = counted(are_certain, "tie") + " between two partners";
    let joint = pairs.values().map(|(_, joint)| *joint);
    let joint: Vec<Truth> = joint.filter(|it| it.is_possible()).collect();
    let are_all_joint = pairs.values().all(|(holds, joint)| holds == joint);
    let joint = number_words(joint.into_iter().map(Truth::is_certain));
    let name = actor_words(views.network, graph.nodes[ego].actor);
    let (_, parties) = party_nouns(views.network);
    Some(match (joint.as_str(), are_all_joint) {
        ("0", _) => format!("Not drawn: {ties}."),
        (_, true) => {
            format!("Not drawn: {ties}, from partnerships of several {parties} with {name}.")
        }
        (joint, _) => format!(
            "Not drawn: {ties}, {joint} of them from partnerships of several {parties} with {name}."
        ),
    })
}
