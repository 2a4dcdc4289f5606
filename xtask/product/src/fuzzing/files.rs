//! Several files in the bytes of one input, divided by lines that name them.

use chancery_core::yaml::MANIFEST_FILE;

/// Begins the line that names the file that follows.
const MARK: &str = "%%% ";

/// The files of an input: what is before the first mark is the manifest's.
#[must_use]
pub(crate) fn divided(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(MANIFEST_FILE.to_owned(), Vec::new())];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK.as_bytes()) {
            Some(name) => {
                let name = String::from_utf8_lossy(name)
                    .trim_end_matches('\n')
                    .to_owned();
                // The program reads each file once, whatever its name is.
                if files.iter().all(|(known, _)| *known != name) {
                    files.push((name, Vec::new()));
                }
            }
            None => {
                if let Some((_, content)) = files.last_mut() {
                    content.extend_from_slice(line);
                }
            }
        }
    }
    files.sort();
    files
}

/// The input that holds these files.
#[must_use]
pub(crate) fn joined(files: &[(String, String)]) -> Vec<u8> {
    let mut input = Vec::new();
    let is_manifest = |(name, _): &&(String, String)| name == MANIFEST_FILE;
    for (_, text) in files.iter().filter(is_manifest) {
        input.extend_from_slice(text.as_bytes());
    }
    for (name, text) in files.iter().filter(|file| !is_manifest(file)) {
        if !input.ends_with(b"\n") {
            input.push(b'\n');
        }
        input.extend_from_slice(format!("{MARK}{name}\n").as_bytes());
        input.extend_from_slice(text.as_bytes());
    }
    input
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_is_divided_again() {
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let files = [file("a.yaml", "x\n"), file(MANIFEST_FILE, "y\n")];
        let again = divided(&joined(&files));
        let again: Vec<_> = again
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
            .collect();
        assert_eq!(again, files);
    }
}
