//! Archives, honest and hostile.

use std::{
    fs::{self, File},
    io::{Cursor, Write as _},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use grader_core::{GapReason, facts::SourceKind};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{file, folder, gap, look, paths, tree};

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An entry of a tar archive whose name nobody checks.
fn entry(tar: &mut tar::Builder<Vec<u8>>, name: &str, kind: tar::EntryType, content: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    tar.append(&header, content).unwrap();
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    fs::write(folder.join(name), content).unwrap();
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(content).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn zips_are_read_and_lead_nowhere() {
    let here = folder(&[]);
    let files: [(&str, &[u8]); 7] = [
        ("code/customer/index.js", b"1"),
        ("code\\employee\\index.js", b"1"),
        ("code/node_modules/a.js", b"1"),
        ("../slip.js", b"1"),
        ("a/../../slip.js", b"1"),
        ("/absolute.js", b"1"),
        ("C:\\windows.js", b"1"),
    ];
    write(here.path(), "code.zip", &zip(&files));
    let tree = tree(here.path(), "code.zip");
    assert_eq!(tree.kind, SourceKind::Zip);
    assert_eq!(paths(&tree), ["code/customer/index.js", "code/employee/index.js"]);
    assert_eq!((tree.refused.len(), tree.skipped.node_modules), (4, 1));
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 1, "nothing was unpacked");
}

#[test]
fn a_link_in_a_zip_is_only_named() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("passwd.json", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let here = folder(&[]);
    write(here.path(), "code.zip", &zip.finish().unwrap().into_inner());
    let tree = tree(here.path(), "code.zip");
    assert_eq!((tree.symlinks.as_slice(), tree.files.len()), (&["passwd.json".to_owned()][..], 0));
}

#[test]
fn tars_are_read_and_lead_nowhere() {
    let mut tar = tar::Builder::new(Vec::new());
    let regular = tar::EntryType::Regular;
    entry(&mut tar, "./", tar::EntryType::Directory, b"");
    entry(&mut tar, "./customer/index.js", regular, b"1");
    entry(&mut tar, "../slip.js", regular, b"1");
    entry(&mut tar, "/absolute.js", regular, b"1");
    entry(&mut tar, "link.js", tar::EntryType::Symlink, b"");
    entry(&mut tar, "hard.js", tar::EntryType::Link, b"");
    entry(&mut tar, "zero.json", tar::EntryType::Char, b"");
    entry(&mut tar, "pipe.json", tar::EntryType::Fifo, b"");
    let tar = tar.into_inner().unwrap();
    let here = folder(&[]);
    write(here.path(), "code.tar", &tar);
    write(here.path(), "code.tgz", &gzip(&tar));
    for name in ["code.tar", "code.tgz"] {
        let tree = tree(here.path(), name);
        assert_eq!((tree.kind, paths(&tree)), (SourceKind::Tar, vec!["customer/index.js"]));
        assert_eq!(tree.refused, ["../slip.js", "/absolute.js", "hard.js", "pipe.json", "zero.json"]);
        assert_eq!(tree.symlinks, ["link.js"]);
    }
}

#[test]
fn bombs_are_too_large() {
    let here = folder(&[]);
    let zeroes = vec![0; 15 << 20];
    let names: Vec<String> = (0..10).map(|n| format!("{n}.js")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), zeroes.as_slice())).collect();
    write(here.path(), "bomb.zip", &zip(&files));
    write(here.path(), "bomb.tgz", &gzip(&gzip_of_tar(&zeroes)));
    assert_eq!(gap(here.path(), "bomb.zip").reason, GapReason::TooLarge);
    // Compressed twice, it is no archive at all once it is decompressed.
    assert_ne!(gap(here.path(), "bomb.tgz").reason, GapReason::NotProvided);
}

fn gzip_of_tar(content: &[u8]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    entry(&mut tar, "x", tar::EntryType::Regular, content);
    gzip(&tar.into_inner().unwrap())
}

