//! Which sources are one page: they are one voice, under however many ids they stand.

use std::collections::BTreeMap;

use crate::model::Source;

/// Why two sources are one page: the key in which they agree, and the words for it.
pub(in crate::check::rules) type Same = (&'static str, &'static str);

/// The pages of a registry.
pub(in crate::check::rules) struct Pages {
    /// For each source one of those that are the same page, the same for all of them.
    of: Vec<usize>,
    /// For each source another one that is the same page, and why; none for the first by id.
    twins: Vec<Option<(usize, Same)>>,
}

impl Pages {
    pub(in crate::check::rules) fn new(sources: &[Source]) -> Self {
        // By id, so that the order of the records changes nothing.
        let mut by_id: Vec<usize> = (0..sources.len()).collect();
        by_id.sort_by_key(|index| &sources[*index].id);
        let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
        let mut pages = Pages {
            of: (0..sources.len()).collect(),
            twins: vec![None; sources.len()],
        };
        for index in by_id {
            for (same, value) in marks(&sources[index]) {
                let other = *seen.entry((same.0, value)).or_insert(index);
                if other != index {
                    pages.join(index, other);
                    pages.twins[index].get_or_insert((other, same));
                }
            }
        }
        for index in 0..sources.len() {
            pages.of[index] = pages.root(index);
        }
        pages
    }

    /// The page of a source: the same number for all that are one page.
    pub(in crate::check::rules) fn page(&self, source: usize) -> usize {
        self.of[source]
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.of[one] = other;
    }

    fn root(&mut self, mut source: usize) -> usize {
        while self.of[source] != source {
            self.of[source] = self.of[self.of[source]];
            source = self.of[source];
        }
        source
    }

    /// The sources that are the same page as another one, which comes first by id, and why.
    pub(in crate::check::rules) fn twins(&self) -> impl Iterator<Item = (usize, usize, Same)> {
        let twins = self.twins.iter().enumerate();
        twins.filter_map(|(index, twin)| twin.map(|(other, same)| (index, other, same)))
    }
}

/// What no two pages have in common.
fn marks(source: &Source) -> Vec<(Same, String)> {
    let mut marks = Vec::new();
    if let Some(url) = &source.url
        && let Some(address) = address(url)
    {
        marks.push((("url", "the same address"), address));
    }
    if let Some(digest) = source.sha256.as_deref().filter(|text| !text.is_empty()) {
        marks.push((("sha256", "the same copy"), digest.to_ascii_lowercase()));
    }
    if let Some(archive) = source.archive.as_deref().filter(|text| !text.is_empty()) {
        marks.push((("archive", "the same copy"), archive.to_owned()));
    }
    let day = source.published.and_then(|date| date.single_day());
    // A title in round brackets is the curator's own, and so may be that of several pages.
    let title = source.title.as_deref().filter(|it| !it.starts_with('('));
    if let (Some(title), Some(day)) = (title, day) {
        let words = (&*source.publisher, title.to_lowercase(), day);
        let same = ("title", "the same publisher, title and day");
        marks.push((same, format!("{words:?}")));
    }
    marks
}

/// An address without what makes no other page of it: how it is fetched, `www.`, a place in the
/// page, what counts visitors, and the archive of the web. None if it is not an address of a page.
fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let archived = ["web.archive.org/web/", "archive.org/web/"]
        .iter()
        .find_map(|start| rest.strip_prefix(start)?.split_once('/'));
    if let Some((stamp, original)) = archived
        && stamp.starts_with(|c: char| c.is_ascii_digit())
    {
        return address(original);
    }
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = [("http", ":80"), ("https", ":443")];
    let port = port
        .iter()
        .find(|(known, _)| scheme.eq_ignore_ascii_case(known));
    let host = port.map_or(host, |(_, port)| host.strip_suffix(port).unwrap_or(host));
    if host.is_empty() {
        return None;
    }
    let path = path.trim_end_matches('/');
    let query: Vec<&str> = query.split('&').filter(|it| !counts_visitors(it)).collect();
    let fragment = if leads_to_another_page(fragment) {
        fragment
    } else {
        ""
    };
    // What is behind the name of a site alone changes every day, and is not a page.
    let is_page = !path.is_empty() || !query.is_empty() || !fragment.is_empty();
    is_page.then(|| format!("{host}/{path}?{}#{fragment}", query.join("&")))
}

fn counts_visitors(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default();
    name.is_empty() || name.starts_with("utm_") || ["fbclid", "gclid"].contains(&name)
}

/// Whether what is behind `#` may be the page itself, as in addresses of programs in the browser,
/// and not a place in it.
fn leads_to_another_page(fragment: &str) -> bool {
    let is_place = fragment.starts_with(":~:") || fragment.starts_with("page=");
    !is_place && fragment.contains(['/', '!', '?', '=', '&'])
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn one_page_has_one_address_and_another_page_another() {
        let one = address("https://example.org/a/b");
        for same in [
            "http://example.org/a/b",
            "https://www.Example.org:443/a/b/",
            "HTTPS://example.org/a/b#part-2",
            "https://example.org/a/b#:~:text=word",
            "https://example.org/a/b?utm_source=x&fbclid=1",
            "https://web.archive.org/web/20240101000000/https://example.org/a/b",
        ] {
            assert_eq!(address(same), one, "{same}");
        }
        for other in [
            "https://example.org/a/B",
            "https://example.org/a/b?id=2",
            "https://example.org/a/b#/2",
            "https://example.org:8080/a/b",
            "https://en.example.org/a/b",
            "https://example.org/a/b.html",
        ] {
            assert_ne!(address(other), one, "{other}");
        }
        assert_eq!(address("example.org/a/b"), None);
        assert_eq!(address("https:///a/b"), None);
        assert_eq!(address("https://example.org/?#"), None);
    }
}
