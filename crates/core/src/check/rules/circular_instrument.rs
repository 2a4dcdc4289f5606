use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};
use crate::network::{InstrumentIndex, Network, all_relations, on_circles};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "circular-instrument",
    summary: "Instruments replace, amend or implement one another in a circle.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("circular-instrument.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let mut acts = network.acts.iter();
    if acts.all(|act| act.relations().earlier().concat().is_empty()) {
        return;
    }
    let mut reported = BTreeSet::new();
    for relation in 0..3 {
        let next = network.acts.iter().map(|act| {
            let others = act.relations().earlier()[relation];
            others.iter().copied().map(usize::from).collect()
        });
        for (one, to) in on_circles(&next.collect::<Vec<Vec<usize>>>()) {
            reported.insert(one);
            in_a_circle(network, (one, to), relation, report);
        }
    }
    // Instruments can also lead back to themselves by several relations.
    for (one, to) in on_circles(&all_relations(&network.acts)) {
        let act = &network.acts[InstrumentIndex::from(one)];
        let mut lists = act.relations().earlier().into_iter();
        if let Some(relation) = lists.position(|list| list.contains(&InstrumentIndex::from(to)))
            && reported.insert(one)
        {
            in_a_circle(network, (one, to), relation, report);
        }
    }
}

/// Reports that an instrument leads back to itself by another one.
fn in_a_circle(
    network: &Network<'_>,
    (one, to): (usize, usize),
    relation: usize,
    report: &mut Report,
) {
    let instruments = &network.registry.instruments;
    let (id, other) = (&instruments[one].id, &instruments[to].id);
    let (key, ids) = instruments[one].relations()[relation];
    let lists = instruments[to].relations().into_iter();
    let mut back = lists.filter_map(|(key, ids)| {
        let ordinal = ids.iter().position(|it| it == id)?;
        Some((key, FieldPath::key(key).element(ordinal)))
    });
    let back = back.next().filter(|_| one != to);
    // Of two that lead to each other one finding has both places.
    if back.is_some() && other < id {
        return;
    }
    let message = match &back {
        _ if one == to => format!("`{id}` {key} itself"),
        Some((back, _)) => format!("`{id}` {key} `{other}`, and `{other}` {back} `{id}`"),
        None => format!("`{id}` {key} `{other}`, which leads back to `{id}` through others"),
    };
    let ordinal = ids.iter().position(|it| it == other).unwrap_or_default();
    let path = FieldPath::key(key).element(ordinal);
    let place = |index: usize, path: FieldPath| Place::value(Section::Instruments, index, path);
    let found = report
        .found(place(one, path), message)
        .label("part of a circle")
        .help(
            "a later text names the earlier ones that it replaces, amends or implements; remove \
             this one, or another one of the circle",
        );
    if let Some((_, path)) = back {
        found.related(place(to, path), "the way back");
    }
}
