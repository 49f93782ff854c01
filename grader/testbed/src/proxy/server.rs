//! The proxy's server: one thread with a runtime of its own, so that blocking and asynchronous tests can both use it.

use std::{
    convert::Infallible,
    fmt, io,
    net::SocketAddr,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use futures::{StreamExt as _, future::select, stream};
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::{
    Request, Response, Uri,
    body::{Body as _, Bytes, Frame, Incoming},
    header,
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioIo},
};
use tokio::{net::TcpListener, sync::oneshot};
use url::Url;

use super::{
    Answer, Call, Fault, Overlay,
    call::{identify, reads},
    pages,
};
use crate::TestbedError;

type Body = BoxBody<Bytes, io::Error>;

/// A proxy on a loopback port. It ends when this value is dropped.
#[derive(Debug)]
pub struct Proxy {
    endpoint: String,
    state: Arc<Mutex<State>>,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct State {
    calls: Vec<Call>,
    injections: Vec<Injection>,
    latency: Duration,
}

#[derive(Debug)]
struct Injection {
    operation: String,
    fault: Fault,
    /// How many calls it still lets pass.
    passes: u32,
    /// How often it still strikes; none for always.
    left: Option<u32>,
}

/// What serves a request needs.
struct Relay {
    upstream: Url,
    overlay: Overlay,
    client: Client<HttpConnector, Full<Bytes>>,
    state: Arc<Mutex<State>>,
    began: Instant,
}

impl Proxy {
    /// Starts a proxy in front of `upstream`, `http://host:port`.
    ///
    /// # Errors
    ///
    /// When `upstream` is something else, or there is no socket or thread for it.
    pub fn start(upstream: &str) -> Result<Self, TestbedError> {
        Self::with_overlay(upstream, Overlay::default())
    }

    /// Starts a proxy for one lab: what the emulator lacks is answered from `overlay`, that of the lab.
    ///
    /// # Errors
    ///
    /// Those of [`Proxy::start`].
    pub fn with_overlay(upstream: &str, overlay: Overlay) -> Result<Self, TestbedError> {
        let upstream = Url::parse(upstream).map_err(|_| TestbedError::Upstream(upstream.to_owned()))?;
        let listener =
            std::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).map_err(TestbedError::Proxy)?;
        listener.set_nonblocking(true).map_err(TestbedError::Proxy)?;
        let address = listener.local_addr().map_err(TestbedError::Proxy)?;
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(TestbedError::Proxy)?;
        let state = Arc::new(Mutex::new(State::default()));
        let client = Client::builder(TokioExecutor::new()).build_http();
        let relay = Arc::new(Relay { upstream, overlay, client, state: Arc::clone(&state), began: Instant::now() });
        let (stop, stopped) = oneshot::channel();
        let serve = move || {
            // The sender sends nothing: the channel ends when the proxy is dropped.
            runtime.block_on(select(stopped, pin!(accept(listener, relay))));
        };
        let thread = std::thread::Builder::new().name("proxy".to_owned()).spawn(serve).map_err(TestbedError::Proxy)?;
        Ok(Self { endpoint: format!("http://{address}"), state, stop: Some(stop), thread: Some(thread) })
    }

    /// Its address, `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Lets every call of `operation` meet `fault`: `ecs:DescribeServices`, `ecs:*`, or `*` for all.
    ///
    /// When several faults fit a call, the one injected first strikes until it is used up.
    pub fn inject(&self, operation: &str, fault: Fault) {
        self.add(operation, fault, 0, None);
    }

    /// Lets the first `passes` calls of `operation` through, and all later ones meet `fault`.
    pub fn inject_after(&self, operation: &str, fault: Fault, passes: u32) {
        self.add(operation, fault, passes, None);
    }

    /// Lets only the next `times` calls of `operation` meet `fault`.
    pub fn inject_times(&self, operation: &str, fault: Fault, times: u32) {
        self.add(operation, fault, 0, Some(times));
    }

    /// Forgets all faults and all calls.
    pub fn reset(&self) {
        *lock(&self.state) = State::default();
    }

    /// Adds this time to every call.
    pub fn set_latency(&self, latency: Duration) {
        lock(&self.state).latency = latency;
    }

