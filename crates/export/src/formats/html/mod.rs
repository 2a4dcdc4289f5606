//! One page that works from a file, with no request: figures, claims, pictures, partners, and every
//! fact with its citation.
//!
//! The template, the style and the script are files beside this one. The page allows exactly this
//! style and this script, by their hashes, so that no text of a record could ever run.

mod anchors;
mod background;
mod belonging;
mod claims;
mod columns;
mod grouped;
mod head;
mod headline;
mod instruments;
mod memberships;
mod participation;
mod partner_line;
mod partner_words;
mod partners;
mod pictures;
mod reconcile;
mod records;
mod reviews;
mod share;
mod shorter;
mod sources;
mod subject;
mod told;
mod treaties;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chancery_core::audit::Audit;
use chancery_core::message;
use chancery_core::messages::{MessageId, Messages};
use chancery_core::model::Keyword as _;
use minijinja::{Environment, Value, context};
use sha2::{Digest, Sha256};

use super::{Format, Options};
use crate::error::Result;
use crate::escape::XmlAttribute;
use crate::output::Output;
use crate::style::{Style, dark_pictures};
use crate::views::{ExportContext, capitalised};
use anchors::Anchors;
use background::Background;
use columns::Column;
use partner_line::PartnerLine;
use partners::PartnerList;
use pictures::DrawnPicture;
use records::Cards;

/// The page.
const FILE: &str = "index.html";

pub(super) static HTML: Format = Format {
    name: "html",
    sentence: "One self-contained page to publish: claims, pictures, partners, and every citation.",
    options: &["badges", "boundaries", "projection"],
    is_narrowed: true,
    shows_what_holds: true,
    files: || vec![FILE.to_owned(), share::FILE.to_owned()],
    write,
};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let audit = views.analysis.audit(None, super::audit::MOST_CHANGES, |_| {
        views.can_show_claims()
    });
    let share = share::picture(views, options, &audit);
    let page = page(views, options, &audit, matches!(share, Some(Ok(_))))?;
    output.file(FILE)?.write_all(page.as_bytes())?;
    match share {
        Some(Ok(png)) => output.file(share::FILE)?.write_all(&png)?,
        Some(Err(words)) => output.remark(format!("{} is not written: {words}", share::FILE)),
        None => {}
    }
    Ok(())
}

