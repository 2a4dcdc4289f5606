//! Where a run may write.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::support::{assert_same, run, said, tree, words, workplace, write_registry};

/// Every command that writes, with its registry.
const WRITERS: [&[&str]; 3] = [
    &["build", "registry"],
    &["export", "yaml", "registry"],
    &["export", "csv", "registry"],
];

/// That nothing is written into `out`, whoever tries, and that the reason is said.
#[track_caller]
fn assert_refused(folder: &Path, out: &str, reason: &str) {
    let before = tree(folder);
    for writer in WRITERS {
        let arguments = [writer, &["--out", out]].concat();
        let text = said(folder, &arguments, 2);
        assert!(text.contains(reason), "{arguments:?}: {text}");
        assert!(text.contains("name another folder"), "{text}");
        assert_same(&before, &tree(folder));
    }
}

#[test]
fn the_registry_itself_is_not_written_into() {
    let place = workplace();
    let folder = place.path();
    symlink("registry", folder.join("link")).unwrap();
    fs::create_dir(folder.join("registry/below")).unwrap();
    let absolute = folder.join("registry").display().to_string();
    let outs = [
        "registry",
        "./registry/",
        "registry/.",
        "registry/below/..",
        "link",
        "link/below/..",
        absolute.as_str(),
    ];
    for out in outs {
        assert_refused(folder, out, "is the registry itself");
    }
    // From within, too.
    let text = said(
        &folder.join("registry"),
        &["export", "yaml", "--out", "."],
        2,
    );
    assert!(text.contains("is the registry itself"), "{text}");
}

#[test]
fn what_holds_the_registry_is_not_written_into() {
    let place = workplace();
    for out in [".", "registry/..", "/"] {
        assert_refused(place.path(), out, "the registry is inside");
    }
}

#[test]
fn another_registry_is_not_written_into() {
    let place = workplace();
    let folder = place.path();
    let other = folder.join("other");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("registry.yaml"), "registry: other\n").unwrap();
    assert_refused(folder, "other", "it may be a registry");
    // A link or a folder of that name may be one, too.
    fs::remove_file(other.join("registry.yaml")).unwrap();
    symlink("../registry/registry.yaml", other.join("registry.yaml")).unwrap();
    assert_refused(folder, "other", "it may be a registry");
    // An export that was edited has become a registry of its own.
    said(folder, &["export", "yaml", "registry", "--out", "mine"], 0);
    let mine = folder.join("mine/registry.yaml");
    let text = fs::read_to_string(&mine).unwrap();
    fs::write(&mine, text + "# mine now\n").unwrap();
    assert_refused(folder, "mine", "it may be a registry");
}

#[test]
fn an_export_is_replaced_by_the_next() {
    let place = workplace();
    let folder = place.path();
    for writer in [["export", "yaml"], ["export", "yaml"], ["export", "json"]] {
        let arguments = [&writer[..], &["registry", "--out", "mine"]].concat();
        said(folder, &arguments, 0);
    }
    assert!(folder.join("mine/registry.yaml").exists());
    assert!(folder.join("mine/registry.json").exists());
    // A build beside exports takes none of them away.
    said(folder, &["build", "registry", "--out", "mine"], 0);
    assert!(folder.join("mine/registry.yaml").exists());
    assert!(folder.join("mine/yaml/registry.yaml").exists());
}

#[test]
fn a_folder_inside_the_registry_may_be_written() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry", "--out", "registry/out"], 0);
    said(folder, &["build", "registry", "--out", "registry/out"], 0);
}

#[test]
fn no_link_leads_a_file_out_of_the_folder() {
    let place = workplace();
    let folder = place.path();
    fs::create_dir_all(folder.join("elsewhere")).unwrap();
    fs::create_dir_all(folder.join("out")).unwrap();
    fs::write(folder.join("victim.txt"), "mine").unwrap();
    symlink("../elsewhere", folder.join("out/csv")).unwrap();
    let before = tree(folder);
    let text = said(folder, &["build", "registry"], 3);
    assert!(
        text.contains("out/csv/CITATION.cff cannot be written: it is a symbolic link"),
        "{text}"
    );
    assert_same(&before, &tree(folder));
    fs::remove_file(folder.join("out/csv")).unwrap();
    fs::create_dir(folder.join("out/csv")).unwrap();
    for target in ["../../victim.txt", "../../nowhere.txt"] {
        symlink(target, folder.join("out/csv/partners.csv")).unwrap();
        let before = tree(folder);
        let text = said(folder, &["build", "registry"], 3);
        assert!(
            text.contains("out/csv/partners.csv cannot be written"),
            "{text}"
        );
        assert_same(&before, &tree(folder));
        fs::remove_file(folder.join("out/csv/partners.csv")).unwrap();
    }
    // The names under which files used to be prepared are nothing special.
    symlink(
        "../../victim.txt",
        folder.join("out/csv/partners.csv.partial"),
    )
    .unwrap();
    said(folder, &["build", "registry"], 0);
    assert_eq!(fs::read(folder.join("victim.txt")).unwrap(), b"mine");
    // The output folder itself may be a link: the user has made it.
    symlink("out", folder.join("published")).unwrap();
    said(folder, &["build", "registry", "--out", "published"], 0);
}

