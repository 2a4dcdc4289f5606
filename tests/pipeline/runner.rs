//! Runs the steps of the action as a runner of GitHub does, as far as the action needs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Workplace, printed, root, yaml};

/// A run of the action.
pub(super) struct Run<'w> {
    /// Where it is run.
    pub(super) place: &'w Workplace,
    /// The folder in which the runner checked out, the repository or a folder above it.
    pub(super) workspace: PathBuf,
    /// The inputs that are given.
    pub(super) inputs: Vec<(&'static str, String)>,
    /// The name of the event.
    pub(super) event: &'static str,
    /// What the event says.
    pub(super) payload: Value,
    /// The commit for which the job runs.
    pub(super) commit: String,
    /// Where the action is used from, as in `uses: office/chancery@v1`.
    pub(super) reference: &'static str,
}

/// What a run left.
pub(super) struct Ran {
    /// Whether no step failed.
    pub(super) succeeded: bool,
    /// What the steps printed, by their names.
    pub(super) log: String,
    /// The summary of the job.
    pub(super) summary: String,
    /// The outputs of the action.
    pub(super) outputs: BTreeMap<String, String>,
    /// The names of the steps that were run.
    pub(super) steps: Vec<String>,
}

impl<'w> Run<'w> {
    pub(super) fn new(place: &'w Workplace) -> Self {
        Run {
            place,
            workspace: place.work(),
            inputs: Vec::new(),
            event: "workflow_dispatch",
            payload: json!({}),
            commit: String::new(),
            reference: "v1",
        }
    }

    pub(super) fn with(mut self, input: &'static str, value: impl Into<String>) -> Self {
        self.inputs.push((input, value.into()));
        self
    }

    pub(super) fn run(&self) -> Ran {
        let action = yaml("action.yml");
        let mut outputs: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let summary = self.place.path("summary.md");
        fs::write(&summary, "").unwrap();
        let mut ran = Ran {
            succeeded: true,
            log: String::new(),
            summary: String::new(),
            outputs: BTreeMap::new(),
            steps: Vec::new(),
        };
        for step in action["runs"]["steps"].as_array().unwrap() {
            if !self.is_run(step["if"].as_str(), ran.succeeded, &outputs) {
                continue;
            }
            let name = step["name"].as_str().unwrap().to_owned();
            ran.steps.push(name.clone());
            let Some(script) = step["run"].as_str() else {
                // A step of another action, such as a cache, which is empty here.
                let (_, commit) = step["uses"].as_str().unwrap().split_once('@').unwrap();
                assert_eq!(commit.len(), 40, "{name} is pinned");
                continue;
            };
            let output = self.place.path("output");
            fs::write(&output, "").unwrap();
            let environment = self.environment(step, &outputs);
            let result = self.place.bash(&self.workspace, script, &environment);
            ran.log += &format!("== {name}\n{}", printed(&result));
            ran.succeeded &= result.status.success();
            let lines = fs::read_to_string(&output).unwrap();
            let pairs = lines.lines().map(|line| line.split_once('=').unwrap());
            let pairs = pairs.map(|(key, value)| (key.to_owned(), value.to_owned()));
            if let Some(id) = step["id"].as_str() {
                outputs.entry(id.to_owned()).or_default().extend(pairs);
            }
        }
        for (name, output) in action["outputs"].as_object().unwrap() {
            let value = self.value(output["value"].as_str().unwrap(), &outputs);
            ran.outputs.insert(name.clone(), value);
        }
        ran.summary = fs::read_to_string(summary).unwrap();
        ran
    }

    fn environment(
        &self,
        step: &Value,
        outputs: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> BTreeMap<String, String> {
        let own = step["env"].as_object().into_iter().flatten();
        let mut environment: BTreeMap<String, String> = own
            .map(|(name, value)| (name.clone(), self.value(value.as_str().unwrap(), outputs)))
            .collect();
        let path = |name: &str| self.place.path(name).display().to_string();
        for (name, value) in [
            ("GITHUB_ACTION_PATH", root().display().to_string()),
            ("GITHUB_OUTPUT", path("output")),
            ("GITHUB_REPOSITORY", "office/records".to_owned()),
            ("GITHUB_SHA", self.commit.clone()),
            ("GITHUB_STEP_SUMMARY", path("summary.md")),
            ("GITHUB_WORKSPACE", self.workspace.display().to_string()),
            ("GIT_CONFIG_GLOBAL", "/dev/null".to_owned()),
            ("RUNNER_ARCH", "X64".to_owned()),
            ("RUNNER_OS", "Linux".to_owned()),
            ("RUNNER_TEMP", path("temp")),
            ("STAND_IN", path("github")),
        ] {
            environment.insert(name.to_owned(), value);
        }
        environment
    }

    /// The value of a text that is an expression as a whole.
    fn value(&self, text: &str, outputs: &BTreeMap<String, BTreeMap<String, String>>) -> String {
        let inner = text
            .strip_prefix("${{ ")
            .and_then(|it| it.strip_suffix(" }}"));
        self.named(inner.expect("an expression"), outputs)
    }

    fn named(&self, name: &str, outputs: &BTreeMap<String, BTreeMap<String, String>>) -> String {
        let parts: Vec<&str> = name.split('.').collect();
        match parts[..] {
            ["inputs", input] => {
                let given = self.inputs.iter().find(|(name, _)| *name == input);
                let default = || {
                    let action = yaml("action.yml");
                    action["inputs"][input]["default"]
                        .as_str()
                        .unwrap()
                        .to_owned()
                };
                given.map_or_else(default, |(_, value)| value.clone())
            }
            ["steps", step, "outputs", output] => {
                let of_step = outputs.get(step).and_then(|them| them.get(output));
                of_step.cloned().unwrap_or_default()
            }
            ["github", "event", ..] => {
                let found = parts[2..].iter().fold(&self.payload, |it, key| &it[*key]);
                match found {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                }
            }
            ["github", "action_ref"] => self.reference.to_owned(),
            ["github", "action_repository"] => "office/chancery".to_owned(),
            ["github", "event_name"] => self.event.to_owned(),
            ["github", "server_url"] => "https://git.example".to_owned(),
            ["github", "token"] => "secret".to_owned(),
            _ => panic!("the test knows no {name}"),
        }
    }

    /// Whether a step is run: without a word about it, if none before it failed.
    fn is_run(
        &self,
        condition: Option<&str>,
        succeeded: bool,
        outputs: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> bool {
        let Some(condition) = condition else {
            return succeeded;
        };
        let inner = condition
            .strip_prefix("${{ ")
            .and_then(|it| it.strip_suffix(" }}"));
        let terms: Vec<&str> = inner.unwrap_or(condition).split(" && ").collect();
        let always = terms.contains(&"!cancelled()");
        let holds = |term: &&str| {
            let (word, is_equal) = match term.contains(" == ") {
                true => (" == ", true),
                false => (" != ", false),
            };
            let (name, text) = term.split_once(word).expect("a comparison");
            (self.named(name, outputs) == text.trim_matches('\'')) == is_equal
        };
        let mut others = terms.iter().filter(|term| **term != "!cancelled()");
        (succeeded || always) && others.all(holds)
    }
}
