use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::model::{Evidence, Level, Section};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "single-source",
    level: Level::Note,
    page: include_str!("single-source.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let registry = context.network.registry;
    for (index, record) in registry.partnerships.iter().enumerate() {
        record_with(
            context,
            report,
            Section::Partnerships,
            index,
            &record.evidence,
        );
    }
    for (index, record) in registry.instruments.iter().enumerate() {
        record_with(
            context,
            report,
            Section::Instruments,
            index,
            &record.evidence,
        );
    }
}

fn record_with(
    context: &Context<'_, '_>,
    report: &mut Report,
    section: Section,
    index: usize,
    evidence: &[Evidence],
) {
    let attesting = evidence.iter().filter(|citation| citation.attests_record());
    let sources: BTreeSet<&str> = attesting.map(|citation| &*citation.source).collect();
    if let Some(only) = sources.first()
        && sources.len() == 1
        && context.is_whole(section, index)
    {
        report
            .found(
                field(section, index, "evidence"),
                format!("only `{only}` attests this record"),
            )
            .label("one source")
            .help("cite a second source, independent of the first");
    }
}
