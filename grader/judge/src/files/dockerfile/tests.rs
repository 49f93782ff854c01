//! Dockerfiles as students write them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

fn parse(text: &str) -> Dockerfile {
    Dockerfile::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

#[test]
fn the_course_s_dockerfile() {
    let file = parse(
        "FROM node:11-alpine\nRUN mkdir -p /usr/src/app\nWORKDIR /usr/src/app\nCOPY . .\nRUN npm install\nEXPOSE 8080\nCMD [\"npm\", \"run\", \"start\"]\n",
    );
    assert_eq!((file.image(), file.workdir().as_deref()), ("node:11-alpine", Some("/usr/src/app")));
    assert!(file.copies() && file.installs() && file.start().is_some());
    assert_eq!(file.ports(), [8080]);
}

#[test]
fn comments_and_continuations_are_what_docker_takes_them_for() {
    let file = parse(
        "# FROM x\nfrom node\n#EXPOSE 1\nrun apk add git && \\\n  # npm install\n\n  echo done\nexpose 80/udp \\\n 8080/tcp\n",
    );
    assert_eq!(file.image(), "node");
    assert_eq!(file.ports(), [8080]);
    assert!(!file.installs() && !file.copies() && file.start().is_none());
    assert!(!parse("FROM a\nRUN echo hi # npm install").installs());
    assert!(!parse("FROM a\nRUN echo npm install").installs());
    assert!(parse("FROM a\nRUN cd /x && npm --production install").installs());
    assert!(parse("FROM a\nRUN [\"npm\", \"ci\"]").installs());
}

#[test]
fn the_last_stage_counts_with_what_it_is_based_on() {
    let file = parse(
        "ARG V=20\nFROM node:$V AS build\nWORKDIR /b\nRUN npm ci\nEXPOSE 9\nFROM node:${V}-slim AS base\nWORKDIR /a\nEXPOSE 8080\nFROM base\nCOPY --from=build /b /a\nCMD node .\n",
    );
    assert_eq!((file.image(), file.workdir().as_deref()), ("node:20-slim", Some("/a")));
    assert_eq!(file.ports(), [8080]);
    assert!(file.installs(), "in the stage that it copies from");
    assert_eq!(file.start(), Some("node ."));
}

#[test]
fn a_stage_of_the_name_of_its_image_ends_the_chain() {
    assert_eq!(parse("FROM node AS node\nFROM node AS node\nEXPOSE 1").image(), "node");
}

#[test]
fn variables_stand_for_their_values() {
    assert_eq!(parse("FROM a\nENV APP_PORT=8080 X=\"y z\"\nEXPOSE $APP_PORT").ports(), [8080]);
    assert_eq!(parse("FROM a\nENV PORT 8080\nEXPOSE ${PORT}").ports(), [8080]);
    assert_eq!(parse("ARG P=8080\nFROM a\nARG P\nEXPOSE ${P}/tcp").ports(), [8080]);
    assert_eq!(parse("ARG P=8080\nFROM a\nEXPOSE ${P:-1}").ports(), [1], "an argument before FROM is not in the stage");
    assert_eq!(parse("FROM a\nENV P=2\nARG P=1\nEXPOSE ${P:+3}").ports(), [3]);
}

#[test]
fn here_documents_are_read_whole() {
    let file = parse("FROM a\nRUN <<EOF\nnpm install\nEXPOSE 1\nEOF\nCOPY <<-\"X\" /y\n\tFROM b\n\tX\nEXPOSE 2");
    assert!(file.installs());
    assert_eq!((file.image(), file.ports()), ("a", vec![2]));
    assert_eq!(Dockerfile::parse("FROM a\nRUN <<EOF\nx").unwrap_err().line, 2);
}

#[test]
fn the_escape_character_can_be_changed() {
    assert_eq!(parse("# escape=`\nFROM a\nWORKDIR c:\\\nEXPOSE 1 `\n 2").ports(), [1, 2]);
}

#[test]
fn an_empty_command_is_none() {
    assert_eq!(parse("FROM a\nCMD []").start(), None);
    assert_eq!(parse("FROM a\nENTRYPOINT []\nCMD [\"x\"]").start(), Some("[\"x\"]"));
}

#[test]
fn mistakes_have_their_line() {
    for (text, line, why) in [
        ("FROM a\nEXPOZE 1", 2, "unknown instruction: EXPOZE"),
        ("FROM a\n\nWORKDIR", 3, "WORKDIR requires an argument"),
        ("RUN x\nFROM a", 1, "expected FROM, found RUN"),
        ("# nothing", 1, "no FROM"),
        ("FROM a b", 1, "FROM takes an image, and a name after AS"),
    ] {
        let error = Dockerfile::parse(text).unwrap_err();
        assert_eq!((error.line, error.why.as_str()), (line, why));
    }
}
