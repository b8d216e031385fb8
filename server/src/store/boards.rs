//! Boards and series, found by what people know of them.

use shared::ids::{BoardId, SeriesId};

use super::row::{board_row, series_row};
use super::writer::Job;
use super::{BoardRow, SeriesRow, Store, StoreError};
use crate::code::{Code, PublicCode};

macro_rules! boards {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.code, b.created, b.result, b.kind, b.series, b.day, b.keep_days, b.closed FROM boards b ",
            $rest
        )
    };
}

impl Store {
    pub async fn board(&self, id: BoardId) -> Result<Option<BoardRow>, StoreError> {
        let query = sqlx::query(boards!("WHERE b.id = ?")).bind(id.to_bytes().to_vec());
        query.fetch_optional(&self.reader).await?.map(|row| board_row(&row)).transpose()
    }

    pub async fn board_of_code(&self, code: &Code) -> Result<Option<BoardRow>, StoreError> {
        let query = sqlx::query(boards!("WHERE b.code = ?")).bind(code.as_str().to_owned());
        query.fetch_optional(&self.reader).await?.map(|row| board_row(&row)).transpose()
    }

    /// The board that a code opened before it was rotated: it still leads home who is in already.
    pub async fn board_of_old_code(&self, code: &Code) -> Result<Option<BoardRow>, StoreError> {
        let sql = boards!("JOIN old_codes o ON o.board = b.id WHERE o.code = ?");
        let query = sqlx::query(sql).bind(code.as_str().to_owned());
        query.fetch_optional(&self.reader).await?.map(|row| board_row(&row)).transpose()
    }

    /// The board with this result code, published or not: that is for the caller to ask.
    pub async fn board_of_result(&self, typed: &str) -> Result<Option<BoardRow>, StoreError> {
        let Some(code) = PublicCode::parse(typed) else { return Ok(None) };
        let query = sqlx::query(boards!("WHERE b.result = ?")).bind(code.as_str().to_owned());
        query.fetch_optional(&self.reader).await?.map(|row| board_row(&row)).transpose()
    }

    /// Boards that stand in the store, the newest first.
    pub async fn boards(&self) -> Result<Vec<BoardRow>, StoreError> {
        let query = sqlx::query(boards!("ORDER BY b.created DESC"));
        query.fetch_all(&self.reader).await?.iter().map(board_row).collect()
    }

    /// A new result code; the page is no longer found by the one before.
    pub async fn renew_result(&self, board: BoardId) -> Result<PublicCode, StoreError> {
        let code = PublicCode::random().map_err(|_| StoreError::Shape)?;
        self.write(Job::SetResult { board, code: code.clone() }).await?;
        Ok(code)
    }

    pub async fn add_series(&self, series: SeriesRow) -> Result<(), StoreError> {
        self.write(Job::AddSeries(series)).await
    }

    pub async fn series(&self, id: SeriesId) -> Result<Option<SeriesRow>, StoreError> {
        let query = sqlx::query("SELECT id, code, title, created FROM series WHERE id = ?");
        let row = query.bind(id.to_bytes().to_vec()).fetch_optional(&self.reader).await?;
        row.map(|row| series_row(&row)).transpose()
    }

    pub async fn series_of_code(&self, typed: &str) -> Result<Option<SeriesRow>, StoreError> {
        let Some(code) = PublicCode::parse(typed) else { return Ok(None) };
        let query = sqlx::query("SELECT id, code, title, created FROM series WHERE code = ?");
        let row = query.bind(code.as_str().to_owned()).fetch_optional(&self.reader).await?;
        row.map(|row| series_row(&row)).transpose()
    }

    /// A series that no board is in any more goes with the last one.
    pub async fn set_series(&self, board: BoardId, series: Option<SeriesId>) -> Result<(), StoreError> {
        self.write(Job::SetSeries { board, series }).await
    }

    /// The boards of a series, by the day of their event.
    pub async fn boards_of_series(&self, series: SeriesId) -> Result<Vec<BoardRow>, StoreError> {
        let sql = boards!("WHERE b.series = ? ORDER BY coalesce(b.day, b.created), b.created");
        let query = sqlx::query(sql).bind(series.to_bytes().to_vec());
        query.fetch_all(&self.reader).await?.iter().map(board_row).collect()
    }
}
