//! A changelog as a feed (RFC 4287), the newest commit first.

use std::fmt::Write as _;

use chancery_export::escape::XmlText;
use sha2::{Digest as _, Sha256};

use super::{Changelog, ChangelogFormat, Entry};
use crate::diff::report::{Mark, Piece, Report};

/// For readers of feeds.
pub static FORMAT: ChangelogFormat = ChangelogFormat { name: "atom", text };

fn text(changelog: &Changelog) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n");
    let title = format!("What changed in {}", changelog.title);
    let newest = changelog.entries.first();
    let updated = newest.map_or(&changelog.to.date, |entry| &entry.commit.date);
    let _ = writeln!(out, "  <id>{}</id>", id(&[&changelog.registry]));
    let _ = writeln!(out, "  <title>{}</title>", XmlText(&title));
    let _ = writeln!(out, "  <updated>{}</updated>", XmlText(updated));
    let author = XmlText(&changelog.title).to_string();
    let _ = writeln!(out, "  <author><name>{author}</name></author>");
    out.push_str("  <generator>chancery</generator>\n");
    for one in &changelog.entries {
        entry(&mut out, changelog, one);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, changelog: &Changelog, entry: &Entry) {
    let commit = &entry.commit;
    let or_none = |text: &str, none: &str| match text.trim() {
        "" => none.to_owned(),
        text => XmlText(text).to_string(),
    };
    let id = id(&[&changelog.registry, &commit.revision.commit]);
    let title = or_none(&commit.subject, commit.revision.short());
    let author = or_none(&commit.author, "unknown");
    let date = XmlText(&commit.date);
    let summary = XmlText(&entry.report.summary);
    let _ = writeln!(
        out,
        "  <entry>\n    <id>{id}</id>\n    <title>{title}</title>\n    <updated>{date}</updated>\n    \
         <published>{date}</published>\n    <author><name>{author}</name></author>\n    \
         <summary>{summary}</summary>\n    <content type=\"xhtml\">"
    );
    out.push_str("<div xmlns=\"http://www.w3.org/1999/xhtml\">\n");
    content(out, &entry.report);
    out.push_str("</div></content>\n  </entry>\n");
}

fn content(out: &mut String, report: &Report) {
    let _ = writeln!(out, "<p>{}</p>", XmlText(&report.summary));
    for note in &report.notes {
        let _ = writeln!(out, "<p>{}</p>", XmlText(note));
    }
    for part in &report.parts {
        let _ = writeln!(out, "<h2>{}</h2>", XmlText(&part.title));
        for line in &part.lines {
            let mark = match line.mark {
                Mark::Added => "<b>added</b> ",
                Mark::Removed => "<b>removed</b> ",
                Mark::Changed => "<b>changed</b> ",
                Mark::Detail => "",
            };
            let indent = "\u{2003}".repeat(line.depth);
            let _ = write!(out, "<p>{indent}{mark}");
            for piece in &line.pieces {
                let _ = match piece {
                    Piece::Plain(words) => write!(out, "{}", XmlText(words)),
                    Piece::Code(name) => write!(out, "<code>{}</code>", XmlText(name)),
                    Piece::Quote(words) => write!(out, "<q>{}</q>", XmlText(words)),
                    Piece::Old(words) => write!(out, "<del>{}</del>", XmlText(words)),
                    Piece::New(words) => write!(out, "<ins>{}</ins>", XmlText(words)),
                };
            }
            out.push_str("</p>\n");
        }
    }
}

/// An id that is the same whenever the feed is made: a UUID (RFC 9562, version 8) of what it is of.
fn id(of: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in of {
        digest.update(format!("{}:{part}", part.len()));
    }
    let digest = digest.finalize();
    let mut bytes: Vec<u8> = digest.iter().take(16).copied().collect();
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
