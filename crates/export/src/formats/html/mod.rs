//! One page that works from a file, with no request: figures, claims, pictures, partners, and every
//! fact with its citation.
//!
//! The template, the style and the script are files beside this one. The page allows exactly this
//! style and this script, by their hashes, so that no text of a record could ever run.

mod anchors;
mod background;
mod claims;
mod head;
mod instruments;
mod partners;
mod pictures;
mod records;
mod sources;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, Value, context};
use sha2::{Digest, Sha256};

use super::{Format, Options};
use crate::error::Result;
use crate::escape::XmlAttribute;
use crate::output::Output;
use crate::style::{Style, dark_pictures};
use crate::views::{ExportContext, capitalised};
use anchors::Anchors;
use pictures::DrawnPicture;

/// The one file that it writes.
const FILE: &str = "index.html";

pub(super) static HTML: Format = Format {
    name: "html",
    sentence: "One self-contained page to publish: claims, pictures, partners, and every citation.",
    options: &["badges", "boundaries", "projection"],
    is_narrowed: true,
    shows_what_holds: true,
    files: || vec![FILE.to_owned()],
    write,
};

/// The language of the page. Quotes in it need not say so again.
const LANGUAGE: &str = "en";

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let page = page(views, options)?;
    output.file(FILE)?.write_all(page.as_bytes())?;
    Ok(())
}

/// What fills in the template.
fn environment() -> Result<Environment<'static>> {
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
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.add_template("page", include_str!("page.html"))?;
    Ok(environment)
}

fn page(views: &ExportContext<'_>, options: &Options) -> Result<String> {
    let environment = environment()?;
    let audit = views
        .analysis
        .audit(None, super::audit::MOST_CHANGES, |_| !views.is_part());
    let manifest = views.network.manifest();
    let anchors = Anchors::new(views);
    let claims = claims::claims(&audit, &anchors);
    let lines = partners::lines(views);
    let table = partners::table(views, &lines);
    let actors = records::actors(views, &anchors);
    let background = background::background(views, &anchors);
    let sources = sources::sources(views, &anchors);
    let records = (!actors.is_empty()).then(|| records::heading(views, &anchors));
    // Of nothing there are no pictures.
    let has_records = !lines.is_empty() || !actors.is_empty();
    let pictures = match has_records {
        true => pictures::shown(
            views,
            options,
            table.columns.contains(&partners::BELONGS_TO),
        ),
        false => Vec::new(),
    };
    let drawn: Vec<&str> = pictures.iter().map(|it| it.drawing.svg.as_str()).collect();
    let style = STYLE.to_owned() + &dark_pictures(&Style::new(manifest), &drawn);
    let context = context! {
        style_hash => Value::from_safe_string(hash(&style)),
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        script_hash => Value::from_safe_string(hash(SCRIPT)),
        language => LANGUAGE,
        version => env!("CARGO_PKG_VERSION"),
        registry => manifest.registry.as_str(),
        title => views.title(),
        licence => manifest.licence.as_deref(),
        as_of => views.network.as_of().to_string(),
        day => capitalised(&views.day_words()),
        dek => head::dek(views, &lines),
        counts_line => sources::counts_line(views),
        contents => contents(!audit.claims.is_empty(), records, !background.is_empty(), &pictures),
        figures => head::figures(views, &lines),
        claims_lede => claims::lede(&audit),
        claims_left_out => claims::left_out(views),
        proposals => claims::proposals(&audit),
        claims => claims,
        pictures => pictures.iter().map(DrawnPicture::value).collect::<Vec<Value>>(),
        partners_heading => table.heading,
        partners_lede => table.lede,
        partner_columns => table.columns,
        partners => table.rows,
        directions => table.directions,
        tiers => table.tiers,
        states => actors,
        states_heading => records,
        background => background,
        sources_lede => sources::lede(views),
        sources => sources,
        method => sources::method(views, &anchors),
    };
    // The engine leaves out the last line break of a template.
    Ok(environment.get_template("page")?.render(context)? + "\n")
}

/// The hash by which a content security policy knows a style or a script.
fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

/// The links to the parts of the page.
fn contents(
    has_claims: bool,
    records: Option<&str>,
    has_background: bool,
    pictures: &[DrawnPicture],
) -> Vec<Value> {
    let own = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    let mut links = Vec::new();
    links.extend(has_claims.then(|| own("claims", "Claims")));
    links.extend(
        pictures
            .iter()
            .map(|shown| (shown.id(), shown.picture.heading.to_owned())),
    );
    links.push(own("partners", "Partners"));
    links.extend(records.map(|heading| own("states", heading)));
    links.extend(has_background.then(|| own("background", "Tiers, organisations and principles")));
    links.extend([own("sources", "Sources"), own("method", "Method")]);
    let value = |(id, name): (String, String)| context! { id => id, name => name };
    links.into_iter().map(value).collect()
}
