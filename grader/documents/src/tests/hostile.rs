//! Files that were made to harm: each is refused in little time and memory, none stops the program.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{
    Compression,
    write::{DeflateEncoder, ZlibEncoder},
};
use grader_core::{DocumentKind, GapReason};
use proptest::prelude::*;

use super::{bytes, diagram, estimate, observed};

const KINDS: [DocumentKind; 3] = [DocumentKind::Diagram, DocumentKind::Estimate, DocumentKind::Answers];
const FILES: [&str; 13] = [
    "diagram.drawio",
    "diagram-deflated.drawio",
    "diagram.drawio.svg",
    "diagram.drawio.png",
    "diagram-text.drawio.png",
    "diagram.svg",
    "diagram.pdf",
    "scan.pdf",
    "picture.png",
    "estimate.json",
    "estimate.csv",
    "estimate.pdf",
    "answers.toml",
];

/// 64 MiB of one letter, packed into some kilobytes.
fn bomb<W>(encoder: fn(Vec<u8>) -> W, finish: fn(W) -> std::io::Result<Vec<u8>>) -> Vec<u8>
where
    W: std::io::Write,
{
    let mut encoder = encoder(Vec::new());
    let megabyte = vec![b'a'; 1 << 20];
    for _ in 0..64 {
        encoder.write_all(&megabyte).unwrap();
    }
    finish(encoder).unwrap()
}

fn deflated() -> Vec<u8> {
    bomb(|out| DeflateEncoder::new(out, Compression::best()), DeflateEncoder::finish)
}

fn zlib() -> Vec<u8> {
    bomb(|out| ZlibEncoder::new(out, Compression::best()), ZlibEncoder::finish)
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let page = STANDARD.encode(deflated());
    let gap = diagram("bomb.drawio", format!("<mxfile><diagram>{page}</diagram></mxfile>").as_bytes()).unwrap_err();
    assert_eq!(gap.reason, GapReason::TooLarge);
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    let chunk = [b"mxfile\0\0".as_slice(), &zlib()].concat();
    picture.extend(u32::try_from(chunk.len()).unwrap().to_be_bytes());
    picture.extend(b"zTXt");
    picture.extend(&chunk);
    picture.extend([0; 4]);
    assert_eq!(diagram("bomb.png", &picture).unwrap_err().reason, GapReason::TooLarge);
    let stream =
        [b"1 0 obj\n<< /Filter /FlateDecode >>\nstream\n".as_slice(), &zlib(), b"\nendstream\nendobj\n"].concat();
    let document = [b"%PDF-1.4\n".as_slice(), &stream, &stream].concat();
    assert_eq!(estimate("bomb.pdf", &document).unwrap_err().reason, GapReason::TooLarge);
}

#[test]
fn entities_are_not_expanded_and_nothing_is_fetched() {
    let entities: String = (1..30).map(|n| format!("<!ENTITY e{n} \"&e{0};&e{0};\">", n - 1)).collect();
    let text = format!(
        "<!DOCTYPE svg [<!ENTITY e0 \"lol\">{entities}<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\
         <svg><text>a&e29;b&f;c</text><text title=\"&f;\">d</text></svg>"
    );
    assert_eq!(diagram("laughs.svg", text.as_bytes()).unwrap().texts, ["a b c", "d"]);
}

#[test]
fn depth_and_number_are_bounded() {
    let deep = "<svg>".repeat(100_000);
    assert_eq!(diagram("deep.svg", deep.as_bytes()).unwrap_err().reason, GapReason::TooLarge);
    let many = format!("<svg>{}</svg>", "<g/>".repeat(300_000));
    assert_eq!(diagram("many.svg", many.as_bytes()).unwrap_err().reason, GapReason::TooLarge);
    let cells: String = (0..10_001).map(|n| format!("<mxCell id=\"{n}\" vertex=\"1\"/>")).collect();
    let cells = format!("<mxGraphModel><root>{cells}</root></mxGraphModel>");
    assert_eq!(diagram("cells.drawio", cells.as_bytes()).unwrap_err().reason, GapReason::TooLarge);
    assert!(estimate("deep.json", "[".repeat(1_000_000).as_bytes()).is_err());
    assert!(observed(DocumentKind::Answers, "deep.toml", format!("a = {}", "[".repeat(500_000)).as_bytes()).is_err());
    let pdf = format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer\n<< /Root 1 0 R >>", "[<<".repeat(100_000));
    assert!(estimate("deep.pdf", pdf.as_bytes()).unwrap().opaque);
}

#[test]
fn shapes_that_hold_each_other_end() {
    let cell = |id: &str, parent: &str| {
        format!(
            "<mxCell id=\"{id}\" value=\"{id}\" vertex=\"1\" parent=\"{parent}\"><mxGeometry x=\"1\" width=\"9\" height=\"9\"/></mxCell>"
        )
    };
    let text =
        format!("<mxGraphModel><root>{}{}{}</root></mxGraphModel>", cell("a", "b"), cell("b", "a"), cell("c", "c"));
    assert_eq!(diagram("circle.drawio", text.as_bytes()).unwrap().nodes.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_stop_nothing(content in proptest::collection::vec(any::<u8>(), 0..2_000), magic in 0..6_usize) {
        let magic: &[u8] = [b"".as_slice(), b"<", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"{", b"<mxfile><diagram>"][magic];
        let content = [magic, &content].concat();
        for kind in KINDS {
            let _ = observed(kind, "file.bin", &content);
        }
    }

    #[test]
    fn a_cut_or_damaged_file_stops_nothing(file in 0..FILES.len(), cut in 0.0..1.0_f64, at in 0.0..1.0_f64, byte: u8) {
        let mut content = bytes(FILES[file]);
        let place = |share: f64, length: usize| (share * length as f64) as usize;
        content.truncate(place(cut, content.len()).max(1));
        let at = place(at, content.len());
        content[at] = byte;
        for kind in KINDS {
            let _ = observed(kind, FILES[file], &content);
        }
    }
}
