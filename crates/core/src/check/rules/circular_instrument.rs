use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};
use crate::network::on_circles;

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
    let instruments = &network.registry.instruments;
    for relation in 0..3 {
        let next = network.acts.iter().map(|act| {
            let others = [&act.replaces, &act.amends, &act.implements][relation];
            others.iter().copied().map(usize::from).collect()
        });
        for (one, to) in on_circles(&next.collect::<Vec<Vec<usize>>>()) {
            let (id, other) = (&instruments[one].id, &instruments[to].id);
            let (key, ids) = instruments[one].relations()[relation];
            let message = if one == to {
                format!("`{id}` {key} itself")
            } else {
                format!(
                    "`{id}` {key} `{other}`, and `{other}` {key} `{id}`, directly or through others"
                )
            };
            let ordinal = ids.iter().position(|it| it == other).unwrap_or_default();
            let path = FieldPath::key(key).element(ordinal);
            report
                .found(Place::value(Section::Instruments, one, path), message)
                .label("part of a circle")
                .help(format!(
                    "under `{key}`, a later text lists earlier ones; remove this one, or another \
                     one of the circle"
                ));
        }
    }
}