#[test]
fn what_stands_in_the_way_keeps_everything_as_it_was() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    super::support::write_registry(&folder.join("registry"), "Second");
    let made = folder.join("out/json/registry.json");
    fs::remove_file(&made).unwrap();
    fs::create_dir(&made).unwrap();
    let before = tree(folder);
    let text = said(folder, &["build", "registry"], 3);
    assert!(
        text.contains("out/json/registry.json cannot be written: it is a folder"),
        "{text}"
    );
    assert_same(&before, &tree(folder));
    fs::remove_dir(&made).unwrap();
    fs::remove_dir(folder.join("out/json")).unwrap();
    fs::write(folder.join("out/json"), "a note").unwrap();
    let before = tree(folder);
    said(folder, &["build", "registry"], 3);
    assert_same(&before, &tree(folder));
}

#[test]
fn files_of_the_user_are_not_overwritten() {
    let place = workplace();
    let folder = place.path();
    for name in ["out/html/index.html", "out/files.json", "page/index.html"] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), "[\"mine\"]").unwrap();
        let before = tree(folder);
        let output = if name.starts_with("out") {
            run(folder, &["build", "registry"])
        } else {
            run(folder, &["export", "html", "registry", "--out", "page"])
        };
        let text = words(&output);
        assert_eq!(output.status.code(), Some(3), "{text}");
        assert!(
            text.contains(&format!("{name} cannot be written")),
            "{text}"
        );
        assert!(text.contains("help: move it away"), "{text}");
        assert_same(&before, &tree(folder));
        fs::remove_file(folder.join(name)).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let place = workplace();
    let folder = place.path();
    fs::write(folder.join("file"), "mine").unwrap();
    symlink("nowhere", folder.join("dangling")).unwrap();
    for out in [
        "file",
        "file/below",
        "dangling",
        "/proc/nowhere",
        "none/../out",
    ] {
        let before = tree(folder);
        let output = run(folder, &["build", "registry", "--out", out]);
        let text = words(&output);
        assert!(matches!(output.status.code(), Some(2 | 3)), "{text}");
        assert!(text.contains(out), "{text}");
        assert_same(&before, &tree(folder));
    }
}

#[test]
fn no_export_hides_records() {
    let place = workplace();
    let folder = place.path();
    let records = folder.join("registry/treaties/early");
    fs::create_dir_all(&records).unwrap();
    fs::write(
        records.join("old.yml"),
        "states:\n- {id: XNC, name: Northern Cyprus}\n",
    )
    .unwrap();
    let before = tree(folder);
    for out in ["registry/treaties", "registry/treaties/early"] {
        let text = said(folder, &["export", "yaml", "registry", "--out", out], 2);
        assert!(
            text.contains("would hide registry/treaties/early/old.yml"),
            "{text}"
        );
        assert_same(&before, &tree(folder));
    }
    // Where nothing is hidden, all may be written, also a second time.
    for _ in 0..2 {
        said(
            folder,
            &["export", "csv", "registry", "--out", "registry/treaties"],
            0,
        );
        said(
            folder,
            &["export", "yaml", "registry", "--out", "registry/copy"],
            0,
        );
        said(
            folder,
            &["export", "json", "registry", "--out", "registry/copy"],
            0,
        );
    }
}

#[test]
fn no_export_hides_the_records_of_another_registry() {
    let place = workplace();
    let folder = place.path();
    write_registry(&folder.join("other"), "Other");
    let records = folder.join("other/partners");
    fs::create_dir_all(&records).unwrap();
    let text = "states:\n- {id: XNC, name: Northern Cyprus}\n";
    fs::write(records.join("new.yaml"), text).unwrap();
    let before = tree(folder);
    let out = ["--out", "other/partners"];
    let words = said(
        folder,
        &[&["export", "yaml", "registry"], &out[..]].concat(),
        2,
    );
    assert!(
        words.contains("would hide other/partners/new.yaml"),
        "{words}"
    );
    assert_same(&before, &tree(folder));
    // A build writes its manifest into a folder of its own, beside the records.
    said(folder, &[&["build", "registry"], &out[..]].concat(), 0);
    assert_eq!(fs::read_to_string(records.join("new.yaml")).unwrap(), text);
}
