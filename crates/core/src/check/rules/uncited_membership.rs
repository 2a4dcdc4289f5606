use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "uncited-membership",
    summary: "Neither a membership nor its organisation has evidence.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("uncited-membership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, organisation) in context.network.registry.organisations.iter().enumerate() {
        if !organisation.evidence.is_empty() || !context.is_whole(Section::Organisations, index) {
            continue;
        }
        // One source for the organisation would do for all of them, so there is one finding.
        let uncited = |position: &usize| organisation.members[*position].evidence.is_empty();
        let mut uncited = (0..organisation.members.len()).filter(uncited);
        let Some(first) = uncited.next() else {
            continue;
        };
        let count = uncited.count() + 1;
        let path = FieldPath::key("members").element(first);
        report
            .found(
                Place::value(Section::Organisations, index, path),
                match count {
                    1 => format!("no source attests this membership of `{}`", organisation.id),
                    _ => format!(
                        "no source attests {count} memberships of `{}`",
                        organisation.id
                    ),
                },
            )
            .label("without evidence")
            .help(
                "give the organisation `evidence` for all its members, or give each member its \
                   own",
            );
    }
}
