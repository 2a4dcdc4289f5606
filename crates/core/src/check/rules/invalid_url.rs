use crate::check::{Context, Report};
use crate::fields::{Key, Kind};
use crate::finding::{Rule, for_each_value};
use crate::model::Level;
use core::net::{Ipv4Addr, Ipv6Addr};

pub(super) static RULE: Rule = Rule {
    name: "invalid-url",
    summary: "The address of a source, or of the page, cannot be opened by everybody.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-url.md"),
};

const WHOLE: &str = "write the complete address, as in `https://press.example/page`";
const PUBLIC: &str = "write an address that everybody can open, or leave it out and name the \
                      `archive` copy";

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_url = |key: &Key| matches!(key.kind, Kind::Url);
    for_each_value(context.network.registry, is_url, |value| {
        let url = &*value.text();
        if let Some(fault) = fault(url) {
            report
                .found(value.place(), format!("the address {}", fault.message))
                .label(fault.label)
                .help(fault.help);
        }
    });
}

/// Why an address cannot be opened by everybody, as a clause after 'the address'.
struct UrlFault {
    message: &'static str,
    label: &'static str,
    help: &'static str,
}

const fn fault_of(
    message: &'static str,
    label: &'static str,
    help: &'static str,
) -> Option<UrlFault> {
    Some(UrlFault {
        message,
        label,
        help,
    })
}

fn fault(url: &str) -> Option<UrlFault> {
    let lower = url.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let Some(rest) = rest else {
        return fault_of(
            "begins with neither `http://` nor `https://`",
            "not the address of a web page",
            WHOLE,
        );
    };
    if url.contains(char::is_whitespace) {
        let help = "write `%20` for a space that is part of the address, and remove all other \
                    spaces";
        return fault_of("contains a space", "contains a space", help);
    }
    if url.contains('\\') {
        let help = "write `/`; programs read `\\` in different ways";
        return fault_of("contains a backslash", "contains a backslash", help);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        let help = "remove the part before the `@`: everybody can read it here";
        return fault_of(
            "contains a user name or a password",
            "for a single user",
            help,
        );
    }
    if let Some(inner) = authority.strip_prefix('[') {
        return address_fault(inner);
    }
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_port = |port: &str| port.is_empty() || port.parse::<u16>().is_ok_and(|port| port > 0);
    if host.is_empty() {
        return fault_of("has no host", "no host", WHOLE);
    }
    if !port.is_none_or(is_port) {
        let help = "remove the `:` and what follows, or write a port from 1 to 65535";
        return fault_of("has an invalid port", "an invalid port", help);
    }
    host_fault(host.strip_suffix('.').unwrap_or(host))
}

/// What is wrong with a host in small letters.
fn host_fault(host: &str) -> Option<UrlFault> {
    let last = host.rsplit('.').next().unwrap_or_default();
    if !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()) {
        return match host.parse::<Ipv4Addr>() {
            Ok(address) if !is_public(address) => not_public(),
            Ok(_) => None,
            Err(_) => invalid_host(),
        };
    }
    if !host.split('.').all(is_label) {
        return invalid_host();
    }
    // Names that no server of the public may have (RFC 6761, 6762 and 8375, and of ICANN). Those
    // that are kept for examples are allowed, since examples have sources too.
    let is_local = ["local", "localhost", "internal", "invalid"].contains(&last);
    if is_local || host.ends_with(".home.arpa") {
        return not_public();
    }
    if !host.contains('.') {
        let message = "has a host without a dot, which works only inside a private network";
        return fault_of(message, "not on the public internet", PUBLIC);
    }
    None
}

fn invalid_host() -> Option<UrlFault> {
    fault_of("has an invalid host", "an invalid host", WHOLE)
}

fn not_public() -> Option<UrlFault> {
    let message = "is not on the public internet";
    fault_of(message, "not on the public internet", PUBLIC)
}

/// What is wrong with a host in brackets, given from behind the first of them.
fn address_fault(inner: &str) -> Option<UrlFault> {
    let address = inner.split_once(']').map(|(address, _)| address);
    let Some(Ok(address)) = address.map(str::parse::<Ipv6Addr>) else {
        return invalid_host();
    };
    let is_inside = address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local();
    let is_public = address.to_ipv4_mapped().is_none_or(is_public);
    if is_inside || !is_public {
        return not_public();
    }
    None
}

fn is_public(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || first == 0
        || is_shared)
}

/// Whether a part of a host between dots can be one, in any script.
fn is_label(label: &str) -> bool {
    let is_inner = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !label.is_empty()
        && label.chars().count() <= 63
        && label.chars().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}
