//! Pictures in SVG, by arithmetic alone: no other program lays them out.
//!
//! Each picture is one file and one line in [`PICTURES`]. What it draws it draws on a `Canvas`,
//! which measures every text, escapes it, and keeps the box of each label, so that a test can see
//! that none covers another.

mod canvas;
mod direction;
mod flow;
mod frame;
mod map;
mod memberships;
mod network;
mod paint;
mod phone;
mod rectangle;
pub(crate) mod share;
mod shared;
mod text_width;
mod timeline;

pub use canvas::{Anchor, Label, Type, number};
pub(crate) use canvas::{Canvas, Paint};
pub(crate) use flow::{columns_of, wrapped};
pub use phone::PhoneForm;
pub use rectangle::Rectangle;
pub(crate) use text_width::{fitted, text_width};

use chancery_core::messages::MessageId;

use crate::map::{Boundaries, Frame};
use crate::refusal::Refusal;
use crate::views::ExportContext;

/// A picture.
#[non_exhaustive]
pub struct Picture {
    /// Its name, as `--picture` takes it, and its file's.
    pub name: &'static str,
    /// What a page writes over it; the picture itself says of what it is.
    pub heading: MessageId,
    /// What it shows, in one sentence.
    pub sentence: &'static str,
    /// Draws it, or says why there is nothing to draw.
    pub draw: fn(&ExportContext<'_>, &PictureSettings<'_>) -> Result<Drawing, Refusal>,
    /// Draws it once more for a phone, on a page that has this wide form too.
    pub phone: fn(&ExportContext<'_>, &PictureSettings<'_>, &Drawing) -> Result<PhoneForm, Refusal>,
}

/// How much of the earth the map shows, where that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapExtent {
    /// A region, though some of its states lie beyond.
    Region,
    /// The world.
    World,
}

impl MapExtent {
    /// Every extent, by the name that `--projection` takes.
    pub const ALL: [(&'static str, MapExtent); 2] =
        [("region", MapExtent::Region), ("world", MapExtent::World)];

    /// The extent with a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find_map(|(it, extent)| (it == name).then_some(extent))
    }
}

/// What can be asked of pictures.
#[derive(Debug, Clone, Copy, Default)]
pub struct PictureSettings<'s> {
    /// A user's own boundaries for the map.
    pub boundaries: Option<&'s Boundaries>,
    /// How much of the earth the map shows; none: as much as its states need.
    pub extent: Option<MapExtent>,
    /// The organisations whose members are marked, by id; none: those with the most members.
    pub badges: Option<&'s [String]>,
}

/// A picture that has been drawn.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// The whole file.
    pub svg: String,
    /// Its title.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// Its labels, for a test of their boxes.
    pub labels: Vec<Label>,
    /// At which part of its width the one is whose partners it shows, where it is not in the middle.
    pub focus: Option<f64>,
    /// The enlarged part of a map, which takes long to find: the form for a phone has the same.
    pub(crate) enlarged: Option<Enlarged>,
}

/// A piece of the plane of a map, and the box of the picture that shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Enlarged {
    pub(crate) area: Rectangle,
    pub(crate) frame: Frame,
    pub(crate) scale: f64,
}

/// Every picture, by name.
pub static PICTURES: &[&Picture] = &[
    &map::MAP,
    &memberships::MEMBERSHIPS,
    &network::NETWORK,
    &timeline::TIMELINE,
];

/// Why a picture would show nothing: of nothing there is no picture among others.
#[must_use]
pub(crate) fn of_nothing(picture: &Picture, views: &ExportContext<'_>) -> Option<&'static str> {
    let has_ties = || !views.recorded_partnerships().is_empty();
    let has_members = || !views.memberships().is_empty();
    let (has_any, words) = match picture.name {
        "memberships" => (has_members(), "there is no membership to draw"),
        "timeline" => (
            has_ties() || has_members() || !views.instruments().is_empty(),
            "there is no partnership, instrument or membership to draw",
        ),
        _ => (has_ties(), "there is no partnership to draw"),
    };
    (!has_any).then_some(words)
}

/// The picture with a name.
#[must_use]
pub fn picture(name: &str) -> Option<&'static Picture> {
    PICTURES
        .iter()
        .copied()
        .find(|picture| picture.name == name)
}
