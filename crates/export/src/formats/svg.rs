//! Pictures in SVG, one file each.

use super::{Format, Options};
use crate::error::{ExportError, Result};
use crate::output::Output;
use crate::pictures::{PICTURES, Picture, PictureSettings, of_nothing};
use crate::views::ExportContext;

pub(super) static SVG: Format = Format {
    name: "svg",
    sentence: "Pictures that need no other program; --picture selects one of them.",
    options: &["badges", "boundaries", "picture", "projection"],
    is_narrowed: true,
    shows_what_holds: true,
    files: || PICTURES.iter().map(|it| file_name(it)).collect(),
    write,
};

/// The name of the file of a picture.
fn file_name(picture: &Picture) -> String {
    format!("{}.svg", picture.name)
}

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let settings = PictureSettings {
        boundaries: options.boundaries.as_ref(),
        extent: options.extent,
        badges: options.badges.as_deref(),
    };
    let wanted = options.picture.as_deref();
    if let Some(name) = wanted
        && PICTURES.iter().all(|picture| picture.name != name)
    {
        let names: Vec<&str> = PICTURES.iter().map(|picture| picture.name).collect();
        return Err(ExportError::Unfit(format!(
            "unknown picture `{name}`; the pictures are {}",
            names.join(", ")
        )));
    }
    for picture in PICTURES
        .iter()
        .filter(|it| wanted.is_none_or(|name| it.name == name))
    {
        // The map says so itself, and what to do about it.
        if let Some(words) = of_nothing(picture, views)
            && wanted.is_none()
            && picture.name != "map"
        {
            output.remark(format!("{} is not written: {words}", file_name(picture)));
            continue;
        }
        let drawing = match (picture.draw)(views, &settings) {
            Ok(drawing) => drawing,
            // Among all pictures one that would be empty is left out; by name it is asked for.
            Err(refusal) if wanted.is_none() => {
                output.remark(format!("{}.svg is not written: {refusal}", picture.name));
                continue;
            }
            Err(refusal) => return Err(refusal.into()),
        };
        let file = output.file(&file_name(picture))?;
        file.write_all(drawing.svg.as_bytes())?;
    }
    Ok(())
}
