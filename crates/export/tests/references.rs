//! What one part of a picture refers to is in the same picture, so that it is drawn whatever else of
//! the page is hidden.

use crate::map::registry_between;
use crate::markup::{as_xml, elements, of_id, parse};
use crate::support::{dense, registry_in, registry_of, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;
use roxmltree::Node;

/// What the attributes of an element and of all within it are filled, cut and ended with: `x` for
/// `url(#x)`.
fn paints<'d>(root: Node<'d, '_>) -> Vec<&'d str> {
    let attributes = root.descendants().flat_map(|it| it.attributes());
    let paints = attributes.filter_map(|it| it.value().split_once("url(#"));
    paints
        .filter_map(|(_, id)| id.split_once(')'))
        .map(|(id, _)| id)
        .collect()
}

/// Partners of which one is certain, one possible, and two more have ties beside the ladder.
fn in_doubt() -> Registry {
    registry_of(
        "registry: made\ntitle: Made\nas-of: 2025-06-30\nsubject: MNG\ntiers:\n\
         \x20 - {id: partner, name: Partner}\n\
         \x20 - {id: one, name: In one field, unranked: true}\n\
         \x20 - {id: two, name: In another field, unranked: true}\npartnerships:\n\
         \x20 - {parties: [MNG, CHN], tier: partner, since: 2000}\n\
         \x20 - {parties: [MNG, JPN], tier: partner, since: 2025}\n\
         \x20 - {parties: [MNG, SGP], tier: partner, since: 2025}\n\
         \x20 - {parties: [MNG, IND], tier: one, since: 2000}\n\
         \x20 - {parties: [MNG, THA], tier: two, since: 2000}\n",
    )
}

#[test]
fn every_picture_of_a_page_defines_what_it_is_filled_with() {
    let mut filled = 0;
    for registry in [
        in_doubt(),
        registry_in("article"),
        dense(40, 100),
        registry_between("", &["FRA, DEU", "DEU, POL"]),
    ] {
        let files = written(&registry, "html", &Options::default()).files;
        let page = as_xml(std::str::from_utf8(&files["index.html"]).unwrap());
        let page = parse(&page);
        let pictures = elements(page.root_element(), "svg");
        for picture in
            pictures.filter(|it| !it.ancestors().skip(1).any(|it| it.has_tag_name("svg")))
        {
            let has = |id: &str| {
                picture
                    .descendants()
                    .any(|it| it.attribute("id") == Some(id))
            };
            for id in paints(picture) {
                assert!(has(id), "{id} is not defined in its picture");
                filled += 1;
            }
            for shared in elements(picture, "use") {
                let id = shared.attribute("href").unwrap().trim_start_matches('#');
                // Shapes may be those of another picture, if they need nothing of that.
                let shapes = of_id(&page, id).expect(id);
                assert!(
                    has(id) || paints(shapes).is_empty(),
                    "{id} needs its picture"
                );
            }
        }
        let ids: Vec<&str> = page
            .descendants()
            .filter_map(|it| it.attribute("id"))
            .collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(ids.len(), unique.len());
    }
    assert!(filled > 4, "{filled}");
}
