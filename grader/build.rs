//! Embedded folders: without these lines, cargo would not notice a file that was added to one.

fn main() {
    for folder in ["../features", "demo"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
