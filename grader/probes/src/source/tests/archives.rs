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
