//! The headline says what the verdicts say, and never more; and each claim is on the page once, with
//! the numbers of the audit.

use crate::markup::{as_xml, elements, of_id, parse, values, words};
use crate::support::{registry_below, registry_in, registry_of, with_export_views, written};
use chancery_core::audit::StatedText;
use chancery_core::messages::Messages;
use chancery_core::model::{Registry, Verdict};
use chancery_export::formats::Options;
use chancery_export::views::audit::{counted_words, verdict_word};

fn page(registry: &Registry) -> String {
    let files = written(registry, "html", &Options::default()).files;
    as_xml(std::str::from_utf8(&files["index.html"]).expect("UTF-8"))
}

/// Two partners, and one that may be one, with as many claims of each verdict.
fn registry(holds: usize, contradicted: usize, open: usize, expected: bool) -> Registry {
    let mut text = "registry: r\ntitle: Partners\nsubject: MNG\nas-of: 2025-01-01\n\
        tiers:\n  - {id: a, name: A}\n  - {id: b, name: B}\n\
        sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n\
        partnerships:\n\
        \x20 - {parties: [MNG, FRA], tier: a, since: 1990, evidence: [{source: one}]}\n\
        \x20 - {parties: [MNG, ITA], tier: a, since: 1991, evidence: [{source: one}]}\n\
        \x20 - {parties: [MNG, POL], tier: b, since: 2024/2030}\n"
        .to_owned();
    if holds + contradicted + open > 0 {
        text.push_str("claims:\n");
    }
    let kinds = [
        (holds, "h", "a", 2, "holds"),
        (contradicted, "c", "a", 3, "contradicted"),
        (open, "u", "b", 1, "undetermined"),
    ];
    for (count, letter, tier, number, verdict) in kinds {
        for place in 0..count {
            let expect = match (expected, verdict) {
                (true, "contradicted" | "undetermined") => {
                    format!(", expect: {verdict}, because: known")
                }
                _ => String::new(),
            };
            text.push_str(&format!(
                "  - {{id: {letter}-{place}, source: one, as-of: 2024-12-31, count: partners, \
                 where: {{exact-tier: {tier}}}, is: {number}{expect}}}\n"
            ));
        }
    }
    registry_of(&text)
}

#[test]
fn a_headline_never_says_more_than_the_verdicts() {
    for holds in 0..3 {
        for contradicted in 0..3 {
            for open in 0..3 {
                for expected in [false, true] {
                    let mix = (holds, contradicted, open);
                    let page = page(&registry(holds, contradicted, open, expected));
                    let page = parse(&page);
                    let heading = elements(page.root_element(), "h1").next().map(words);
                    let all = holds + contradicted + open;
                    let wanted = match mix {
                        (0, 0, 0) => "Partners".to_owned(),
                        (_, 1.., _) => "Partners: 3 stated, 2 counted".to_owned(),
                        (0, 0, 1) => {
                            "Partners: 1 stated, 0 to 1 counted: the records do not decide it"
                                .to_owned()
                        }
                        (0, 0, open) => {
                            format!("Partners: The records decide none of the {open} statements")
                        }
                        (1, 0, 0) => {
                            "Partners: 2 stated, 2 counted: the statement holds, as it is read here"
                                .to_owned()
                        }
                        (_, 0, 0) => {
                            format!("Partners: All {holds} statements hold, as they are read here")
                        }
                        (1, 0, _) => format!(
                            "Partners: 1 of {all} statements holds, {open} cannot be decided from the records"
                        ),
                        (_, 0, _) => format!(
                            "Partners: {holds} of {all} statements hold, {open} cannot be decided from the records"
                        ),
                    };
                    // The title is set apart by the page.
                    let heading = heading.map(|it| it.replace("Partners : ", "Partners: "));
                    assert_eq!(heading, Some(wanted), "{mix:?}");
                    let has_finding = of_id(&page, "finding").is_some();
                    assert_eq!(has_finding, contradicted + open > 0, "{mix:?}");
                }
            }
        }
    }
}

#[test]
fn a_headline_of_a_reading_says_that_it_is_one() {
    // All partners at A are at A; by every tier they are not.
    let registry = registry_of(
        "registry: r\ntitle: Partners\nsubject: MNG\nas-of: 2025-01-01\n\
         tiers:\n  - {id: a, name: A}\n  - {id: b, name: B, includes: [a]}\n\
         sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n\
         partnerships:\n\
         \x20 - {parties: [MNG, FRA], tier: a, since: 1990, evidence: [{source: one}]}\n\
         \x20 - {parties: [MNG, ITA], tier: b, since: 1991, evidence: [{source: one}]}\n\
         claims:\n\
         \x20 - {id: two, source: one, as-of: 2024-12-31, count: partners, where: {exact-tier: a}, is: 2}\n",
    );
    let page = page(&registry);
    let page = parse(&page);
    let heading = elements(page.root_element(), "h1").next().map(words);
    let heading = heading.unwrap_or_default();
    assert!(
        heading.ends_with("2 stated, 1 counted, as one reads it here"),
        "{heading}"
    );
}

