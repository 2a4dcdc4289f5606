use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::passed_over::Ignored;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "ignored-file",
    summary: "A file or folder is not read, but may have been meant as records.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("ignored-file.md"),
};

/// What is said of something that is passed over.
pub(in crate::yaml) fn finding(file: usize, name: &str, ignored: Ignored) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: 0,
        end: 0,
    });
    let (message, help) = match ignored {
        Ignored::Name => (
            format!(
                "`{}` is not read: its name does not end in `.yaml`, `.yml` or `.json`",
                last(name)
            ),
            "rename it if it holds records; else move it out of the registry, or begin its name with a dot",
        ),
        Ignored::Link => (
            format!(
                "`{}` is a symbolic link, and links are not followed",
                last(name)
            ),
            "put the file or folder itself here, or remove the link",
        ),
        Ignored::Registry => (
            format!(
                "the folder `{}` has a `registry.yaml`, so it is another registry, and nothing in it is read",
                name.strip_suffix("/registry.yaml").unwrap_or(name)
            ),
            "remove that `registry.yaml` if the folder belongs to this registry; else move the folder out of it",
        ),
        Ignored::Empty => (
            "this file holds no records".to_owned(),
            "write its records, or remove the file",
        ),
    };
    Finding::new(&RULE, place, message)
        .label("passed over")
        .help(help)
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
