//! The diagram: what is drawn, and that names cannot break it.

use crate::support::{dense, in_one_file, registry_of, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;

fn drawn(registry: &Registry) -> String {
    let files = written(registry, "dot", &Options::default()).files;
    String::from_utf8(files["network.dot"].clone()).unwrap()
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
    let text = read(&drawn(&in_one_file(true)));
    for words in [
        "8 to 9 partners of Azerbaijan, 9 to 10 partnerships, as of 2025-06-30",
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

/// What a reader of the picture reads: the text without its tags, each line going on in the next.
fn read(text: &str) -> String {
    let pieces = text.split('<').filter_map(|piece| piece.split_once('>'));
    let words = pieces.flat_map(|(_, words)| words.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
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
        let text = drawn(&registry_of(&text));
        let samples = text.split("WIDTH=\"28\" HEIGHT=\"").skip(1);
        let heights: Vec<&str> = samples.filter_map(|it| it.split('"').next()).collect();
        // The highest tier has two lines; the others are single.
        let single: std::collections::BTreeSet<&&str> = heights[2..].iter().collect();
        assert_eq!(
            (heights.len(), single.len()),
            (count + 1, count - 1),
            "{heights:?}"
        );
    }
}

#[test]
fn a_partner_has_one_edge_at_its_highest_tier() {
    let text = drawn(&in_one_file(true));
    let edges = || {
        text.lines()
            .filter(|line| line.contains("[tailport") || line.contains("[headport"))
    };
    assert_eq!(edges().count(), 9);
    let turkiye = edges().find(|line| line.contains("\"TUR\"")).unwrap();
    assert!(
        turkiye.contains("color=\"#1B2430:#FFFFFF:#1B2430\""),
        "{turkiye}"
    );
    assert!(
        turkiye.contains("Alliance, since 2021-06-15; Closer partnership, since 2012-06/2012-07")
    );
    // What is only possible is dashed: the tie, and the partner's box.
    let possible = edges().find(|line| line.contains("\"XAA\"")).unwrap();
    assert!(possible.contains("style=dashed"), "{possible}");
}

#[test]
fn a_year_that_is_not_known_is_not_drawn() {
    let text = drawn(&in_one_file(true));
    let label = |state: &str| {
        let start = text.find(&format!("\"{state}\" [id=")).unwrap();
        text[start..].lines().nth(1).unwrap().to_owned()
    };
    assert!(label("XAC").contains(">2021<"), "{}", label("XAC"));
    for state in ["XAA", "XAB", "XAE"] {
        assert!(!label(state).contains(">20"), "{}", label(state));
    }
}

#[test]
fn names_are_escaped_in_every_kind_of_label() {
    let registry = in_one_file(true);
    let text = drawn(&registry);
    let quoted = ">&#92;&#92;N &quot;quoted&quot; &#92;&#92;<";
    assert!(text.contains(quoted), "{text}");
    assert!(text.contains(">]]&gt;&lt;/script&gt;&lt;b&gt;<"), "{text}");
    assert!(!text.contains("</script>&lt;"), "{text}");
    let text = text_of(&registry, "dot", &plain());
    assert!(text.contains(r#""\\N \"quoted\" \\"#), "{text}");
    assert!(!text.contains("<B>") && !text.contains("<TABLE"), "{text}");
    let text = text_of(&registry, "mermaid", &Options::default());
    assert!(text.contains("#92;N #34;quoted#34; #92;"), "{text}");
    assert!(
        text.contains("#93;#93;#62;#60;/script#62;#60;b#62;"),
        "{text}"
    );
}

#[test]
fn a_long_name_is_cut_in_the_picture_and_whole_beside_it() {
    let text = drawn(&in_one_file(true));
    let long = "x".repeat(200);
    assert!(text.contains(&format!("tooltip=\"{long} (GEO)")), "{text}");
    assert!(!text.contains(&format!(">{long}<")), "{text}");
    assert!(text.contains("xxx…<"), "{text}");
}

#[test]
fn badges_are_those_that_are_asked_for() {
    let registry = in_one_file(true);
    let options = |ids: &[&str]| Options {
        badges: Some(ids.iter().map(|id| (*id).to_owned()).collect()),
        ..Options::default()
    };
    let text = text_of(&registry, "dot", &options(&["ECO"]));
    assert!(
        text.contains("Economic Cooperation · 0, 1 possibly (?)") && !text.contains(">OTS"),
        "{text}"
    );
    let text = text_of(&registry, "dot", &options(&[]));
    assert!(!text.contains(">OTS") && !text.contains(">ECO"), "{text}");
    let text = drawn(&registry);
    assert!(text.contains(">OTS obs<"), "{text}");
}

#[test]
fn without_a_subject_all_ties_are_drawn() {
    let text = drawn(&in_one_file(false));
    assert!(
        text.contains("9 to 10 states, 10 to 11 partnerships"),
        "{text}"
    );
    assert!(text.contains("\"HUN\" -- \"TUR\""), "{text}");
    assert!(text.contains("layout=sfdp"), "{text}");
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
    let text = drawn(&registry);
    assert!(!text.contains("In no direction"), "{text}");
    assert_eq!(text.matches("peripheries=0").count(), 2, "{text}");
    // One partner on each side of the hub.
    assert!(
        text.contains("\"HUN\" -- \"AZE\"") && text.contains("\"AZE\" -- \"TUR\""),
        "{text}"
    );
}

#[test]
fn a_state_to_which_all_ties_lead_is_in_the_middle() {
    let registry = registry_of(&format!(
        "{PLAIN}partnerships:\n\
         \x20 - {{parties: [AZE, HUN], tier: only}}\n\
         \x20 - {{parties: [AZE, TUR], tier: only}}\n\
         \x20 - {{parties: [AZE, GEO], tier: only}}\n"
    ));
    let text = drawn(&registry);
    assert!(text.contains("0 to 3 partners of Azerbaijan"), "{text}");
    assert!(text.contains("layout=dot"), "{text}");
}

#[test]
fn a_registry_without_partnerships_is_a_diagram_of_its_subject() {
    let text = drawn(&registry_of(&format!("{PLAIN}subject: AZE\n")));
    assert!(
        text.contains("0 partners of Azerbaijan, 0 partnerships"),
        "{text}"
    );
    assert!(text.contains("\"AZE\" ["), "{text}");
    let nothing = drawn(&registry_of(PLAIN));
    assert!(nothing.contains("No partnership is recorded."), "{nothing}");
}

#[test]
fn what_is_too_much_for_a_picture_is_counted_in_it() {
    let registry = dense(100, 600);
    let edges = |text: &str, mark: &str| text.lines().filter(|it| it.contains(mark)).count();
    let text = drawn(&registry);
    let count = edges(&text, " -- ");
    assert!((86..600).contains(&count), "{count}");
    let words = format!("{count} of 600 ties drawn; {} ties not drawn.", 600 - count);
    assert!(text.contains(&words), "{words}");
    assert!(
        text.contains("Alliance · 86 ties<"),
        "every alliance is drawn"
    );
    let text = text_of(&registry, "mermaid", &Options::default());
    let count = edges(&text, " --- ") + edges(&text, " === ");
    assert!((86..=100).contains(&count), "{count}");
    let words = format!(
        "{count} of 600 ties drawn#59; {} ties not drawn.",
        600 - count
    );
    assert!(text.contains(&words), "{text}");
    let all = text_of(&registry, "graphml", &Options::default());
    assert_eq!(edges(&all, "<edge "), 600);
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
    let rich = read(&drawn(&registry));
    // The states after the fortieth that the first direction reaches are in it, and three of them
    // have ties beyond: three, two and one of the next, and so on.
    let plain = text_of(&registry, "dot", &plain());
    let line = |start: &str| {
        let found = plain.split("\\l").find(|line| line.starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start}: {plain}"))
            .to_owned()
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
