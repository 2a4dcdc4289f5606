//! What is written in and around the timeline: what is drawn, and nothing else.

use crate::markup::{elements, parse, words};
use crate::support::{dense, registry_of, with_export_views, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;
use chancery_export::pictures::{Drawing, PictureSettings, picture};

const HEAD: &str = "\
registry: made
title: Ties
subject: AUT
as-of: 2025-06-30
tiers:
  - {id: low, name: Partnership}
  - {id: beside, name: Special relationship, unranked: true}
sources:
  - {id: page, publisher: Page, published: 2025-06-01, url: \"https://page.example/\"}
";

fn registry(records: &str) -> Registry {
    registry_of(&format!("{HEAD}{records}"))
}

/// A picture and its form for a phone.
fn drawn(registry: &Registry, name: &str) -> (Drawing, String) {
    let picture = picture(name).expect("the picture is there");
    let settings = PictureSettings::default();
    with_export_views(registry, |views| {
        let wide = (picture.draw)(views, &settings).expect("there is something to draw");
        let phone = (picture.phone)(views, &settings, &wide).expect("a form for a phone");
        (wide, phone.svg)
    })
}

fn labels(drawing: &Drawing) -> Vec<&str> {
    let labels = drawing.labels.iter();
    labels.map(|it| it.text.as_str()).collect()
}

fn ties(ties: &[(&str, &str)]) -> Registry {
    let ties = ties.iter().map(|(state, facts)| {
        format!("  - {{parties: [AUT, {state}], {facts}, evidence: [{{source: page}}]}}\n")
    });
    registry(&format!("partnerships:\n{}", ties.collect::<String>()))
}

#[test]
fn rows_whose_line_is_dashed_from_the_edge_are_counted() {
    let registry = ties(&[
        ("BEL", "tier: low, since: 1990"),
        // Of these no earliest day is known.
        ("CHE", "tier: low"),
        ("DNK", "tier: low, since: ../2001"),
        ("ESP", "tier: beside, since: ../2001"),
        ("FRA", "tier: low, since: 2014~"),
        // This one is known within bounds, which begin where the picture does.
        ("ITA", "tier: low, since: 1990/1995"),
    ]);
    let (drawing, _) = drawn(&registry, "timeline");
    let text = &drawing.description;
    assert!(text.contains("Start not known in 3 rows"), "{text}");
    let doubted = "Start doubted or only approximate: France about 2014;";
    assert!(text.contains(doubted), "{text}");
    let labels = labels(&drawing);
    assert!(labels.contains(&"partnership possibly holds"));
    assert!(labels.contains(&"Special relationship, possibly"));
}

#[test]
fn an_approximate_start_is_said_in_the_network() {
    let registry = ties(&[
        ("BEL", "tier: low, since: 1990"),
        ("FRA", "tier: low, since: 2014~"),
        ("CHE", "tier: low"),
    ]);
    let (drawing, phone) = drawn(&registry, "network");
    let labels = labels(&drawing);
    for year in ["1990", "about 2014", "year unknown"] {
        assert!(labels.contains(&year), "{year}");
        assert!(phone.contains(&format!(">{year}<")), "{year}");
    }
}

#[test]
fn the_title_names_what_there_is() {
    let tie = "partnerships:\n  - {parties: [AUT, BEL], tier: low, since: 2001}\n";
    let text = "instruments:\n  - {id: pact, title: Pact, parties: [AUT, CHE], signed: 2002}\n";
    let cases = [
        (tie.to_owned(), "Partnerships of Austria in time"),
        (text.to_owned(), "Instruments of Austria in time"),
        (
            format!("{tie}{text}"),
            "Partnerships and instruments of Austria in time",
        ),
    ];
    for (records, title) in cases {
        assert_eq!(drawn(&registry(&records), "timeline").0.title, title);
    }
}

#[test]
fn where_no_line_is_drawn_no_line_is_explained() {
    // So many pairs of the same rank that none has a row.
    let (drawing, _) = drawn(&dense(200, 1000), "timeline");
    let text = &drawing.description;
    assert!(text.contains("No row drawn"), "{text}");
    assert!(!text.contains("the lines are partnerships"), "{text}");
    assert!(
        text.contains("The chart counts what is on all rows"),
        "{text}"
    );
    let (drawing, _) = drawn(&ties(&[("BEL", "tier: low, since: 2001")]), "timeline");
    assert!(drawing.description.contains("the lines are partnerships"));
}

#[test]
fn an_instrument_without_an_effect_is_counted_by_its_sign_with_or_without_a_tier() {
    let two = "instruments:\n  - {id: one, title: One, parties: [AUT, BEL], signed: 2001}\n  - {id: two, \
               title: Two, parties: [AUT, CHE], signed: 2001, effect: background}\n";
    let (drawing, _) = drawn(&registry(two), "timeline");
    assert!(labels(&drawing).contains(&"effect not recorded · 1"));
    assert!(labels(&drawing).contains(&"names no tier · 2"));
    let third = "  - {id: three, title: Three, parties: [AUT, CHE], signed: 2001, tier: low}\n";
    let (drawing, _) = drawn(&registry(&format!("{two}{third}")), "timeline");
    assert!(labels(&drawing).contains(&"effect not recorded · 2"));
}

#[test]
fn a_text_of_three_parties_is_known_by_its_title() {
    let of_three = "parties: [AUT, BEL, CHE]";
    let text = format!(
        "instruments:\n  - {{id: road, title: Treaty on the Road, {of_three}, signed: 2001}}\n"
    );
    let (drawing, _) = drawn(&registry(&text), "timeline");
    let words = labels(&drawing).join(" ");
    assert!(words.contains("Belgium, Switzerland: Treaty on the Road"));
    // Without a title the parties say more, and a partnership is one of its parties.
    let untitled =
        format!("instruments:\n  - {{id: road, kind: treaty, {of_three}, signed: 2001}}\n");
    let tie = format!("{text}partnerships:\n  - {{{of_three}, tier: low, since: 2001}}\n");
    for records in [untitled, tie] {
        let (drawing, _) = drawn(&registry(&records), "timeline");
        assert!(
            labels(&drawing).contains(&"Belgium, Switzerland"),
            "{records}"
        );
    }
}

const LONG: &str = "Treaty of Friendship, Neighbourly Relations, Cooperation and Many Other Things";

/// A text, and two that amend it, with titles that are as long as those of treaties.
fn amended() -> Registry {
    let parties = "parties: [AUT, BEL, CHE, DNK]";
    registry(&format!(
        "instruments:\n  - {{id: one, title: \"{LONG}\", {parties}, signed: 1976-02-24}}\n  - {{id: two, title: \
         \"First Protocol Amending the {LONG}\", parties: [AUT, BEL, CHE, DNK, ESP], signed: 1987-12-15, amends: \
         [one]}}\n  - {{id: three, title: \"Second Protocol Amending the {LONG}\", parties: [AUT, BEL, CHE, \
         DNK, ESP, FRA], signed: 2010-07-23, amends: [one]}}\n"
    ))
}

#[test]
fn a_long_title_is_written_whole() {
    let (drawing, phone) = drawn(&amended(), "timeline");
    for svg in [&drawing.svg, &phone] {
        let document = parse(svg);
        let texts: Vec<String> = elements(document.root(), "text").map(words).collect();
        assert!(texts.iter().all(|it| !it.contains('\u{2026}')), "{texts:?}");
        assert!(
            texts
                .join(" ")
                .contains(&format!("Second Protocol Amending the {LONG}"))
        );
    }
}

#[test]
fn no_arrow_strikes_out_a_title() {
    let (_, phone) = drawn(&amended(), "timeline");
    let document = parse(&phone);
    // The arrow is drawn first, then the ground of a title and the title upon it.
    let order: Vec<&str> = document
        .descendants()
        .filter_map(|node| match node.tag_name().name() {
            "path" if node.attribute("stroke-dasharray") == Some("4 2") => Some("arrow"),
            "rect" => Some("ground"),
            "text" if words(node).contains("Protocol") => Some("title"),
            _ => None,
        })
        .collect();
    let arrow = order
        .iter()
        .rposition(|it| *it == "arrow")
        .expect("an arrow");
    let title = order.iter().position(|it| *it == "title").expect("a title");
    let grounds = order[..title].iter().filter(|it| **it == "ground").count();
    assert!(arrow > title || grounds > 0, "{order:?}");
    assert!(order[title - 1] == "ground", "{order:?}");
}

#[test]
fn the_last_year_has_its_label_beside_the_line_of_the_day() {
    for day in ["2025-01-01", "2025-01-20", "2025-06-30", "2025-12-31"] {
        let text = format!(
            "{HEAD}partnerships:\n  - {{parties: [AUT, BEL], tier: low, since: 2019-05-01}}\n"
        );
        let registry = registry_of(&text.replace("as-of: 2025-06-30", &format!("as-of: {day}")));
        let (drawing, _) = drawn(&registry, "timeline");
        let years = labels(&drawing).iter().filter(|it| **it == "2025").count();
        assert_eq!(years, 1, "{day}");
    }
}

#[test]
fn of_nothing_no_picture_is_written() {
    let tie = ties(&[("BEL", "tier: low, since: 2001")]);
    let files = written(&tie, "svg", &Options::default());
    assert!(files.files.contains_key("network.svg"));
    assert!(!files.files.contains_key("memberships.svg"));
    let note = "memberships.svg is not written: there is no membership to draw";
    assert!(
        files.remarks.iter().any(|it| it == note),
        "{:?}",
        files.remarks
    );
    let members = registry(
        "organisations:\n  - id: UNION\n    name: Union\n    kind: intergovernmental-organisation\n    \
         members: [{state: BEL, role: member, since: 2001}]\n",
    );
    let files = written(&members, "svg", &Options::default());
    assert!(files.files.contains_key("memberships.svg"));
    assert!(files.files.contains_key("timeline.svg"));
    let note = "network.svg is not written: there is no partnership to draw";
    assert!(
        files.remarks.iter().any(|it| it == note),
        "{:?}",
        files.remarks
    );
}

#[test]
fn a_long_name_of_an_organisation_has_a_second_line() {
    let name = "Consultative Meeting of the Heads of State of Central Asia";
    let registry = registry(&format!(
        "partnerships:\n  - {{parties: [AUT, BEL], tier: low, since: 2001}}\norganisations:\n  - id: CM\n    \
         name: {name}\n    kind: intergovernmental-organisation\n    members: [{{state: BEL, role: member, \
         since: 2001}}]\n"
    ));
    let (drawing, _) = drawn(&registry, "memberships");
    let labels = labels(&drawing).join(" ");
    assert!(labels.contains(&format!("{name} 1 member")), "{labels}");
}
