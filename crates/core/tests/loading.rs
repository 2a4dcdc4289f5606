//! Which files of a folder are a registry's.

use chancery_core::yaml::{MANIFEST_FILE, load};

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
}
