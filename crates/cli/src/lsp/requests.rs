//! The requests of an editor, each by its own function.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chancery_core::yaml::{Formatted, MANIFEST_FILE};
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, Formatting, GotoDefinition, HoverRequest,
    PrepareRenameRequest, References, Rename, Request as _, WorkspaceSymbolRequest,
};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CompletionParams, Diagnostic, DocumentChanges,
    DocumentFormattingParams, DocumentSymbolParams, GotoDefinitionParams, HoverParams, Location,
    OneOf, OptionalVersionedTextDocumentIdentifier, ReferenceParams, RenameParams,
    TextDocumentEdit, TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
    WorkspaceSymbolParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::occurrences::Occurrence;
use super::open_registry::OpenRegistry;
use super::positions::Lines;
use super::uris::{path_of, uri_of};
use super::workspace::Workspace;
use super::{Answer, Refusal, completion, diagnostics, fixes, hover, rename, response, symbols};

/// What answers the requests of a method.
type Handler = fn(&mut Workspace, Value) -> Answer;

/// Every method that is answered.
static HANDLERS: &[(&str, Handler)] = &[
    (CodeActionRequest::METHOD, code_actions),
    (Completion::METHOD, completions),
    (DocumentSymbolRequest::METHOD, document_symbols),
    (Formatting::METHOD, formatting),
    (GotoDefinition::METHOD, definition),
    (HoverRequest::METHOD, hovered),
    (PrepareRenameRequest::METHOD, prepare_rename),
    (References::METHOD, references),
    (Rename::METHOD, renamed),
    (WorkspaceSymbolRequest::METHOD, workspace_symbols),
];

/// Answers a request.
pub(super) fn answer(workspace: &mut Workspace, request: Request) -> Response {
    let found = HANDLERS
        .iter()
        .find(|(method, _)| *method == request.method);
    match found {
        Some((_, handler)) => response(request.id, handler(workspace, request.params)),
        None => Response::new_err(
            request.id,
            ErrorCode::MethodNotFound as i32,
            format!("`{}` is not answered", request.method),
        ),
    }
}

fn read<T: DeserializeOwned>(parameters: Value) -> Result<T, Refusal> {
    serde_json::from_value(parameters).map_err(|error| Refusal {
        code: ErrorCode::InvalidParams,
        words: error.to_string(),
    })
}

/// The same in the registry as its files are on the disk now.
fn file_on_disk<'w>(workspace: &'w mut Workspace, uri: &Uri) -> Option<FileOf<'w>> {
    workspace.registry_on_disk(&path_of(uri)?)?;
    file_of(workspace, uri)
}

/// A file of a registry.
struct FileOf<'r> {
    registry: &'r OpenRegistry,
    file: usize,
}

/// The file that an address names; none if it belongs to no registry.
fn file_of<'w>(workspace: &'w mut Workspace, uri: &Uri) -> Option<FileOf<'w>> {
    let path = path_of(uri)?;
    let registry = workspace.registry_of(&path)?;
    let file = registry.file(&path)?;
    Some(FileOf { registry, file })
}

impl FileOf<'_> {
    fn lines(&self) -> Lines<'_> {
        Lines::new(self.registry.text(self.file))
    }

    fn id_at(&self, position: &TextDocumentPositionParams) -> Option<&Occurrence> {
        let offset = self.lines().offset(position.position);
        self.registry.id_at(self.file, offset)
    }
}

/// Places of the protocol. The lines of a file are counted once.
struct Locations<'r> {
    registry: &'r OpenRegistry,
    files: BTreeMap<usize, (Lines<'r>, Option<Uri>)>,
}

impl<'r> Locations<'r> {
    fn new(registry: &'r OpenRegistry) -> Self {
        Locations {
            registry,
            files: BTreeMap::new(),
        }
    }

    fn of(&mut self, file: usize, start: usize, end: usize) -> Option<Location> {
        let registry = self.registry;
        let (lines, uri) = self.files.entry(file).or_insert_with(|| {
            let lines = Lines::new(registry.text(file));
            (lines, uri_of(&registry.path(file)))
        });
        Some(Location::new(uri.clone()?, lines.range(start, end)))
    }
}

