use super::texts::for_each_value;
use crate::check::{Context, Report, Rule};
use crate::fields::{Key, Kind};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invalid-url",
    level: Level::Error,
    page: include_str!("invalid-url.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_url = |key: &Key| matches!(key.kind, Kind::Url);
    for_each_value(context.network.registry, is_url, |_, url, place| {
        if let Some((message, label)) = fault(url) {
            report
                .found(place(), message)
                .label(label)
                .help("write the whole address, as in `https://press.example/page`");
        }
    });
}

fn fault(url: &str) -> Option<(&'static str, &'static str)> {
    let lower = url.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let Some(rest) = rest else {
        return Some((
            "the address is neither `http` nor `https`",
            "no address of a page",
        ));
    };
    if url.contains(char::is_whitespace) {
        return Some(("the address has a space in it", "a space"));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let is_host = host
        .chars()
        .next()
        .is_some_and(|first| first.is_alphanumeric() || first == '[');
    (!is_host).then_some(("the address has no host", "no host"))
}