    /// All calls so far, in the order of their answers.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.state).calls.clone()
    }

    /// The operations that were refused because they would write; a grader that only reads leaves this empty.
    #[must_use]
    pub fn refused(&self) -> Vec<String> {
        lock(&self.state).calls.iter().filter(|call| call.refused).map(|call| call.operation.clone()).collect()
    }

    fn add(&self, operation: &str, fault: Fault, passes: u32, left: Option<u32>) {
        let operation = operation.to_owned();
        lock(&self.state).injections.push(Injection { operation, fault, passes, left });
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic there has already been reported by the test that met it.
            let _ = thread.join();
        }
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: std::net::TcpListener, relay: Arc<Relay>) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let relay = Arc::clone(&relay);
        tokio::spawn(async move {
            let service = service_fn(|request| relay.serve(request));
            // A connection that ends badly is one that we broke, or that the client gave up.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

impl Relay {
    /// Answers a request; an error closes the connection without an answer.
    async fn serve(&self, request: Request<Incoming>) -> Result<Response<Body>, Broken> {
        let came = self.began.elapsed();
        let (mut head, body) = request.into_parts();
        let mut body = body.collect().await.map_err(Broken::new)?.to_bytes();
        let asked = body.to_vec();
        let (operation, protocol) = identify(&head.headers, head.uri.path(), &body);
        let (latency, fault) = {
            let mut state = lock(&self.state);
            (state.latency, state.strike(&operation))
        };
        let refused = !reads(&operation);
        let delay = latency + if let Some(Fault::Delay(delay)) = &fault { *delay } else { Duration::ZERO };
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let next = if fault == Some(Fault::EmptyPage) { pages::first(protocol, &body) } else { None };
        let answer = if refused {
            let message = format!("{operation} is not read-only");
            Some(Answer::error(protocol, 403, "AccessDenied", &message))
        } else if let Some(next) = next {
            head.headers.insert(header::CONTENT_LENGTH, next.len().into());
            body = next;
            None
        } else if fault == Some(Fault::EmptyPage) {
            Some(pages::empty(protocol, &operation))
        } else {
            fault.as_ref().and_then(|fault| fault.answer(protocol, &operation))
        };
        let response = match (answer, &fault) {
            (Some(answer), _) => answer.into_response(),
            (None, Some(Fault::Reset)) => Err(Broken::new("injected")),
            (None, fault) => {
                let ours = self.overlay.answer(&operation, protocol, &body);
                let request = Request::from_parts(head, Full::new(body));
                self.relay(request, ours, fault == &Some(Fault::Truncated)).await
            }
        };
        let answer = response.as_ref().ok();
        lock(&self.state).calls.push(Call {
            operation,
            status: answer.map(|response| response.status().as_u16()),
            refused,
            request: asked,
            answered: answer.and_then(|response| response.body().size_hint().exact()),
            at: came..self.began.elapsed(),
        });
        response
    }

    /// The answer of the overlay, or the one of the emulator.
    async fn relay(
        &self,
        request: Request<Full<Bytes>>,
        ours: Option<Answer>,
        truncated: bool,
    ) -> Result<Response<Body>, Broken> {
        let (head, body) = match ours {
            Some(answer) => answer.into_response()?.into_parts(),
            None => self.ask(request).await?.into_parts(),
        };
        let body = body.collect().await.map_err(Broken::new)?.to_bytes();
        if !truncated {
            return Ok(Response::from_parts(head, whole(body)));
        }
        let (mut head, half) = (head, body.slice(..body.len() / 2));
        head.headers.insert(header::CONTENT_LENGTH, body.len().into());
        // An error at once would close the connection before the first half is sent.
        let broken = stream::once(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Err(io::Error::other("injected"))
        });
        let parts = stream::iter([Ok(Frame::data(half))]).chain(broken);
        Ok(Response::from_parts(head, BodyExt::boxed(StreamBody::new(parts))))
    }

    async fn ask(&self, mut request: Request<Full<Bytes>>) -> Result<Response<Body>, Broken> {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let target = self.upstream.join(path).map_err(Broken::new)?;
        *request.uri_mut() = target.as_str().parse::<Uri>().map_err(Broken::new)?;
        let response = self.client.request(request).await.map_err(Broken::new)?;
        Ok(response.map(|body| BodyExt::boxed(body.map_err(io::Error::other))))
    }
}

impl State {
    /// The fault that the call meets, one use of it taken.
    fn strike(&mut self, operation: &str) -> Option<Fault> {
        let fits = |pattern: &str| match pattern.strip_suffix('*') {
            Some(start) => operation.starts_with(start),
            None => operation == pattern,
        };
        let injection = self.injections.iter_mut().find(|i| i.left != Some(0) && fits(&i.operation))?;
        if injection.passes > 0 {
            injection.passes -= 1;
            return None;
        }
        injection.left = injection.left.map(|left| left - 1);
        Some(injection.fault.clone())
    }
}

impl Answer {
    fn into_response(self) -> Result<Response<Body>, Broken> {
        let response = Response::builder().status(self.status).header(header::CONTENT_TYPE, self.content_type);
        response.body(whole(Bytes::from(self.body))).map_err(Broken::new)
    }
}

fn whole(body: Bytes) -> Body {
    Full::new(body).map_err(|never| match never {}).boxed()
}

/// Why a connection is closed without an answer.
#[derive(Debug)]
struct Broken(String);

impl Broken {
    fn new(reason: impl ToString) -> Self {
        Self(reason.to_string())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Broken {}
