//! The pictures of a page where it is dark.

use std::collections::BTreeSet;

use crate::markup::parse;
use crate::support::instruments::{in_time, signs};
use crate::support::{boundaries_of_the_dozen, dense, in_one_file, registry_in, with_views};
use chancery_core::model::Registry;
use chancery_export::pictures::{PICTURES, PictureSettings};
use chancery_export::style::{Style, dark_pictures};

/// The literal colours of a picture, as selectors of the attributes that have them.
fn colours(svg: &str) -> BTreeSet<String> {
    let document = parse(svg);
    let attributes = document.descendants().flat_map(|it| it.attributes());
    let colours = attributes.filter(|it| it.value().starts_with('#'));
    colours
        .map(|it| format!("{}=\"{}\"", it.name(), it.value()))
        .collect()
}

fn pictures(registry: &Registry) -> Vec<String> {
    let boundaries = boundaries_of_the_dozen();
    let settings = PictureSettings {
        boundaries: Some(&boundaries),
        ..PictureSettings::default()
    };
    with_views(registry, |views| {
        let drawn = PICTURES
            .iter()
            .map(|picture| (picture.draw)(views, &settings));
        drawn.filter_map(|it| Some(it.ok()?.svg)).collect()
    })
}

#[test]
fn every_colour_of_a_picture_has_a_dark_one() {
    let styled = {
        let mut registry = in_one_file(true);
        let pair = |id: &str, words: &str| (id.into(), words.into());
        let id = registry.manifest.directions[0].id.clone();
        registry.manifest.style.0.push(pair(&id, "#804000"));
        // The stripes of the highest tier depend on its colour.
        let highest = registry.manifest.tiers.last().expect("it has tiers");
        let id = highest.id.clone();
        registry.manifest.style.0.push(pair(&id, "#6E93B5"));
        registry
    };
    let registries = [
        registry_in("article"),
        registry_in("dozen"),
        in_one_file(true),
        in_one_file(false),
        dense(80, 900),
        in_time(12, 40, true),
        signs(),
        styled,
    ];
    for registry in &registries {
        let pictures = pictures(registry);
        let all: Vec<&str> = pictures.iter().map(String::as_str).collect();
        let rules = dark_pictures(&Style::new(&registry.manifest), &all);
        let found: BTreeSet<String> = all.iter().flat_map(|svg| colours(svg)).collect();
        assert!(found.len() > 3, "{found:?}");
        for colour in found {
            assert!(
                rules.contains(&format!("[{colour}] {{")),
                "{colour}: {rules}"
            );
        }
    }
}
