//! Archived copies: what is read, what is refused, and what a registry's quotes are checked
//! against.

use std::fs;

use chancery_core::quotes::{CopyProblem, Quotes, count_archived};
use chancery_core::yaml::{Archive, Input, LARGEST_FILE, MANIFEST_FILE, Unarchived, read};
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_path_does_not_leave_the_folder() {
    let outer = folder(&[("secret.txt", b"secret"), ("archive/in/a.txt", b"a")]);
    let archive = Archive::open(&outer.path().join("archive")).unwrap();
    assert_eq!(archive.read("in/a.txt"), Ok(b"a".to_vec()));
    let absolute = outer.path().join("secret.txt");
    for name in [
        "../secret.txt",
        "in/../../secret.txt",
        "in//a.txt",
        "./in/a.txt",
        "..\\secret.txt",
        "c:secret.txt",
        "~/secret.txt",
        "",
        absolute.to_str().unwrap(),
    ] {
        assert_eq!(archive.read(name), Err(Unarchived::Outside), "{name}");
    }
    for name in ["b.txt", "in/a.txt/b.txt", "in/b/c.txt"] {
        assert_eq!(archive.read(name), Err(Unarchived::Missing), "{name}");
    }
    assert_eq!(archive.read("in"), Err(Unarchived::NoFile));
    assert!(Archive::open(&absolute).is_err());
    assert!(Archive::open(&outer.path().join("nowhere")).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_where_it_stays_in_the_folder() {
    use std::os::unix::fs::symlink;

    let outer = folder(&[("secret.txt", b"secret"), ("archive/a.txt", b"a")]);
    let root = outer.path().join("archive");
    symlink("a.txt", root.join("inside.txt")).unwrap();
    symlink("../secret.txt", root.join("outside.txt")).unwrap();
    symlink(outer.path(), root.join("up")).unwrap();
    symlink("nowhere.txt", root.join("broken.txt")).unwrap();
    symlink("/dev/zero", root.join("device")).unwrap();
    symlink(&root, outer.path().join("by-link")).unwrap();
    for folder in [&root, &outer.path().join("by-link")] {
        let archive = Archive::open(folder).unwrap();
        assert_eq!(archive.read("inside.txt"), Ok(b"a".to_vec()));
        for name in ["outside.txt", "up/secret.txt", "device"] {
            assert_eq!(archive.read(name), Err(Unarchived::Outside), "{name}");
        }
        assert_eq!(archive.read("up/archive/a.txt"), Ok(b"a".to_vec()));
        assert_eq!(archive.read("broken.txt"), Err(Unarchived::Missing));
    }
}

#[test]
fn what_is_no_file_of_a_fit_size_is_not_read() {
    let folder = folder(&[("a.txt", b"a")]);
    let file = fs::File::create(folder.path().join("large.txt")).unwrap();
    file.set_len(LARGEST_FILE + 1).unwrap();
    let archive = Archive::open(folder.path()).unwrap();
    let too_large = Err(Unarchived::TooLarge(LARGEST_FILE + 1));
    assert_eq!(archive.read("large.txt"), too_large);
    #[cfg(unix)]
    {
        let _listener = std::os::unix::net::UnixListener::bind(folder.path().join("pipe")).unwrap();
        assert_eq!(archive.read("pipe"), Err(Unarchived::NoFile));
    }
}

const REGISTRY: &str = "
registry: r
title: T
as-of: 2025-12-13
tiers:
  - {id: t, name: T, evidence: [{source: one, quote: the tier}]}
organisations:
  - id: ORG
    name: O
    kind: dialogue-platform
    evidence: [{source: one, quote: the organisation}, {source: one}]
    members: [{state: HUN, role: member, evidence: [{source: two, quote: a member}]}]
partnerships:
  - {parties: [AZE, HUN], tier: t, evidence: [{source: one, quote: the tie}, {source: web, quote: x}]}
instruments:
  - {id: i, parties: [AZE, HUN], evidence: [{source: scan, quote: the instrument}]}
principles:
  - {id: p, name: P, evidence: [{source: two, quote: the principle}, {source: nobody, quote: x}]}
claims:
  - {id: c, source: one, quote: the claim, count: partners, is: 1}
sources:
  - {id: one, publisher: P, archive: page.txt}
  - {id: two, publisher: P, archive: page.txt, sha256: DIGEST}
  - {id: scan, publisher: P, archive: scan.pdf}
  - {id: picture, publisher: P, archive: picture.jpg, sha256: DIGEST}
  - {id: web, publisher: P, url: https://web.example/}
";

/// SHA-256 of 'abc', from FIPS 180-2.
const ABC: &str = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

fn held(files: &[(&str, &[u8])], digest: &str) -> Quotes {
    let folder = folder(files);
    let input = Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(REGISTRY.replace("DIGEST", digest).into()),
    };
    let reading = read(vec![input]);
    assert_eq!(count_archived(&reading.registry), 7);
    Quotes::new(&reading.registry, &Archive::open(folder.path()).unwrap())
}

#[test]
fn the_quotes_of_every_noun_are_looked_up() {
    let page = "the tier, the organisation, a member, the tie, the principle, the claim";
    let files: &[(&str, &[u8])] = &[
        ("page.txt", page.as_bytes()),
        ("scan.pdf", b"\n\xFF"),
        ("picture.jpg", b"abc"),
    ];
    let quotes = held(files, ABC);
    assert_eq!(quotes.checked, 6);
    assert_eq!(quotes.misses, []);
    let [
        (1, CopyProblem::Changed(digest)),
        (2, CopyProblem::NoText(2)),
    ] = &quotes.copies[..]
    else {
        panic!("{:?}", quotes.copies);
    };
    assert_eq!(digest.len(), 64);
    // The picture is as it was, and that it is not text matters to nobody.
    let other = held(&[("page.txt", b"abc"), ("picture.jpg", b"\xFF")], ABC);
    assert_eq!(other.misses.len(), 6);
    let copies: Vec<usize> = other.copies.iter().map(|(source, _)| *source).collect();
    assert_eq!(copies, [3, 2]);
    assert_eq!(other.copies[1].1, CopyProblem::Unread(Unarchived::Missing));
}
