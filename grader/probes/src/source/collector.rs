//! Gathers what is found into facts, whatever it was found in.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    path::Path,
};

use grader_core::{
    Redactor,
    facts::{SourceDirectory, SourceFile, SourceKind, SourceTree},
};
use sha2::{Digest as _, Sha256};

use super::{
    context::Context,
    failure::{SourceError, of_io},
    limits::{HASHED, LISTED, Meter, NESTED, RECORDED, TEXT, TEXTS},
    names::{self, Sort},
};

/// The facts so far.
#[derive(Default)]
pub(super) struct Collector {
    tree: SourceTree,
    strange: BTreeSet<String>,
    texts: u64,
    /// The first archive inside, in case the code is in it.
    nested: Option<(String, Vec<u8>)>,
    /// Where files are gathered for a build, instead of facts.
    context: Option<Context>,
}

/// A file that is about to be read.
pub(super) struct Admitted {
    path: String,
    sort: Sort,
}

impl Collector {
    /// Begins the facts of a thing of this kind.
    pub(super) fn of(kind: SourceKind) -> Self {
        Self { tree: SourceTree { kind, ..SourceTree::default() }, ..Self::default() }
    }

    /// Gathers the files of one application instead of facts.
    pub(super) fn gathering(context: Context) -> Self {
        Self { context: Some(context), ..Self::default() }
    }

    /// What was gathered.
    pub(super) fn gathered(self) -> Context {
        self.context.unwrap_or_default()
    }

    /// Counts the file at `path`; nothing when its content is not wanted.
    pub(super) fn admit(&mut self, path: &[u8], meter: &mut Meter) -> Result<Option<Admitted>, SourceError> {
        meter.entry()?;
        let (path, strange) = names::shown(path);
        let sort = names::sort(&path);
        if let Some(context) = &mut self.context {
            let inner = context.inner(&path).map(str::to_owned).filter(|inner| context.wants(inner));
            return Ok(inner.map(|path| Admitted { path, sort }));
        }
        match sort {
            Sort::NodeModules => self.tree.skipped.node_modules += 1,
            Sort::Junk => self.tree.skipped.junk += 1,
            Sort::Git => {}
            Sort::Archive | Sort::Text | Sort::Other => {
                if strange {
                    self.strange.insert(path.clone());
                }
                if self.tree.files.len() >= RECORDED {
                    return Err(SourceError::TooMuch { what: "files besides node_modules", limit: RECORDED as u64 });
                }
                return Ok(Some(Admitted { path, sort }));
            }
        }
        Ok(None)
    }

    /// Adds a file with its content; `blob` is the id that git gives it.
    pub(super) fn file(
        &mut self,
        Admitted { path, sort }: Admitted,
        size: u64,
        blob: Option<String>,
        content: impl Read,
        meter: &mut Meter,
    ) -> Result<(), SourceError> {
        if let Some(context) = &mut self.context {
            return context.put(&path, content, meter);
        }
        let mut file = SourceFile { path, size, hash: blob, text: None };
        let wanted = if sort == Sort::Archive { NESTED } else { HASHED };
        if size <= wanted {
            let mut bytes = Vec::new();
            // The size that an archive states may be a lie.
            let read = meter.read(content).take(wanted + 1).read_to_end(&mut bytes);
            read.map_err(|e| of_io(Path::new(&file.path), e))?;
            file.size = bytes.len() as u64;
            if file.size <= wanted {
                self.keep(&mut file, sort, bytes);
            }
        } else if sort == Sort::Archive {
            list(&mut self.tree.archives, &file.path);
        }
        self.tree.files.push(file);
        Ok(())
    }

    fn keep(&mut self, file: &mut SourceFile, sort: Sort, bytes: Vec<u8>) {
        if names::is_private_key(&file.path.to_ascii_lowercase(), &bytes) {
            list(&mut self.tree.private_keys, &file.path);
            file.hash = None;
            return;
        }
        file.hash.get_or_insert_with(|| format!("sha256:{}", hex(&Sha256::digest(&bytes))));
        match sort {
            Sort::Text if file.size <= TEXT && self.texts + file.size <= TEXTS => {
                self.texts += file.size;
                // A task definition may hold passwords; the rest of a bundle is masked when it is written.
                file.text = Some(Redactor::setting("", String::from_utf8_lossy(&bytes).into_owned()));
            }
            Sort::Archive => {
                list(&mut self.tree.archives, &file.path);
                self.nested.get_or_insert((file.path.clone(), bytes));
            }
            _ => {}
        }
    }

    /// Adds a link.
    pub(super) fn link(&mut self, path: &[u8], meter: &mut Meter) -> Result<(), SourceError> {
        meter.entry()?;
        list(&mut self.tree.symlinks, &names::shown(path).0);
        Ok(())
    }

    /// Adds something that is not read.
    pub(super) fn refuse(&mut self, path: &[u8], meter: &mut Meter) -> Result<(), SourceError> {
        meter.entry()?;
        list(&mut self.tree.refused, &names::shown(path).0);
        Ok(())
    }

    /// Adds another repository that is referred to.
    pub(super) fn gitlink(&mut self, path: &[u8]) {
        list(&mut self.tree.gitlinks, &names::shown(path).0);
    }

    /// Adds files below `node_modules`, which were counted elsewhere.
    pub(super) const fn node_modules(&mut self, files: u64) {
        self.tree.skipped.node_modules += files;
    }

    /// The facts, and the first archive inside.
    pub(super) fn finish(mut self) -> (SourceTree, Option<(String, Vec<u8>)>) {
        self.tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        // Of two entries of one name, unpacking leaves the later one; so does a build.
        self.tree.files.dedup_by(|later, earlier| {
            let same = later.path == earlier.path;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        self.tree.strange_names = self.strange.into_iter().take(LISTED).collect();
        // A submodule that was fetched is a folder like any other.
        let files = &self.tree.files;
        self.tree.gitlinks.retain(|link| !files.iter().any(|f| f.path.starts_with(&format!("{link}/"))));
        let tree = &mut self.tree;
        for paths in
            [&mut tree.gitlinks, &mut tree.archives, &mut tree.symlinks, &mut tree.private_keys, &mut tree.refused]
        {
            paths.sort();
            paths.dedup();
        }
        self.tree.directories = directories(&self.tree.files);
        (self.tree, self.nested)
    }
}

fn list(paths: &mut Vec<String>, path: &str) {
    if paths.len() < LISTED {
        paths.push(path.to_owned());
    }
}

/// The directories that hold `files`, at most four deep, each with a digest of what is in it.
pub(super) fn directories(files: &[SourceFile]) -> Vec<SourceDirectory> {
    let mut digests: BTreeMap<&str, Sha256> = BTreeMap::new();
    for file in files {
        for (end, _) in file.path.match_indices('/').take(4) {
            let (folder, inner) = (&file.path[..end], &file.path[end + 1..]);
            let digest = digests.entry(folder).or_default();
            let hash = file.hash.as_deref().unwrap_or_default();
            digest.update(format!("{inner}\0{hash}\0{}\n", file.size));
        }
    }
    let directory = |(path, digest): (&str, Sha256)| SourceDirectory {
        path: path.to_owned(),
        hash: format!("sha256:{}", hex(&digest.finalize())),
    };
    digests.into_iter().map(directory).collect()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
