//! The diagram: what is drawn, and that names cannot break it.

use std::collections::BTreeSet;

use crate::support::{dense, in_one_file, registry_of, written};
use crate::syntax::dot::{DotAttributes, DotGraph, DotValue};
use crate::syntax::mermaid::Flowchart;
use chancery_core::model::Registry;
use chancery_export::formats::Options;

fn drawn(registry: &Registry) -> DotGraph {
    graph(registry, "dot", &Options::default())
}

/// The graph that a format writes.
fn graph(registry: &Registry, format: &str, options: &Options) -> DotGraph {
    DotGraph::read(&text_of(registry, format, options)).unwrap()
}

/// The flowchart of a registry.
fn flowchart(registry: &Registry) -> Flowchart {
    Flowchart::read(&text_of(registry, "mermaid", &Options::default())).unwrap()
}

/// The words of an attribute.
fn words_of(attributes: &DotAttributes, name: &str) -> String {
    attributes
        .get(name)
        .map(DotValue::words)
        .unwrap_or_default()
}

/// The words in the label of a state, each cell by itself.
fn cells(graph: &DotGraph, state: &str) -> Vec<String> {
    let label = &graph.all_nodes()[state]["label"];
    let document = label.markup().expect("the label is a table");
    let texts = document.descendants().filter(|node| node.is_text());
    let texts = texts.filter_map(|node| node.text());
    texts
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The edge between two states that is drawn, whichever is on the left.
fn edge<'g>(graph: &'g DotGraph, one: &str, other: &str) -> Option<&'g DotAttributes> {
    let edges = graph.drawn_edges().into_iter();
    let mut edges = edges.filter(|(ends, _)| ends == &[one, other] || ends == &[other, one]);
    edges.next().map(|(_, attributes)| attributes)
}

/// The text of a file that a format writes.
fn text_of(registry: &Registry, format: &str, options: &Options) -> String {
    let files = written(registry, format, options).files;
    let bytes = files.into_values().next().expect("one file");
    String::from_utf8(bytes).expect("UTF-8")
}

fn plain() -> Options {
    Options {
        plain_labels: true,
        ..Options::default()
    }
}

