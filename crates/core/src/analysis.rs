//! The entry point: a registry that was read, and everything that is derived from it.
//!
//! Only [`Analysis`] puts the stages together. Expensive results are computed when they are first
//! used, so listing records does not count claims.

mod formatting;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use self_cell::self_cell;

use crate::audit::{Audit, Verdicts};
use crate::check::{
    Checked, CheckedRegistry, FileFindings, KeptFindings, LocatedFinding, Policy, Wanted, check,
    common_part, counted_by_source,
};
use crate::date::Day;
use crate::finding::{Place, Rule};
use crate::model::{Claim, Level, Registry};
use crate::network::{FileTies, Network, OwnIds, RecordRef, Touched};
use crate::quotes::Quotes;
use crate::yaml::{
    Archive, FileChange, Input, ListingError, Located, Locator, ParsedRegistry, load, read,
    read_folder,
};

self_cell!(
    /// The records that were read, and the network that points into them.
    struct Resolved {
        owner: ParsedRegistry,
        #[covariant]
        dependent: Network,
    }
);

/// What other files may look at in some files.
struct FileParts {
    /// Their positions; none of one that is not there.
    files: Vec<Option<usize>>,
    /// What rules look at beside the record that they check, and whether all could be read.
    common: (bool, Vec<Registry>),
    ids: Vec<OwnIds>,
    ties: Vec<FileTies>,
    /// The sources whose claims count what cites them.
    counted: BTreeSet<String>,
}

impl FileParts {
    fn of(reading: &ParsedRegistry, names: &[String]) -> Self {
        let position = |name: &String| reading.texts.iter().position(|it| it.name == *name);
        let files: Vec<Option<usize>> = names.iter().map(position).collect();
        let registry = &reading.registry;
        let all = || files.iter().map(|file| file.unwrap_or(usize::MAX));
        FileParts {
            common: (
                registry.is_complete(),
                all().map(|file| common_part(registry, file)).collect(),
            ),
            ids: all().map(|file| OwnIds::of(registry, file)).collect(),
            ties: all().map(|file| FileTies::of(registry, file)).collect(),
            counted: counted_by_source(registry)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            files,
        }
    }
}

/// A registry that was read, with everything that is derived from it.
///
/// ```
/// use chancery_core::Analysis;
/// use chancery_core::yaml::Input;
///
/// let text = "registry: example\ntitle: Example\nas-of: 2025-12-31\n\
///     tiers:\n  - {id: strategic, name: Strategic partnership}\n";
/// let analysis = Analysis::from_files(vec![Input::text("registry.yaml", text)]);
/// for found in analysis.check(&analysis.policy(&[])) {
///     let file = analysis.file_name(found.at.span.file);
///     println!("{file}:{}: {}", found.at.start.line, found.finding.message);
/// }
/// ```
pub struct Analysis {
    resolved: Resolved,
    verdicts: OnceLock<Verdicts>,
    quotes: Option<Quotes>,
    /// What was found last, for the next check after an update.
    kept: Mutex<KeptFindings>,
}

impl Analysis {
    /// Reads the registry in a folder.
    ///
    /// # Errors
    ///
    /// If the folder itself cannot be listed. Whatever else cannot be read is a finding.
    pub fn open(folder: &Path) -> Result<Self, ListingError> {
        Ok(Analysis::from_files(load(folder)?))
    }

    /// The same for an analysis that is only made to be checked: it keeps no text of a file. If an
    /// excerpt of a file is shown, the file is read again; [`Analysis::has_lost_a_text`] says whether
    /// one has changed meanwhile.
    ///
    /// # Errors
    ///
    /// As of [`Analysis::open`].
    pub fn open_to_check(folder: &Path) -> Result<Self, ListingError> {
        Ok(Analysis::from_reading(read_folder(folder)?))
    }

    /// Whether a file was read again and had changed, so that places in it are not where they are said
    /// to be.
    #[must_use]
    pub fn has_lost_a_text(&self) -> bool {
        let mut texts = self.reading().texts.iter();
        texts.any(|it| it.text.is_lost())
    }

