//! A server that writes bytes to a socket: what no library of HTTP would let it say.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// What is answered once the head of a request has come.
#[derive(Clone, Debug)]
pub(super) struct Script {
    first: Vec<u8>,
    /// Said again and again after that, unless it is empty.
    again: Vec<u8>,
    pause: Duration,
    end: End,
}

/// How a connection ends, when what is said has an end.
#[derive(Clone, Copy, Debug)]
enum End {
    Close,
    Reset,
    Stay,
}

impl Script {
    /// Says this and closes.
    pub(super) fn says(first: impl AsRef<[u8]>) -> Self {
        Self { first: first.as_ref().to_vec(), again: Vec::new(), pause: Duration::ZERO, end: End::Close }
    }

    /// Then says this for ever, as fast as it is taken.
    pub(super) fn for_ever(self, again: impl AsRef<[u8]>) -> Self {
        Self { again: again.as_ref().to_vec(), ..self }
    }

    /// Pauses before each repetition.
    pub(super) fn slowly(self) -> Self {
        Self { pause: Duration::from_millis(20), ..self }
    }

    /// Ends with a reset in place of an orderly end.
    pub(super) fn resets(self) -> Self {
        Self { end: End::Reset, ..self }
    }

    /// Never ends, and says no more.
    pub(super) fn stays(self) -> Self {
        Self { end: End::Stay, ..self }
    }

    /// Performs the script on a connection until the other side has enough. A write that fails is the other side's end of it.
    pub(super) async fn perform(&self, stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> std::io::Result<()> {
        stream.write_all(&self.first).await?;
        stream.flush().await?;
        while !self.again.is_empty() {
            tokio::time::sleep(self.pause).await;
            stream.write_all(&self.again).await?;
        }
        if matches!(self.end, End::Stay) {
            std::future::pending::<()>().await;
        }
        Ok(())
    }
}

/// Reads the head of a request.
pub(super) async fn head(stream: &mut (impl AsyncRead + Unpin)) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(head)
}

/// Serves `script` to everyone who asks at `address`; the address that it got.
pub(super) async fn serve_at(address: &str, script: Script) -> SocketAddr {
    let listener = TcpListener::bind(address).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let script = script.clone();
            tokio::spawn(async move { answer(stream, &script).await });
        }
    });
    address
}

/// Serves `script` on a port of this machine; its address.
pub(super) async fn serve(script: Script) -> String {
    format!("http://{}/", serve_at("127.0.0.1:0", script).await)
}

async fn answer(mut stream: TcpStream, script: &Script) -> std::io::Result<()> {
    head(&mut stream).await?;
    script.perform(&mut stream).await?;
    if matches!(script.end, End::Reset) {
        // What was said must have arrived: a reset takes back what the other side has not read yet.
        tokio::time::sleep(Duration::from_millis(100)).await;
        stream.set_zero_linger()?;
        return Ok(());
    }
    stream.shutdown().await
}
