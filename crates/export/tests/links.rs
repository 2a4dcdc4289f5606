//! Every link within the page leads to exactly one place, whatever the registry.

use std::collections::BTreeMap;

use crate::markup::{as_xml, elements, parse, values, words};
use crate::support::hostile::{hostile_text, registry_text};
use crate::support::{in_one_file, registry_below, registry_in, registry_of, with_export};
use chancery_core::model::{MembershipTest, Registry, RoleTest, Selector};
use chancery_export::formats::{Options, format};
use chancery_export::output::Memory;
use proptest::prelude::*;

/// A page, as XML.
fn page(registry: &Registry, selector: &Selector) -> String {
    with_export(registry, selector, |views| {
        let mut memory = Memory::default();
        let html = format("html").expect("there is a page");
        (html.write)(views, &Options::default(), &mut memory).expect("memory can be written to");
        as_xml(std::str::from_utf8(&memory.files["index.html"]).expect("UTF-8"))
    })
}

/// The links within a page that do not lead to exactly one place, and the ids that are twice.
fn faults(page: &str) -> Vec<String> {
    let page = parse(page);
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in values(&page, "id") {
        *ids.entry(id).or_default() += 1;
    }
    let links = values(&page, "href").into_iter();
    let targets = links.filter_map(|it| it.strip_prefix('#'));
    let labels = values(&page, "aria-labelledby").into_iter();
    let named = labels.flat_map(str::split_whitespace).chain(targets);
    let lost = named
        .filter(|it| ids.get(it) != Some(&1))
        .map(|it| format!("#{it} leads to {} places", ids.get(it).unwrap_or(&0)));
    let doubled = ids.iter().filter(|(_, count)| **count > 1);
    let doubled = doubled.map(|(id, count)| format!("the id {id} stands {count} times"));
    lost.chain(doubled).collect()
}

fn assert_linked(registry: &Registry, selector: &Selector) {
    let found = faults(&page(registry, selector));
    assert!(found.is_empty(), "{found:#?}");
}

const HEAD: &str = "title: T\nas-of: 2025-01-01\ntiers:\n  - {id: a, name: A}\n\
    sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n";

#[test]
fn links_lead_somewhere_on_the_pages_of_the_project() {
    let all = Selector::default();
    for registry in [
        registry_in("article"),
        registry_in("dozen"),
        registry_below("cases/an-organisation-as-subject/data"),
        registry_below("cases/what-the-page-must-not-overstate/data/nobody"),
        in_one_file(true),
        in_one_file(false),
    ] {
        assert_linked(&registry, &all);
    }
}

#[test]
fn a_narrowed_page_links_to_nothing_that_it_leaves_out() {
    let in_the_eu = Selector {
        member_of: vec![MembershipTest {
            organisation: "EU".into(),
            role: RoleTest::Full,
        }],
        ..Selector::default()
    };
    assert_linked(&registry_in("article"), &in_the_eu);
    let nobody = Selector {
        state: vec!["TUV".into()],
        ..Selector::default()
    };
    assert_linked(&registry_in("article"), &nobody);
}

#[test]
fn periods_of_one_tie_have_anchors_of_their_own() {
    let periods = "registry: p\nsubject: MNG\npartnerships:\n\
        \x20 - {parties: [MNG, FRA], tier: a, since: 1990, until: 1995, evidence: [{source: one}]}\n\
        \x20 - {parties: [MNG, FRA], tier: a, since: 2001-05, until: 2003, evidence: [{source: one}]}\n\
        \x20 - {parties: [FRA, MNG], tier: a, since: 2010-05-02, evidence: [{source: one}]}\n";
    let registry = registry_of(&format!("{HEAD}{periods}"));
    let page = page(&registry, &Selector::default());
    for id in [
        "record-fra-mng-a",
        "record-fra-mng-a.2001-05-01",
        "record-fra-mng-a.2010-05-02",
    ] {
        assert!(values(&parse(&page), "id").contains(&id), "{id}");
    }
    assert_linked(&registry, &Selector::default());
}

#[test]
fn the_subject_has_no_section_and_no_link_to_one() {
    let claim = "registry: s\nsubject: MNG\norganisations:\n\
        \x20 - {id: G, name: Group, kind: group, members: [{state: MNG, role: member}, {state: FRA, role: member}]}\n\
        partnerships:\n  - {parties: [MNG, FRA], tier: a, since: 2001, evidence: [{source: one}]}\n\
        claims:\n  - {id: c, source: one, count: states, where: {member-of: G}, is: 2}\n";
    let claim = claim.replace("kind: group", "kind: dialogue-platform");
    assert_linked(
        &registry_of(&format!("{HEAD}{claim}")),
        &Selector::default(),
    );
}

#[test]
fn an_anchor_does_not_change_when_other_records_are_added() {
    let small = "registry: p\nsubject: MNG\npartnerships:\n\
        \x20 - {parties: [MNG, FRA], tier: a, since: 1990, evidence: [{source: one}]}\n";
    let more = "\x20 - {parties: [MNG, ALB], tier: a, since: 1980, evidence: [{source: zero}]}\n";
    let head = HEAD.replace(
        "sources:\n",
        "sources:\n  - {id: zero, publisher: A, published: 2020, url: \"https://a.example/\"}\n",
    );
    let before = page(
        &registry_of(&format!("{HEAD}{small}")),
        &Selector::default(),
    );
    let after = page(
        &registry_of(&format!("{head}{small}{more}")),
        &Selector::default(),
    );
    let (before, after) = (parse(&before), parse(&after));
    let after = values(&after, "id");
    let is_record = |id: &&&str| {
        ["source-", "record-", "state-"]
            .iter()
            .any(|prefix| id.starts_with(prefix))
    };
    let records: Vec<&str> = values(&before, "id");
    let records: Vec<&&str> = records.iter().filter(is_record).collect();
    assert_eq!(records.len(), 3, "{records:?}");
    for id in records {
        assert!(after.contains(id), "{id}");
    }
}

#[test]
fn a_claim_without_a_quote_is_not_in_quotation_marks() {
    let records = "registry: q\nsubject: MNG\npartnerships:\n\
        \x20 - {parties: [MNG, FRA], tier: a, since: 1990, evidence: [{source: one}]}\n\
        claims:\n\
        \x20 - {id: nineteen-partners, source: one, count: partners, is: 19}\n\
        \x20 - {id: all-of-them, source: one, every: partners, are: {tier: a}}\n\
        \x20 - {id: more-than-half, source: one, most: partners, are: {signed-by: head-of-state}}\n\
        \x20 - {id: since-when, source: one, span: instruments, is: 1990/1995}\n";
    let page = page(
        &registry_of(&format!("{HEAD}{records}")),
        &Selector::default(),
    );
    let document = parse(&page);
    let root = document.root_element();
    assert_eq!(elements(root, "q").count(), 0, "nobody is quoted");
    let main = elements(root, "main").next().expect("there is a main part");
    let words = words(main);
    assert!(words.contains("the number of partners is 19"));
    assert!(words.contains("no quote is recorded"));
    for id in [
        "nineteen-partners",
        "all-of-them",
        "more-than-half",
        "since-when",
    ] {
        assert!(!words.contains(id), "{id} is read by people");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn hostile_texts_break_no_link(text in hostile_text()) {
        let registry = registry_of(&registry_text(&text));
        let found = faults(&page(&registry, &Selector::default()));
        prop_assert!(found.is_empty(), "{found:#?}");
    }
}