    /// Reads a registry from files in memory, without touching the disk.
    #[must_use]
    pub fn from_files(files: Vec<Input>) -> Self {
        Analysis::from_reading(read(files))
    }

    /// Analyses what was read.
    #[must_use]
    pub fn from_reading(reading: ParsedRegistry) -> Self {
        Analysis {
            resolved: Resolved::new(reading, |reading| Network::new(&reading.registry)),
            verdicts: OnceLock::new(),
            quotes: None,
            kept: Mutex::default(),
        }
    }

    /// Analyses records that were not read from files: their findings have no lines.
    #[must_use]
    pub fn from_registry(registry: Registry) -> Self {
        Analysis::from_reading(ParsedRegistry {
            registry,
            ..ParsedRegistry::default()
        })
    }

    /// Analyses a registry of which some files have changed: they are read, and no others. The
    /// result is that of [`Analysis::from_files`] of all files as they are now, sorted by name. An
    /// archive must be given again.
    pub fn update(&mut self, changes: impl IntoIterator<Item = FileChange>) {
        let changes: Vec<FileChange> = changes.into_iter().collect();
        let names: Vec<String> = changes.iter().map(|it| it.name().to_owned()).collect();
        let nothing = Analysis::from_reading(ParsedRegistry::default());
        let mut before = std::mem::replace(self, nothing);
        let kept_network = before
            .resolved
            .with_dependent_mut(|_, network| network.take_kept());
        let (mut kept, mut reading) = (before.kept, before.resolved.into_owner());
        let parts_before = FileParts::of(&reading, &names);
        reading.update(changes);
        let parts = FileParts::of(&reading, &names);
        let files: BTreeSet<usize> = parts.files.iter().copied().flatten().collect();
        if parts.common == parts_before.common && parts.files == parts_before.files {
            let kept_now = kept
                .get_mut()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            let mut touched = Touched::default();
            let has_same_ids = parts.ids == parts_before.ids;
            if has_same_ids {
                let pairs = parts_before.ties.iter().zip(&parts.ties);
                pairs.for_each(|(before, after)| touched.add(before, after));
                self.resolved = Resolved::new(reading, |reading| {
                    Network::with_kept(&reading.registry, kept_network, &files, &touched)
                });
            } else {
                *self = Analysis::from_reading(reading);
            }
            let is_followed = has_same_ids && parts.counted == parts_before.counted;
            kept_now.forget(&files, is_followed.then_some(touched));
            self.kept = kept;
        } else {
            *self = Analysis::from_reading(reading);
        }
    }

    /// The analysis of one file with another text, beside the manifest and what its records have to
    /// do with: the states and organisations, the records to which they refer, and those of the same
    /// parties as one that is new or changed. All that is found in that file is found; what is found
    /// in others is not.
    #[must_use]
    pub fn with_text(&self, file: usize, text: &str) -> Self {
        let input = Input::text(self.file_name(file), text);
        let network = self.network();
        let reading = self.reading();
        Analysis::from_reading(reading.alone(file, input, |own| network.neighbours(own)))
    }

    /// Compares the quotes with an archive, for the rules about quotes.
    #[must_use]
    pub fn with_archive(self, archive: &Archive) -> Self {
        Analysis {
            quotes: Some(Quotes::new(self.registry(), archive)),
            ..self
        }
    }

    /// The result of reading: records, texts, and problems found while reading.
    #[must_use]
    pub fn reading(&self) -> &ParsedRegistry {
        self.resolved.borrow_owner()
    }

