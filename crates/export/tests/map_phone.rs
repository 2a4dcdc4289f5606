//! The map on a phone: everybody is named on it or below it, and no cut runs through a state where it
//! can lie elsewhere. And the enlargement, which holds no half of a state.

use std::collections::BTreeSet;

use crate::map::{inset, map, path_box, registry_between, sea, words};
use crate::map_names::{Rings, is_within, shapes};
use crate::markup::{elements, number, parse, rectangle, titles};
use crate::support::{registry_of, with_views};
use chancery_core::model::Registry;
use chancery_export::pictures::{Drawing, PhoneForm, PictureSettings, picture};

const NOT_LABELLED: &str = "Not labelled for lack of space: ";

/// Networks of which the partners are far apart.
const FAR_APART: [(&str, &str); 5] = [
    ("MEX", "USA CAN GTM CRI COL PER CHL ESP JPN DEU"),
    ("PRT", "BRA USA ESP FRA GBR AGO MOZ CPV CHN TLS"),
    ("BRA", "ARG CHL PRY URY COL AGO ZAF PRT FRA DEU CHN IND JPN"),
    ("KEN", "TZA UGA RWA ETH EGY NGA ZAF TUR FRA GBR USA CHN IND"),
    (
        "MAR",
        "FRA ESP PRT GBR RUS SAU ARE QAT CIV SEN NGA MUS CHN IND USA",
    ),
];

fn network(subject: &str, partners: &str) -> Registry {
    let pairs = partners.split(' ').map(|it| format!("{subject}, {it}"));
    let pairs: Vec<String> = pairs.collect();
    let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
    registry_between(&format!("subject: {subject}\n"), &pairs)
}

/// The wide map and that of a phone.
fn forms(registry: &Registry) -> (Drawing, PhoneForm) {
    let (map, settings) = (picture("map").unwrap(), PictureSettings::default());
    with_views(registry, |views| {
        let wide = (map.draw)(views, &settings).unwrap();
        let phone = (map.phone)(views, &settings, &wide).unwrap();
        (wide, phone)
    })
}

/// A piece of the wide map on a phone: from where to where it reaches on that, and where it ends here.
struct Piece {
    left: f64,
    right: f64,
    bottom: f64,
}

fn pieces(phone: &PhoneForm) -> Vec<Piece> {
    let document = parse(&phone.svg);
    let nested = elements(document.root_element(), "svg");
    let nested = nested.filter(|it| it.has_attribute("y"));
    let pieces = nested.map(|it| {
        let whole = it.attribute("viewBox").unwrap().split(' ');
        let whole: Vec<f64> = whole.map(|it| it.parse().unwrap()).collect();
        Piece {
            left: whole[0],
            right: whole[0] + whole[2],
            bottom: number(it, "y").unwrap() + number(it, "height").unwrap(),
        }
    });
    pieces.collect()
}

#[test]
fn who_has_no_name_on_a_phone_is_listed_below_it() {
    let mut cut = 0;
    for (subject, partners) in FAR_APART {
        let (wide, phone) = forms(&network(subject, partners));
        let pieces = pieces(&phone);
        cut += usize::from(pieces.len() > 1);
        let bottom = pieces.iter().map(|it| it.bottom).fold(0.0, f64::max);
        let named = phone.labels.iter().filter(|it| it.area.y < bottom);
        let named: Vec<&str> = named.map(|it| it.text.as_str()).collect();
        let named = named.join(" ");
        let notes = phone.notes.iter();
        let notes: Vec<&str> = notes
            .filter_map(|it| it.strip_prefix(NOT_LABELLED))
            .collect();
        let notes = notes.concat();
        let document = parse(&wide.svg);
        // A state with a speck of a shape has a circle as well.
        let drawn: BTreeSet<&str> = titles(&document)
            .into_iter()
            .filter_map(|it| it.strip_suffix(": Partner"))
            .collect();
        assert_eq!(drawn.len(), partners.split(' ').count(), "{drawn:?}");
        for state in drawn {
            assert!(
                named.contains(state) != notes.contains(state),
                "{subject}: {state} in {named}, or in {notes}"
            );
        }
        // Most have room.
        let left = notes.split(", ").filter(|it| !it.is_empty()).count();
        assert!(left <= 2, "{subject}: {notes}");
    }
    assert!(cut >= 4, "{cut}");
}

