//! Names and redirects that lead to this machine once a public address has been seen.
//!
//! A test has no Internet: `127.0.0.2` stands for it. The strict client may go there, and nowhere else on this machine.

use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures::future::{BoxFuture, ready};
use grader_core::GapReason;

use super::{
    raw::{Script, serve_at},
    support::{SILENCE, TOTAL, fetch, reason},
};
use crate::http::{Web, guard::Guard, resolver::Names};

const INTERNET: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>public</title>";

/// A name server that says something else each time; the last answer stays.
struct Changing {
    answers: Mutex<VecDeque<Vec<IpAddr>>>,
    asked: AtomicUsize,
}

impl Changing {
    fn new(answers: &[&[IpAddr]]) -> Arc<Self> {
        let answers = answers.iter().map(|answer| answer.to_vec()).collect();
        Arc::new(Self { answers: Mutex::new(answers), asked: AtomicUsize::new(0) })
    }
}

impl Names for Changing {
    fn addresses(&self, _: &str) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let mut answers = self.answers.lock().expect("no panic");
        let now = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        let now = now.expect("an answer").into_iter().map(|address| SocketAddr::new(address, 0)).collect();
        Box::pin(ready(Ok(now)))
    }
}

/// A server in the Internet, and on the same port of this machine what nobody may connect to.
struct Network {
    port: u16,
    inside: TcpListener,
}

impl Network {
    async fn new(answer: impl Fn(u16) -> String) -> Self {
        loop {
            let inside = TcpListener::bind((LOOPBACK, 0)).expect("a port");
            inside.set_nonblocking(true).expect("a socket");
            let port = inside.local_addr().expect("an address").port();
            // The port may be in use there.
            if TcpListener::bind((INTERNET, port)).is_ok() {
                serve_at(&format!("{INTERNET}:{port}"), Script::says(answer(port))).await;
                return Self { port, inside };
            }
        }
    }

    #[track_caller]
    fn assert_nobody_came(&self, why: &str) {
        let came = self.inside.accept().map(|(_, from)| from);
        assert!(came.as_ref().is_err_and(|e| e.kind() == io::ErrorKind::WouldBlock), "{why}: {came:?}");
    }
}

fn strict(names: &Arc<Changing>) -> Web {
    Web::with_names(Guard::with_internet(INTERNET), Arc::clone(names) as Arc<dyn Names>, SILENCE, TOTAL)
}

#[tokio::test]
async fn a_name_that_moves_to_this_machine_is_not_followed_there() {
    let network = Network::new(|_| PAGE.to_owned()).await;
    let url = format!("http://rebound.example:{}/", network.port);
    let names = Changing::new(&[&[INTERNET], &[LOOPBACK]]);
    let web = strict(&names);
    assert_eq!(fetch(&web, &url).await.expect("a page").page.expect("HTML").title, "public");
    assert_eq!(
        names.asked.load(Ordering::Relaxed),
        1,
        "what was checked is what is connected to, without a second look"
    );
    assert_eq!(reason(&web, &url).await, GapReason::ForbiddenAddress);
    assert_eq!(names.asked.load(Ordering::Relaxed), 2);
    network.assert_nobody_came("rebound between two fetches");

    // Between a redirect and what it leads to, on the same server.
    let answer = "HTTP/1.1 302 Found\r\nLocation: /next\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    let network = Network::new(|_| answer.to_owned()).await;
    let names = Changing::new(&[&[INTERNET], &[LOOPBACK]]);
    let gap = fetch(&strict(&names), &format!("http://rebound.example:{}/", network.port)).await.expect_err("a gap");
    assert_eq!(gap.reason, GapReason::ForbiddenAddress);
    assert!(gap.detail.expect("why").contains("rebound.example is at 127.0.0.1"));
    network.assert_nobody_came("rebound between two redirects");
}

#[tokio::test]
async fn of_several_addresses_only_the_public_ones_are_tried() {
    let network = Network::new(|_| PAGE.to_owned()).await;
    let url = format!("http://mixed.example:{}/", network.port);
    let web = strict(&Changing::new(&[&[LOOPBACK, INTERNET, LOOPBACK]]));
    assert_eq!(fetch(&web, &url).await.expect("a page").status, 200);
    // Where the public one is shut, the other is no way round.
    let shut: IpAddr = "127.0.0.3".parse().expect("an address");
    let names = Changing::new(&[&[shut, LOOPBACK]]);
    let web = Web::with_names(Guard::with_internet(shut), names, SILENCE, TOTAL);
    assert_eq!(reason(&web, &url).await, GapReason::ConnectionRefused);
    network.assert_nobody_came("mixed addresses");
}

#[tokio::test]
async fn no_redirect_leads_the_strict_client_inside() {
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "localhost",
        "localhost.",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "169.254.170.2",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fc00::1]",
        "inside.example",
    ] {
        let network = Network::new(|port| {
            format!("HTTP/1.1 302 Found\r\nLocation: http://{host}:{port}/\r\nContent-Length: 0\r\n\r\n")
        })
        .await;
        let web = strict(&Changing::new(&[&[INTERNET], &[LOOPBACK]]));
        let url = format!("http://public.example:{}/", network.port);
        assert_eq!(reason(&web, &url).await, GapReason::ForbiddenAddress, "{host}");
        network.assert_nobody_came(host);
    }
}
