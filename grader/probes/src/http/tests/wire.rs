//! Answers that are wrong, endless or late at the level of bytes. Each ends in a verdict or in a gap; none of them in a wait
//! without end, and none of them in more memory than a page of the lab takes.

use std::{fs, time::Instant};

use grader_core::GapReason;

use super::{
    raw::{Script, serve},
    support::{fetch, web},
};
use crate::http::Web;

/// How a page begins whose length nothing says.
const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
/// How gzip begins; its flags and six bytes more follow.
const GZIP: &[u8] = b"\x1f\x8b\x08";

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A status, and how many bytes of the body were read.
    Read(u16, u64),
    /// As much of the body as is ever read.
    Cut,
    Gap(GapReason),
}
use End::{Cut, Gap, Read};
use GapReason::{Malformed, TimedOut, Unreachable};

struct Attack {
    name: &'static str,
    script: Script,
    end: End,
}

fn attack(name: &'static str, script: Script, end: End) -> Attack {
    Attack { name, script, end }
}

/// A head with these lines.
fn head(lines: &[&str]) -> Vec<u8> {
    let mut head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n".to_vec();
    for line in lines {
        head.extend(line.as_bytes());
        head.extend(b"\r\n");
    }
    head.extend(b"\r\n");
    head
}

/// A page of which gzip says these flags, and what follows them.
fn gzip(flags: u8, rest: &[u8]) -> Vec<u8> {
    [&head(&["Content-Encoding: gzip"])[..], GZIP, &[flags, 0, 0, 0, 0, 0, 3], rest].concat()
}

fn letters() -> Vec<u8> {
    vec![b'a'; 1 << 16]
}

