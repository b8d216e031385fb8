//! Waiting for facts, with a deadline.

use std::time::Duration;

/// Long enough for a machine with three other builds on it; a test that reaches it has failed.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// The future's answer, or a panic that says what did not come.
pub async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    within_of(DEADLINE, what, future).await
}

pub async fn within_of<T>(deadline: Duration, what: &str, future: impl Future<Output = T>) -> T {
    let answer = tokio::time::timeout(deadline, future).await;
    answer.unwrap_or_else(|_| panic!("{what}: not within {deadline:?}"))
}

/// Asks again until there is an answer; for facts that nobody announces.
pub async fn poll<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    within(what, async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
}
