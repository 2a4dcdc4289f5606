use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Evidence, Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "no-evidence",
    summary: "A partnership or an instrument has no source that attests it.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("no-evidence.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
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
        if !context.is_whole(section, index) {
            continue;
        }
        if evidence.is_empty() {
            report
                .found(
                    Place::record(section, index),
                    format!("the {noun} has no evidence"),
                )
                .label("no source is cited")
                .help("cite a source that attests it, as in `evidence: [{source: ID}]`");
        } else if !evidence.iter().any(Evidence::attests_record) {
            report
                .found(
                    Place::value(section, index, FieldPath::key("evidence")),
                    format!("every citation of the {noun} gives another tier"),
                )
                .label("no source gives this tier")
                .help("correct `tier`, or cite a source that gives it");
        }
    }
}
