//! Where a submission may point to.

use grader_core::{GapReason, Observation};

use super::{folder, gap, look, paths, tree};

#[test]
fn nothing_named_is_not_provided() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let seen = runtime.block_on(crate::source::look(grader_core::SourcePart::Deployment, &Default::default()));
    let Observation::Gap(gap) = seen else { panic!("{seen:?}") };
    assert_eq!((gap.reason, gap.operation.as_deref()), (GapReason::NotProvided, Some("source:deployment")));
}

#[test]
fn paths_stay_in_the_folder_of_the_submission() {
    let outside = folder(&[("secret.json", "{}"), ("home/code/index.js", "1")]);
    let home = outside.path().join("home");
    assert_eq!(paths(&tree(&home, "./code")), ["index.js"]);
    for named in ["../secret.json", "..", "code/../../secret.json", "/etc", outside.path().to_str().unwrap()] {
        let gap = gap(&home, named);
        assert_eq!(gap.reason, GapReason::NotUsable, "{named}");
        assert!(gap.detail.unwrap().contains("leads out"), "{named}");
    }
    assert!(matches!(look(&home, "..", true), Observation::Source(_)), "the person who runs the grader may");
}

#[cfg(unix)]
#[test]
fn a_link_out_is_no_way_out() {
    let outside = folder(&[("secret/index.js", "1"), ("home/x", "")]);
    let home = outside.path().join("home");
    std::os::unix::fs::symlink("../secret", home.join("code")).unwrap();
    assert!(gap(&home, "code").detail.unwrap().contains("leads out"));
}

#[test]
fn what_cannot_be_read_says_why() {
    let here = folder(&[("report.pdf", "%PDF"), ("empty.zip", ""), ("broken.zip", "PK\x03\x04 and no more")]);
    for (named, why) in
        [("code", "no such file"), ("report.pdf", "neither"), ("empty.zip", "neither"), ("broken.zip", "broken.zip")]
    {
        let gap = gap(here.path(), named);
        let expected = if named == "broken.zip" { GapReason::Malformed } else { GapReason::NotUsable };
        assert_eq!(gap.reason, expected, "{named}");
        let detail = gap.detail.unwrap();
        assert!(detail.contains(why) && !detail.contains(here.path().to_str().unwrap()), "{detail}");
    }
}