    /// The records as written.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.reading().registry
    }

    /// The records resolved into a network.
    #[must_use]
    pub fn network(&self) -> &Network<'_> {
        self.resolved.borrow_dependent()
    }

    /// The verdicts on the claims, each on its own day. They are computed when first used.
    #[must_use]
    pub fn verdicts(&self) -> &Verdicts {
        self.verdicts
            .get_or_init(|| Verdicts::new(self.network(), None))
    }

    /// The audit of the claims that are `wanted`. `day` replaces the day of each claim that does
    /// not give its own. At most `max_changes` states are changed to reconcile claims.
    #[must_use]
    pub fn audit(
        &self,
        day: Option<Day>,
        max_changes: usize,
        wanted: impl Fn(&Claim) -> bool,
    ) -> Audit<'_> {
        Audit::new(self.network(), self.verdicts(), day, max_changes, wanted)
    }

    /// The result of comparing the quotes with the archive; none if no archive was given.
    #[must_use]
    pub fn quotes(&self) -> Option<&Quotes> {
        self.quotes.as_ref()
    }

    /// The levels of the rules: the defaults, overridden by the manifest, overridden by flags.
    #[must_use]
    pub fn policy(&self, flags: &[(&'static Rule, Level)]) -> Policy {
        Policy::new(&self.registry().manifest, flags)
    }

    /// All findings except those that are waived or switched off, sorted by file, place and rule.
    #[must_use]
    pub fn check(&self, policy: &Policy) -> Vec<LocatedFinding> {
        self.check_from(policy, Level::Note).found
    }

    /// The findings of [`Analysis::check`] in each file, and behind them those that are in no file.
    /// After [`Analysis::update`], only what may have changed is looked for again; the findings in a
    /// file in which nothing has changed are those of the check before.
    #[must_use]
    pub fn check_by_file(&self, policy: &Policy) -> Vec<FileFindings> {
        let none = Quotes::default();
        let checked = Checked {
            reading: self.reading(),
            network: self.network(),
            verdicts: self.verdicts(),
            quotes: self.quotes.as_ref().unwrap_or(&none),
            policy,
        };
        // A check that broke off has left nothing of use.
        let mut kept = self.kept.lock().unwrap_or_else(|broken| {
            let mut kept = broken.into_inner();
            *kept = KeptFindings::default();
            kept
        });
        kept.check(checked)
    }

    /// The same findings as of [`Analysis::check`] from a level on, and how many are lower. Lines are
    /// looked up only for those that are given.
    #[must_use]
    pub fn check_from(&self, policy: &Policy, least: Level) -> CheckedRegistry {
        self.checked(policy, Some(self.verdicts()), least, true)
    }

    /// The errors of [`Analysis::check`]. No other findings are looked for.
    #[must_use]
    pub fn errors(&self, policy: &Policy) -> Vec<LocatedFinding> {
        let verdicts = Some(self.verdicts());
        self.checked(policy, verdicts, Level::Error, false).found
    }

    /// The errors in the records that may make an answer incomplete. No claims are counted for
    /// this.
    #[must_use]
    pub fn record_errors(&self, policy: &Policy) -> Vec<LocatedFinding> {
        self.record_findings(policy, Level::Error)
    }

    /// The findings about the records from a level on. No claims are counted for this.
    #[must_use]
    pub fn record_findings(&self, policy: &Policy, least: Level) -> Vec<LocatedFinding> {
        self.checked(policy, None, least, false).found
    }

    fn checked(
        &self,
        policy: &Policy,
        verdicts: Option<&Verdicts>,
        least: Level,
        counts_lower: bool,
    ) -> CheckedRegistry {
        let none = Quotes::default();
        let quotes = self.quotes.as_ref().filter(|_| verdicts.is_some());
        let wanted = Wanted {
            least,
            counts_lower,
        };
        check(
            self.reading(),
            self.network(),
            verdicts,
            quotes.unwrap_or(&none),
            policy,
            wanted,
        )
    }

    /// The record with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordRef> {
        self.network().records.get(id)
    }

    /// A locator of places; it reads each file once, however many places are asked of it.
    #[must_use]
    pub fn locator(&self) -> Locator<'_> {
        Locator::new(self.registry(), &self.reading().texts)
    }

    /// The position of a place in its file. For many places, [`Analysis::locator`] is cheaper.
    #[must_use]
    pub fn place(&self, place: &Place) -> Located {
        self.locator().locate(place)
    }

    /// The name of a file, below the registry's folder, with `/`; empty if there is no such file,
    /// as of records that were made.
    #[must_use]
    pub fn file_name(&self, file: usize) -> &str {
        let text = self.reading().texts.get(file);
        text.map_or("", |text| text.name.as_str())
    }
}
