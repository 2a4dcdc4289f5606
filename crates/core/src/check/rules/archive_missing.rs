use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};
use crate::quotes::CopyProblem;
use crate::yaml::Unarchived;

pub(super) static RULE: Rule = Rule {
    name: "archive-missing",
    summary: "The archived copy of a source is not in the archive folder.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("archive-missing.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (source, copy) in &context.quotes.copies {
        if *copy == CopyProblem::Unread(Unarchived::Missing) {
            let name = context.network.registry.sources[*source].archive.as_deref();
            report
                .found(
                    field(Section::Sources, *source, "archive"),
                    format!(
                        "no file `{}` in the archive folder",
                        name.unwrap_or_default()
                    ),
                )
                .label("not found, so its quotes were not checked")
                .help("put the copy into the archive folder, or correct its name");
        }
    }
}