fn definition(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: GotoDefinitionParams = read(parameters)?;
    let at = asked.text_document_position_params;
    let Some(place) = file_on_disk(workspace, &at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let Some(found) = place.id_at(&at) else {
        return Ok(Value::Null);
    };
    let mut locations = Locations::new(place.registry);
    let declared = place.registry.declarations_of(found).into_iter();
    let declared = declared.filter_map(|it| {
        let span = it.span;
        locations.of(span.file, span.start, span.end)
    });
    Ok(json!(declared.collect::<Vec<_>>()))
}

fn references(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: ReferenceParams = read(parameters)?;
    let at = asked.text_document_position;
    let Some(place) = file_on_disk(workspace, &at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let Some(found) = place.id_at(&at) else {
        return Ok(Value::Null);
    };
    let with_declaration = asked.context.include_declaration;
    let mut locations = Locations::new(place.registry);
    let places = place.registry.places_of(found).into_iter();
    let places = places.filter(|it| with_declaration || it.declares.is_none());
    let places = places.filter_map(|it| locations.of(it.file, it.start, it.end));
    Ok(json!(places.collect::<Vec<_>>()))
}

fn hovered(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: HoverParams = read(parameters)?;
    let at = asked.text_document_position_params;
    let path = path_of(&at.text_document.uri).unwrap_or_default();
    let Some(place) = file_of(workspace, &at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let offset = place.lines().offset(at.position);
    let found = hover::at(place.registry, place.file, offset, is_manifest(&path));
    Ok(json!(found))
}

fn completions(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: CompletionParams = read(parameters)?;
    let at = asked.text_document_position;
    let Some(path) = path_of(&at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let (Some(document), Some(registry)) = (
        workspace.documents.get(&path),
        workspace.recent_registry_of(&path),
    ) else {
        return Ok(Value::Null);
    };
    let offset = Lines::new(&document.text).offset(at.position);
    let analysis = &registry.opened.analysis;
    let is_json = path.extension().is_some_and(|it| it == "json");
    let (text, is_manifest) = (&document.text, is_manifest(&path));
    let items = completion::items(analysis, text, offset, is_manifest, is_json);
    Ok(json!(items))
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == MANIFEST_FILE)
}

fn document_symbols(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: DocumentSymbolParams = read(parameters)?;
    let place = file_of(workspace, &asked.text_document.uri);
    Ok(json!(
        place.map(|it| symbols::of_file(it.registry, it.file))
    ))
}

fn workspace_symbols(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: WorkspaceSymbolParams = read(parameters)?;
    let found = workspace
        .registries()
        .flat_map(|(_, registry)| symbols::in_registry(registry, &asked.query));
    Ok(json!(found.collect::<Vec<_>>()))
}

fn formatting(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: DocumentFormattingParams = read(parameters)?;
    let Some(place) = file_of(workspace, &asked.text_document.uri) else {
        return Ok(Value::Null);
    };
    let text = place.registry.text(place.file);
    match place.registry.opened.analysis.formatted(place.file) {
        Formatted::Text(new) if new == text => Ok(json!([])),
        Formatted::Text(new) => Ok(json!([TextEdit::new(place.lines().all(), new)])),
        Formatted::Faulty => Err("the file has errors, so it is not formatted".into()),
        Formatted::Json => Err("JSON is not formatted".into()),
        Formatted::Ignored => Err("the file is not read as records".into()),
        _ => Err("its comments could not all be kept, so it is not formatted".into()),
    }
}

fn prepare_rename(workspace: &mut Workspace, parameters: Value) -> Answer {
    let at: TextDocumentPositionParams = read(parameters)?;
    let Some(place) = file_on_disk(workspace, &at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let lines = place.lines();
    let found = rename::renamed(place.registry, place.file, lines.offset(at.position))?;
    Ok(json!(lines.range(found.start, found.end)))
}

fn renamed(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: RenameParams = read(parameters)?;
    let at = asked.text_document_position;
    let versions = workspace.versions();
    let Some(place) = file_on_disk(workspace, &at.text_document.uri) else {
        return Ok(Value::Null);
    };
    let offset = place.lines().offset(at.position);
    let old = rename::renamed(place.registry, place.file, offset)?;
    let new = asked.new_name.trim();
    Ok(json!(rename::changes(place.registry, &versions, old, new)?))
}

fn code_actions(workspace: &mut Workspace, parameters: Value) -> Answer {
    let asked: CodeActionParams = read(parameters)?;
    let uri = &asked.text_document.uri;
    let versions = workspace.versions();
    let Some(place) = file_of(workspace, uri) else {
        return Ok(Value::Null);
    };
    let lines = place.lines();
    let (start, end) = (
        lines.offset(asked.range.start),
        lines.offset(asked.range.end),
    );
    let path: PathBuf = place.registry.path(place.file);
    let stand_ins = place.registry.opened.analysis.stand_ins(place.file);
    let mut actions: Vec<CodeAction> = Vec::new();
    for found in place.registry.findings_in(place.file) {
        if !diagnostics::is_at(found, place.file, start, end) {
            continue;
        }
        let mut own = fixes::fixes(place.registry, found);
        // What was read in the place of characters that no text may have is not written.
        own.retain(|fix| {
            let mut edits = fix.edits.iter();
            !edits.any(|(start, end, _)| {
                let mut stand_ins = stand_ins.iter();
                stand_ins.any(|it| it.start < *end && *start < it.end)
            })
        });
        let told: Vec<Diagnostic> = asked
            .context
            .diagnostics
            .iter()
            .filter(|it| it.message.starts_with(&found.finding.message))
            .cloned()
            .collect();
        for fix in own {
            let edits = fix.edits.into_iter().map(|(start, end, text)| {
                OneOf::Left(TextEdit::new(lines.range(start, end), text))
            });
            let edits = edits.collect();
            let document = OptionalVersionedTextDocumentIdentifier {
                uri: uri.clone(),
                version: versions.get(&path).copied(),
            };
            let edits = DocumentChanges::Edits(vec![TextDocumentEdit {
                text_document: document,
                edits,
            }]);
            actions.push(CodeAction {
                title: fix.title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(told.clone()),
                is_preferred: Some(fix.is_preferred),
                edit: Some(WorkspaceEdit {
                    document_changes: Some(edits),
                    ..WorkspaceEdit::default()
                }),
                ..CodeAction::default()
            });
        }
    }
    Ok(json!(actions))
}
