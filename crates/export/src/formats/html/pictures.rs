//! The pictures of the page.

use minijinja::{Value, context};

use super::Options;
use crate::pictures::{Drawing, PICTURES, Picture, PictureSettings};
use crate::views::ExportContext;

/// The pictures in the order in which a reader wants them: where, with whom, since when, and what
/// else. Each with the part of the page that says the same in words. Others are behind them.
static ORDER: [(&str, &str, &str); 4] = [
    ("map", "partners", "The same as a table"),
    ("network", "partners", "The same as a table"),
    (
        "timeline",
        "states",
        "The same in words, with the pages cited",
    ),
    ("memberships", "partners", "The same as a table"),
];

/// A picture on the page.
pub(super) struct DrawnPicture {
    pub(super) picture: &'static Picture,
    pub(super) drawing: Drawing,
    /// The part of the page that says the same, and the words of the link to it.
    in_words: (&'static str, &'static str),
}

/// The pictures, as the format of pictures draws them; those that would be empty are left out.
pub(super) fn shown(
    views: &ExportContext<'_>,
    options: &Options,
    has_organisations: bool,
) -> Vec<DrawnPicture> {
    let settings = PictureSettings {
        boundaries: options.boundaries.as_ref(),
        extent: options.extent,
        badges: options.badges.as_deref(),
    };
    let place = |picture: &Picture| ORDER.iter().position(|it| it.0 == picture.name);
    let mut pictures: Vec<&'static Picture> = PICTURES.to_vec();
    pictures.sort_by_key(|picture| place(picture).unwrap_or(ORDER.len()));
    // Of nothing there is no picture.
    let has_partnerships = !views.recorded_partnerships().is_empty();
    pictures.retain(|picture| match picture.name {
        "memberships" => true,
        "timeline" => has_partnerships || !views.instruments().is_empty(),
        _ => has_partnerships,
    });
    // Without a state whose partners are meant, a state may have memberships alone; and a table
    // without organisations says nothing of them.
    let has_table = views.selection.ego.is_some() && has_organisations;
    let drawn = pictures.into_iter().filter_map(|picture| {
        let drawing = (picture.draw)(views, &settings).ok()?;
        let in_words = place(picture).map_or(("states", "The same in words"), |place| match ORDER
            [place]
        {
            ("memberships", ..) if !has_table => ("states", "The same in words"),
            (_, part, words) => (part, words),
        });
        Some(DrawnPicture {
            picture,
            drawing,
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

    pub(super) fn value(&self) -> Value {
        let (part, words) = self.in_words;
        context! {
            id => self.id(),
            heading => self.picture.heading,
            svg => Value::from_safe_string(self.drawing.svg.clone()),
            part => part,
            words => words,
        }
    }
}
