//! librsvg and a browser draw every picture.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::Selector;

use super::drawn::{options, registries};
use super::install::{Package, output_of, program};
use super::{Bench, Test, export_of, write_into};

pub(super) static TEST: Test = Test {
    name: "svg",
    program: "rsvg-convert",
    package: Package::Apt("librsvg2-bin"),
    check,
};

/// A browser without a window, which asks the network for nothing.
const QUIET_BROWSER: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

fn check(bench: &Bench) -> Result<()> {
    let chromium = program("chromium", &Package::Apt("chromium"))?;
    let mut count = 0;
    for (name, registry) in registries(&bench.reading.registry)? {
        let files = export_of(&registry, &Selector::default(), "svg", &options(&name)?)?;
        let paths = write_into(&bench.folder.join(&name), &files)?;
        for (picture, path) in &paths {
            let words = || format!("{picture} of {name}");
            let size = size_of_svg(&fs::read_to_string(path)?).with_context(words)?;
            let image = path.with_extension("png");
            let mut command = Command::new(&bench.program);
            let (_, complaints) =
                output_of(command.arg(path).arg("-o").arg(&image)).with_context(words)?;
            if !complaints.is_empty() {
                bail!("{}: {complaints}", words());
            }
            drawn(&image, size).with_context(words)?;
            count += 1;
            let shot = path.with_extension("browser.png");
            let mut command = Command::new(&chromium);
            command.args(QUIET_BROWSER);
            let profile = bench.folder.join("browser");
            command.arg(format!("--user-data-dir={}", profile.display()));
            command.arg(format!("--window-size={},{}", size.0, size.1));
            command.arg(format!("--screenshot={}", shot.display()));
            output_of(command.arg(format!("file://{}", path.display()))).with_context(words)?;
            drawn(&shot, size).with_context(words)?;
        }
    }
    println!("       {count} pictures in {}", bench.folder.display());
    Ok(())
}

/// The width and height that a picture gives, in whole pixels.
fn size_of_svg(text: &str) -> Result<(u32, u32)> {
    let number = |key: &str| -> Option<f64> {
        let rest = text.split_once(key)?.1;
        rest.split('"').next()?.parse().ok()
    };
    let size = number(" width=\"").zip(number(" height=\""));
    let (width, height) = size.context("it gives no size")?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are some thousand pixels"
    )]
    Ok((width.ceil() as u32, height.ceil() as u32))
}

/// Whether an image is there, of its size, and not of one colour: that would be compressed to
/// almost nothing.
fn drawn(image: &Path, size: (u32, u32)) -> Result<()> {
    let bytes = fs::read(image).with_context(|| format!("no {}", image.display()))?;
    let number = |at: usize| -> Option<u32> {
        let bytes = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let found = number(16).zip(number(20)).context("no image")?;
    if found.0.abs_diff(size.0) > 1 || found.1.abs_diff(size.1) > 1 {
        bail!("it is {found:?} pixels, and not {size:?}");
    }
    if bytes.len() < 2000 {
        bail!("it is empty");
    }
    Ok(())
}
