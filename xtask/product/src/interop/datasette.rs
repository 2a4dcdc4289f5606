//! Datasette serves the database: its JSON API answers, and it shows what the metadata says.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use chancery_export::formats::Options;
use chancery_export::views::TABLES;
use serde_json::{Value, json};

use super::install::Package;
use super::{Bench, Test, hungary, read_text};

pub(super) static TEST: Test = Test {
    name: "datasette",
    program: "datasette",
    package: Package::Pip("datasette"),
    check,
};

/// How often the server is asked before it counts as one that does not start, half a second
/// apart.
const TRIES: usize = 120;

/// A server that is stopped whatever happens.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // One that has stopped by itself need not be stopped.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn check(bench: &Bench) -> Result<()> {
    let paths = bench.write(&bench.export("sqlite", &Options::default())?)?;
    let path = |name: &str| {
        let path = paths.get(name);
        path.with_context(|| format!("there is no {name}"))
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
    let log = bench.folder.join("server.log");
    let mut command = Command::new(&bench.program);
    command
        .args(["serve", "--immutable"])
        .arg(path("registry.sqlite")?)
        .arg("--metadata")
        .arg(path("metadata.json")?)
        .args(["--host", "127.0.0.1", "--port", &address.port().to_string()])
        .stdout(Stdio::null())
        .stderr(File::create(&log)?);
    let mut server = Server(command.spawn().context("cannot start datasette")?);
    wait_for(&mut server, address).with_context(|| read_text(&log).unwrap_or_default())?;
    hungary::compare(&bench.reading.registry, &of_hungary(address)?)?;
    let found = ask(
        address,
        "/registry/instruments.json?_shape=array&_search=shusha",
    )?;
    ensure!(
        found[0]["instrument"].is_string(),
        "the search finds nothing: {found}"
    );
    check_pages(address)?;
    println!(
        "       served, {} tables listed, searched and described",
        TABLES.len()
    );
    Ok(())
}

/// The two instruments by SQL, and the two memberships by the filters of a table.
fn of_hungary(address: SocketAddr) -> Result<Value> {
    let query = encoded(
        "select instrument || ' ' || day from instruments \
         where party_1 = 'AZE' and party_2 = 'HUN' order by instrument",
    );
    let found = ask(
        address,
        &format!("/registry.json?_shape=arrays&sql={query}"),
    )?;
    let rows = found["rows"].as_array().context("there are no rows")?;
    let instruments: Vec<&Value> = rows.iter().map(|row| &row[0]).collect();
    let membership = |id: &str| -> Result<String> {
        let path = format!("/registry/memberships.json?_shape=array&member=HUN&organisation={id}");
        let row = &ask(address, &path)?[0];
        let word = |column: &str| row[column].as_str().unwrap_or_default().to_owned();
        Ok(format!("{} since {}", word("role"), word("since")))
    };
    Ok(json!({
        "instruments": instruments,
        "EU": membership("EU")?,
        "OTS": membership("OTS")?,
    }))
}

/// What a person sees: every table, and what the metadata says of one.
fn check_pages(address: SocketAddr) -> Result<()> {
    let home = get(address, "/registry")?;
    for table in TABLES {
        let link = format!("/registry/{}\"", table.name);
        ensure!(home.contains(&link), "{} is not listed", table.name);
    }
    let page = get(address, "/registry/instruments")?;
    for words in [
        "One row for each written text",
        "CC-BY-4.0",
        "type=\"search\"",
    ] {
        ensure!(
            page.contains(words),
            "the page of instruments does not say {words}"
        );
    }
    Ok(())
}

fn ask(address: SocketAddr, path: &str) -> Result<Value> {
    let text = get(address, path)?;
    serde_json::from_str(&text).with_context(|| format!("{path} gave no JSON: {text}"))
}

/// A port that nobody listens at.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

fn wait_for(server: &mut Server, address: SocketAddr) -> Result<()> {
    for _ in 0..TRIES {
        if let Some(status) = server.0.try_wait()? {
            bail!("datasette stopped: {status}");
        }
        if TcpStream::connect(address).is_ok() {
            return Ok(());
        }
        sleep(Duration::from_millis(500));
    }
    bail!("datasette does not answer")
}

/// What the server answers, without its headers; by HTTP 1.0, in which answers come in one piece.
fn get(address: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").context("no answer")?;
    let status = head.lines().next().unwrap_or_default();
    ensure!(status.contains(" 200 "), "{path}: {status}");
    Ok(body.to_owned())
}

/// A text as the value of a parameter of an address.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}
