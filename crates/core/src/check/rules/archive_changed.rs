use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};
use crate::quotes::CopyProblem;

pub(super) static RULE: Rule = Rule {
    name: "archive-changed",
    summary: "The SHA-256 of an archived copy differs from the one that its source gives.",
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
                        "the SHA-256 of the archived copy `{}` differs from this one",
                        name.unwrap_or_default()
                    ),
                )
                .label("not the SHA-256 of the copy")
                .help(format!(
                    "restore the copy that was cited, or write {digest} if the present copy is \
                     right"
                ));
        }
    }
}
