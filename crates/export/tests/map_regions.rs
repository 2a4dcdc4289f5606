//! The map: which part of the earth it shows, and who is named on it.

use crate::map::{inset, map, path_box, registry_between, sea, shape_box, words};
use crate::markup::{elements, parse, rectangle, titled, titles};
use crate::support::{registry_of, with_views};
use chancery_core::model::Registry;
use chancery_export::pictures::{Drawing, MapExtent, PictureSettings, Rectangle, picture};

/// The map with as much of the earth as is asked for.
fn map_of(registry: &Registry, extent: MapExtent) -> Drawing {
    let settings = PictureSettings {
        extent: Some(extent),
        ..PictureSettings::default()
    };
    with_views(registry, |views| {
        (picture("map").unwrap().draw)(views, &settings).unwrap()
    })
}

#[test]
fn a_region_leaves_out_what_is_far_and_says_so() {
    let registry = registry_between("subject: NZL\n", &["NZL, ESP", "NZL, AUS"]);
    let drawing = map_of(&registry, MapExtent::Region);
    let said = "Beyond the edge of this map: Spain.";
    assert!(words(&drawing).contains(said), "{}", words(&drawing));
    assert!(
        drawing.description.contains(said),
        "{}",
        drawing.description
    );
    assert!(words(&drawing).contains("; 1 of them drawn"));
    // Nobody who asks for no region loses a state.
    let whole = map(&registry, None).unwrap();
    assert!(!whole.description.contains("Beyond the edge"));
    assert!(shape_box(&whole.svg, "Spain: Partner").x < shape_box(&whole.svg, "New Zealand").x);
    let world = map_of(&registry, MapExtent::World);
    assert!(!world.description.contains("Beyond the edge"));
}

#[test]
fn a_map_of_the_world_is_drawn_where_it_is_asked_for() {
    let registry = registry_between("subject: FRA\n", &["FRA, DEU", "FRA, POL"]);
    let region = map(&registry, None).unwrap();
    assert_eq!(region.svg, map_of(&registry, MapExtent::Region).svg);
    let world = map_of(&registry, MapExtent::World);
    // The whole of it is shown, however small the part of the states is.
    let wide = |drawing: &Drawing| shape_box(&drawing.svg, "France").width;
    assert!(wide(&region) > 200.0, "{}", wide(&region));
    // With its parts in South America and in the Indian Ocean it is a third of the world wide.
    assert!(wide(&world) < 400.0, "{}", wide(&world));
    let tiny = registry_between("subject: SGP\n", &["SGP, MCO"]);
    let tiny = map_of(&tiny, MapExtent::World);
    let near = registry_between("subject: SMR\n", &["SMR, VAT"]);
    let near = map_of(&near, MapExtent::World);
    let land = |drawing: &Drawing| drawing.svg.split_once("<path").map(|it| it.1.len());
    assert!(
        land(&near) > land(&tiny).map(|it| it / 2),
        "the whole world is drawn"
    );
}

#[test]
fn states_on_both_sides_of_180_degrees_lie_beside_one_another() {
    let pairs = ["FJI, NZL", "FJI, WSM", "FJI, TUV", "FJI, TON"];
    let svg = map(&registry_between("subject: FJI\n", &pairs), None)
        .unwrap()
        .svg;
    let whole = shape_box(&svg, "Fiji");
    assert!(whole.width < 100.0, "{whole:?}");
    let russia = registry_between("subject: RUS\n", &["RUS, CHN", "RUS, MNG", "RUS, IND"]);
    let svg = map(&russia, None).unwrap().svg;
    let (russia, china) = (shape_box(&svg, "Russia"), shape_box(&svg, "China: Partner"));
    assert!(sea(&svg).grown(1.0).contains(&russia), "{russia:?}");
    // The Far East is beside China and not at the other end of the map.
    assert!(russia.x < china.x && russia.x + russia.width > china.x + china.width);
}

#[test]
fn no_line_leads_from_the_subject_to_its_partners() {
    let registry = registry_between("subject: NZL\n", &["NZL, ESP", "NZL, AUS", "NZL, CHN"]);
    let svg = map(&registry, None).unwrap().svg;
    assert_eq!(elements(parse(&svg).root_element(), "line").count(), 0);
}

#[test]
fn the_subject_and_the_members_of_an_organisation_are_in_the_legend() {
    let registry = registry_between("subject: MNG\n", &["MNG, JPN"]);
    let drawing = map(&registry, None).unwrap();
    let entries = drawing.labels.iter().filter(|it| it.text == "Mongolia");
    assert_eq!(entries.count(), 2);
    let registry = registry_of(
        "registry: made\ntitle: Made\nas-of: 2025-06-30\nsubject: EX\n\
         tiers: [{id: partner, name: Partner}]\npartnerships:\n\
         \x20 - {parties: [EX, DEU], tier: partner, since: 2000}\n\
         organisations:\n  - id: EX\n    name: Union\n    kind: group\n    members:\n\
         \x20     - {state: FRA, role: member, since: 2000}\n\
         \x20     - {state: ESP, role: member, since: 2000}\n\
         \x20     - {state: DEU, role: member, since: 2000}\n\
         \x20     - {state: ITA, role: observer, since: 2000}\n",
    );
    let drawing = map(&registry, None).unwrap();
    let said = "Members of the Union (2)";
    assert!(words(&drawing).contains(said), "{}", words(&drawing));
    assert!(
        drawing
            .description
            .contains("Members of the Union (2): France, Spain.")
    );
    // Who is a partner is shown as one.
    let document = parse(&drawing.svg);
    let fill = |title: &str| titled(&document, title).unwrap().attribute("fill").unwrap();
    assert_eq!(fill("France"), fill("Spain"));
    assert_ne!(fill("France"), fill("Germany: Partner"));
    assert!(!titles(&document).contains(&"Italy"));
}

