//! Class lists: no two students share a folder, and none is called by a path.

#![no_main]

use std::{cell::RefCell, collections::BTreeSet, fs};

use grader::class::Roster;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

thread_local! {
    static FOLDER: RefCell<Option<TempDir>> = const { RefCell::new(None) };
}

fuzz_target!(|bytes: &[u8]| {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| tempfile::tempdir().expect("a folder"));
        let path = folder.path().join("roster.csv");
        fs::write(&path, bytes).expect("the list is written");
        let Ok(roster) = Roster::read(&path) else { return };
        let mut folders = BTreeSet::new();
        for row in &roster.rows {
            assert!(!row.folder.contains(['/', '\\']) && !row.folder.starts_with('.'), "{}", row.folder);
            assert!(folders.insert(row.folder.to_lowercase()), "{} twice", row.folder);
        }
    });
});
