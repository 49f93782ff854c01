//! A server that misbehaves, and what the client makes of it.

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use futures::{StreamExt as _, stream};
use grader_core::GapReason;
use tokio::net::TcpListener;

use super::support::{fetch, reason, web};
use crate::http::Web;

/// How a gzip stream begins.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];

/// What a brotli encoder makes of 64 MiB of the letter a.
const BROTLI_BOMB: [u8; 54] = [
    207, 255, 255, 127, 248, 37, 194, 226, 177, 64, 32, 247, 254, 159, 255, 255, 255, 240, 75, 0, 196, 97, 1, 128, 238,
    253, 63, 255, 255, 255, 225, 151, 0, 136, 195, 34, 0, 221, 251, 127, 254, 255, 255, 195, 47, 1, 16, 135, 5, 0, 186,
    247, 255, 3,
];

/// An endless gzip stream: stored blocks of 64 KiB, each of which says that another one follows.
fn endless_gzip() -> Body {
    let block = [&[0u8, 0xff, 0xff, 0, 0][..], &[b'a'; 0xffff]].concat();
    let head = stream::iter([Ok::<_, std::io::Error>(HEADER.to_vec())]);
    Body::from_stream(head.chain(stream::repeat_with(move || Ok(block.clone()))))
}

fn typed(content_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, content_type)], body.into()).into_response()
}

