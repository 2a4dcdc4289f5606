//! Findings as rustc shows an error: the source line, a label under the words, the second place
//! where there is one, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Renderer as Drawer};
use annotate_snippets::{Origin, Snippet};
use chancery_core::check::LocatedFinding;
use chancery_core::model::Level;
use chancery_core::yaml::Located;

use super::{Renderer, Settings};
use crate::registry::Opened;

/// The default, for people.
pub static RENDERER: Renderer = Renderer {
    name: "human",
    has_summary: true,
    text: |opened, findings, Settings { is_coloured, width }| {
        text(opened, findings, *is_coloured, *width)
    },
};

/// The findings as text.
#[must_use]
pub fn text(
    opened: &Opened,
    findings: &[LocatedFinding],
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
    for found in findings {
        out.push_str(&drawer.render(&[group(opened, found)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'f>(opened: &'f Opened, found: &'f LocatedFinding) -> Group<'f> {
    let finding = &found.finding;
    let level = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Note | Level::Off => Title::NOTE,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.rule)
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
        group = add_file(group, opened, file, &here);
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

fn add_file<'f>(
    group: Group<'f>,
    opened: &'f Opened,
    file: usize,
    places: &[&Labelled<'f>],
) -> Group<'f> {
    let path = opened.shown_path(file);
    let text = opened
        .reading
        .texts
        .get(file)
        .map_or("", |text| text.text.as_str());
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
    group.element(
        Snippet::source(&text[start..end])
            .line_start(line)
            .path(path)
            .annotations(annotations),
    )
}