/// What fills in the template.
fn environment(messages: &'static Messages) -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    told::add(&mut environment, messages);
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

/// The page. `has_share` says that the picture for links to it is beside it.
fn page(
    views: &ExportContext<'_>,
    options: &Options,
    audit: &Audit<'_>,
    has_share: bool,
) -> Result<String> {
    let messages = views.messages;
    let manifest = views.network.manifest();
    let anchors = Anchors::new(views);
    let lines = partners::lines(views);
    let table = partners::table(views, &anchors, &lines);
    let parts = Parts::new(views, options, &anchors, &lines, &table);
    let lead = headline::lead(audit);
    let tally = headline::tally(messages, audit);
    let drawn: Vec<&str> = parts
        .pictures
        .iter()
        .map(|it| it.drawing.svg.as_str())
        .collect();
    let dark = dark_pictures(&Style::new(manifest), &drawn);
    let script = compact(SCRIPT);
    let derived = pictures::sizes(&parts.pictures) + &columns::labels(messages, &table) + &dark;
    let style = narrow(&(compact(STYLE) + &derived));
    let dek = head::dek(views, &lines);
    let summary = tally.as_deref().unwrap_or(&dek);
    let pictures = parts.pictures.iter().map(|it| it.value(messages));
    let contents = contents(messages, !audit.claims.is_empty(), &parts);
    let context = context! {
        style_hash => Value::from_safe_string(hash(&style)),
        style => Value::from_safe_string(style),
        script_hash => Value::from_safe_string(hash(&script)),
        script => Value::from_safe_string(script),
        language => messages.language().name(),
        told => Value::from_safe_string(told::script(messages)),
        version => env!("CARGO_PKG_VERSION"),
        url => manifest.url.as_deref(),
        share => manifest.url.as_deref().filter(|_| has_share).map(share::address),
        title => views.title(),
        title_mark => head::end_mark(&views.title(), ":"),
        summary => summary,
        headline => headline::headline_above(messages, audit),
        headline_alone => headline::headline_alone(views, audit),
        tally => tally,
        finding => lead.map(|lead| claims::finding(messages, lead, &anchors)),
        structured => Value::from_safe_string(
            head::structured(views, &dek, reviews::reviews(messages, audit, &anchors)),
        ),
        licence => manifest.licence.as_deref(),
        day => capitalised(&views.day_words()),
        dek => dek,
        counts_line => sources::counts_line(views),
        citation => head::citation(views),
        contents => contents,
        figures => head::figures(views, &lines),
        further_organisations => head::further_organisations(views, &lines),
        claim_remarks => claims::remarks(messages, audit),
        claims_left_out => claims::left_out(views),
        proposals => reconcile::proposals(messages, audit),
        quotes => claims::quotes(messages, audit, &anchors, lead),
        pictures => pictures.collect::<Vec<Value>>(),
        ..parts.value(views, &anchors, table)
    };
    // The engine leaves out the last line break of a template.
    let page = environment(messages)?
        .get_template("page")?
        .render(context)?;
    Ok(shorter::shorter(&page) + "\n")
}

/// The parts of the page that it has only if there is something in them.
struct Parts {
    pictures: Vec<DrawnPicture>,
    has_partners: bool,
    subject: Option<Value>,
    memberships: Option<Value>,
    cards: Cards,
    treaty_rows: Vec<Value>,
    records: Option<MessageId>,
    background: Background,
    sources: Vec<Value>,
}

impl Parts {
    fn new(
        views: &ExportContext<'_>,
        options: &Options,
        anchors: &Anchors,
        lines: &[PartnerLine],
        table: &PartnerList,
    ) -> Self {
        let cards = records::cards(views, anchors, lines);
        let has_cards = !cards.actors.is_empty();
        let memberships = memberships::memberships(views, anchors);
        // Of nothing there are no pictures.
        let has_records =
            has_cards || !lines.is_empty() || memberships.is_some() || !cards.treaties.is_empty();
        let has_organisations = table.columns.contains(&Column::BelongsTo);
        let in_words = pictures::InWords {
            of_memberships: match (&memberships, views.selection.ego) {
                (Some(_), _) => Some("memberships"),
                (None, Some(_)) if has_organisations => Some("partners"),
                (None, _) => has_cards.then_some("states"),
            },
            of_instruments: match has_cards {
                true => Some("states"),
                false => (!cards.treaties.is_empty()).then_some("treaties"),
            },
        };
        Parts {
            pictures: match has_records {
                true => pictures::shown(views, options, &in_words),
                false => Vec::new(),
            },
            has_partners: !views.recorded_partnerships().is_empty() || !has_records,
            subject: subject::section(views, anchors),
            memberships,
            records: has_cards.then(|| records::heading(views, anchors)),
            cards,
            treaty_rows: treaties::rows(views, anchors),
            background: background::background(views, anchors),
            sources: sources::sources(views, anchors),
        }
    }

    /// What the template needs of them.
    fn value(self, views: &ExportContext<'_>, anchors: &Anchors, table: PartnerList) -> Value {
        let messages = views.messages;
        let column = |it: &Column| {
            let by = (*it == Column::Tier).then_some("tier");
            context! { label => it.label(messages), by }
        };
        let columns = table.columns.iter().map(column);
        context! {
            has_partners => self.has_partners,
            partners_heading => table.heading,
            partners_lede => table.lede,
            partner_columns => columns.collect::<Vec<Value>>(),
            partners => table.rows,
            directions => table.directions,
            tiers => table.tiers,
            subject => self.subject,
            memberships => self.memberships,
            treaty_rows => self.treaty_rows,
            treaties => self.cards.treaties,
            states => self.cards.actors,
            others => self.cards.others,
            states_heading => self.records.map(|it| messages.fixed(it)),
            selection => partner_words::selection_words(views),
            background => self.background.records,
            background_summary => self.background.summary,
            sources_lede => sources::lede(views),
            sources => self.sources,
            method => sources::method(views, anchors),
        }
    }
}

/// A style or a script without its comments, which stand on lines of their own, and without what
/// its lines begin with.
fn compact(text: &str) -> String {
    let mut is_comment = false;
    let lines = text.lines().map(str::trim).filter(|line| {
        is_comment |= line.starts_with("/*");
        let is_kept = !is_comment && !line.is_empty() && !line.starts_with("// ");
        is_comment &= !line.ends_with("*/");
        is_kept
    });
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// A style without the spaces that nothing needs. No text in it has a sign before a space.
fn narrow(style: &str) -> String {
    let pairs = [
        (": ", ":"),
        (", ", ","),
        ("; ", ";"),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        (";}", "}"),
    ];
    let shorter = |style: String, (long, short): (&str, &str)| style.replace(long, short);
    pairs.into_iter().fold(style.to_owned(), shorter)
}

/// The hash by which a content security policy knows a style or a script.
fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

/// The links to the parts of the page.
fn contents(messages: &'static Messages, has_claims: bool, parts: &Parts) -> Vec<Value> {
    let own = |id: &str, name: MessageId| (id.to_owned(), name);
    let mut links = Vec::new();
    links.extend(has_claims.then(|| own("claims", message!("page-heading-claims"))));
    let pictures = parts.pictures.iter();
    links.extend(pictures.map(|shown| (shown.id(), shown.picture.heading)));
    let partners = message!("page-heading-partners");
    links.extend(parts.has_partners.then(|| own("partners", partners)));
    // Of a page without partnerships the picture of memberships is followed by its table.
    let table = parts.memberships.is_some();
    links.extend(table.then(|| own("memberships", message!("page-heading-memberships"))));
    let subject = parts.subject.is_some();
    links.extend(subject.then(|| own("subject", message!("page-heading-subject"))));
    let treaties = !parts.treaty_rows.is_empty();
    links.extend(treaties.then(|| own("treaties", message!("page-heading-treaties"))));
    links.extend(parts.records.map(|heading| own("states", heading)));
    let others = !parts.cards.others.is_empty();
    links.extend(others.then(|| own("other-instruments", message!("page-heading-others"))));
    let background = !parts.background.records.is_empty();
    links.extend(background.then(|| own("background", message!("page-heading-background"))));
    links.extend([
        own("sources", message!("page-heading-sources")),
        own("method", message!("page-heading-method")),
    ]);
    let value =
        |(id, name): (String, MessageId)| context! { id => id, name => messages.fixed(name) };
    links.into_iter().map(value).collect()
}