/// The shares of a shape to the left and to the right of a cut.
fn shares(rings: &Rings, cut: f64) -> (f64, f64) {
    const STEP: f64 = 2.0;
    let points = rings.iter().flatten();
    let (mut least, mut most) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in points {
        least = (least.0.min(*x), least.1.min(*y));
        most = (most.0.max(*x), most.1.max(*y));
    }
    let (mut left, mut right) = (0.0, 0.0);
    let mut x = least.0 + STEP / 2.0;
    while x < most.0 {
        let mut y = least.1 + STEP / 2.0;
        while y < most.1 {
            let side = if x < cut { &mut left } else { &mut right };
            *side += f64::from(u8::from(is_within(rings, (x, y))));
            y += STEP;
        }
        x += STEP;
    }
    let all = f64::max(left + right, 1.0);
    (left / all, right / all)
}

#[test]
fn no_cut_runs_through_a_state_where_the_sea_is_as_near() {
    let mut cuts = 0;
    for (subject, partners) in FAR_APART {
        let (wide, phone) = forms(&network(subject, partners));
        let shapes = shapes(&wide);
        let pieces = pieces(&phone);
        for piece in &pieces {
            for cut in [piece.left, piece.right] {
                // Not at the edges of the map itself.
                if !(1.0..959.0).contains(&cut) {
                    continue;
                }
                cuts += 1;
                for (name, rings) in &shapes {
                    let (left, right) = shares(rings, cut);
                    assert!(
                        left.min(right) < 0.08,
                        "{subject}: {name} is cut: {left}, {right}"
                    );
                }
            }
        }
    }
    assert!(cuts >= 8, "{cuts}");
}

#[test]
fn an_enlargement_of_islands_holds_no_half_of_a_state() {
    let registry = network("TTO", "LCA VCT BRB GRD GUY CHN");
    let drawing = map(&registry, None).unwrap();
    let inset = inset(&drawing.svg).unwrap();
    let document = parse(&drawing.svg);
    let enlarged = document
        .descendants()
        .find(|it| it.attribute("id") == Some("map-enlarged"))
        .unwrap();
    for path in elements(enlarged, "path") {
        // Land has no name, and may be cut.
        if elements(path, "title").next().is_some() {
            let area = path_box(path.attribute("d").unwrap());
            assert!(inset.grown(-1.0).contains(&area), "{area:?} in {inset:?}");
        }
    }
    // What is marked on the map has all its sides.
    let sea = sea(&drawing.svg);
    let thin = |it: &roxmltree::Node<'_, '_>| it.attribute("stroke-width") == Some("0.8");
    let mark = elements(document.root_element(), "rect")
        .find(|it| it.attribute("fill") == Some("none") && thin(it));
    let mark = rectangle(mark.unwrap()).unwrap();
    assert!(sea.grown(-0.9).contains(&mark), "{mark:?}");
}

#[test]
fn that_somebody_has_several_tiers_is_said_exactly_where_that_is_so() {
    const SAID: &str = "A partner of several tiers";
    let head = "registry: made\ntitle: Made\nas-of: 2025-06-30\nsubject: MAR\ntiers:\n\
         \x20 - {id: partner, name: Partner}\n\
         \x20 - {id: ally, name: Ally, includes: [partner]}\npartnerships:\n";
    let tie = |with: &str, rest: &str| format!("  - {{parties: [MAR, {with}], {rest}}}\n");
    let is_said = |ties: &[(&str, &str)]| {
        let ties: String = ties.iter().map(|(with, rest)| tie(with, rest)).collect();
        let (wide, phone) = forms(&registry_of(&format!("{head}{ties}")));
        let said = [words(&wide), wide.description.clone(), phone.notes.concat()];
        let said = said.map(|it| it.contains(SAID));
        assert!(said.iter().all(|it| *it == said[0]), "{said:?}");
        said[0]
    };
    let lower = "tier: partner, since: 2000";
    let higher = "tier: ally, since: 2010";
    // Two tiers on the map, and nobody with both.
    assert!(!is_said(&[("FRA", lower), ("ESP", higher)]));
    // One who has both, and nobody else.
    assert!(is_said(&[("FRA", lower), ("FRA", higher)]));
    assert!(is_said(&[("ESP", higher), ("FRA", lower), ("FRA", higher)]));
    // The lower one has ended before the day.
    let ended = "tier: partner, since: 2000, until: 2009";
    assert!(!is_said(&[("FRA", ended), ("FRA", higher), ("ESP", lower)]));
}