#[test]
fn a_hundred_thousand_entries_are_read_and_more_than_the_bound_refused() {
    let here = folder(&[]);
    let mut zip = ZipWriter::new(File::create(here.path().join("many.zip")).unwrap());
    for n in 0..100_000 {
        zip.start_file(format!("node_modules/{n}"), SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap();
    assert_eq!(tree(here.path(), "many.zip").skipped.node_modules, 100_000);

    let mut lie = super::archives::zip(&[("a.js", b"")]);
    let end = lie.len() - 22;
    // The record at the end says 65,535 entries, and a larger record before it 2^40.
    let mut large = b"PK\x06\x06".to_vec();
    large.resize(32, 0);
    large.extend((1u64 << 40).to_le_bytes());
    lie.splice(end..end, large);
    write(here.path(), "lie.zip", &lie);
    assert_eq!(gap(here.path(), "lie.zip").reason, GapReason::TooLarge);
}

#[test]
fn a_million_entries_are_refused() {
    let here = folder(&[]);
    let mut tar = tar::Builder::new(Vec::new());
    for _ in 0..1024 {
        entry(&mut tar, "node_modules/x", tar::EntryType::Regular, b"");
    }
    // Without the end of an archive, which would be in the middle.
    let part = gzip(&tar.get_ref()[..1024 * 512]);
    write(here.path(), "many.tgz", &part.repeat(1000));
    let refused = gap(here.path(), "many.tgz");
    assert_eq!(refused.reason, GapReason::TooLarge);
    assert!(refused.detail.as_ref().is_some_and(|d| d.contains("more than 200000 files")), "{refused:?}");

    // Each entry of a zip takes a record of 46 bytes and a name in the directory.
    let record = [&b"PK\x01\x02"[..], &[0; 24], &[1], &[0; 17], b"x"].concat();
    let (directory, count) = (record.repeat(1_000_000), 1_000_000_u64.to_le_bytes());
    let size = (directory.len() as u64).to_le_bytes();
    let end = [&b"PK\x06\x06"[..], &44_u64.to_le_bytes(), &[45, 0, 45, 0], &[0; 8], &count, &count, &size, &[0; 8]];
    let locator = [&b"PK\x06\x07"[..], &[0; 4], &size, &[1, 0, 0, 0]];
    let old = [&b"PK\x05\x06"[..], &[0; 4], &[0xff; 12], &[0; 2]];
    write(
        here.path(),
        "many.zip",
        &[b"PK\x03\x04".to_vec(), directory, end.concat(), locator.concat(), old.concat()].concat(),
    );
    assert_eq!(gap(here.path(), "many.zip").reason, GapReason::TooLarge);
}

#[test]
fn what_a_tar_says_about_an_entry_is_bounded_too() {
    // The name of a file, and its other properties, may be as long as the archive likes.
    let long = vec![b'a'; 2 << 20];
    for kind in [tar::EntryType::GNULongName, tar::EntryType::GNULongLink, tar::EntryType::XHeader] {
        let mut tar = tar::Builder::new(Vec::new());
        entry(&mut tar, "long", kind, &long);
        entry(&mut tar, "a.js", tar::EntryType::Regular, b"1");
        let here = folder(&[]);
        write(here.path(), "code.tgz", &gzip(&tar.into_inner().unwrap()));
        let refused = gap(here.path(), "code.tgz");
        assert_eq!(refused.reason, GapReason::TooLarge, "{kind:?}: {refused:?}");
    }
    // A longer name than the header's own is one like any other.
    let mut tar = tar::Builder::new(Vec::new());
    let deep = format!("{}/index.js", "deep/".repeat(40).trim_end_matches('/'));
    entry(&mut tar, "long", tar::EntryType::GNULongName, deep.as_bytes());
    entry(&mut tar, "short", tar::EntryType::Regular, b"1");
    for name in ["../../slip.js", "/absolute.js"] {
        let record = |length: usize| format!("{length} path={name}\n");
        let text = record(record(10).len());
        entry(&mut tar, "pax", tar::EntryType::XHeader, text.as_bytes());
        entry(&mut tar, "harmless.js", tar::EntryType::Regular, b"1");
    }
    // More bytes than the bound on names lie between two entries, and they are not names.
    entry(&mut tar, "node_modules/large", tar::EntryType::Regular, &long);
    entry(&mut tar, "last.js", tar::EntryType::Regular, b"1");
    let here = folder(&[]);
    write(here.path(), "code.tar", &tar.into_inner().unwrap());
    let tree = tree(here.path(), "code.tar");
    assert_eq!(paths(&tree), [deep.as_str(), "last.js"]);
    assert_eq!(tree.refused, ["../../slip.js", "/absolute.js"]);
}

#[test]
fn names_that_collide_or_are_no_text_are_told_apart() {
    let names: [&[u8]; 5] = [b"a/Index.js", b"a/index.js", b"A/index.js", b"caf\xe9.js", b"caf\xc3\xa9.js"];
    let mut tar = tar::Builder::new(Vec::new());
    for (n, name) in names.into_iter().enumerate() {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_size(1);
        header.set_cksum();
        tar.append(&header, n.to_string().as_bytes()).unwrap();
    }
    // The same name again: the later file counts, as it does for who unpacks it.
    entry(&mut tar, "a/index.js", tar::EntryType::Regular, b"later");
    let here = folder(&[]);
    write(here.path(), "code.tar", &tar.into_inner().unwrap());
    let seen = tree(here.path(), "code.tar");
    assert_eq!(paths(&seen), ["A/index.js", "a/Index.js", "a/index.js", "caf\\xe9.js", "café.js"]);
    let text = |path: &str| file(&seen, path).text.clone().unwrap();
    assert_eq!(["a/Index.js", "a/index.js", "A/index.js"].map(text), ["0", "later", "2"]);
    assert_eq!(seen.strange_names, ["caf\\xe9.js"]);

    // Windows and the rest of the world write one path in two ways; the name that is no text is patched in.
    let bytes = zip(&[("a/Index.js", b"0"), ("a/index.js", b"1"), ("a\\index.js", b"later"), ("caf_.js", b"3")]);
    let mut bytes = bytes;
    let places: Vec<usize> = bytes.windows(7).enumerate().filter(|(_, w)| w == b"caf_.js").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2, "before the file and in the directory");
    for at in places {
        bytes[at + 3] = 0xe9;
    }
    write(here.path(), "code.zip", &bytes);
    let seen = tree(here.path(), "code.zip");
    assert_eq!(paths(&seen), ["a/Index.js", "a/index.js", "caf\\xe9.js"]);
    assert_eq!(file(&seen, "a/index.js").text.as_deref(), Some("later"));
}

#[test]
fn a_bomb_inside_an_archive_is_too_large() {
    let zeroes = vec![0; 15 << 20];
    let names: Vec<String> = (0..10).map(|n| format!("{n}.js")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), zeroes.as_slice())).collect();
    let bomb = zip(&files);
    let here = folder(&[]);
    write(here.path(), "code.zip", &zip(&[("upload.zip", &bomb)]));
    assert_eq!(gap(here.path(), "code.zip").reason, GapReason::TooLarge);
    let mut tar = tar::Builder::new(Vec::new());
    entry(&mut tar, "upload.zip", tar::EntryType::Regular, &bomb);
    write(here.path(), "code.tgz", &gzip(&tar.into_inner().unwrap()));
    assert_eq!(gap(here.path(), "code.tgz").reason, GapReason::TooLarge);
}

