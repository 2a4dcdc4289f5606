//! Which crates each of ours may depend on. A new line here is an event: say why in its commit.

use std::collections::BTreeSet;
use std::process::Command;

use super::sources::root;

/// Our crates, and all that they may depend on in what they ship.
const ALLOWED: &[(&str, &[&str])] = &[
    (
        "chancery",
        &[
            "annotate-snippets",
            "anstream",
            "anyhow",
            "chancery-core",
            "chancery-export",
            "chancery-png",
            "chancery-sqlite",
            "clap",
            "clap_complete",
            "clap_mangen",
            "dialoguer",
            "indicatif",
            "line-index",
            "lsp-server",
            "lsp-types",
            "percent-encoding",
            "notify",
            "rayon",
            "serde",
            "serde_json",
            "serde_yaml",
            "sha2",
            "similar",
            "tempfile",
            "terminal_size",
            "tiny_http",
            "unicode-width",
        ],
    ),
    (
        "chancery-core",
        &[
            "compact_str",
            "edtf-core",
            "fluent-bundle",
            "foldhash",
            "granit-parser",
            "intl-memoizer",
            "language-tags",
            "rayon",
            "self_cell",
            "sha2",
            "smallvec",
            "spdx",
            "strsim",
            "typed-index-collections",
            "unic-langid",
            "unicode-normalization",
        ],
    ),
    (
        "chancery-export",
        &[
            "base64",
            "chancery-core",
            "csv",
            "indexmap",
            "libm",
            "minijinja",
            "rayon",
            "rust_xlsxwriter",
            "serde_json",
            "sha2",
            "typed-index-collections",
            "unicode-normalization",
            "zip",
        ],
    ),
    ("chancery-png", &["resvg"]),
    (
        "chancery-sqlite",
        &["chancery-export", "rusqlite", "serde_json"],
    ),
    ("xtask", &["anyhow", "clap"]),
    (
        "xtask-product",
        &[
            "anyhow",
            "calamine",
            "chancery",
            "chancery-core",
            "chancery-export",
            "clap",
            "csv",
            "rayon",
            "roxmltree",
            "rusqlite",
            "serde_json",
            "serde_yaml",
            "tempfile",
            "xtask",
        ],
    ),
];

#[test]
fn dependencies_are_the_allowed_ones() {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    assert_eq!(names, ALLOWED.iter().map(|(name, _)| *name).collect());
    for (name, allowed) in ALLOWED {
        let package = packages
            .iter()
            .find(|package| package["name"] == *name)
            .unwrap();
        let shipped = package["dependencies"].as_array().unwrap().iter();
        let shipped = shipped.filter(|dependency| dependency["kind"] != "dev");
        let found: BTreeSet<&str> = shipped
            .filter_map(|dependency| {
                dependency["rename"]
                    .as_str()
                    .or(dependency["name"].as_str())
            })
            .collect();
        assert_eq!(found, allowed.iter().copied().collect(), "of {name}");
    }
}
