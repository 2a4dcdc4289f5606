//! The page: its parts, in their order, and that its numbers are those of the pictures.

use crate::support::{in_one_file, registry_in, registry_of, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;

fn page(registry: &Registry) -> String {
    let files = written(registry, "html", &Options::default()).files;
    String::from_utf8(files["index.html"].clone()).expect("UTF-8")
}

/// What stands between two texts, for each time that they follow one another.
fn between<'p>(page: &'p str, start: &str, end: &str) -> Vec<&'p str> {
    let pieces = page.split(start).skip(1);
    pieces
        .filter_map(|piece| Some(piece.split_once(end)?.0))
        .collect()
}

#[test]
fn parts_stand_in_the_order_in_which_one_reads_them() {
    let page = page(&registry_in("article"));
    let parts = between(&page, "-heading\" id=\"", "\"");
    let wanted = [
        "figures",
        "claims",
        "picture-map",
        "picture-network",
        "picture-timeline",
        "picture-memberships",
        "partners",
        "states",
        "sources",
        "method",
    ];
    assert_eq!(parts, wanted);
    let verdicts = between(&page, "<span class=\"verdict ", "\"");
    assert_eq!(verdicts[..2], ["contradicted"; 2]);
}

#[test]
fn a_state_counts_at_the_tier_at_which_pictures_show_it() {
    let registry = in_one_file(true);
    let page = page(&registry);
    let figures = between(&page, "<div><dt>", "</dd>");
    let figure = |name: &str| {
        let found = figures.iter().find(|it| it.starts_with(name));
        found.map(|it| it.split_once("<dd>").expect("a number").1)
    };
    let svg = between(&page, "id=\"picture-network\"", "</svg>")[0];
    for tier in &registry.manifest.tiers {
        let shown = between(svg, &format!(">{} \u{b7} ", tier.name), "<");
        let of_all = |words: &&str| {
            // '1 to 2 ties' counts what is possible last.
            let number = words
                .split(' ')
                .rfind(|word| word.starts_with(|c: char| c.is_ascii_digit()));
            number.map(|it| it.parse::<usize>().expect("a number"))
        };
        let number = shown.first().and_then(of_all).unwrap_or(0);
        let counted = figure(&tier.name).unwrap_or("0");
        let (certain, possible) = counted.split_once("<small>and ").unwrap_or((counted, "0 "));
        let possible = possible.split(' ').next().expect("a number");
        let sum = [certain, possible].map(|it| it.parse::<usize>().expect("a number"));
        assert_eq!(sum[0] + sum[1], number, "{}: {counted}", tier.name);
    }
}

#[test]
fn of_nothing_the_page_says_that_there_is_nothing() {
    let page = page(&registry_of(
        "registry: none\ntitle: None yet\nsubject: MNG\nas-of: 2025-01-01\ntiers:\n  - {id: a, name: A}\n\
         sources:\n  - {id: one, publisher: P, published: 2024, url: \"https://p.example/\"}\n",
    ));
    assert!(page.contains("No partnership is recorded that holds on this day."));
    for absent in [
        "<table",
        "<svg",
        "<form",
        "id=\"states\"",
        "href=\"#states\"",
    ] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(page.contains("1 page by 1 publisher."));
}
