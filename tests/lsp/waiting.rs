//! Messages that wait: what a later one takes back is not done.

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// What a request is answered: its result, or the code of the error.
type Answered = (RequestId, Result<Value, i32>);

/// The answers to requests that have all come before the first one is read.
fn answers(messages: Vec<Message>) -> Vec<Answered> {
    let (editor, server) = Connection::memory();
    for message in messages {
        editor.sender.send(message).unwrap();
    }
    drop(editor.sender);
    assert!(!chancery::lsp::serve(&server, None).unwrap());
    drop(server);
    let responses = editor.receiver.iter().filter_map(|message| match message {
        Message::Response(it) => Some((it.id, it.response_result.map_err(|error| error.code))),
        _ => None,
    });
    responses.collect()
}

fn request(id: i32, method: &str, parameters: Value) -> Message {
    Request::new(RequestId::from(id), method.to_owned(), parameters).into()
}

#[test]
fn a_request_that_was_taken_back_is_not_answered() {
    let search = json!({"query": "x"});
    let cancel = Notification::new("$/cancelRequest".to_owned(), json!({"id": 2}));
    let found = answers(vec![
        request(1, "initialize", json!({"capabilities": {}})),
        request(2, "workspace/symbol", search.clone()),
        request(3, "workspace/symbol", search),
        cancel.into(),
    ]);
    let found: Vec<_> = found.iter().skip(1).collect();
    let cancelled = (RequestId::from(2), Err(-32800));
    let answered = (RequestId::from(3), Ok(json!([])));
    assert_eq!(found, [&cancelled, &answered]);
}
