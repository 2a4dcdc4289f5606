//! One page that works from a file, with no request: figures, claims, pictures, partners, and every
//! fact with its citation.
//!
//! The template, the style and the script are files beside this one. The page allows exactly this
//! style and this script, by their hashes, so that no text of a record could ever run.

mod claims;
mod partners;
mod records;
mod sources;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, Value, context};
use sha2::{Digest, Sha256};

use super::{Format, Options};
use crate::escape::XmlAttribute;
use crate::output::Output;
use crate::pictures::{Drawing, PICTURES, Picture, Settings};
use crate::style::{Style, dark_pictures};
use crate::views::{Audit, Views};

pub(super) static HTML: Format = Format {
    name: "html",
    sentence: "One self-contained page to publish: claims, pictures, partners, and every citation.",
    is_of_tables: false,
    is_narrowed: true,
    write,
};

/// The language of the page. Quotes in it need not say so again.
const LANGUAGE: &str = "en";

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn write(views: &Views<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let page = page(views, options)?;
    output.file("index.html")?.write_all(page.as_bytes())?;
    Ok(())
}

fn page(views: &Views<'_>, options: &Options) -> Result<String> {
    let mut environment = Environment::new();
    // What is not marked as safe passes through the one escaping module.
    environment.set_formatter(|out, _, value| {
        if value.is_undefined() || value.is_none() {
            return Ok(());
        }
        let text = value.to_string();
        if value.is_safe() {
            out.write_str(&text)?;
        } else {
            out.write_str(&XmlAttribute(&text).to_string())?;
        }
        Ok(())
    });
    environment.add_template("page", include_str!("page.html"))?;
    let audit = Audit::new(views, None, super::audit::MOST_CHANGES, |_| true);
    let manifest = views.network.manifest();
    let anchors = sources::anchors(views);
    let claims = claims::claims(&audit, &anchors);
    let table = partners::table(views);
    let states = records::states(views, &anchors);
    let sources = sources::sources(views);
    let drawings = drawings(views, options);
    let drawn: Vec<&str> = drawings.iter().map(|(_, it)| it.svg.as_str()).collect();
    let style = STYLE.to_owned() + &dark_pictures(&Style::new(manifest), &drawn);
    let context = context! {
        style_hash => Value::from_safe_string(hash(&style)),
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        script_hash => Value::from_safe_string(hash(SCRIPT)),
        language => LANGUAGE,
        version => env!("CARGO_PKG_VERSION"),
        registry => manifest.registry.as_str(),
        title => manifest.title.as_str(),
        licence => manifest.licence.as_deref(),
        as_of => views.selection.day.to_string(),
        dek => table.dek,
        counts_line => sources::counts_line(views),
        contents => contents(!audit.claims.is_empty(), &drawings),
        figures => table.figures,
        claims_lede => claims::lede(&audit),
        proposals => claims::proposals(&audit),
        claims => claims,
        pictures => pictures(&drawings),
        partners_heading => table.heading,
        partners_lede => table.lede,
        partner_columns => table.columns,
        partners => table.rows,
        directions => table.directions,
        tiers => table.tiers,
        states => states,
        sources_lede => sources::lede(views),
        sources => sources,
        method => sources::method(views),
    };
    // The engine leaves out the last line break of a template.
    Ok(environment.get_template("page")?.render(context)? + "\n")
}

/// The pictures, as the format of pictures draws them; those that would be empty are left out.
fn drawings(views: &Views<'_>, options: &Options) -> Vec<(&'static Picture, Drawing)> {
    let settings = Settings {
        boundaries: options.boundaries.as_ref(),
        badges: options.badges.as_deref(),
    };
    let pictures = PICTURES.iter().copied();
    pictures
        .filter_map(|picture| Some((picture, (picture.draw)(views, &settings).ok()?)))
        .collect()
}

fn pictures(drawings: &[(&Picture, Drawing)]) -> Vec<Value> {
    let pictures = drawings.iter();
    pictures
        .map(|(picture, drawing)| {
            context! {
                id => id_of(picture),
                heading => picture.heading,
                svg => Value::from_safe_string(drawing.svg.clone()),
                caption => drawing.caption.as_deref().unwrap_or(picture.sentence),
            }
        })
        .collect()
}

/// The id of a picture's section.
fn id_of(picture: &Picture) -> String {
    format!("picture-{}", picture.name)
}

/// The hash by which a content security policy knows a style or a script.
fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

fn contents(has_claims: bool, drawings: &[(&Picture, Drawing)]) -> Vec<Value> {
    let claims = has_claims.then_some(("claims", "Claims"));
    let first = drawings.first();
    let rest = [
        ("partners", "Partners"),
        ("states", "State by state"),
        ("sources", "Sources"),
        ("method", "Method"),
    ];
    let named = |(id, name): (&str, &str)| (id.to_owned(), name.to_owned());
    let claims = claims.into_iter().map(named);
    let pictures = first
        .into_iter()
        .map(|(picture, _)| (id_of(picture), "Pictures".to_owned()));
    claims
        .chain(pictures)
        .chain(rest.into_iter().map(named))
        .map(|(id, name)| context! { id => id, name => name })
        .collect()
}
