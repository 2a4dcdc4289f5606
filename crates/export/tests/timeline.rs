//! The timeline and the memberships show everything that there is, each thing once.

use crate::markup::{elements, parse, rectangle};
use crate::support::instruments::{in_time, signs};
use crate::support::{registry_in, registry_of, with_export, with_export_views};
use chancery_core::model::{Registry, Selector};
use chancery_export::pictures::{Drawing, PictureSettings, picture};
use chancery_export::views::{ExportContext, Graph};

fn drawn(views: &ExportContext<'_>, name: &str) -> Drawing {
    let picture = picture(name).expect("the picture is there");
    (picture.draw)(views, &PictureSettings::default()).expect("there is something to draw")
}

fn registries() -> [(&'static str, Registry); 6] {
    [
        ("the article", registry_in("article")),
        ("a dozen", registry_in("dozen")),
        ("every sign", signs()),
        ("70 instruments", in_time(26, 70, true)),
        ("2,000 instruments", in_time(200, 2000, true)),
        ("300 of pairs", in_time(20, 300, false)),
    ]
}

/// The titles of marks, each of which is one of an instrument.
fn marks(svg: &str) -> usize {
    let document = parse(svg);
    let titles = document
        .descendants()
        .filter(|node| node.tag_name().name() == "title");
    titles
        .filter(|title| title.parent().is_some_and(|it| it.tag_name().name() == "g"))
        .count()
}

/// How many instruments a label counts that have no mark.
fn more(label: &str) -> Option<usize> {
    label.strip_prefix('+')?.split(' ').next()?.parse().ok()
}

#[test]
fn every_instrument_has_one_mark_or_is_counted_as_not_drawn() {
    for (kind, registry) in registries() {
        let count = registry.instruments.len();
        with_export_views(&registry, |views| {
            let drawing = drawn(views, "timeline");
            let more: usize = drawing
                .labels
                .iter()
                .filter_map(|label| more(&label.text))
                .sum();
            assert_eq!(marks(&drawing.svg) + more, count, "{kind}");
        });
    }
}

#[test]
fn what_is_not_drawn_is_said() {
    let registry = in_time(80, 2000, false);
    with_export_views(&registry, |views| {
        let drawing = drawn(views, "timeline");
        let note = drawing
            .labels
            .iter()
            .find(|label| label.text.contains("instruments not drawn"));
        let note = note.expect("something is not drawn");
        let missing: usize = note
            .text
            .split(' ')
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a number");
        let more: usize = drawing
            .labels
            .iter()
            .filter_map(|label| more(&label.text))
            .sum();
        assert_eq!(marks(&drawing.svg) + more + missing, 2000);
        let rows = drawing.labels.iter().any(|label| {
            label
                .text
                .contains("No row drawn: there is no room for all")
        });
        assert!(rows && drawing.description.contains("not drawn"));
    });
}

#[test]
fn another_state_has_its_own_instruments() {
    let registry = registry_in("article");
    with_export(&registry, &Selector::default(), |views| {
        let hungary = views
            .network
            .state_position("HUN")
            .expect("Hungary is there");
        let mut views = *views;
        views.selection.ego = Some(hungary);
        let drawing = drawn(&views, "timeline");
        let own = registry
            .instruments
            .iter()
            .filter(|it| it.parties.iter().any(|id| &**id == "HUN"));
        assert_eq!(marks(&drawing.svg), own.count());
        assert_eq!(
            drawing.title,
            "Partnerships and instruments of Hungary in time"
        );
    });
}

#[test]
fn every_partner_stands_under_one_combination() {
    for (kind, registry) in registries() {
        with_export_views(&registry, |views| {
            let graph = Graph::new(views);
            let drawing = drawn(views, "memberships");
            let document = parse(&drawing.svg);
            let names = document
                .descendants()
                .filter(|node| node.tag_name().name() == "text");
            let names: Vec<String> = names
                .map(|node| {
                    let whole = node.first_element_child().and_then(|title| title.text());
                    let own = node.text().unwrap_or_default();
                    whole.unwrap_or(own).trim_end_matches(" (?)").to_owned()
                })
                .collect();
            for (index, node) in graph.nodes.iter().enumerate() {
                let expected = usize::from(graph.ego != Some(index));
                let found = names.iter().filter(|name| *name == node.name).count();
                assert_eq!(found, expected, "{kind}: {}", node.name);
            }
        });
    }
}

#[test]
fn without_organisations_there_is_a_list_and_no_bar() {
    let mut registry = in_time(26, 0, true);
    registry.organisations.clear();
    with_export_views(&registry, |views| {
        let drawing = drawn(views, "memberships");
        let document = parse(&drawing.svg);
        let mut boxes = elements(document.root_element(), "rect");
        assert!(boxes.all(|it| rectangle(it).is_none()), "{}", drawing.svg);
        let words = "none of them recorded in any organisation";
        assert!(drawing.labels.iter().any(|it| it.text.contains(words)));
    });
}

#[test]
fn an_organisation_without_any_recorded_member_is_named_among_those_without_a_membership() {
    let registry = registry_of(
        "registry: made\ntitle: Made\nsubject: AZE\nas-of: 2025-06-30\ntiers: [{id: low, name: Low}]\n\
         organisations:\n\
         \x20 - {id: AAA-COUNCIL, name: Council of Nobody Known, kind: dialogue-platform}\n\
         \x20 - {id: BBB-CLUB, name: Club of Others, kind: dialogue-platform, members: [{state: FRA, role: member}]}\n\
         \x20 - {id: CCC-UNION, name: Union of Some, kind: dialogue-platform, members: [{state: TUR, role: member}]}\n\
         partnerships:\n  - {parties: [AZE, TUR], tier: low, since: 2001}\n",
    );
    with_export_views(&registry, |views| {
        let drawing = drawn(views, "memberships");
        let labels: Vec<&str> = drawing.labels.iter().map(|it| it.text.as_str()).collect();
        let words = labels.join(" ");
        // It is not said that nobody belongs to them.
        assert!(
            words.contains(
                "without a recorded membership of theirs on the day: Council of Nobody Known, \
                 Club of Others."
            ),
            "{words}"
        );
    });
}

#[test]
fn only_who_is_at_the_highest_tier_on_the_day_is_bold() {
    let registry = registry_of(
        "registry: made\ntitle: Made\nsubject: AZE\nas-of: 2025-06-30\ntiers:\n\
         \x20 - {id: low, name: Low}\n  - {id: high, name: High, includes: [low]}\npartnerships:\n\
         \x20 - {parties: [AZE, HUN], tier: high, since: 2001, until: 2010-01-01}\n\
         \x20 - {parties: [AZE, TUR], tier: high, since: 2001}\n\
         \x20 - {parties: [AZE, GEO], tier: low, since: 2001}\n",
    );
    with_export_views(&registry, |views| {
        let drawing = drawn(views, "timeline");
        let document = parse(&drawing.svg);
        let is_bold = |name: &str| {
            let mut texts = document.descendants();
            let text = texts.find(|node| node.text() == Some(name) && node.has_attribute("x"));
            text.expect("the name is drawn")
                .has_attribute("font-weight")
        };
        assert!(is_bold("Türkiye") && !is_bold("Georgia"));
        assert!(!is_bold("Hungary"), "that alliance ended");
    });
}