#[test]
fn code_in_an_archive_inside_is_read_one_level_deep() {
    let innermost = zip(&[("deep.js", b"1")]);
    let inner = zip(&[("customer/index.js", b"1"), ("deeper.zip", &innermost)]);
    let here = folder(&[]);
    write(here.path(), "code.zip", &zip(&[("upload.zip", &inner)]));
    let seen = tree(here.path(), "code.zip");
    assert_eq!(file(&seen, "upload.zip/customer/index.js").text.as_deref(), Some("1"));
    assert!(!paths(&seen).iter().any(|p| p.ends_with("deep.js")));
    assert_eq!(seen.archives, ["upload.zip"]);
    write(here.path(), "code.zip", &zip(&[("upload.zip", &inner), ("index.js", b"2")]));
    assert_eq!(paths(&tree(here.path(), "code.zip")), ["index.js", "upload.zip"], "the code is outside");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_archives_never_panic(at in 0usize..400, byte: u8, cut in 0usize..400) {
        let here = folder(&[]);
        let mut damaged = zip(&[("a/index.js", b"some text"), ("b/package.json", b"{}")]);
        let at = at % damaged.len();
        damaged[at] = byte;
        damaged.truncate(damaged.len() - cut % 40);
        write(here.path(), "code.zip", &damaged);
        let _ = look(here.path(), "code.zip", false);
        write(here.path(), "code.tgz", &gzip(&damaged));
        let _ = look(here.path(), "code.tgz", false);
    }
}
