//! The picture beside the page, and where the page is published.

use crate::support::{registry_in, registry_of, written};
use chancery_core::model::Registry;
use chancery_export::formats::{Options, Rasterise};
use chancery_export::output::Memory;

/// The page with its picture, which is left as SVG, or refused.
fn exported(registry: &Registry, rasterise: Option<Rasterise>) -> Memory {
    let options = Options {
        rasterise,
        ..Options::default()
    };
    written(registry, "html", &options)
}

fn as_svg(svg: &str) -> Result<Vec<u8>, String> {
    Ok(svg.as_bytes().to_vec())
}

fn refused(_: &str) -> Result<Vec<u8>, String> {
    Err("no letter".to_owned())
}

fn text<'m>(files: &'m Memory, name: &str) -> &'m str {
    std::str::from_utf8(&files.files[name]).unwrap()
}

#[test]
fn the_picture_has_the_finding_and_the_map() {
    let files = exported(&registry_in("article"), Some(as_svg));
    let picture = text(&files, "share.png");
    assert!(picture.contains("width=\"1200\" height=\"630\""));
    assert!(picture.contains("25 stated, 24 counted"));
    assert!(picture.contains("Alliance (") && picture.contains("id=\"map-shapes\""));
    // Without an address of the page there is none of the picture.
    let page = text(&files, "index.html");
    assert!(!page.contains("og:image") && !page.contains("canonical>"));
    let alone = exported(&registry_in("article"), None);
    assert_eq!(alone.files.keys().collect::<Vec<_>>(), ["index.html"]);
    assert_eq!(text(&alone, "index.html"), page);
}

#[test]
fn with_an_address_the_page_names_it_and_its_picture() {
    let mut registry = registry_in("article");
    registry.manifest.url = Some("https://a.example/azerbaijan".into());
    let files = exported(&registry, Some(as_svg));
    let page = text(&files, "index.html");
    for part in [
        "<link rel=canonical href=https://a.example/azerbaijan>",
        "og:url content=https://a.example/azerbaijan>",
        "og:image content=https://a.example/azerbaijan/share.png>",
        "summary_large_image",
        "Licence: ",
        " https://a.example/azerbaijan<",
    ] {
        let page = page.replace('"', "");
        assert!(page.contains(part), "{part}");
    }
    assert!(text(&files, "share.png").contains("https://a.example/azerbaijan"));
    // A picture that is not there is not named.
    let files = exported(&registry, Some(refused));
    assert!(!text(&files, "index.html").contains("og:image"));
    assert_eq!(files.remarks, ["share.png is not written: no letter"]);
}

/// The legend has what the map has: an organisation has no place on it, and nothing below the
/// picture says who it is.
#[test]
fn a_tier_that_only_an_organisation_has_is_not_in_the_legend() {
    let registry = registry_of(
        "registry: small\ntitle: Small\nsubject: AZE\nas-of: 2025-01-01\ntiers:\n  - {id: gas, name: \
         Gas}\n  - {id: oil, name: Oil}\norganisations:\n  - {id: CLUB, kind: intergovernmental-organisation, name: \
         The Club}\n\
         partnerships:\n  - {parties: [AZE, CLUB], tier: gas, since: 2011}\n  - {parties: [AZE, \
         HUN], tier: oil, since: 2014}\n",
    );
    let files = exported(&registry, Some(as_svg));
    let picture = text(&files, "share.png");
    assert!(picture.contains("Oil (1)") && !picture.contains("Gas (1)"));
}