#[test]
fn the_headline_of_any_form_of_claim_says_its_verdict_and_its_numbers() {
    let mut found = std::collections::BTreeSet::new();
    for folder in ["arcadia", "asean"] {
        let folder = format!("cases/claims-that-newspapers-make/data/{folder}");
        let all = registry_below(&folder);
        for position in 0..all.claims.len() {
            let mut registry = all.clone();
            registry.claims = vec![all.claims[position].clone()];
            let page = page(&registry);
            let page = parse(&page);
            let heading = elements(page.root_element(), "h1").next().map(words);
            let heading = heading.unwrap_or_default();
            with_export_views(&registry, |views| {
                let audit = views.analysis.audit(None, 0, |_| true);
                let [claim] = audit.claims.as_slice() else {
                    return;
                };
                let verdict = claim.verdict.outcome.verdict.expect("a verdict");
                found.insert((
                    format!("{:?}", claim.claim.rank.is_some()),
                    format!("{verdict:?}"),
                ));
                let counted = counted_words(Messages::english(), claim).replace('/', " \u{2013} ");
                assert!(heading.contains(&counted), "{heading}: {counted}");
                let says = |end: &str| heading.ends_with(end);
                let holds = says(": the statement holds, as it is read here");
                assert_eq!(holds, verdict == Verdict::Holds, "{heading}");
                let is_open = says(": the records do not decide it");
                assert_eq!(is_open, verdict == Verdict::Undetermined, "{heading}");
            });
        }
    }
    assert!(found.len() > 4, "{found:?}");
}

#[test]
fn each_claim_is_there_once_with_the_numbers_of_the_audit() {
    for registry in [
        registry_in("article"),
        registry_below("cases/claims-that-newspapers-make/data/arcadia"),
        registry(2, 2, 2, true),
    ] {
        let page = page(&registry);
        let page = parse(&page);
        let ids = values(&page, "id");
        with_export_views(&registry, |views| {
            let audit = views.analysis.audit(None, 0, |_| true);
            for claim in &audit.claims {
                let id = format!("claim-{}", claim.claim.id);
                assert_eq!(ids.iter().filter(|it| **it == id).count(), 1, "{id}");
                let details = of_id(&page, &id).expect("it is there");
                let mut numbers = elements(details, "b").map(words);
                let stated = claim.verdict.outcome.stated.to_string();
                let stated = match claim.claim.span.is_some() {
                    true => stated.replace('/', " \u{2013} "),
                    false => stated,
                };
                assert_eq!(numbers.next(), Some(stated), "{id}");
                let counted = counted_words(Messages::english(), claim).replace('/', " \u{2013} ");
                assert_eq!(numbers.next(), Some(counted), "{id}");
                let summary = elements(details, "summary").next().map(words);
                assert!(
                    summary
                        .is_some_and(|it| it.contains(&verdict_word(Messages::english(), claim))),
                    "{id}"
                );
            }
        });
    }
}

#[test]
fn the_picture_of_the_finding_has_as_many_names_as_are_counted() {
    for registry in [
        registry_in("article"),
        registry_below("cases/claims-that-newspapers-make/data/arcadia"),
        registry(0, 1, 0, false),
    ] {
        let page = page(&registry);
        let page = parse(&page);
        let finding = of_id(&page, "finding").expect("something is contradicted");
        let links: Vec<&str> = elements(finding, "a")
            .filter_map(|it| it.attribute("href"))
            .collect();
        with_export_views(&registry, |views| {
            let audit = views.analysis.audit(None, 0, |_| true);
            let is_lead = |id: &str| links.contains(&format!("#claim-{id}").as_str());
            let lead = audit
                .claims
                .iter()
                .find(|it| is_lead(&it.claim.id))
                .expect("it leads");
            let outcome = &lead.verdict.outcome;
            assert_eq!(outcome.verdict, Some(Verdict::Contradicted));
            let tiles = elements(finding, "ol").next().map(|it| {
                elements(it, "li")
                    .map(|it| it.attribute("class").is_none())
                    .collect::<Vec<bool>>()
            });
            let tiles = tiles.expect("there are tiles");
            let named = tiles.iter().filter(|is_named| **is_named).count();
            assert_eq!(named, lead.verdict.counted.len());
            let StatedText::Is(stated) = outcome.stated else {
                panic!("it states a number")
            };
            let stated = usize::try_from(stated).expect("a small number");
            assert_eq!(tiles.len(), stated.max(named));
        });
    }
}
