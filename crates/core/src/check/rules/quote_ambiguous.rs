use crate::check::{Context, Report};
use crate::finding::{Rule, in_a_row};
use crate::model::Level;
use crate::quotes::QuotePlace;

pub(super) static RULE: Rule = Rule {
    name: "quote-ambiguous",
    summary: "A quote occurs more than once in the archived copy of its source.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("quote-ambiguous.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for miss in &context.quotes.misses {
        let QuotePlace::Often { lines, and_more } = &miss.found else {
            continue;
        };
        let citation = &miss.citation;
        let between = if citation.before.is_some() || citation.after.is_some() {
            " between these words"
        } else {
            ""
        };
        let at_least = if *and_more { "more than " } else { "" };
        let times = lines.len();
        report
            .found(
                citation.place("quote"),
                format!("the archived copy contains the quote{between} {at_least}{times} times"),
            )
            .label("found more than once")
            .help(format!(
                "add the words next to it as `before` or `after`; the quote is in `{}` {}",
                miss.archive,
                on_lines(lines, *and_more)
            ));
    }
}

/// The lines of the places, each once.
fn on_lines(lines: &[usize], and_more: bool) -> String {
    let mut lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    lines.dedup();
    if and_more {
        lines.push("others".to_owned());
    }
    match &*lines {
        [only] => format!("on line {only}"),
        [] => String::new(),
        lines => format!("on lines {}", in_a_row(lines, "and")),
    }
}
