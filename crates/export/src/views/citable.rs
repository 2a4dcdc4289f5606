//! What a registry is cited by, and found by.

use chancery_core::say;

use super::ExportContext;

impl ExportContext<'_> {
    /// The version of the registry: the day that it describes, as numbers of a version.
    pub(crate) fn version(&self) -> String {
        let day = self.network.as_of().to_string();
        let parts = day.split('-').map(|part| part.trim_start_matches('0'));
        parts.collect::<Vec<_>>().join(".")
    }

    /// What the registry is about: its subject and its tiers.
    pub(crate) fn keywords(&self) -> Vec<String> {
        let network = self.network;
        let subject = network.subject.map(|it| network.actors[it].name.to_owned());
        let tiers = network.manifest().tiers.iter();
        let tiers = tiers.map(|tier| tier.name.to_string());
        let mut keywords = vec![say!(self.messages, "page-keyword")];
        for keyword in subject.into_iter().chain(tiers) {
            if !keywords.contains(&keyword) {
                keywords.push(keyword);
            }
        }
        keywords
    }

    /// The page of SPDX on the licence; none if that is not one licence which SPDX lists.
    pub(crate) fn licence_page(&self) -> Option<String> {
        let licence = self.network.manifest().spdx_licence()?;
        Some(format!("https://spdx.org/licenses/{licence}.html"))
    }
}
