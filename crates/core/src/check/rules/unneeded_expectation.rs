use super::shared::claims::counted;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section, Verdict};

pub(super) static RULE: Rule = Rule {
    name: "unneeded-expectation",
    summary: "A claim that holds says `expect: holds`, which is the default.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unneeded-expectation.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for counted in counted(context) {
        let is_unneeded =
            counted.word == Verdict::Holds && counted.claim.expect == Some(Verdict::Holds);
        if is_unneeded {
            let place = Place::key(Section::Claims, counted.index, FieldPath::key("expect"));
            report
                .found(place, "`expect: holds` is the default and is not needed")
                .label("not needed")
                .help("remove `expect` and `because`");
        }
    }
}
