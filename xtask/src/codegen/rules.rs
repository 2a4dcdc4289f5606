//! The rules and their pages.

use chancery_core::check::RULES;
use chancery_core::model::Choice;

use super::markdown_table;

pub(super) fn text() -> String {
    let mut text = "# The rules\n\n\
        What `chancery check` finds. `chancery explain RULE` prints a rule's page. A registry may \
        set the level of a rule in the `severities` of its manifest; what the reader itself finds keeps its level at least.\n\n"
        .to_owned();
    let rows = RULES.iter().map(|rule| {
        let link = format!("[{}](#{})", rule.name, rule.name);
        vec![
            link,
            rule.level.name().to_owned(),
            first_sentence(rule.page),
        ]
    });
    text.push_str(&markdown_table(&["rule", "level", "what it does"], rows));
    for rule in RULES {
        text.push('\n');
        text.push_str(&one_level_down(rule.page));
    }
    text
}

/// The first sentence below the page's first heading of the second level.
fn first_sentence(page: &str) -> String {
    let mut lines = page
        .lines()
        .skip_while(|line| !line.starts_with("## "))
        .skip(1);
    let paragraph: Vec<&str> = lines
        .by_ref()
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    paragraph[..end].to_owned()
}

/// The page with every heading one level lower. A `#` in a block of code is no heading.
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
    fn the_first_sentence_ends_with_its_full_stop() {
        assert_eq!(first_sentence(PAGE), "Finds a thing.");
        assert_eq!(first_sentence("# a\n\n## b\n\nFinds it.\n"), "Finds it.");
    }

    #[test]
    fn headings_and_nothing_else_go_down() {
        let text = one_level_down(PAGE);
        assert!(text.starts_with("## a-rule\n\n### What it does\n"));
        assert!(text.contains("\n# No heading.\n"));
    }
}
