//! The picture for links to the page, and where it is published.

use chancery_core::audit::Audit;
use chancery_core::say;

use super::{Options, claims, head, headline, partners};
use crate::pictures::PictureSettings;
use crate::pictures::share::{ShareWords, draw};
use crate::views::{ExportContext, capitalised};

/// The name of the picture, which is beside the page.
pub(super) const FILE: &str = "share.png";

/// The picture as PNG, or why there is none; nothing if it is not asked for.
pub(super) fn picture(
    views: &ExportContext<'_>,
    options: &Options,
    audit: &Audit<'_>,
) -> Option<Result<Vec<u8>, String>> {
    let rasterise = options.rasterise?;
    let manifest = views.network.manifest();
    let messages = views.messages;
    let title = views.title();
    let finding = headline::headline_above(messages, audit);
    let sentences = head::sentences(views, &partners::lines(views));
    // The claim that the finding is of, otherwise the first sentence below the title.
    let is_of_claim = headline::headline_is_of_lead(audit);
    let lead = headline::lead(audit).filter(|_| is_of_claim);
    let sentence = lead.map(|it| claims::claimed_line(messages, it));
    let sentence = sentence
        .as_deref()
        .or(sentences.first().map(String::as_str));
    // The map is of the day of the page, also where the finding is of another one.
    let day = match headline::day_apart(views, audit) {
        Some(_) => say!(messages, "page-share-map", day = views.day_words()),
        None => capitalised(&views.day_words()),
    };
    let beside = [manifest.licence.as_deref(), manifest.url.as_deref()];
    let foot = beside.into_iter().flatten();
    let foot = foot.fold(day, |all, words| format!("{all} \u{b7} {words}"));
    let words = ShareWords {
        title: finding.as_ref().map_or("", |_| &title),
        finding: finding.as_deref().unwrap_or(&title),
        sentence: sentence.unwrap_or_default(),
        foot: &foot,
    };
    let settings = PictureSettings {
        boundaries: options.boundaries.as_ref(),
        extent: options.extent,
        badges: options.badges.as_deref(),
    };
    Some(rasterise(&draw(views, &settings, &words)))
}

/// The address of the picture, which is beside the page at an address.
pub(super) fn address(page: &str) -> String {
    let page = page.split(['?', '#']).next().unwrap_or_default();
    let host = page.find("://").map_or(0, |it| it + 3);
    let last = page[host..].rfind('/').map(|it| host + it + 1);
    match last {
        // The last part of the path is a file if it has a dot.
        Some(last) if last == page.len() || page[last..].contains('.') => {
            format!("{}{FILE}", &page[..last])
        }
        _ => format!("{page}/{FILE}"),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_picture_is_beside_the_page() {
        for (page, picture) in [
            ("https://a.example", "https://a.example/share.png"),
            ("https://a.example/", "https://a.example/share.png"),
            ("https://a.example/x", "https://a.example/x/share.png"),
            ("https://a.example/x/", "https://a.example/x/share.png"),
            (
                "https://a.example/x/page.html",
                "https://a.example/x/share.png",
            ),
            (
                "https://a.example/x/?a=b.c#d",
                "https://a.example/x/share.png",
            ),
        ] {
            assert_eq!(address(page), picture);
        }
    }
}
