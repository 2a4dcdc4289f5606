use crate::check::{Context, Report};
use crate::date::{Date, Day};
use crate::fields::{Key, Kind, ScalarValue};
use crate::finding::{Rule, for_each_value};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "improbable-year",
    summary: "A date has a year before 1000.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("improbable-year.md"),
};

/// The first day of a year of four digits.
const FIRST_PROBABLE: Day = Day::from_calendar(1000, 1, 1);

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_date = |key: &Key| key.kind.is_date();
    for_each_value(context.network.registry, is_date, |value| {
        let first_day = match value.value {
            ScalarValue::Date(date) => date.earliest(),
            ScalarValue::Day(day) => Some(day),
            _ => None,
        };
        if first_day.is_some_and(|day| day >= FIRST_PROBABLE) {
            return;
        }
        let text = &*value.text();
        // A number of partners is not a year.
        let is_number = matches!(value.key.kind, Kind::Stated) && !text.contains('/');
        let early = text.split('/').find(|end| end.starts_with('0'));
        let Some(early) = early.filter(|_| !is_number) else {
            return;
        };
        if text.parse::<Date>().is_ok() {
            report
                .found(
                    value.place(),
                    format!("the date `{early}` is before the year 1000"),
                )
                .label("improbable year")
                .help(
                    "write all four digits of the year, as in `2014`; if the year is right, add a \
                     waiver",
                );
        }
    });
}
