//! Is there a container engine? One request to its socket, without a client library.

use std::time::Duration;

use grader_core::{Gap, GapReason};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long the engine may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much of the answer is read, bytes.
const ANSWER: u64 = 8 * 1024;

const REQUEST: &[u8] = b"GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

/// The API version of the engine that `DOCKER_HOST` names, or of the local one.
pub(super) async fn ping() -> Result<String, Gap> {
    ping_at(&crate::container::host()).await
}

async fn ping_at(host: &str) -> Result<String, Gap> {
    let missing = |detail: String| Gap::new(GapReason::NoDocker).operation(format!("GET {host}/_ping")).detail(detail);
    let answer = timeout(PATIENCE, converse(host)).await.map_err(|_| missing("no answer in time".to_owned()))?;
    let answer = answer.map_err(|error| missing(error.to_string()))?;
    let mut lines = answer.lines();
    let status = lines.next().unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        return Err(missing(status.to_owned()));
    }
    let version = lines.take_while(|line| !line.is_empty()).find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("api-version").then(|| value.trim().to_owned())
    });
    version.ok_or_else(|| missing("the answer names no API version".to_owned()))
}

async fn converse(host: &str) -> std::io::Result<String> {
    if let Some(address) = host.strip_prefix("tcp://") {
        return exchange(TcpStream::connect(address.trim_end_matches('/')).await?).await;
    }
    #[cfg(unix)]
    if let Some(path) = host.strip_prefix("unix://") {
        return exchange(tokio::net::UnixStream::connect(path).await?).await;
    }
    Err(std::io::Error::new(std::io::ErrorKind::Unsupported, "expected unix:// or tcp://"))
}

async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> std::io::Result<String> {
    stream.write_all(REQUEST).await?;
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// The address of an engine that answers once, with `answer`.
    async fn engine(answer: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut request = [0; REQUEST.len()];
            stream.read_exact(&mut request).await.expect("the request");
            stream.write_all(answer.as_bytes()).await.expect("an open connection");
        });
        format!("tcp://{address}")
    }

    #[tokio::test]
    async fn an_engine_tells_its_version() {
        let host = engine("HTTP/1.0 200 OK\r\nApi-Version: 1.47\r\nContent-Length: 2\r\n\r\nOK").await;
        assert_eq!(ping_at(&host).await, Ok("1.47".to_owned()));
    }

    #[tokio::test]
    async fn an_engine_that_fails_is_none() {
        let host = engine("HTTP/1.0 500 Internal Server Error\r\n\r\n").await;
        let gap = ping_at(&host).await.expect_err("no engine");
        assert_eq!(gap.reason, GapReason::NoDocker);
        assert!(gap.detail.expect("a detail").contains("500"));
    }

    #[tokio::test]
    async fn no_socket_is_no_engine() {
        let gap = ping_at("unix:///nowhere/docker.sock").await.expect_err("no engine");
        assert_eq!(gap.reason, GapReason::NoDocker);
        assert_eq!(ping_at("ssh://host").await.expect_err("no engine").reason, GapReason::NoDocker);
    }
}
