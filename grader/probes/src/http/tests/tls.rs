//! TLS that proves nothing, is none, or never begins.

use std::{sync::Arc, time::Duration};

use grader_core::GapReason;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{
    raw::{self, Script},
    support::{SILENCE, TOTAL, fetch, reason, web},
};
use crate::http::Web;

const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n<title>behind TLS</title>";
/// A page that ends where the connection does.
const OPEN: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>cut";

/// Who signs the certificates of these tests.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
struct Certified(CertificateDer<'static>, PrivateKeyDer<'static>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("a certificate"))
    }

    fn signs(&self, params: &CertificateParams) -> Certified {
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        Certified(certificate.der().clone(), PrivateKeyDer::Pkcs8(key.serialize_der().into()))
    }

    /// A client that trusts this authority alone.
    fn client(&self) -> Web {
        let root = reqwest::Certificate::from_der(self.0.der()).expect("a certificate");
        Web::trusting(root, SILENCE, TOTAL)
    }
}

fn named(name: &str) -> CertificateParams {
    CertificateParams::new(vec![name.to_owned()]).expect("a name")
}

fn self_signed(name: &str) -> Certified {
    let key = KeyPair::generate().expect("a key");
    let certificate = named(name).self_signed(&key).expect("a certificate");
    Certified(certificate.der().clone(), PrivateKeyDer::Pkcs8(key.serialize_der().into()))
}

/// Answers everyone behind TLS, and closes without the end that TLS has for it; the address.
async fn serve(Certified(certificate, key): Certified, answer: &'static str) -> String {
    // The client installs the provider of cryptography.
    drop(web());
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key);
    let acceptor = TlsAcceptor::from(Arc::new(config.expect("a key that fits")));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut stream = acceptor.accept(stream).await?;
                raw::head(&mut stream).await?;
                Script::says(answer).perform(&mut stream).await
            });
        }
    });
    format!("https://{address}/")
}

#[tokio::test]
async fn only_a_certificate_that_proves_the_server_is_taken() {
    let authority = Authority::new();
    let client = authority.client();
    let page = fetch(&client, &serve(authority.signs(&named("127.0.0.1")), PAGE).await).await.expect("a page");
    assert_eq!(page.page.expect("HTML").title, "behind TLS");

    let mut old = named("127.0.0.1");
    (old.not_before, old.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
    for (certified, what, said) in [
        (self_signed("127.0.0.1"), "self-signed", ""),
        (authority.signs(&named("other.example")), "another name", "not valid for"),
        (authority.signs(&old), "expired", "expired"),
        (Authority::new().signs(&named("127.0.0.1")), "another authority", ""),
    ] {
        let gap = fetch(&client, &serve(certified, PAGE).await).await.expect_err(what);
        let detail = gap.detail.expect(what);
        assert_eq!(gap.reason, GapReason::Unreachable, "{what}: {detail}");
        assert!(detail.contains("certificate") && detail.contains(said), "{what}: {detail}");
    }
    // With the certificates of the system, too.
    assert_eq!(reason(&web(), &serve(self_signed("127.0.0.1"), PAGE).await).await, GapReason::Unreachable);
}

#[tokio::test]
async fn a_page_that_somebody_cut_is_no_whole_page() {
    let authority = Authority::new();
    let url = serve(authority.signs(&named("127.0.0.1")), OPEN).await;
    assert_eq!(reason(&authority.client(), &url).await, GapReason::Unreachable);
}

/// A server that answers the first bytes of a client, whatever they are; its address.
async fn answers_anything(script: Script) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let script = script.clone();
            tokio::spawn(async move {
                stream.readable().await?;
                let performed = script.perform(&mut stream).await;
                // What was not read would turn the end into a reset.
                let _ = stream.try_read(&mut [0; 1 << 14]);
                tokio::time::sleep(Duration::from_millis(50)).await;
                performed
            });
        }
    });
    format!("https://{address}/")
}

#[tokio::test]
async fn what_is_no_handshake_is_a_gap() {
    // A record of a handshake, whose message says that it has 16 MiB.
    let hello = [&[0x16_u8, 3, 3, 0x40, 0, 2, 0xff, 0xff, 0xff][..], &[0; 0x3ffc]].concat();
    let more = [&[0x16_u8, 3, 3, 0x40, 0][..], &[0; 0x4000]].concat();
    // A warning that means nothing.
    let warning = [0x15_u8, 3, 3, 0, 2, 1, 0x5a];
    for (what, script, reasons) in [
        ("plain HTTP", Script::says(PAGE), &[GapReason::Unreachable][..]),
        ("bytes without end", Script::says("").for_ever(vec![b'a'; 1 << 16]), &[GapReason::Unreachable]),
        ("a handshake without end", Script::says(hello).for_ever(more), &[GapReason::Unreachable]),
        ("warnings without end", Script::says("").for_ever(warning.repeat(1000)), &[GapReason::Unreachable]),
        (
            "a handshake byte by byte",
            Script::says([0x16_u8, 3, 3, 0x40, 0]).for_ever([2_u8]).slowly(),
            &[GapReason::TimedOut],
        ),
        ("silence", Script::says("").stays(), &[GapReason::TimedOut]),
        ("nothing", Script::says(""), &[GapReason::Unreachable]),
    ] {
        let found = reason(&web(), &answers_anything(script).await).await;
        assert!(reasons.contains(&found), "{what}: {found:?}");
    }
    // And the other way round: HTTP that is asked of a port with TLS.
    let plain = serve(self_signed("127.0.0.1"), PAGE).await.replace("https://", "http://");
    assert_eq!(reason(&web(), &plain).await, GapReason::Malformed);
}
