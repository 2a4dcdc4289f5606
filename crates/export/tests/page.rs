//! The page: its parts, in their order, and that its numbers are those of the pictures.

use crate::markup::{as_xml, elements, of_id, parse, values, words};
use crate::support::{in_one_file, registry_in, registry_of, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;

/// The page, as XML.
fn page(registry: &Registry) -> String {
    let files = written(registry, "html", &Options::default()).files;
    as_xml(std::str::from_utf8(&files["index.html"]).expect("UTF-8"))
}

#[test]
fn parts_stand_in_the_order_in_which_one_reads_them() {
    let page = page(&registry_in("article"));
    let page = parse(&page);
    let ids = values(&page, "id").into_iter();
    let parts: Vec<&str> = ids
        .filter(|id| of_id(&page, &format!("{id}-heading")).is_some())
        .collect();
    let wanted = [
        "finding",
        "claims",
        "figures",
        "picture-map",
        "picture-network",
        "picture-timeline",
        "picture-memberships",
        "partners",
        "subject",
        "states",
        "background",
        "sources",
        "method",
    ];
    assert_eq!(parts, wanted);
    let classes = values(&page, "class").into_iter();
    let verdicts: Vec<&str> = classes
        .filter_map(|it| it.strip_prefix("verdict "))
        .collect();
    assert_eq!(verdicts[..3], ["contradicted"; 3]);
}

#[test]
fn a_state_counts_at_the_tier_at_which_pictures_show_it() {
    let registry = in_one_file(true);
    let page = page(&registry);
    let page = parse(&page);
    // What a term of the figures has as its number: what is certain, and what is possible.
    let numbers = |text: &str| -> Vec<usize> {
        let words = text.split_whitespace();
        words.filter_map(|it| it.parse().ok()).collect()
    };
    let figure = |name: &str| {
        let figures = of_id(&page, "figures").expect("there are figures");
        let mut terms = elements(figures, "dt");
        let term = terms.find(|it| words(*it).starts_with(name));
        let value = term.and_then(|it| it.next_sibling_element());
        value.map_or(0, |it| numbers(&words(it)).iter().sum::<usize>())
    };
    let network = of_id(&page, "picture-network").expect("there is the network");
    for tier in &registry.manifest.tiers {
        let start = format!("{} \u{b7} ", tier.name);
        let mut texts = elements(network, "text").map(words);
        let shown = texts.find_map(|it| it.strip_prefix(&start).map(str::to_owned));
        // '1 to 2 ties' counts what is possible last.
        let drawn = shown.map_or(0, |it| *numbers(&it).last().expect("a number"));
        assert_eq!(figure(&tier.name), drawn, "{}", tier.name);
    }
}

#[test]
fn of_nothing_the_page_says_that_there_is_nothing() {
    let page = page(&registry_of(
        "registry: none\ntitle: None yet\nsubject: MNG\nas-of: 2025-01-01\ntiers:\n  - {id: a, name: A}\n\
         sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n",
    ));
    let page = parse(&page);
    let root = page.root_element();
    let shown = words(root);
    assert!(shown.contains("No recorded partnership of Mongolia holds on this day."));
    for absent in ["table", "svg", "form"] {
        assert_eq!(elements(root, absent).count(), 0, "{absent}");
    }
    assert!(of_id(&page, "states").is_none() && !values(&page, "href").contains(&"#states"));
    assert!(shown.contains("1 page by 1 publisher."));
}

/// A registry of memberships or of treaties.
const HEAD: &str = "registry: r\ntitle: Without partnerships\nas-of: 2025-01-01\ntiers:\n  - {id: a, name: A}\n\
    sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n";

/// The ids of the parts of a page, in their order.
fn parts(page: &str) -> Vec<String> {
    let page = parse(page);
    let ids = values(&page, "id").into_iter();
    ids.filter(|id| of_id(&page, &format!("{id}-heading")).is_some())
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_registry_of_memberships_has_a_table_of_them_and_no_empty_part() {
    let records = "organisations:\n\
        \x20 - {id: G, name: Group, kind: dialogue-platform, evidence: [{source: one}], members: [{state: FRA, role: member, since: 1990-05-02}, {state: ITA, role: observer}]}\n\
        \x20 - {id: H, name: House, kind: dialogue-platform, evidence: [{source: one}], members: [{state: FRA, role: participant, since: 1980, until: 2000}]}\n";
    let page = page(&registry_of(&format!("{HEAD}{records}")));
    assert_eq!(
        parts(&page),
        [
            "picture-timeline",
            "picture-memberships",
            "memberships",
            "background",
            "sources",
            "method"
        ]
    );
    let page = parse(&page);
    let grid = of_id(&page, "memberships").expect("there is the table");
    let rows: Vec<String> = elements(grid, "tr").map(words).collect();
    let wanted = [
        "Name G H",
        "France member, since 1990-05-02 participant, since 1980, until 2000",
        "Italy observer",
        "Since Who Organisation Role Until",
        "1980 France House participant until 2000",
        "1990-05-02 France Group member",
        "not known Italy Group observer",
    ];
    assert_eq!(rows, wanted);
    let shown = words(page.root_element());
    assert!(shown.contains(
        "3 memberships of 2 states in 2 organisations are recorded, and no partnership."
    ));
    assert!(!shown.contains("A partnership is a tie"));
}

#[test]
fn a_registry_of_treaties_has_a_table_of_them_and_cards_of_those_in_several() {
    let records = "subject: MNG\ninstruments:\n\
        \x20 - {id: first, title: First, kind: treaty, parties: [FRA, ITA, ESP, PRT], signed: 1990, evidence: [{source: one}], participants: [{state: MNG, consent: accession, consented: 1999-02-03}]}\n\
        \x20 - {id: second, title: Second, kind: treaty, parties: [FRA, DEU, AUT, POL], signed: 1995, evidence: [{source: one}]}\n";
    let page = page(&registry_of(&format!("{HEAD}{records}")));
    assert_eq!(
        parts(&page),
        [
            "picture-timeline",
            "subject",
            "treaties",
            "states",
            "sources",
            "method"
        ]
    );
    let page = parse(&page);
    // Only France is in both; the others have no card.
    let cards: Vec<&str> = values(&page, "id")
        .into_iter()
        .filter(|it| it.starts_with("state-"))
        .collect();
    assert_eq!(cards, ["state-FRA"]);
    let subject = of_id(&page, "subject").expect("the subject took part");
    assert!(words(subject).contains("acceded on 3 February 1999"));
    // Nobody knows that one of the parties takes part.
    let treaties = words(of_id(&page, "treaties").expect("a table"));
    assert!(
        treaties.contains("Second 1995 0, and 4 possibly"),
        "{treaties}"
    );
    assert!(treaties.contains("concluded by Austria, France, Germany and Poland"));
    assert!(words(page.root_element()).contains("2 instruments are recorded, and no partnership."));
}
