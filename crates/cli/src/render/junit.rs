//! JUnit's XML: each file a suite of tests, each finding a test.

use std::fmt::Write as _;

use chancery_core::check::LocatedFinding;
use chancery_core::model::Keyword;
use chancery_core::yaml::Located;
use chancery_export::escape::{XmlAttribute, XmlText};

use super::{Names, RenderSettings, RenderedFinding, Renderer};
use crate::registry::OpenedRegistry;

/// One document, in which findings that make the run fail are failures, and all others are only
/// printed. A file without findings is a test that passed.
pub static RENDERER: Renderer = Renderer {
    name: "junit",
    has_summary: false,
    most: None,
    most_ever: None,
    text,
};

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, settings: &RenderSettings) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".to_owned();
    let mut rest = shown.findings.as_slice();
    for file in 0..opened.analysis.reading().texts.len() {
        let end = rest.partition_point(|found| found.at.span.file <= file);
        let (here, later) = rest.split_at(end);
        // Of a file without findings nothing is known where some are left out.
        if !here.is_empty() || shown.left_out == 0 {
            suite(&mut out, opened, file, here, settings);
        }
        rest = later;
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(
    out: &mut String,
    opened: &OpenedRegistry,
    file: usize,
    findings: &[&LocatedFinding],
    settings: &RenderSettings,
) {
    let fails = |found: &LocatedFinding| {
        settings
            .fail_on
            .is_some_and(|least| found.finding.level >= least)
    };
    let failures = findings.iter().filter(|found| fails(found)).count();
    let path = XmlAttribute(opened.shown_path(file));
    // The program reads no clock: the tests ran on the day of the registry, and took no time.
    let day = opened.analysis.registry().manifest.as_of;
    let day = day.map_or("1970-01-01".to_owned(), |day| day.to_string());
    let _ = writeln!(
        out,
        "  <testsuite package=\"chancery\" id=\"{file}\" name=\"{path}\" \
         timestamp=\"{day}T00:00:00\" hostname=\"localhost\" tests=\"{}\" failures=\"{failures}\" \
         errors=\"0\" time=\"0\">\n    <properties/>",
        findings.len().max(1),
    );
    if findings.is_empty() {
        let _ = writeln!(
            out,
            "    <testcase name=\"checked\" classname=\"{path}\" time=\"0\"/>"
        );
    }
    let mut printed = String::new();
    let mut names = Names::default();
    for found in findings {
        let finding = &found.finding;
        let _ = write!(
            out,
            "    <testcase name=\"{}\" classname=\"{path}\" time=\"0\"",
            XmlAttribute(&names.of(found))
        );
        let words = words(opened, found);
        if fails(found) {
            let _ = writeln!(
                out,
                ">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>",
                finding.level.name(),
                XmlAttribute(&finding.message),
                XmlText(&words)
            );
        } else {
            out.push_str("/>\n");
            printed.push_str(&words);
        }
    }
    let _ = writeln!(
        out,
        "    <system-out>{}</system-out>\n    <system-err/>\n  </testsuite>",
        XmlText(&printed)
    );
}

/// A finding in words, with all its places.
fn words(opened: &OpenedRegistry, found: &LocatedFinding) -> String {
    let finding = &found.finding;
    let mut text = format!(
        "{}: {}: {} [{}]\n",
        place(opened, &found.at),
        finding.level.name(),
        finding.message,
        finding.rule.name
    );
    for (other, at) in finding.related.iter().zip(&found.related) {
        let _ = writeln!(text, "{}: {}", place(opened, at), other.message);
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(text, "help: {help}");
    }
    text
}

fn place(opened: &OpenedRegistry, at: &Located) -> String {
    let path = opened.shown_path(at.span.file);
    format!("{path}:{}:{}", at.start.line, at.start.column)
}
