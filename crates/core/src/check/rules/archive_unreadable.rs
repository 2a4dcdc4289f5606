use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};
use crate::quotes::CopyProblem;
use crate::yaml::{LARGEST_FILE, Unarchived};

pub(super) static RULE: Rule = Rule {
    name: "archive-unreadable",
    summary: "An archived copy exists but cannot be read as text.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("archive-unreadable.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (source, copy) in &context.quotes.copies {
        let name = context.network.registry.sources[*source].archive.as_deref();
        let Some((reason, help)) = reason(copy) else {
            continue;
        };
        report
            .found(
                field(Section::Sources, *source, "archive"),
                format!("the archived copy `{}` {reason}", name.unwrap_or_default()),
            )
            .label("its quotes were not checked")
            .help(help);
    }
}

/// Why a copy that is there cannot be read as a text, and what to do about it.
fn reason(copy: &CopyProblem) -> Option<(String, &'static str)> {
    let (reason, help) = match copy {
        CopyProblem::Changed(_) | CopyProblem::Unread(Unarchived::Missing) => return None,
        CopyProblem::NoText(line) => (
            format!("is not valid UTF-8 on line {line}"),
            "save the text of the page as UTF-8, and name that file",
        ),
        CopyProblem::Unread(Unarchived::Outside) => (
            "is outside the archive folder".to_owned(),
            "put the copy itself into the archive folder, not a link to it",
        ),
        CopyProblem::Unread(Unarchived::NoFile) => (
            "is not a file".to_owned(),
            "name the file that contains the text of the page",
        ),
        CopyProblem::Unread(Unarchived::TooLarge(size)) => (
            format!("has {size} bytes, more than the limit of {LARGEST_FILE}"),
            "keep only the text of the page",
        ),
        CopyProblem::Unread(Unarchived::Failed(words)) => {
            (format!("cannot be read: {words}"), "make the file readable")
        }
    };
    Some((reason, help))
}