#[test]
fn title_and_legend_count_what_is_drawn() {
    let text = drawn(&in_one_file(true)).words();
    for words in [
        "8 to 9 partners of Azerbaijan, 9 to 10 partnerships, as of 30 June 2025",
        "Alliance · 2",
        "Strategic partnership · 5 to 6",
        "Western direction · 3",
        "In no direction · 3 to 4",
        "Dashed: possibly; the records do not decide it.",
        "Not drawn: 2 ties between two partners, 1 of them from partnerships of several states with Azerbaijan.",
        "Turkic States · 1 and 1 observer (obs)",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_legend_tells_up_to_five_tiers_apart() {
    for count in 2..=5 {
        let mut text =
            String::from("registry: made\ntitle: Made\nsubject: AZE\nas-of: 2025-06-30\ntiers:\n");
        for rank in 0..count {
            text.push_str(&format!("  - {{id: t{rank}, name: Tier {rank}}}\n"));
        }
        text.push_str("partnerships:\n");
        for (rank, id) in ["HUN", "TUR", "GEO", "KAZ", "UZB"].iter().enumerate() {
            if rank < count {
                text.push_str(&format!("  - {{parties: [AZE, {id}], tier: t{rank}}}\n"));
            }
        }
        let graph = drawn(&registry_of(&text));
        let legend = graph.attributes["label"]
            .markup()
            .expect("the legend is a table");
        let samples = legend
            .descendants()
            .filter(|it| it.attribute("WIDTH") == Some("28"));
        let heights: Vec<&str> = samples.filter_map(|it| it.attribute("HEIGHT")).collect();
        // The highest tier has two lines; the others are single.
        let single: BTreeSet<&&str> = heights[2..].iter().collect();
        assert_eq!(
            (heights.len(), single.len()),
            (count + 1, count - 1),
            "{heights:?}"
        );
    }
}

#[test]
fn a_partner_has_one_edge_at_its_highest_tier() {
    let graph = drawn(&in_one_file(true));
    assert_eq!(graph.drawn_edges().len(), 9);
    let ends = graph.drawn_edges().into_iter().map(|(ends, _)| ends);
    assert_eq!(ends.collect::<BTreeSet<_>>().len(), 9);
    let turkiye = edge(&graph, "AZE", "TUR").unwrap();
    assert_eq!(words_of(turkiye, "color"), "#1B2430:#FFFFFF:#1B2430");
    let words = words_of(turkiye, "tooltip");
    let tiers = "Alliance, since 2021-06-15; Closer partnership, since 2012-06/2012-07";
    assert!(words.contains(tiers), "{words}");
    // What is only possible is dashed: the tie, and the partner's box.
    let possible = edge(&graph, "AZE", "XAA").unwrap();
    assert_eq!(words_of(possible, "style"), "dashed");
    let nodes = graph.all_nodes();
    assert_eq!(words_of(nodes["XAA"], "style"), "rounded,filled,dashed");
}

#[test]
fn a_year_that_is_not_known_is_not_drawn() {
    let graph = drawn(&in_one_file(true));
    let years = |state: &str| {
        let cells = cells(&graph, state).into_iter();
        cells
            .filter(|cell| cell.starts_with("20"))
            .collect::<Vec<_>>()
    };
    assert_eq!(years("XAC"), ["2021"]);
    for state in ["XAA", "XAB", "XAE"] {
        assert!(years(state).is_empty(), "{:?}", years(state));
    }
}

#[test]
fn names_are_read_as_they_are_in_every_kind_of_label() {
    let registry = in_one_file(true);
    let rich = drawn(&registry);
    let plain = graph(&registry, "dot", &plain());
    let chart = flowchart(&registry);
    for (id, name) in [("XAA", r#"\N "quoted" \"#), ("XAB", "]]></script><b>")] {
        assert_eq!(rich.all_nodes()[id]["label"].words(), name);
        let label = &plain.all_nodes()[id]["label"];
        assert!(label.words().starts_with(name), "{label:?}");
        assert!(label.markup().is_none(), "{label:?}");
        let line = &chart.nodes[&format!("s_{id}")].lines[0];
        assert!(line.starts_with(name), "{line}");
    }
}

#[test]
fn a_long_name_is_cut_in_the_picture_and_whole_beside_it() {
    let graph = drawn(&in_one_file(true));
    let long = "x".repeat(200);
    let tooltip = words_of(graph.all_nodes()["GEO"], "tooltip");
    assert!(tooltip.starts_with(&format!("{long} (GEO)")), "{tooltip}");
    let cells = cells(&graph, "GEO");
    assert!(
        cells[0].ends_with("xxx…") && cells[0].len() < long.len(),
        "{cells:?}"
    );
}

#[test]
fn badges_are_those_that_are_asked_for() {
    let registry = in_one_file(true);
    let options = |ids: &[&str]| Options {
        badges: Some(ids.iter().map(|id| (*id).to_owned()).collect()),
        ..Options::default()
    };
    let economic = "Economic Cooperation · 0, 1 possibly (?)";
    let one = graph(&registry, "dot", &options(&["ECO"])).words();
    assert!(one.contains(economic) && !one.contains("OTS"), "{one}");
    let none = graph(&registry, "dot", &options(&[])).words();
    assert!(!none.contains("OTS") && !none.contains("ECO"), "{none}");
    assert!(cells(&drawn(&registry), "HUN").contains(&"OTS obs".to_owned()));
}

#[test]
fn without_a_subject_all_ties_are_drawn() {
    let graph = drawn(&in_one_file(false));
    let words = graph.words();
    assert!(
        words.contains("9 to 10 states, 10 to 11 partnerships"),
        "{words}"
    );
    assert!(edge(&graph, "HUN", "TUR").is_some(), "{graph:?}");
    assert_eq!(words_of(&graph.attributes, "layout"), "sfdp");
}

const PLAIN: &str = "registry: plain\ntitle: Plain\nas-of: 2025-01-01\n\
                     tiers:\n  - {id: only, name: Partnership}\n";

#[test]
fn a_registry_without_directions_has_no_frames() {
    let registry = registry_of(&format!(
        "{PLAIN}subject: AZE\npartnerships:\n\
         \x20 - {{parties: [AZE, HUN], tier: only, since: 2014}}\n\
         \x20 - {{parties: [AZE, TUR], tier: only, since: 2015}}\n"
    ));
    let graph = drawn(&registry);
    assert!(!graph.words().contains("In no direction"), "{graph:?}");
    let parts = graph.parts().into_iter();
    let frames = parts.filter(|part| part.id.starts_with("cluster"));
    let frames: Vec<String> = frames
        .map(|it| words_of(&it.attributes, "peripheries"))
        .collect();
    assert_eq!(frames, ["0", "0"]);
    // One partner on each side of the hub.
    assert!(edge(&graph, "HUN", "AZE").is_some() && edge(&graph, "AZE", "TUR").is_some());
}

#[test]
fn a_state_to_which_all_ties_lead_is_in_the_middle() {
    let registry = registry_of(&format!(
        "{PLAIN}partnerships:\n\
         \x20 - {{parties: [AZE, HUN], tier: only}}\n\
         \x20 - {{parties: [AZE, TUR], tier: only}}\n\
         \x20 - {{parties: [AZE, GEO], tier: only}}\n"
    ));
    let graph = drawn(&registry);
    let words = graph.words();
    assert!(words.contains("0 to 3 partners of Azerbaijan"), "{words}");
    assert_eq!(words_of(&graph.attributes, "layout"), "dot");
}

#[test]
fn a_registry_without_partnerships_is_a_diagram_of_its_subject() {
    let graph = drawn(&registry_of(&format!("{PLAIN}subject: AZE\n")));
    let words = graph.words();
    assert!(
        words.contains("0 partners of Azerbaijan, 0 partnerships"),
        "{words}"
    );
    assert!(graph.all_nodes().contains_key("AZE"), "{graph:?}");
    let nothing = drawn(&registry_of(PLAIN)).words();
    assert!(nothing.contains("No partnership is recorded."), "{nothing}");
}

#[test]
fn what_is_too_much_for_a_picture_is_counted_in_it() {
    let registry = dense(100, 600);
    let picture = drawn(&registry);
    let count = picture.drawn_edges().len();
    assert!((86..600).contains(&count), "{count}");
    let said = |count: usize| format!("{count} of 600 ties drawn; {} ties not drawn.", 600 - count);
    let words = picture.words();
    assert!(words.contains(&said(count)), "{words}");
    assert!(
        words.contains("Alliance · 86 ties"),
        "every alliance is drawn"
    );
    let chart = flowchart(&registry);
    let count = chart.drawn_links().count();
    assert!((86..=100).contains(&count), "{count}");
    assert!(
        chart.words().contains(&&*said(count)),
        "{:?}",
        chart.words()
    );
    let all = text_of(&registry, "graphml", &Options::default());
    let all = roxmltree::Document::parse(&all).unwrap();
    let edges = all.descendants().filter(|it| it.has_tag_name("edge"));
    assert_eq!(edges.count(), 600);
}

#[test]
fn a_dense_network_counts_all_ties_between_its_groups() {
    let ids: Vec<&str> = chancery_core::model::known_states()
        .iter()
        .map(|state| state.alpha_3)
        .take(80)
        .collect();
    let mut text = PLAIN.to_owned()
        + "directions:\n  - {id: a, name: First}\n  - {id: b, name: Second}\npartnerships:\n";
    // Each state has ties with the next three; those of the first forty states are in one direction.
    for (one, id) in ids.iter().enumerate() {
        for other in ids.iter().skip(one + 1).take(3) {
            let direction = if one < 40 { "a" } else { "b" };
            text +=
                &format!("  - {{parties: [{id}, {other}], tier: only, direction: {direction}}}\n");
        }
    }
    let registry = registry_of(&text);
    let all = registry.partnerships.len();
    let rich = drawn(&registry).words();
    // The states after the fortieth that the first direction reaches are in it, and three of them
    // have ties beyond: three, two and one of the next, and so on.
    let plain = graph(&registry, "dot", &plain());
    let lines = plain.attributes["label"].lines();
    let line = |start: &str| {
        let found = lines.iter().find(|line| line.starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start}: {lines:?}"))
            .clone()
    };
    let first = line("1 First: ");
    let second = line("2 Second: ");
    let numbers = |line: &str| -> Vec<usize> {
        line.split([' ', ','])
            .filter_map(|it| it.parse().ok())
            .collect()
    };
    // '1 First: 123 within, 6 with 2'; '2 Second: 6 with 1, 105 within'.
    let [_, within_first, between, _] = numbers(&first)[..] else {
        panic!("{first}")
    };
    let [_, between_again, _, within_second] = numbers(&second)[..] else {
        panic!("{second}")
    };
    assert_eq!(between, 6);
    assert_eq!(between, between_again);
    assert_eq!(within_first + between + within_second, all);
    for words in [
        format!("All {all} ties, by direction"),
        within_first.to_string(),
        within_second.to_string(),
    ] {
        assert!(rich.contains(&words), "{words}: {rich}");
    }
}
