use crate::audit::form_faults;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "malformed-claim",
    summary: "A claim has a key that its form does not allow, or a key that it needs is missing.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("malformed-claim.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, claim) in context.network.registry.claims.iter().enumerate() {
        if !context.is_whole(Section::Claims, index) {
            continue;
        }
        for fault in form_faults(claim) {
            let place = Place::key(Section::Claims, index, FieldPath::key(fault.key));
            report
                .found(place, fault.message)
                .label("this key")
                .help(fault.help);
        }
    }
}
