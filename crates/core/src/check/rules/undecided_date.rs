use crate::check::{Context, Report};
use crate::fields::{Key, ScalarValue};
use crate::finding::{Rule, for_each_value};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "undecided-date",
    summary: "A date is marked as doubtful or approximate with `?`, `~` or `%`.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("undecided-date.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_date = |key: &Key| key.kind.is_date();
    for_each_value(context.network.registry, is_date, |value| {
        if let ScalarValue::Date(text) = value.value
            && text.is_qualified()
        {
            report
                .found(
                    value.place(),
                    format!("the date `{text}` is uncertain as a whole, so it decides nothing"),
                )
                .label("every comparison with it is unknown")
                .help("write the interval that the source supports, as in `2014/2016`");
        }
    });
}
