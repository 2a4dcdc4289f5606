use super::shared::pages::Pages;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Evidence, Level, Section};
use crate::network::RecordRef;

pub(super) static RULE: Rule = Rule {
    name: "single-source",
    summary: "Only one source attests a partnership or an instrument.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("single-source.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let registry = context.network.registry;
    let pages = Pages::new(&registry.sources);
    let page_of = |id: &str| match context.network.records.get(id) {
        Some(RecordRef::Source(position)) => Some(pages.page(position.into())),
        _ => None,
    };
    let partnerships = registry.partnerships.iter().map(|record| &record.evidence);
    let instruments = registry.instruments.iter().map(|record| &record.evidence);
    for (section, index, evidence) in partnerships
        .enumerate()
        .map(|(index, evidence)| (Section::Partnerships, index, evidence))
        .chain(
            instruments
                .enumerate()
                .map(|(index, evidence)| (Section::Instruments, index, evidence)),
        )
    {
        if context.is_whole(section, index) {
            record_with(report, section, index, evidence, page_of);
        }
    }
}

fn record_with(
    report: &mut Report,
    section: Section,
    index: usize,
    evidence: &[Evidence],
    page_of: impl Fn(&str) -> Option<usize>,
) {
    let mut attesting = evidence.iter().filter(|citation| citation.attests_record());
    let Some(first) = attesting.next() else {
        return;
    };
    let only = &*first.source;
    // An id that does not resolve has its finding already, and may be another page.
    let page = |id| page_of(id).ok_or(id);
    if attesting.all(|citation| page(&*citation.source) == page(only)) {
        report
            .found(
                field(section, index, "evidence"),
                format_args!("only `{only}` attests this record"),
            )
            .label("the only source")
            .help("cite a second source, independent of the first");
    }
}
