//! Makes cargo look for new step files: `automod` lists the folder at compile time.

fn main() {
    println!("cargo:rerun-if-changed=src/steps");
}
