use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};
use crate::quotes::CopyProblem;

pub(super) static RULE: Rule = Rule {
    name: "archive-changed",
    summary: "An archived copy has another SHA-256 than its source gives.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("archive-changed.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (source, copy) in &context.quotes.copies {
        if let CopyProblem::Changed(digest) = copy {
            let name = context.network.registry.sources[*source].archive.as_deref();
            report
                .found(
                    field(Section::Sources, *source, "sha256"),
                    format!(
                        "the archived copy `{}` has another SHA-256",
                        name.unwrap_or_default()
                    ),
                )
                .label("not that of the copy")
                .help(format!(
                    "bring back the copy that was cited, or write {digest} if this one is right"
                ));
        }
    }
}
