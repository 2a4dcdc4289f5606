use crate::check::{Context, Report};
use crate::fields::{Key, Kind};
use crate::finding::{Rule, for_each_value};
use crate::model::Level;
use unicode_normalization::is_nfc;

pub(super) static RULE: Rule = Rule {
    name: "not-normalized",
    summary: "A text is not in Unicode Normalization Form C.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("not-normalized.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_text = |key: &Key| matches!(key.kind, Kind::Text | Kind::StringMap);
    for_each_value(context.network.registry, is_text, |value| {
        let text = &*value.text();
        if !text.is_ascii() && !is_nfc(text) {
            report
                .found(
                    value.place(),
                    "the text is not in Unicode Normalization Form C (NFC)",
                )
                .label("letters composed of several characters")
                .help("write each accented letter as one character");
        }
    });
}
