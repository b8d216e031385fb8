//! A whole store in one file, and back. What was erased since does not come back with it.

use std::path::Path;

use sqlx::{Executor, Sqlite, Transaction};

use super::row::{erasure_row, why_name};
use super::writer::Job;
use super::{Erasure, Store, StoreError};

impl Store {
    /// As it stands now, also while a server writes to it. Free space is not copied, so nothing erased is either.
    pub async fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let path = path.to_str().ok_or(StoreError::Shape)?.to_owned();
        self.reader.execute(sqlx::query("VACUUM INTO ?").bind(path)).await?;
        Ok(())
    }

    /// The certificates of all erased boards.
    pub async fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        let sql = "SELECT board, created, at, why, reflections, people, records, sessions, links, wiped \
                   FROM erasures ORDER BY at, board";
        sqlx::query(sql).fetch_all(&self.reader).await?.iter().map(erasure_row).collect()
    }

    /// Erases here what was erased elsewhere, under the certificate that it got there.
    pub async fn erase_as(&self, erasure: Erasure) -> Result<(), StoreError> {
        let Erasure { board, at, why, .. } = erasure;
        self.write(Job::Erase { board, at, why }).await?;
        self.write(Job::Certify(erasure)).await
    }
}

pub(super) async fn certify(txn: &mut Transaction<'_, Sqlite>, erasure: &Erasure) -> Result<(), StoreError> {
    let moment = |moment| i64::try_from(moment).unwrap_or(i64::MAX);
    let sql = "INSERT OR REPLACE INTO erasures \
               (board, created, at, why, reflections, people, records, sessions, links, wiped) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql)
        .bind(erasure.board.to_bytes().to_vec())
        .bind(moment(erasure.created))
        .bind(moment(erasure.at))
        .bind(why_name(erasure.why))
        .bind(erasure.reflections)
        .bind(erasure.people)
        .bind(erasure.records)
        .bind(erasure.sessions)
        .bind(erasure.links)
        .bind(erasure.is_wiped);
    txn.execute(query).await?;
    Ok(())
}
