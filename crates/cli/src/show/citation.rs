//! Citations as lines of a page.

use std::fmt::Write as _;

use chancery_core::model::Evidence;
use chancery_core::network::Network;

/// Each citation on lines of its own: who says it, the words, what they attest, and what the page
/// says instead.
pub(super) fn lines(network: &Network<'_>, evidence: &[Evidence], indent: &str) -> String {
    let mut out = String::new();
    for citation in evidence {
        let source = network.source(&citation.source);
        let publisher = source.map_or(citation.source.as_str(), |source| source.publisher.as_str());
        let published = source.and_then(|source| source.published);
        let retrieved = source.and_then(|source| source.retrieved);
        let published = match (published, retrieved) {
            (Some(day), _) => day.to_string(),
            (None, Some(day)) => format!("read {day}"),
            (None, None) => "undated".to_owned(),
        };
        let speaker = citation
            .speaker
            .as_ref()
            .map_or(String::new(), |name| format!(" ({name})"));
        let at = citation
            .at
            .as_ref()
            .map_or(String::new(), |at| format!(", {at}"));
        let quote = citation
            .quote
            .as_ref()
            .map_or(String::new(), |q| format!(": \u{201C}{q}\u{201D}"));
        let _ = writeln!(
            out,
            "{indent}- {publisher}, {published}{at}{speaker}{quote}"
        );
        let mut details = vec![format!("[{}]", citation.source)];
        if !citation.attests.is_empty() {
            let fields: Vec<&str> = citation.attests.iter().map(|field| &**field).collect();
            details.push(format!("attests {}", fields.join(", ")));
        }
        let _ = writeln!(out, "{indent}  {}", details.join(" "));
        for (field, words) in &citation.differs.0 {
            let _ = writeln!(out, "{indent}  ! differs in {field}: {words}");
        }
        if let Some(note) = citation.note.as_ref() {
            let _ = writeln!(out, "{indent}  note: {note}");
        }
        if let Some(url) = source.and_then(|source| source.url.as_ref()) {
            let _ = writeln!(out, "{indent}  {url}");
        }
    }
    out
}
