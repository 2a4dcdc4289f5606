//! What pictures count they name, and it agrees with what is selected and with one another.

use std::collections::BTreeMap;

use crate::markup::{self, elements, number, parse, titles, values};
use crate::support::{registry_of, with_export, with_export_views, written};
use crate::syntax::mermaid::{Flowchart, Link};
use chancery_core::model::Selector;
use chancery_export::formats::Options;
use chancery_export::pictures::{Drawing, PictureSettings, picture};
use chancery_export::views::ExportContext;

const HEAD: &str = "\
registry: made
title: Made
subject: POL
as-of: 2025-01-01
tiers:
  - {id: low, name: Partnership}
  - {id: high, name: Alliance, includes: [low]}
directions:
  - {id: west, name: West}
  - {id: east, name: East}
";

/// Partnerships of two and of three parties, one of them between other states, and one that ended.
const SEVERAL: &str = "\
partnerships:
  - {parties: [POL, FRA, DEU], tier: low, since: 1991}
  - {parties: [POL, LTU, UKR], tier: high, since: 2014}
  - {parties: [POL, USA], tier: high, since: 2008, direction: west}
  - {parties: [POL, HUN], tier: low, since: 2001, until: 2010, direction: west}
  - {parties: [FRA, DEU], tier: high, since: 1963}
instruments:
  - {id: one, parties: [POL, USA], signed: 2008}
  - {id: two, parties: [POL, ESP]}
