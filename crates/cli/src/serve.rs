//! The page on this machine: for a browser on it and for nobody else.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use serde_json::json;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::exit::UsageError;

/// What holds the page, and loads it anew.
const FRAME: &str = include_str!("serve/page.html");
const SCRIPT: &str = include_str!("serve/watch.js");

/// What the frame and its script may do; the page itself says what it may.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; \
                      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The last page that could be made, and what is to be said about it.
#[derive(Debug, Default)]
struct ServedPage {
    page: Vec<u8>,
    /// A number of this run, so that a browser does not take a page of an earlier run at the same
    /// address for one of this.
    run: u64,
    /// Another number for each page.
    version: usize,
    remark: String,
}

/// A server that answers until the program ends.
pub struct LocalServer {
    served: Arc<Mutex<ServedPage>>,
    /// Where a browser finds it.
    pub address: String,
}

impl LocalServer {
    /// Begins to answer at a port of this machine; 0 is any that is free.
    ///
    /// # Errors
    ///
    /// If the port cannot be had.
    pub fn begin(port: u16) -> Result<Self, UsageError> {
        let refused = |error: &dyn std::fmt::Display| {
            let message = format!("cannot serve the page at 127.0.0.1:{port}: {error}");
            UsageError::new(
                message,
                "name another port with --serve=PORT; 0 is any that is free",
            )
        };
        let server = Server::http(("127.0.0.1", port)).map_err(|error| refused(&error))?;
        let port = server.server_addr().to_ip().map_or(port, |it| it.port());
        let served = Arc::new(Mutex::new(ServedPage {
            run: RandomState::new().build_hasher().finish(),
            ..ServedPage::default()
        }));
        let own = Arc::clone(&served);
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                let response = answer(&request, port, &own);
                // A browser that has gone needs no answer.
                let _ = request.respond(response);
            }
        });
        Ok(LocalServer {
            served,
            address: format!("http://127.0.0.1:{port}/"),
        })
    }

    /// Serves a page from now on.
    pub fn show(&self, page: Vec<u8>) {
        let mut served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        served.page = page;
        served.version += 1;
        served.remark.clear();
    }

    /// Whether there is a page yet.
    #[must_use]
    pub fn has_page(&self) -> bool {
        let served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        served.version > 0
    }

    /// Says above the page why it stays as it was, or why there is none.
    pub fn remark(&self, words: &str) {
        let mut served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        words.clone_into(&mut served.remark);
    }
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn answer(request: &Request, port: u16, served: &Mutex<ServedPage>) -> Answer {
    const PLAIN: &str = "text/plain; charset=utf-8";
    const HTML: &str = "text/html; charset=utf-8";
    // A page of somebody else whose name leads to this machine is not answered.
    if !is_of_this_machine(request, port) {
        return of_kind(PLAIN, "unknown host\n").with_status_code(403);
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return of_kind(PLAIN, "only GET\n").with_status_code(405);
    }
    let served = served.lock().unwrap_or_else(PoisonError::into_inner);
    match request.url() {
        "/" => with_header(of_kind(HTML, FRAME), "Content-Security-Policy", POLICY),
        "/watch.js" => of_kind("text/javascript; charset=utf-8", SCRIPT),
        "/page" => of_kind(HTML, served.page.clone()),
        "/state" => {
            let version = format!("{:016x}-{}", served.run, served.version);
            let state = json!({"version": version, "remark": served.remark});
            of_kind("application/json", state.to_string())
        }
        _ => of_kind(PLAIN, "not found\n").with_status_code(404),
    }
}

/// Whether a request names this machine as the one that it asks.
fn is_of_this_machine(request: &Request, port: u16) -> bool {
    let mut hosts = request.headers().iter().filter(|it| it.field.equiv("Host"));
    let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let is_ours = |host: &Header| {
        names
            .iter()
            .any(|name| host.value.as_str().eq_ignore_ascii_case(name))
    };
    hosts.next().is_some_and(is_ours) && hosts.next().is_none()
}

fn of_kind(kind: &str, content: impl Into<Vec<u8>>) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];
    let answer = Response::from_data(content);
    headers.into_iter().fold(answer, |answer, (name, value)| {
        with_header(answer, name, value)
    })
}

fn with_header(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}
