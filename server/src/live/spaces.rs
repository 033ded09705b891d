//! Spaces. Few and small, they are read from the store each time.

use super::{Live, Refusal};
use crate::store::Space;
use domain::{
    ids::{DebateId, SpaceId},
    policy::Role,
};

/// The roles that a space has links for. Contributors have links of debates alone.
const ROLES: [Role; 2] = [Role::Facilitator, Role::Leadership];

impl Live {
    /// Stores a new space with its links.
    ///
    /// # Errors
    /// [`Refusal::Store`]; nothing is stored then.
    pub async fn create_space(&self, space: &Space) -> Result<bool, Refusal> {
        Ok(self.store.create_space(space, &ROLES.map(|role| self.new_link(role))).await?)
    }

    /// The secrets of a space's links, by role.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn space_links(&self, space: SpaceId) -> Result<Vec<(Role, String)>, Refusal> {
        let mut links = self.store.space_links(space).await?;
        links.sort_by_key(|link| link.role);
        Ok(links.iter().map(|link| (link.role, self.secret.link(&link.nonce).reveal())).collect())
    }

    /// The secrets of a role's links of all debates of a space.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn links_in_space(&self, space: SpaceId, role: Role) -> Result<Vec<(DebateId, String)>, Refusal> {
        let links = self.store.links_in_space(space, role).await?;
        Ok(links.iter().map(|(debate, link)| (*debate, self.secret.link(&link.nonce).reveal())).collect())
    }

    /// Replaces a role's link of a space; the earlier one opens nothing any more.
    ///
    /// # Errors
    /// [`Refusal::Store`]; the earlier one still works then.
    pub async fn replace_space_link(&self, space: SpaceId, role: Role) -> Result<(), Refusal> {
        Ok(self.store.replace_space_link(space, &self.new_link(role)).await?)
    }
}
