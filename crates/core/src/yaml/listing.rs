//! The list of what a build wrote, `files.json`, as far as reading needs it.

use super::events::{Event, Events};

/// A value of a list.
enum ListedValue {
    Scalar(String),
    List(Vec<ListedValue>),
    Mapping(Vec<(String, ListedValue)>),
}

/// The deepest nesting of a list of ours: the names of one entry.
const DEEPEST: usize = 3;

/// The names of a list that this program wrote, each with a digest. None of any other text: a file
/// that says more or less than such a list may hold records, and is read.
pub(super) fn listed(text: &str) -> Option<Vec<(String, String)>> {
    let mut events = Events::general(text);
    let ListedValue::Mapping(document) = value(&mut events, None, DEEPEST)? else {
        return None;
    };
    if !matches!(events.next_event(), Ok(None)) {
        return None;
    }
    let mut files = None;
    let (mut is_ours, mut is_of_this_format, mut says_whether_whole) = (false, false, false);
    for (key, value) in document {
        match (key.as_str(), value) {
            ("generator", ListedValue::Scalar(text)) => is_ours = text == "chancery",
            ("format", ListedValue::Scalar(text)) => is_of_this_format = text == "1",
            ("complete", ListedValue::Scalar(_)) => says_whether_whole = true,
            ("unfinished", ListedValue::Mapping(run)) => {
                let are_known = run.iter().all(|(key, _)| key == "folder" || key == "added");
                are_known.then_some(())?;
            }
            ("files", ListedValue::List(lines)) => {
                files = Some(lines.into_iter().map(file).collect::<Option<Vec<_>>>()?);
            }
            _ => return None,
        }
    }
    files.filter(|_| is_ours && is_of_this_format && says_whether_whole)
}

/// A file of a list: its name and its digest.
fn file(line: ListedValue) -> Option<(String, String)> {
    let ListedValue::Mapping(keys) = line else {
        return None;
    };
    let mut keys = keys.into_iter();
    match (keys.next()?, keys.next()?, keys.next()) {
        ((name, ListedValue::Scalar(file)), (sha256, ListedValue::Scalar(digest)), None)
            if name == "name" && sha256 == "sha256" =>
        {
            Some((file, digest))
        }
        _ => None,
    }
}

/// The value that begins with an event, or with the next one.
fn value(events: &mut Events<'_>, begin: Option<Event<'_>>, deep: usize) -> Option<ListedValue> {
    let begin = match begin {
        Some(event) => event,
        None => events.next_event().ok()??.event,
    };
    match begin {
        Event::Scalar { text, .. } => Some(ListedValue::Scalar(text.into_owned())),
        Event::SequenceStart => {
            let mut list = Vec::new();
            loop {
                match events.next_event().ok()??.event {
                    Event::SequenceEnd => return Some(ListedValue::List(list)),
                    event => list.push(value(events, Some(event), deep.checked_sub(1)?)?),
                }
            }
        }
        Event::MappingStart => {
            let mut mapping = Vec::new();
            loop {
                match events.next_event().ok()??.event {
                    Event::MappingEnd => return Some(ListedValue::Mapping(mapping)),
                    Event::Scalar { text, .. } => {
                        let key = text.into_owned();
                        mapping.push((key, value(events, None, deep.checked_sub(1)?)?));
                    }
                    _ => return None,
                }
            }
        }
        Event::MappingEnd | Event::SequenceEnd | Event::Alias => None,
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    const OURS: &str = "{\"generator\": \"chancery\", \"format\": 1, \"complete\": true, \
                        \"files\": [{\"name\": \"a.json\", \"sha256\": \"00\"}]}";

    #[test]
    fn a_list_of_ours_is_known() {
        let files = vec![("a.json".to_owned(), "00".to_owned())];
        assert_eq!(listed(OURS), Some(files.clone()));
        let unfinished = OURS.replace(
            "true,",
            "false, \"unfinished\": {\"folder\": \".chancery-1\", \"added\": [\"b\"]},",
        );
        assert_eq!(listed(&unfinished), Some(files));
    }

    #[test]
    fn a_text_that_says_more_or_less_is_none_of_ours() {
        for (from, to) in [
            ("\"format\"", "\"claims\": [{\"id\": \"x\"}], \"format\""),
            ("\"format\": 1, ", ""),
            ("\"complete\": true, ", ""),
            ("chancery", "another"),
            ("\"sha256\": \"00\"", "\"sha256\": \"00\", \"id\": \"x\""),
            ("\"a.json\"", "[\"a.json\"]"),
            ("]}", "]} {}"),
            ("]}", "]"),
        ] {
            let text = OURS.replacen(from, to, 1);
            assert_eq!(listed(&text), None, "{text}");
        }
        let words = "{\"claims\": [{\"id\": \"x\"}], \"notes\": [\"generator\", \"chancery\"]}";
        assert_eq!(listed(words), None);
    }
}
