use crate::check::{Context, Report, Rule};
use crate::finding::Place;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "no-evidence",
    level: Level::Error,
    page: include_str!("no-evidence.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let partnerships = registry.partnerships.iter().map(|record| &record.evidence);
    let instruments = registry.instruments.iter().map(|record| &record.evidence);
    let records = partnerships
        .enumerate()
        .map(|(index, evidence)| (Section::Partnerships, "partnership", index, evidence))
        .chain(
            instruments
                .enumerate()
                .map(|(index, evidence)| (Section::Instruments, "instrument", index, evidence)),
        );
    for (section, noun, index, evidence) in records {
        if evidence.is_empty() && context.is_whole(section, index) {
            report
                .found(
                    Place::record(section, index),
                    format!("the {noun} has no evidence"),
                )
                .label("no source says so")
                .help("cite the source that says so, as in `evidence: [{source: ID}]`");
        }
    }
}
