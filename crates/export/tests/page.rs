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
        "figures",
        "claims",
        "picture-map",
        "picture-network",
        "picture-timeline",
        "picture-memberships",
        "partners",
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
    assert_eq!(verdicts[..2], ["contradicted"; 2]);
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
    assert!(shown.contains("No recorded partnership holds on this day."));
    for absent in ["table", "svg", "form"] {
        assert_eq!(elements(root, absent).count(), 0, "{absent}");
    }
    assert!(of_id(&page, "states").is_none() && !values(&page, "href").contains(&"#states"));
    assert!(shown.contains("1 page by 1 publisher."));
}
