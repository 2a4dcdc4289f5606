//! Which files of a folder are a registry's.

use chancery_core::Analysis;
use chancery_core::yaml::{MANIFEST_FILE, load, read};

const MANIFEST: &str = "registry: r\ntitle: T\nas-of: 2025-12-13\n";
const RECORD: &str = "states:\n  - id: XKX\n    name: Kosovo\n";

#[test]
fn a_folder_is_loaded_by_name_without_hidden_files_links_and_other_registries() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(MANIFEST_FILE, MANIFEST);
    write("b.yml", RECORD);
    write("sub/a.yaml", RECORD);
    write("other/registry.yaml", MANIFEST);
    write("other/x.yaml", RECORD);
    write(".hidden/x.yaml", RECORD);
    write("sub/notes.txt", "no record");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("b.yml"), folder.path().join("c.yaml")).unwrap();
    let inputs = load(folder.path()).unwrap();
    let read: Vec<&str> = inputs
        .iter()
        .filter(|input| input.bytes.is_ok())
        .map(|input| input.name.as_str())
        .collect();
    assert_eq!(read, ["b.yml", MANIFEST_FILE, "sub/a.yaml"]);
    let passed_over = inputs.iter().filter(|input| input.bytes.is_err());
    let passed_over: Vec<&str> = passed_over.map(|input| input.name.as_str()).collect();
    #[cfg(unix)]
    assert_eq!(passed_over, ["c.yaml", "other/registry.yaml"]);
    #[cfg(not(unix))]
    assert_eq!(passed_over, ["other/registry.yaml"]);
}

#[cfg(unix)]
#[test]
fn links_that_may_lead_to_records_are_named_and_none_is_followed() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("target.yaml"), RECORD).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str, target: &str| {
        symlink(outside.path().join(target), folder.path().join(name)).unwrap();
    };
    to(MANIFEST_FILE, "target.yaml");
    to("a.yaml", "target.yaml");
    to("by-its-target", "target.yaml");
    to("dangling.json", "nowhere");
    to("folder", "");
    to("picture.png", "picture.png");
    let inputs = load(folder.path()).unwrap();
    assert!(inputs.iter().all(|input| input.bytes.is_err()));
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "a.yaml",
            "by-its-target",
            "dangling.json",
            "folder",
            MANIFEST_FILE
        ]
    );
    // Without its manifest a registry is an error, and not only a warning.
    let reading = read(inputs);
    let rules: Vec<&str> = reading
        .findings
        .iter()
        .map(|found| found.rule.name)
        .collect();
    assert_eq!(
        rules,
        [
            "ignored-file",
            "ignored-file",
            "ignored-file",
            "ignored-file",
            "unreadable-file"
        ]
    );
}

#[test]
fn what_a_build_wrote_is_passed_over_until_it_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let digest = "b8e2c6e1b5d0d0f8";
    write(MANIFEST_FILE, MANIFEST);
    write("out/registry.json", "{}");
    write("out/b.json", RECORD);
    write("out/audit.json", RECORD);
    let sha256_of_braces = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let listing = format!(
        "{{\"generator\": \"chancery\", \"format\": 1, \"complete\": true, \"files\": [\
         {{\"name\": \"registry.json\", \"sha256\": \"{sha256_of_braces}\"}}, \
         {{\"name\": \"audit.json\", \"sha256\": \"{digest}\"}}]}}"
    );
    write("out/files.json", &listing);
    let names = || -> Vec<String> {
        let inputs = load(folder.path()).unwrap();
        inputs.into_iter().map(|input| input.name).collect()
    };
    assert_eq!(names(), ["out/audit.json", "out/b.json", MANIFEST_FILE]);
    // A list of another program hides nothing.
    write("out/files.json", &listing.replace("chancery", "other"));
    assert_eq!(names().len(), 5);
}

#[test]
fn a_text_is_read_again_only_where_its_file_still_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(MANIFEST_FILE, MANIFEST);
    write("a.yaml", RECORD);
    write("b.yaml", RECORD);
    let analysis = Analysis::open_to_check(folder.path()).unwrap();
    let texts = &analysis.reading().texts;
    write("b.yaml", &RECORD.replace("Kosovo", "Another"));
    assert_eq!(&*texts[0].text, RECORD);
    assert!(!analysis.has_lost_a_text());
    assert_eq!(&*texts[1].text, "");
    assert!(analysis.has_lost_a_text());
}