/// Heads that are late, endless or none.
fn heads() -> Vec<Attack> {
    let ok = "HTTP/1.1 200 OK\r\n";
    vec![
        attack("a head byte by byte", Script::says("HTTP/1.1 200 OK\r\nX: ").for_ever("a").slowly(), Gap(TimedOut)),
        attack("half a head, then silence", Script::says(ok).stays(), Gap(TimedOut)),
        attack("silence", Script::says("").stays(), Gap(TimedOut)),
        attack("a status line without end", Script::says("HTTP/1.1 200 ").for_ever(letters()), Gap(Malformed)),
        attack("a header without end", Script::says("HTTP/1.1 200 OK\r\nX: ").for_ever(letters()), Gap(Malformed)),
        attack("headers without end", Script::says(ok).for_ever("A: b\r\n".repeat(1000)), Gap(Malformed)),
        attack(
            "endless 100 Continue",
            Script::says("").for_ever("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000)),
            Gap(TimedOut),
        ),
        attack(
            "endless 103 Early Hints, slowly",
            Script::says("").for_ever("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n").slowly(),
            Gap(TimedOut),
        ),
        attack(
            "101 that nobody asked for",
            Script::says("HTTP/1.1 101 Switching Protocols\r\n\r\n").stays(),
            Read(101, 0),
        ),
        attack("a version that is not", Script::says("HTTP/3.7 200 OK\r\n\r\n"), Gap(Malformed)),
        attack("a status that is not", Script::says("HTTP/1.1 99999 OK\r\n\r\n"), Gap(Malformed)),
        attack("a zero byte in a header", Script::says("HTTP/1.1 200 OK\r\nX: \0\r\n\r\n"), Gap(Malformed)),
        attack("another protocol", Script::says("SSH-2.0-OpenSSH_9.6\r\n\r\n"), Gap(Malformed)),
        attack("no head at all", Script::says("<html>hello</html>\r\n\r\n"), Gap(Malformed)),
    ]
}

/// HTTP/2 in answer to HTTP/1.1.
fn newer() -> Vec<Attack> {
    let settings = b"\0\0\0\x04\0\0\0\0\0";
    let goaway = b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x0b";
    let reset = b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x08";
    vec![
        attack("the preface of HTTP/2", Script::says("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").stays(), Gap(Malformed)),
        attack("SETTINGS and GOAWAY", Script::says([&settings[..], goaway].concat()).stays(), Gap(Malformed)),
        attack("resets of streams", Script::says(settings).for_ever(reset.repeat(1000)), Gap(Malformed)),
        attack("a status of HTTP/2", Script::says("HTTP/2 200\r\n\r\n"), Gap(Malformed)),
    ]
}

/// Lengths that are wrong, and ends that do not come.
fn lengths() -> Vec<Attack> {
    let length = |said: &str, body: &[u8]| [&head(&[&format!("Content-Length: {said}")])[..], body].concat();
    vec![
        attack("less than it says", Script::says(length("10", b"abc")), Gap(Unreachable)),
        attack("more than it says", Script::says(length("3", b"abcdef")), Read(200, 3)),
        attack("a length below zero", Script::says(length("-1", b"abc")), Gap(Malformed)),
        attack("a length beyond all numbers", Script::says(length("99999999999999999999999", b"abc")), Gap(Malformed)),
        attack("the largest number", Script::says(length("18446744073709551615", b"abc")), Gap(Malformed)),
        attack("two lengths", Script::says(head(&["Content-Length: 3", "Content-Length: 5"])), Gap(Malformed)),
        attack("ten gigabytes", Script::says(length("10737418240", b"")).for_ever(letters()), Cut),
        attack("no length and no end", Script::says(PAGE).for_ever(letters()), Cut),
        attack("a body byte by byte", Script::says(PAGE).for_ever("a").slowly(), Gap(TimedOut)),
        attack(
            "a second answer to one question",
            Script::says([length("3", b"abc"), length("6", b"second")].concat()).stays(),
            Read(200, 3),
        ),
        attack("a body where none may be", Script::says("HTTP/1.1 204 No Content\r\n\r\nabc").stays(), Read(204, 0)),
        attack(
            "a redirect with an endless body",
            Script::says("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n").for_ever(letters()),
            Cut,
        ),
    ]
}

/// Chunks, their extensions and what follows them.
fn chunks() -> Vec<Attack> {
    let chunked = |rest: &[u8]| Script::says([CHUNKED.as_bytes(), rest].concat());
    vec![
        attack("a chunk without end", chunked(b"fffffffffffffff\r\n").for_ever(letters()), Cut),
        attack("chunks without end", chunked(b"").for_ever(b"10\r\nabcdefghijklmnop\r\n".repeat(1000)), Cut),
        attack("a size without end", chunked(b"0").for_ever(b"0".repeat(1000)), Gap(TimedOut)),
        attack("a size beyond all numbers", chunked(b"fffffffffffffffff\r\n").stays(), Gap(Malformed)),
        attack("a size that is none", chunked(b"many\r\nabc\r\n").stays(), Gap(Malformed)),
        attack("an extension without end", chunked(b"1;").for_ever(letters()), Gap(Malformed)),
        attack(
            "an extension for every chunk",
            chunked(b"").for_ever(b"1;abcdefg\r\na\r\n".repeat(1000)),
            Gap(Malformed),
        ),
        attack("a trailer without end", chunked(b"3\r\nabc\r\n0\r\nX: ").for_ever(letters()), Gap(Malformed)),
        attack(
            "trailers without end",
            chunked(b"3\r\nabc\r\n0\r\n").for_ever(b"X: y\r\n".repeat(1000)),
            Gap(Malformed),
        ),
        attack("trailers, slowly", chunked(b"3\r\nabc\r\n0\r\n").for_ever("X: y\r\n").slowly(), Gap(TimedOut)),
        attack("chunks that stop", chunked(b"3\r\nabc\r\n"), Gap(Unreachable)),
        attack(
            "chunks and a length",
            Script::says(
                [&head(&["Content-Length: 99", "Transfer-Encoding: chunked"])[..], b"3\r\nabc\r\n0\r\n\r\n"].concat(),
            ),
            Read(200, 3),
        ),
    ]
}

/// Ends in the middle.
fn resets() -> Vec<Attack> {
    vec![
        attack("no answer", Script::says(""), Gap(Unreachable)),
        attack("a reset before the head", Script::says("").resets(), Gap(Unreachable)),
        attack("a reset in the head", Script::says("HTTP/1.1 200 OK\r\nConte").resets(), Gap(Unreachable)),
        attack("a reset in the body", Script::says([PAGE, "<title>ha"].concat()).resets(), Gap(Unreachable)),
        attack("an end in the head", Script::says("HTTP/1.1 200 OK\r\nConte"), Gap(Unreachable)),
    ]
}

/// Compression that gives too much, or nothing for ever.
fn compressed() -> Vec<Attack> {
    // A stored block that is empty, and not the last one.
    let nothing = [0u8, 0, 0, 0xff, 0xff].repeat(1000);
    let member = [GZIP, &[0, 0, 0, 0, 0, 0, 3], &[3, 0, 0, 0, 0, 0, 0, 0, 0, 0]].concat();
    let encoded = |how: &str| head(&[&format!("Content-Encoding: {how}")]);
    vec![
        attack("gzip whose blocks hold nothing", Script::says(gzip(0, b"")).for_ever(nothing), Gap(TimedOut)),
        attack(
            "gzip of members that hold nothing",
            Script::says(encoded("gzip")).for_ever(member.repeat(1000)),
            Gap(Malformed),
        ),
        attack("gzip with a name without end", Script::says(gzip(8, b"")).for_ever(letters()), Gap(TimedOut)),
        attack("gzip that ends in the middle", Script::says(gzip(0, &[0, 3, 0, 0xfc, 0xff, b'a'])), Gap(Malformed)),
        // Who nests encodings gets none of them undone: the text is what came over the wire.
        attack("gzip in gzip", Script::says(encoded("gzip, gzip")).for_ever(letters()), Cut),
        attack("brotli in gzip", Script::says(encoded("br, gzip")).for_ever(letters()), Cut),
        attack("an encoding nobody knows", Script::says([&encoded("x-bomb")[..], b"abc"].concat()), Read(200, 3)),
    ]
}

fn all() -> Vec<Attack> {
    [heads(), newer(), lengths(), chunks(), resets(), compressed()].into_iter().flatten().collect()
}

/// What `web` makes of an attack.
async fn end(web: &Web, attack: &Attack) -> End {
    match fetch(web, &serve(attack.script.clone()).await).await {
        Ok(exchange) if exchange.truncated => {
            assert_eq!(exchange.body_bytes, 1 << 20, "{}", attack.name);
            Cut
        }
        Ok(exchange) => Read(exchange.status, exchange.body_bytes),
        Err(gap) => Gap(gap.reason),
    }
}

#[tokio::test]
async fn whatever_the_bytes_are_the_answer_is_a_verdict_or_a_gap() {
    let mut others = Vec::new();
    for attack in all() {
        // What must end by itself may take as long as it does on a slow machine.
        let web = if attack.end == Gap(TimedOut) { web() } else { Web::new(true) };
        let end = end(&web, &attack).await;
        if end != attack.end {
            others.push(format!("{}: expected {:?}, found {end:?}", attack.name, attack.end));
        }
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

/// What each attack costs with the limits of a real run, `VmHWM` being what Linux says of the peak:
/// `cargo test --locked --workspace --lib wire -- --ignored --nocapture --test-threads 1`.
#[tokio::test]
#[ignore = "measures, and waits for real deadlines"]
async fn what_each_attack_costs() {
    let peak = || {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim();
        line.trim_end_matches(" kB").parse::<u64>().unwrap_or_default()
    };
    let web = Web::new(true);
    for attack in all() {
        // Linux forgets the peak so far when it is told to.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let (before, began) = (peak(), Instant::now());
        let end = end(&web, &attack).await;
        println!(
            "{:40} {end:?}: {:.2} s, {} kB",
            attack.name,
            began.elapsed().as_secs_f64(),
            peak().saturating_sub(before)
        );
    }
}
