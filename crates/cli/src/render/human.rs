//! Findings as rustc shows an error: the source line, a label under the words, the second place
//! where there is one, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Renderer as Drawer};
use annotate_snippets::{Origin, Snippet};
use chancery_core::check::LocatedFinding;
use chancery_core::finding::drawn;
use chancery_core::model::Level;
use chancery_core::yaml::Located;

use super::{RenderedFinding, Renderer};
use crate::registry::OpenedRegistry;

/// The default, for people.
pub static RENDERER: Renderer = Renderer {
    name: "human",
    has_summary: true,
    most: Some(100),
    most_ever: None,
    text: |opened, shown, settings| text(opened, shown, settings.is_coloured, settings.width),
};

/// What the drawing needs beside the source: line numbers, bars and dots.
const GUTTER: usize = 20;

/// The most bytes between two places that are drawn as one excerpt.
const LONGEST_EXCERPT: usize = 1 << 16;

/// The findings as text.
#[must_use]
pub fn text(
    opened: &OpenedRegistry,
    shown: &RenderedFinding<'_>,
    is_coloured: bool,
    width: usize,
) -> String {
    let drawer = if is_coloured {
        Drawer::styled()
    } else {
        Drawer::plain()
    };
    let drawer = drawer.decor_style(DecorStyle::Ascii).term_width(width);
    let mut out = String::new();
    for found in &shown.findings {
        for line in drawer.render(&[group(opened, found, width)]).lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

fn group<'f>(opened: &'f OpenedRegistry, found: &'f LocatedFinding, width: usize) -> Group<'f> {
    let finding = &found.finding;
    let level = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note | Level::Off => Title::NOTE,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.rule.name)
        .elements(std::iter::empty::<Snippet<'f, Annotation<'f>>>());
    let places = places(found);
    // Places in one file are shown together, in the order in which the files first come up.
    let mut files: Vec<usize> = Vec::new();
    for place in &places {
        if !files.contains(&place.at.span.file) {
            files.push(place.at.span.file);
        }
    }
    for file in files {
        let here: Vec<&Labelled<'f>> = places.iter().filter(|p| p.at.span.file == file).collect();
        if fit_together(&here, width) {
            group = add_file(group, opened, file, &here);
        } else {
            for place in here {
                group = add_file(group, opened, file, &[place]);
            }
        }
    }
    match &finding.help {
        Some(help) => group.element(Title::HELP.message(help.as_str())),
        None => group,
    }
}

/// A place and the words under it.
struct Labelled<'f> {
    at: Located,
    words: &'f str,
    is_primary: bool,
}

fn places(found: &LocatedFinding) -> Vec<Labelled<'_>> {
    let primary = Labelled {
        at: found.at,
        words: &found.finding.label,
        is_primary: true,
    };
    let related = found.finding.related.iter().zip(&found.related);
    let others = related.map(|(other, at)| Labelled {
        at: *at,
        words: &other.message,
        is_primary: false,
    });
    std::iter::once(primary).chain(others).collect()
}

/// Whether places of one file can be drawn as one excerpt: no two of them stand so far apart on
/// one line that it would be cut between them.
fn fit_together(places: &[&Labelled<'_>], width: usize) -> bool {
    places.iter().enumerate().all(|(index, one)| {
        places[index + 1..].iter().all(|other| {
            let (first, last) = if one.at <= other.at {
                (&one.at, &other.at)
            } else {
                (&other.at, &one.at)
            };
            let is_one_line = first.start.line == last.start.line;
            let distance = last.end.column.saturating_sub(first.start.column);
            let is_near = last.span.end.saturating_sub(first.span.start) <= LONGEST_EXCERPT;
            is_near && !(is_one_line && distance + GUTTER > width)
        })
    })
}

fn add_file<'f>(
    group: Group<'f>,
    opened: &'f OpenedRegistry,
    file: usize,
    places: &[&Labelled<'f>],
) -> Group<'f> {
    let path = opened.shown_path(file);
    let text = opened
        .analysis
        .reading()
        .texts
        .get(file)
        .map_or("", |text| &*text.text);
    let first = places
        .iter()
        .map(|place| place.at.span.start)
        .min()
        .unwrap_or_default();
    let last = places
        .iter()
        .map(|place| place.at.span.end)
        .max()
        .unwrap_or_default();
    let line = places
        .iter()
        .map(|place| place.at.start.line)
        .min()
        .unwrap_or(1);
    if text.is_empty() {
        return group.element(Origin::path(path).line(line).char_column(1));
    }
    // Only the lines that are pointed at are drawn, so that a long file costs no more.
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..]
        .find('\n')
        .map_or(text.len(), |newline| last + newline);
    let annotations = places.iter().map(|place| {
        let kind = if place.is_primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let span = place.at.span.start - start..place.at.span.end.max(place.at.span.start) - start;
        let label = (!place.words.is_empty()).then_some(place.words);
        kind.span(span).label(label)
    });
    let source = drawn(&text[start..end]);
    group.element(
        Snippet::source(source)
            .line_start(line)
            .path(path)
            .annotations(annotations),
    )
}