async fn serve() -> String {
    let endless = || Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'a'; 65_536])));
    let drip = || {
        Body::from_stream(stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Some((Ok::<_, std::io::Error>("a"), ()))
        }))
    };
    let silent = || Body::from_stream(stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let broken = || {
        let parts = [Ok("begun"), Err(std::io::Error::other("broken"))];
        Body::from_stream(stream::iter(parts).then(|part| async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            part
        }))
    };
    let flood = || {
        let mut response = typed("text/html", "flood");
        for i in 0..200 {
            let name = HeaderName::from_bytes(format!("x-{i}").as_bytes()).expect("a name");
            response.headers_mut().insert(name, "x".parse().expect("a value"));
        }
        response
    };
    let to = |location: &'static str| move || async move { Redirect::temporary(location) };
    let app = Router::new()
        .route("/page", get(|| async { typed("text/html; charset=iso-8859-1", &b"<title>caf\xe9</title>"[..]) }))
        .route("/text", get(|| async { typed("text/plain", "<h1>not a page</h1>") }))
        .route("/json", get(|| async { (StatusCode::NOT_FOUND, typed("application/json", "{}")) }))
        .route("/binary", get(|| async { typed("text/html", vec![0xff_u8; 100]) }))
        .route("/missing", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, typed("text/html", "<h1>no</h1>")) }))
        .route(
            "/hop/{left}",
            get(|Path(left): Path<u8>| async move {
                Redirect::to(&if left == 0 { "/page".to_owned() } else { format!("/hop/{}", left - 1) })
            }),
        )
        .route("/loop", get(to("/loop")))
        .route("/to-metadata", get(to("http://169.254.169.254/latest/meta-data/")))
        .route("/to-metadata-v6", get(to("http://[fd00:ec2::254]/latest/meta-data/")))
        .route("/to-mapped", get(to("http://[::ffff:169.254.169.254]/")))
        .route("/to-decimal", get(to("http://2852039166/")))
        .route("/to-file", get(to("file:///etc/passwd")))
        .route("/to-user", get(to("http://user:password@example.com/")))
        .route("/endless", get(move || async move { typed("text/html", endless()) }))
        .route("/drip", get(move || async move { typed("text/html", drip()) }))
        .route("/silent", get(move || async move { typed("text/html", silent()) }))
        .route("/broken", get(move || async move { typed("text/html", broken()) }))
        .route("/flood", get(move || async move { flood() }))
        .route("/bomb", get(|| async { ([(header::CONTENT_ENCODING, "gzip")], typed("text/html", endless_gzip())) }))
        .route(
            "/brotli-bomb",
            get(|| async { ([(header::CONTENT_ENCODING, "br")], typed("text/html", BROTLI_BOMB.to_vec())) }),
        )
        .route("/no-gzip", get(|| async { ([(header::CONTENT_ENCODING, "gzip")], typed("text/html", "plain")) }))
        .route("/no-brotli", get(|| async { ([(header::CONTENT_ENCODING, "br")], typed("text/html", "plain")) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

#[tokio::test]
async fn answers_of_any_kind_are_read() {
    let (web, base) = (web(), serve().await);
    let page = fetch(&web, &format!("{base}/page")).await.expect("a page");
    assert_eq!((page.status, page.page.expect("HTML").title.as_str()), (200, "café"));
    assert_eq!(page.headers["content-type"], "text/html; charset=iso-8859-1");
    let text = fetch(&web, &format!("{base}/text")).await.expect("a text");
    assert_eq!((text.page, text.excerpt.as_str(), text.body_bytes), (None, "<h1>not a page</h1>", 19));
    let json = fetch(&web, &format!("{base}/json")).await.expect("JSON");
    assert_eq!((json.status, json.page), (404, None));
    let binary = fetch(&web, &format!("{base}/binary")).await.expect("bytes");
    assert_eq!(binary.page.expect("HTML").text, "\u{fffd}".repeat(100));
    assert_eq!(fetch(&web, &format!("{base}/missing")).await.expect("a page").status, 500);
    let nothing = fetch(&web, &format!("{base}/nothing")).await.expect("an empty page");
    assert_eq!((nothing.status, nothing.page), (404, None));
}

#[tokio::test]
async fn redirects_are_followed_up_to_a_limit() {
    let (web, base) = (web(), serve().await);
    let page = fetch(&web, &format!("{base}/hop/4")).await.expect("the page behind five redirects");
    assert_eq!((page.status, page.redirects.len(), page.url.path()), (200, 5, "/page"));
    assert_eq!((page.redirects[0].status, page.redirects[0].location.as_str()), (303, "/hop/3"));
    for (path, redirects) in [("/hop/5", 5), ("/loop", 5), ("/to-file", 0), ("/to-user", 0)] {
        let end = fetch(&web, &format!("{base}{path}")).await.expect("the redirect itself");
        assert!((300..400).contains(&end.status), "{path}: {}", end.status);
        assert_eq!(end.redirects.len(), redirects, "{path}");
    }
}

#[tokio::test]
async fn no_address_of_our_own_is_asked() {
    let base = serve().await;
    for path in ["/to-metadata", "/to-metadata-v6", "/to-mapped", "/to-decimal"] {
        assert_eq!(reason(&web(), &format!("{base}{path}")).await, GapReason::ForbiddenAddress, "{path}");
    }
    let strict = Web::new(false);
    for url in [&format!("{base}/page"), "http://localhost:1/", "http://127.1/", "http://0x7f000001/", "http://[::1]/"]
    {
        assert_eq!(reason(&strict, url).await, GapReason::ForbiddenAddress, "{url}");
    }
    for url in ["ftp://example.com/", "http://user@example.com/", "http://:secret@example.com/"] {
        assert_eq!(reason(&web(), url).await, GapReason::ForbiddenAddress, "{url}");
    }
}

#[tokio::test]
async fn endless_answers_are_cut() {
    let (web, base) = (web(), serve().await);
    for path in ["/endless", "/bomb", "/brotli-bomb"] {
        let cut = fetch(&web, &format!("{base}{path}")).await.expect("the beginning");
        assert_eq!((cut.truncated, cut.body_bytes), (true, 1 << 20), "{path}");
    }
}

#[tokio::test]
async fn slow_answers_end_in_time() {
    let (web, base) = (web(), serve().await);
    for path in ["/drip", "/silent"] {
        assert_eq!(reason(&web, &format!("{base}{path}")).await, GapReason::TimedOut, "{path}");
    }
}

#[tokio::test]
async fn broken_answers_are_gaps() {
    let (web, base) = (web(), serve().await);
    assert_eq!(reason(&web, &format!("{base}/broken")).await, GapReason::Unreachable);
    for path in ["/no-gzip", "/no-brotli", "/flood"] {
        assert_eq!(reason(&web, &format!("{base}{path}")).await, GapReason::Malformed, "{path}");
    }
    assert_eq!(reason(&web, &base.replace("http://", "https://")).await, GapReason::Unreachable);
    assert_eq!(reason(&web, "http://name.invalid/").await, GapReason::Unreachable);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let closed = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(reason(&web, &closed).await, GapReason::ConnectionRefused);
}