/// Around Vietnam partners in all of Europe, at the lowest tier, and a small one at the highest.
#[test]
fn the_more_important_states_are_named_first() {
    let known = chancery_core::model::known_states();
    let others = known
        .iter()
        .filter(|it| !["VNM", "MCO"].contains(&it.alpha_3));
    let mut text = String::from(
        "registry: made\ntitle: Made\nas-of: 2025-06-30\nsubject: VNM\ntiers:\n\
         \x20 - {id: partner, name: Partner}\n\
         \x20 - {id: ally, name: Ally, includes: [partner]}\npartnerships:\n\
         \x20 - {parties: [VNM, MCO], tier: ally, since: 2000}\n",
    );
    for state in others {
        let pair = format!(
            "  - {{parties: [VNM, {}], tier: partner, since: 2000}}\n",
            state.alpha_3
        );
        text.push_str(&pair);
    }
    let drawing = map(&registry_of(&text), None).unwrap();
    let names: Vec<&str> = drawing.labels.iter().map(|it| it.text.as_str()).collect();
    assert!(
        names.contains(&"Vietnam") && names.contains(&"Monaco"),
        "{names:?}"
    );
    let whole = words(&drawing);
    let left = whole
        .split_once("Not labelled for lack of space: ")
        .unwrap()
        .1;
    assert!(!left.contains("Monaco"), "{left}");
}

#[test]
fn all_is_within_the_map_and_no_frame_runs_through_a_name() {
    let known = chancery_core::model::known_states();
    let subjects = ["AZE", "FJI", "CHL", "KEN", "ISL", "RUS", "KIR", "VAT"];
    for (subject, step) in subjects.into_iter().zip([4, 9, 13, 17].into_iter().cycle()) {
        let others = known
            .iter()
            .filter(|it| it.alpha_3 != subject)
            .step_by(step);
        let pairs: Vec<String> = others
            .map(|it| format!("{subject}, {}", it.alpha_3))
            .collect();
        let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
        let registry = registry_between(&format!("subject: {subject}\n"), &pairs);
        let drawing = map(&registry, None).unwrap();
        let document = parse(&drawing.svg);
        let sea = sea(&drawing.svg);
        let inset = inset(&drawing.svg);
        for path in elements(document.root_element(), "path") {
            let area = path_box(path.attribute("d").unwrap());
            let is_within = |it: &Rectangle| it.grown(0.3).contains(&area);
            assert!(
                is_within(&sea) || inset.as_ref().is_some_and(is_within),
                "{area:?}"
            );
        }
        let frames = elements(document.root_element(), "rect");
        let frames = frames.filter(|it| it.attribute("fill") == Some("none"));
        for frame in frames.filter_map(rectangle) {
            assert!(
                sea.contains(&frame) || frame.y > sea.y + sea.height,
                "{frame:?}"
            );
            let cut = drawing
                .labels
                .iter()
                .find(|label| frame.overlaps(&label.area) && !frame.contains(&label.area));
            assert_eq!(cut, None, "{subject} {frame:?}");
        }
    }
}

#[test]
fn the_legend_counts_what_is_drawn() {
    let registry = registry_of(
        "registry: made\ntitle: Made\nas-of: 2025-06-30\nsubject: MNG\ntiers:\n\
         \x20 - {id: partner, name: Partner}\n\
         \x20 - {id: field, name: In one field, unranked: true}\npartnerships:\n\
         \x20 - {parties: [MNG, DEU], tier: partner, since: 2000}\n\
         \x20 - {parties: [MNG, JPN], tier: partner, since: 2000}\n\
         \x20 - {parties: [MNG, EX], tier: partner, since: 2000}\n\
         \x20 - {parties: [MNG, EY], tier: field, since: 2000}\norganisations:\n\
         \x20 - {id: EX, name: Union, kind: group}\n\
         \x20 - {id: EY, name: League, kind: group}\n",
    );
    let drawing = map(&registry, None).unwrap();
    for entry in ["Partner (3, 2 drawn)", "In one field (1, not drawn)"] {
        assert!(words(&drawing).contains(entry), "{}", words(&drawing));
        assert!(
            drawing.description.contains(entry),
            "{}",
            drawing.description
        );
    }
    assert!(words(&drawing).contains("2 of them drawn"));
    // Without a subject, nobody who is beyond the edge or has no place is counted.
    let pairs = ["ATA, DEU", "BVT, FRA", "BES, JPN", "DEU, FRA"];
    let drawing = map(&registry_between("", &pairs), None).unwrap();
    let whole = words(&drawing);
    let counts = whole.split('(').filter_map(|it| it.split_once(')'));
    let counts: usize = counts.filter_map(|it| it.0.parse::<usize>().ok()).sum();
    assert!(
        whole.contains(&format!("{counts} of them drawn")),
        "{whole}"
    );
    assert!(counts < 6, "{whole}");
}
