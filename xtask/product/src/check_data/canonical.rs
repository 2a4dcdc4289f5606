//! Every file is in canonical form, except comments and blank lines.

use anyhow::Result;
use chancery_core::yaml::{MANIFEST_FILE, comment_free, file_text};

use super::{Data, Failure, read_files};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    Ok(data.files.iter().filter_map(check_file).collect())
}

/// The canonical text of one file; none if it could not be read without fault.
pub(super) fn canonical_text(file: &(String, Vec<u8>)) -> Option<String> {
    let reading = read_files(std::slice::from_ref(file));
    reading
        .findings
        .is_empty()
        .then(|| file_text(&reading.registry, file.0 == MANIFEST_FILE))
}

fn check_file(file: &(String, Vec<u8>)) -> Option<Failure> {
    let (name, bytes) = file;
    let Some(canonical) = canonical_text(file) else {
        return Some(Failure::of_file(
            name,
            "this file cannot be read without fault",
        ));
    };
    let text = String::from_utf8_lossy(bytes);
    if text.contains('\r') {
        return Some(Failure::of_file(
            name,
            "lines end with CRLF; they end with LF",
        ));
    }
    first_difference(&text, &canonical).map(|(line, message)| Failure {
        file: name.clone(),
        line,
        column: 1,
        message,
    })
}

/// The first line of `text` that is not as in `canonical`, and what is wrong with it.
fn first_difference(text: &str, canonical: &str) -> Option<(usize, String)> {
    let mut wanted = canonical.lines();
    for (number, line) in text.lines().enumerate() {
        if line.trim_end() != line {
            return Some((
                number + 1,
                "there is space at the end of this line".to_owned(),
            ));
        }
        let kept = comment_free(line);
        let kept = kept.trim_end_matches('\n');
        if kept.is_empty() {
            continue;
        }
        match wanted.next() {
            Some(wanted) if wanted == kept => {}
            Some(wanted) => {
                let wanted = wanted.trim_start();
                return Some((number + 1, format!("in canonical form this is `{wanted}`")));
            }
            None => return Some((number + 1, "in canonical form this is not there".to_owned())),
        }
    }
    wanted.next().map(|wanted| {
        let last = text.lines().count().max(1);
        (
            last,
            format!("in canonical form `{}` follows", wanted.trim_start()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_found_by_its_own_line() {
        let text = "# A comment.\n\nstates:\n  - id: XKX # Known.\n    name: 'Kosovo'\n";
        let canonical = "states:\n  - id: XKX\n    name: Kosovo\n";
        let (line, message) = first_difference(text, canonical).unwrap();
        assert_eq!(
            (line, message.as_str()),
            (5, "in canonical form this is `name: Kosovo`")
        );
        assert!(first_difference(&text.replace('\'', ""), canonical).is_none());
    }

    #[test]
    fn what_is_missing_is_found_at_the_end() {
        assert_eq!(first_difference("a: b\n", "a: b\nc: d\n").unwrap().0, 1);
        assert_eq!(first_difference("a: b\nc: d\n", "a: b\n").unwrap().0, 2);
    }
}
