//! A change is offered whatever else is wrong, and whatever can be said once it is made.

use super::fixes::{offered, partnership};

/// A registry of one file with a misspelt tier in so many partnerships, and a claim.
fn misspelt(count: usize, stated: usize) -> String {
    let others = ["HUN", "ITA", "BGR"];
    let further = others.iter().take(count - 1).map(|other| {
        format!("  - {{parties: [AZE, {other}], tier: parner, evidence: [{{source: gazette}}]}}\n")
    });
    let further: String = further.collect();
    let first = partnership("").replace("tier: partner", "tier: parner");
    format!(
        "{first}{further}claims:\n  - id: c\n    source: gazette\n    quote: so many\n    count: \
         partnerships\n    is: {stated}\n"
    )
}

#[test]
fn one_word_that_is_wrong_in_several_records_is_mended_in_each() {
    for count in 1..=4 {
        let text = misspelt(count, count);
        let found = offered("t.yaml", &text);
        let [(title, after), ..] = &*found else {
            panic!("nothing is offered for {count} of them");
        };
        assert_eq!(title, "!Write `partner`");
        assert_eq!(*after, text.replacen("parner", "partner", 1));
    }
}

#[test]
fn what_is_then_said_of_claims_does_not_stand_in_the_way() {
    let text = misspelt(1, 7);
    let found = offered("t.yaml", &text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, text.replace("parner", "partner"));
}

#[test]
fn a_source_without_a_day_is_not_written_for_a_claim_that_needs_one() {
    let claim = |source: &str| {
        format!(
            "claims:\n  - id: c\n    source: {source}\n    quote: so many\n    count: \
             partnerships\n    is: 7\n"
        )
    };
    let dated =
        "sources: [{id: novosti, publisher: N, published: 2025, url: \"https://n.example/\"}]\n";
    let undated = dated.replace("published: 2025, ", "");
    let texts = |sources: &str| format!("{}{}{sources}", partnership(""), claim("novost"));
    let written = "Write `novosti`".to_owned();
    let titles = |text: &str| -> Vec<String> {
        let found = offered("t.yaml", text).into_iter();
        found
            .map(|(title, _)| title.trim_start_matches('!').to_owned())
            .collect()
    };
    assert!(titles(&texts(dated)).contains(&written));
    assert!(!titles(&texts(&undated)).contains(&written));
}
