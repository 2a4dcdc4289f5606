//! The Language Server Protocol: what core knows, in an editor.
//!
//! One thread reads messages in their order. Findings are sent when no message waits, so that fast
//! typing does not queue up checks.

mod completion;
mod context;
mod diagnostics;
mod edits;
mod fixes;
mod hover;
mod missing;
mod occurrences;
mod open_registry;
mod positions;
mod rename;
mod requests;
mod said;
mod symbols;
mod uris;
mod workspace;

use std::collections::VecDeque;
use std::error::Error;
use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    Cancel, DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Exit, Initialized, Notification as _,
    PublishDiagnostics,
};
use lsp_types::request::{Initialize, RegisterCapability, Request as _, Shutdown};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    DidChangeTextDocumentParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern,
    HoverProviderCapability, InitializeParams, InitializeResult, OneOf, Registration,
    RegistrationParams, RenameOptions, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use workspace::{Document, Workspace};

/// How long a run without messages lasts before findings are sent.
const PAUSE: Duration = Duration::from_millis(20);

/// How long a message takes at most that has been written already.
const MOMENT: Duration = Duration::from_millis(1);

/// How far the two have come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The editor has not said yet who it is.
    Begun,
    /// Requests are answered.
    Running,
    /// The editor wants to end.
    ShutDown,
}

