//! The changes that are offered where YAML cannot be read to its end, or was read with other characters.

use super::fixes::offered;

/// What was read in the place of characters that no text may have is written by no fix, and a file
/// that has such is not formatted.
#[test]
fn stand_ins_are_not_written() {
    for line in [
        "publisher: Mini\u{7}stry: two",
        "publisher Mini\u{7}stry",
        "publisher: Mini\u{85}stry\u{200b}",
        "publisher: \"“a\u{7}b”\"",
    ] {
        let text = format!("sources:\n  - id: zz\n    {line}\n    url: https://example.org/3\n");
        for (title, changed) in offered("more.yaml", &text) {
            for stand_in in ['?', '¿', '\u{fffd}'] {
                assert!(!changed.contains(stand_in), "{title}: {changed}");
            }
        }
    }
}

/// What breaks a file off is mended where the help says how.
#[test]
fn what_breaks_a_file_off_is_mended() {
    let tie =
        |line: &str| format!("partnerships:\n  - parties: [AZE, GEO]\n    tier: partner\n{line}\n");
    let mended = "    evidence: [{source: gazette}]";
    for wrong in [
        "    evidence: [{source: gazette}",
        "\tevidence: [{source: gazette}]",
        "     evidence: [{source: gazette}]",
    ] {
        let offered = offered("more.yaml", &tie(wrong));
        assert!(
            offered.iter().any(|(_, changed)| *changed == tie(mended)),
            "{wrong:?}: {offered:?}"
        );
    }
    let quoted = format!("{mended}\n    note: \"they meet");
    let offered_for = offered("more.yaml", &tie(&quoted));
    let closed = tie(&format!("{quoted}\""));
    assert!(
        offered_for.iter().any(|(_, changed)| *changed == closed),
        "{offered_for:?}"
    );
    let written = tie("    evidence: [{source: gazette, at: p. 2}]");
    let offered_for = offered("more.yaml", &written.replace(", at", "; at"));
    assert!(
        offered_for.iter().any(|(_, changed)| *changed == written),
        "{offered_for:?}"
    );
}
