//! The pictures of the page.

use chancery_core::message;
use chancery_core::messages::{MessageId, Messages};
use minijinja::{Value, context};

use super::Options;
use super::grouped::grouped;
use crate::pictures::{Drawing, PICTURES, PhoneForm, Picture, PictureSettings, of_nothing};
use crate::views::ExportContext;

/// The pictures in the order in which a reader wants them: where, with whom, since when, and what
/// else. Others are behind them.
static ORDER: [&str; 4] = ["map", "network", "timeline", "memberships"];

/// The parts of the page that say in words what pictures show, where the page has them.
pub(super) struct InWords {
    /// Who belongs to what.
    pub(super) of_memberships: Option<&'static str>,
    /// The instruments.
    pub(super) of_instruments: Option<&'static str>,
}

/// A picture on the page.
pub(super) struct DrawnPicture {
    pub(super) picture: &'static Picture,
    pub(super) drawing: Drawing,
    /// The same for a phone.
    pub(super) phone: PhoneForm,
    /// The part of the page that says the same, and the words of the link to it.
    in_words: Option<(&'static str, MessageId)>,
}

/// The pictures, as the format of pictures draws them; those that would be empty are left out.
pub(super) fn shown(
    views: &ExportContext<'_>,
    options: &Options,
    parts: &InWords,
) -> Vec<DrawnPicture> {
    let settings = PictureSettings {
        boundaries: options.boundaries.as_ref(),
        extent: options.extent,
        badges: options.badges.as_deref(),
    };
    let place = |picture: &Picture| ORDER.iter().position(|it| *it == picture.name);
    let mut pictures: Vec<&'static Picture> = PICTURES.to_vec();
    pictures.sort_by_key(|picture| place(picture).unwrap_or(ORDER.len()));
    // Of nothing there is no picture.
    pictures.retain(|picture| of_nothing(picture, views).is_none());
    let table = message!("page-same-as-table");
    let drawn = pictures.into_iter().filter_map(|picture| {
        let drawing = (picture.draw)(views, &settings).ok()?;
        let phone = (picture.phone)(views, &settings, &drawing).ok()?;
        let in_words = match picture.name {
            "map" | "network" => Some(("partners", table)),
            "memberships" => parts.of_memberships.map(|part| match part {
                "states" => (part, message!("page-same-in-words")),
                _ => (part, table),
            }),
            _ => parts
                .of_instruments
                .map(|part| (part, message!("page-same-in-words-cited"))),
        };
        Some(DrawnPicture {
            picture,
            drawing,
            phone,
            in_words,
        })
    });
    drawn.collect()
}

impl DrawnPicture {
    /// The id of its section.
    pub(super) fn id(&self) -> String {
        format!("picture-{}", self.picture.name)
    }

    pub(super) fn value(&self, messages: &'static Messages) -> Value {
        context! {
            id => self.id(),
            name => self.picture.name,
            heading => messages.fixed(self.picture.heading),
            is_wide => width(&self.drawing.svg).is_some_and(|width| width > COLUMN),
            focus => self.drawing.focus.map(|it| format!("{it:.2}")),
            svg => Value::from_safe_string(grouped(&self.drawing.svg)),
            phone => context! {
                title => self.phone.title.as_str(),
                subtitle => self.phone.subtitle.as_str(),
                svg => Value::from_safe_string(grouped(&self.phone.svg)),
                notes => self.phone.notes.join(" "),
            },
            in_words => self.in_words.map(|(part, words)| {
                context! { part, words => messages.fixed(words) }
            }),
        }
    }
}

/// The width of the column of the page, in pixels.
const COLUMN: f64 = 960.0;

/// The rules of the style by which pictures are made smaller only so far that their words can be
/// read, and by which one says so that is wider than the screen.
pub(super) fn sizes(pictures: &[DrawnPicture]) -> String {
    /// To this part of its width a picture may be made smaller.
    const LEAST: f64 = 0.95;
    /// On a screen of this width or less, in pixels, a picture is scrolled, and larger by this.
    const PHONE: f64 = 768.0;
    const LARGER: f64 = 1.15;
    /// What is beside the column of the page and beside a wide picture, in pixels.
    const BESIDE: f64 = 40.0;
    const BESIDE_WIDE: f64 = 24.0;
    /// The greatest width of the column and of a wide picture.
    const MOST: f64 = 952.0;
    const MOST_WIDE: f64 = 1440.0;
    let rules = pictures.iter().filter_map(|picture| {
        let width = width(&picture.drawing.svg)?;
        let (beside, most) = match width > COLUMN {
            true => (BESIDE_WIDE, MOST_WIDE),
            false => (BESIDE, MOST),
        };
        let (id, least) = (picture.id(), libm::ceil(width * LEAST));
        let hint = format!("#{id} .hint{{display:block}}");
        let cut = match least + beside {
            _ if least > most => {
                return Some(format!(
                    "#{id} .wide-form>svg{{min-width:{least}px}}{hint}\n"
                ));
            }
            cut if cut > PHONE => cut,
            _ => PHONE.min(libm::ceil(width * LARGER) + BESIDE),
        };
        let screen = format!("@media (max-width:{cut}px){{{hint}}}");
        Some(format!(
            "#{id} .wide-form>svg{{min-width:{least}px}}{screen}\n"
        ))
    });
    rules.collect()
}

/// The width at which a picture is drawn.
fn width(svg: &str) -> Option<f64> {
    let (_, after) = svg.split_once(" width=\"")?;
    let (width, _) = after.split_once('"')?;
    width.parse().ok()
}