sources:
  - {id: unused, publisher: Gazette, url: https://example.org/}
";

fn drawn(views: &ExportContext<'_>, name: &str) -> Drawing {
    let picture = picture(name).expect("the picture is there");
    (picture.draw)(views, &PictureSettings::default()).expect("there is something to draw")
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    drawing.labels.iter().map(|it| it.text.as_str()).collect()
}

/// Asserts that the description of a picture has all of these words.
#[track_caller]
fn assert_says(drawing: &Drawing, words: &[&str]) {
    for words in words {
        assert!(
            drawing.description.contains(words),
            "{words}\n{}",
            drawing.description
        );
    }
}

fn selector(set: impl FnOnce(&mut Selector)) -> Selector {
    let mut selector = Selector::default();
    set(&mut selector);
    selector
}

#[test]
fn a_partnership_of_several_is_one_and_makes_several_pairs() {
    let registry = registry_of(&format!("{HEAD}{SEVERAL}"));
    with_export_views(&registry, |views| {
        let network = drawn(views, "network");
        assert_says(
            &network,
            &[
                "5 partners of Poland, 3 partnerships between 7 pairs of states, as of",
                "Alliance: 3 (Lithuania, Ukraine, United States).",
                // By name, and not by code.
                "Partnership: 2 (France, Germany).",
                "Not drawn: 2 ties between two partners, from partnerships of several states with Poland.",
            ],
        );
        let timeline = drawn(views, "timeline");
        assert_says(
            &timeline,
            &[
                "2 instruments, in 2008, 1 of them without a date; \
                 4 partnerships, 1 of them between other states, as of",
                "West (1, and 1 no longer): Hungary, United States 2008.",
                "Between other states (1): France – Germany 1963.",
                "Between several states (2): France, Germany 1991; Lithuania, Ukraine 2014.",
            ],
        );
        let texts = texts(&timeline);
        assert!(texts.contains(&"Instruments by tier"), "{texts:?}");
        assert!(texts.contains(&"West · 1, and 1 no longer"), "{texts:?}");
    });
}

#[test]
fn without_a_state_in_the_middle_ties_are_called_so() {
    let text = format!("{HEAD}{SEVERAL}").replace("subject: POL\n", "");
    with_export_views(&registry_of(&text), |views| {
        let network = drawn(views, "network");
        let words = [
            "4 partnerships between 7 pairs of states",
            "Alliance: 5 ties (",
        ];
        assert_says(&network, &words);
        assert!(texts(&network).contains(&"Alliance · 5 ties"));
        let document = parse(&network.svg);
        let mut titles = titles(&document).into_iter();
        assert!(titles.any(|it| it.contains("France – Germany: Alliance")));
    });
}

#[test]
fn a_direction_narrows_the_timeline_to_its_partners() {
    let registry = registry_of(&format!("{HEAD}{SEVERAL}"));
    let west = selector(|it| it.direction = vec!["west".into()]);
    with_export(&registry, &west, |views| {
        let timeline = drawn(views, "timeline");
        assert_says(&timeline, &["1 instrument, in 2008; 1 partnership as of"]);
        assert!(!timeline.description.contains("Spain"));
    });
}

#[test]
fn an_empty_selection_is_no_empty_registry() {
    let registry = registry_of(&format!("{HEAD}{SEVERAL}"));
    let unused = selector(|it| it.source = vec!["unused".into()]);
    with_export(&registry, &unused, |views| {
        let words = "Nothing in the registry is selected.";
        assert_says(&drawn(views, "timeline"), &[words]);
        for name in ["network", "memberships"] {
            let words = "Partnerships of Poland are recorded, but none that is selected";
            assert_says(&drawn(views, name), &[words]);
        }
    });
}

#[test]
fn an_empty_registry_is_said_once_to_be_empty() {
    for (head, words) in [
        (HEAD.to_owned(), "No partnership of Poland is recorded."),
        (
            HEAD.replace("subject: POL\n", ""),
            "No partnership is recorded.",
        ),
    ] {
        with_export_views(&registry_of(&head), |views| {
            for name in ["network", "memberships", "timeline"] {
                let drawing = drawn(views, name);
                assert_eq!(drawing.description.matches(words).count(), 1, "{name}");
                let document = parse(&drawing.svg);
                let shown = elements(document.root_element(), "text");
                let shown = shown.filter(|it| markup::words(*it).ends_with("is recorded."));
                assert_eq!(shown.count(), 1, "{name}");
            }
            // A frame around nothing says nothing.
            let network = drawn(views, "network");
            assert!(values(&parse(&network.svg), "rx").is_empty());
        });
    }
}

#[test]
fn one_is_singular() {
    let text = format!(
        "{HEAD}partnerships:\n  - {{parties: [POL, USA], tier: low, since: 2001}}\n\
         instruments:\n  - {{id: one, parties: [POL, USA]}}\n"
    );
    with_export_views(&registry_of(&text), |views| {
        let words = ["1 instrument, without a date; 1 partnership as of"];
        assert_says(&drawn(views, "timeline"), &words);
        let words = ["1 partner of Poland, 1 partnership, as of"];
        assert_says(&drawn(views, "network"), &words);
    });
}

#[test]
fn a_long_heading_keeps_its_count_and_no_line_runs_through_it() {
    let head = HEAD.replace(
        "name: West",
        &format!("name: {}", "West ".repeat(60).trim()),
    );
    let registry = registry_of(&format!("{head}{SEVERAL}"));
    with_export_views(&registry, |views| {
        let timeline = drawn(views, "timeline");
        let mut labels = timeline.labels.iter();
        let heading = labels.find(|it| it.text.ends_with("… · 1, and 1 no longer"));
        let area = heading.expect("the heading is cut before its count").area;
        let document = parse(&timeline.svg);
        let day = elements(document.root_element(), "line");
        let day = day.filter(|it| it.attribute("stroke-dasharray") == Some("3 3"));
        let mut parts = 0;
        for line in day {
            let [top, bottom] = ["y1", "y2"].map(|it| number(line, it).expect("a line has ends"));
            assert!(bottom <= area.y || top >= area.y + area.height, "{line:?}");
            parts += 1;
        }
        assert_eq!(parts, 2, "the line goes on below the heading");
    });
}

#[test]
fn mermaid_keeps_every_tie_of_a_star_and_tells_lines_apart() {
    let known = chancery_core::model::known_states().iter();
    let ids = known.map(|state| state.alpha_3).filter(|id| *id != "POL");
    let mut text = HEAD.replace(
        "  - {id: high, name: Alliance, includes: [low]}\n",
        "  - {id: second, name: Second}\n  - {id: third, name: Third}\n  - {id: high, name: Alliance}\n",
    );
    text = text.replace(
        "name: West",
        &format!("name: {}", "West ".repeat(60).trim()),
    );
    text.push_str("partnerships:\n");
    for (index, id) in ids.take(120).enumerate() {
        let tier = ["low", "second", "third", "high"][index % 4];
        text.push_str(&format!(
            "  - {{parties: [POL, {id}], tier: {tier}, since: 2001, direction: west}}\n"
        ));
    }
    let files = written(&registry_of(&text), "mermaid", &Options::default()).files;
    let chart = flowchart(&files);
    let words = chart.words();
    for start in [
        "Line 4 of 4, from thin to thick: Alliance · 30",
        "Line 1 of 4, from thin to thick: Partnership · 30",
        "In full: West West",
    ] {
        assert!(
            words.iter().any(|line| line.starts_with(start)),
            "{start}: {words:?}"
        );
    }
    assert_eq!(chart.drawn_links().count(), 120);
    let leads_to_ego = |link: &Link| link.ends.iter().any(|end| end == "s_POL");
    assert!(chart.drawn_links().all(leads_to_ego), "{:?}", chart.links);
    let mut titles = chart.subgraphs.values();
    assert!(
        titles.all(|title| title.chars().count() < 80),
        "{:?}",
        chart.subgraphs
    );
    assert_eq!(chart.nodes["s_POL"].lines, ["Poland"]);
}

/// The flowchart among the files of its format.
fn flowchart(files: &BTreeMap<String, Vec<u8>>) -> Flowchart {
    let text = std::str::from_utf8(&files["network.mmd"]).unwrap();
    Flowchart::read(text).unwrap()
}

#[test]
fn mermaid_gives_in_full_only_a_name_that_it_cuts() {
    let head = HEAD.replace("name: West", "name: West and all that lies beyond");
    let tie = "{parties: [POL, USA], tier: low, since: 2001, direction: west}";
    let registry = registry_of(&format!("{head}partnerships:\n  - {tie}\n"));
    let files = written(&registry, "mermaid", &Options::default()).files;
    let chart = flowchart(&files);
    let mut titles = chart.subgraphs.values();
    assert!(
        titles.any(|title| title == "West and all that lies beyond · 1"),
        "{chart:?}"
    );
    assert!(
        !chart.words().iter().any(|line| line.contains("In full")),
        "{chart:?}"
    );
}