/// Answers an editor until it says goodbye. True if it did so in order, with a request to shut down
/// before. `rules_url` is the page of all rules, to which findings link.
///
/// # Errors
///
/// If its stream cannot be written.
pub fn serve(
    connection: &Connection,
    rules_url: Option<String>,
) -> Result<bool, Box<dyn Error + Send + Sync>> {
    let mut workspace = Workspace::new(rules_url);
    let mut phase = Phase::Begun;
    let mut is_watching = false;
    let mut waiting = VecDeque::new();
    loop {
        let message = match next(connection, &mut waiting, workspace.is_unsent()) {
            Next::Message(message) => message,
            Next::Pause => {
                send_findings(connection, &mut workspace)?;
                continue;
            }
            Next::End => return Ok(false),
        };
        match message {
            Message::Request(request) if request.method == Initialize::METHOD => {
                let answer = initialized(&mut phase, &mut is_watching, request.params);
                connection
                    .sender
                    .send(response(request.id, answer).into())?;
            }
            Message::Request(request) if is_cancelled(connection, &mut waiting, &request.id) => {
                let words = "the request was cancelled".to_owned();
                let code = ErrorCode::RequestCanceled;
                let response = response(request.id, Err(Refusal { code, words }));
                connection.sender.send(response.into())?;
            }
            Message::Request(request) => {
                let response = answered(&mut workspace, &mut phase, request);
                connection.sender.send(response.into())?;
            }
            Message::Notification(it) if it.method == Exit::METHOD => {
                return Ok(phase == Phase::ShutDown);
            }
            Message::Notification(it) if it.method == Initialized::METHOD && is_watching => {
                is_watching = false;
                connection.sender.send(watch().into())?;
            }
            Message::Notification(it) if phase == Phase::Running => take_note(&mut workspace, it),
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
}

/// What comes next.
enum Next {
    Message(Message),
    /// There is something to send, and for a while no message has come.
    Pause,
    /// The editor is gone.
    End,
}

fn next(connection: &Connection, waiting: &mut VecDeque<Message>, may_pause: bool) -> Next {
    if let Some(message) = waiting.pop_front() {
        return Next::Message(message);
    }
    if !may_pause {
        let message = connection.receiver.recv();
        return message.map_or(Next::End, Next::Message);
    }
    match connection.receiver.recv_timeout(PAUSE) {
        Ok(message) => Next::Message(message),
        Err(error) if error.is_timeout() => Next::Pause,
        Err(_) => Next::End,
    }
}

/// Whether the editor has taken a request back before it was answered: the messages that have come
/// are looked at, so that nothing is worked out that nobody waits for.
fn is_cancelled(connection: &Connection, waiting: &mut VecDeque<Message>, id: &RequestId) -> bool {
    while let Ok(message) = connection.receiver.recv_timeout(MOMENT) {
        waiting.push_back(message);
    }
    let id = json!(id);
    waiting.iter().any(|message| {
        matches!(message, Message::Notification(it)
            if it.method == Cancel::METHOD && it.params["id"] == id)
    })
}

/// Says what the server can do, once.
fn initialized(phase: &mut Phase, is_watching: &mut bool, parameters: Value) -> Answer {
    if *phase != Phase::Begun {
        return Err(Refusal {
            code: ErrorCode::InvalidRequest,
            words: "the server is initialized already".to_owned(),
        });
    }
    let parameters: InitializeParams =
        serde_json::from_value(parameters).map_err(|error| Refusal {
            code: ErrorCode::InvalidParams,
            words: error.to_string(),
        })?;
    *phase = Phase::Running;
    *is_watching = can_watch(&parameters);
    let result = InitializeResult {
        capabilities: capabilities(),
        server_info: Some(ServerInfo {
            name: "chancery".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    Ok(json!(result))
}

/// The answer to a request, where it may be asked now.
fn answered(workspace: &mut Workspace, phase: &mut Phase, request: Request) -> Response {
    let (code, words) = match phase {
        Phase::Begun => (
            ErrorCode::ServerNotInitialized,
            "the server is not initialized",
        ),
        Phase::ShutDown => (ErrorCode::InvalidRequest, "the server is shut down"),
        Phase::Running if request.method == Shutdown::METHOD => {
            *phase = Phase::ShutDown;
            return response(request.id, Ok(Value::Null));
        }
        Phase::Running => return requests::answer(workspace, request),
    };
    let words = words.to_owned();
    response(request.id, Err(Refusal { code, words }))
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                    include_text: Some(false),
                })),
                ..TextDocumentSyncOptions::default()
            },
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([":", " ", "[", "{", ",", "/"].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        document_formatting_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// Whether the editor tells of files that change on the disk, if it is asked to.
fn can_watch(parameters: &InitializeParams) -> bool {
    let workspace = parameters.capabilities.workspace.as_ref();
    let watched = workspace.and_then(|it| it.did_change_watched_files.as_ref());
    watched.and_then(|it| it.dynamic_registration) == Some(true)
}

/// Asks the editor to tell of files that change on the disk.
fn watch() -> lsp_server::Request {
    let watcher = FileSystemWatcher {
        glob_pattern: GlobPattern::String("**/*.{yaml,yml,json}".to_owned()),
        kind: None,
    };
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![watcher],
    };
    let parameters = RegistrationParams {
        registrations: vec![Registration {
            id: "files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        }],
    };
    lsp_server::Request::new(
        RequestId::from("files".to_owned()),
        RegisterCapability::METHOD.to_owned(),
        parameters,
    )
}

/// Keeps up with what the editor says.
fn take_note(workspace: &mut Workspace, notification: Notification) {
    let (method, parameters) = (notification.method, notification.params);
    match method.as_str() {
        DidOpenTextDocument::METHOD => {
            let Some(DidOpenTextDocumentParams { text_document: it }) = read(parameters) else {
                return;
            };
            let document = Document::new(it.text, it.version);
            if let Some(path) = uris::path_of(&it.uri) {
                workspace.documents.insert(path.clone(), document);
                workspace.was_opened(&path);
            }
        }
        DidChangeTextDocument::METHOD => {
            let Some(DidChangeTextDocumentParams {
                text_document: it,
                content_changes,
            }) = read(parameters)
            else {
                return;
            };
            edit(workspace, &it.uri, |documents, path| {
                if let Some(document) = documents.get_mut(&path) {
                    document.change(it.version, content_changes);
                }
            });
        }
        DidCloseTextDocument::METHOD => {
            let Some(DidCloseTextDocumentParams { text_document: it }) = read(parameters) else {
                return;
            };
            edit(workspace, &it.uri, |documents, path| {
                documents.remove(&path);
            });
        }
        DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => workspace.was_saved(),
        _ => {}
    }
}

fn edit(
    workspace: &mut Workspace,
    uri: &lsp_types::Uri,
    change: impl FnOnce(&mut workspace::Documents, std::path::PathBuf),
) {
    if let Some(path) = uris::path_of(uri) {
        change(&mut workspace.documents, path.clone());
        workspace.was_edited(&path);
    }
}

fn read<T: DeserializeOwned>(parameters: Value) -> Option<T> {
    serde_json::from_value(parameters).ok()
}

fn send_findings(
    connection: &Connection,
    workspace: &mut Workspace,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    for parameters in workspace.findings_to_send() {
        let notification = Notification::new(PublishDiagnostics::METHOD.to_owned(), parameters);
        connection.sender.send(notification.into())?;
    }
    Ok(())
}

/// Why a request has no answer.
struct Refusal {
    code: ErrorCode,
    words: String,
}

impl From<String> for Refusal {
    fn from(words: String) -> Self {
        Refusal {
            code: ErrorCode::RequestFailed,
            words,
        }
    }
}

impl From<&str> for Refusal {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

/// What an answer is made of: a value, or why there is none.
type Answer = Result<Value, Refusal>;

/// The response to a request.
fn response(id: RequestId, answer: Answer) -> Response {
    match answer {
        Ok(value) => Response::new_ok(id, value),
        Err(refusal) => Response::new_err(id, refusal.code as i32, refusal.words),
    }
}
