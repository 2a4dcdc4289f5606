//! The rules and their pages.

use chancery_core::check::RULES;
use chancery_core::model::Keyword;

use super::markdown_table;

pub(super) fn text() -> String {
    let mut text = "# The rules\n\n\
        What `chancery check` finds. `chancery explain RULE` prints the page of a rule. A registry can \
        set the level of a rule in the `severities` of its manifest, but it cannot lower a rule that \
        is applied while files are read.\n\n"
        .to_owned();
    let rows = RULES.iter().map(|rule| {
        let link = format!("[{}](#{})", rule.name, rule.name);
        vec![link, rule.level.name().to_owned(), rule.summary.to_owned()]
    });
    text.push_str(&markdown_table(&["rule", "level", "what is wrong"], rows));
    for rule in RULES.iter() {
        text.push('\n');
        text.push_str(&one_level_down(rule.page));
    }
    text
}

/// The page with every heading one level lower. A `#` in a block of code is not a heading.
fn one_level_down(page: &str) -> String {
    let mut is_code = false;
    let mut text = String::new();
    for line in page.trim_end().lines() {
        is_code ^= line.starts_with("```");
        if line.starts_with('#') && !is_code {
            text.push('#');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a-rule\n\n## What it does\n\nFinds a\nthing. And more.\n\n\
        ```yaml\n# No heading.\n```\n";

    #[test]
    fn headings_and_nothing_else_go_down() {
        let text = one_level_down(PAGE);
        assert!(text.starts_with("## a-rule\n\n### What it does\n"));
        assert!(text.contains("\n# No heading.\n"));
    }
}
