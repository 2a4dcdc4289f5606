use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::passed_over::Ignored;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "ignored-file",
    summary: "A file or folder is not read, but may contain records.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("ignored-file.md"),
};

/// What is said of something that is ignored.
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
            "if it contains records, rename it; otherwise move it out of the registry, or begin \
             its name with a dot",
        ),
        Ignored::Link => (
            format!(
                "`{}` is a symbolic link, and symbolic links are not followed",
                last(name)
            ),
            "put the file or folder itself here, or remove the link",
        ),
        Ignored::Registry => (
            format!(
                "the folder `{}` contains a `registry.yaml`, so it is another registry and is not \
                 read",
                name.strip_suffix("/registry.yaml").unwrap_or(name)
            ),
            "if the folder belongs to this registry, remove that `registry.yaml`; otherwise move \
             the folder out of this registry",
        ),
        Ignored::Empty => (
            "this file contains no records".to_owned(),
            "add records, or remove the file",
        ),
    };
    Finding::new(&RULE, place, message)
        .label("passed over")
        .help(help)
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
