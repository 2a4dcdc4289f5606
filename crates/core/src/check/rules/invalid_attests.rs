use super::shared::evidence::for_each_attested;
use crate::check::{Context, Report};
use crate::fields::FieldValue;
use crate::finding::{Place, Rule};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invalid-attests",
    summary: "A key in `attests` is unknown, a duplicate, or contradicted by `differs`.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-attests.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for_each_attested(context.network.registry, |record| {
        let noun = record.record.noun();
        for (citation, evidence) in record.evidence.iter().enumerate() {
            for (element, name) in evidence.attests.iter().enumerate() {
                let Some(key) = noun.position(name) else {
                    continue;
                };
                let place = || {
                    let path = record.path(citation).then("attests").element(element);
                    Place::value(record.section, record.index, path)
                };
                let first = evidence.attests.iter().position(|other| other == name);
                let is_absent = matches!(record.record.view(key), FieldValue::Absent);
                if evidence.differs.get(name).is_some() {
                    let message = format!(
                        "this citation says in `differs` that the page gives \
                                           another `{name}`"
                    );
                    report
                        .found(place(), message)
                        .label("attested and contradicted")
                        .related(record.difference(citation, name), "another value here")
                        .help(format!(
                            "remove `{name}` here; if the page agrees with the record, remove it \
                             from `differs` instead"
                        ));
                } else if first != Some(element) {
                    report
                        .found(place(), format!("`{name}` is listed twice in `attests`"))
                        .label("listed again here")
                        .help("remove one of the two");
                // What could not be read is not what is missing.
                } else if is_absent && context.is_whole(record.section, record.index) {
                    report
                        .found(
                            place(),
                            format!(
                                "`attests` lists `{name}`, but this {} has no `{name}`",
                                noun.name
                            ),
                        )
                        .label("not in the record")
                        .help(format!("add `{name}` to the record, or remove it here"));
                }
            }
        }
    });
}
