//! The red team: two voices and three roles act through every way in, the database is dumped after each action as it lies
//! on disk, every way out is collected, and all of it is searched for what ties two contributions to one person.
//!
//! `docs/anonymity.md` says which rule is tested by which of these.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod actions;
mod copies;
mod dumps;
mod invited;
mod keys;
mod linkage;
mod listed;
mod sealed;
mod small;
mod ways;

use isegoria_tests::local::Kind;

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($module:ident :: $name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { crate::$module::$name(crate::Kind::Sqlite).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { crate::$module::$name(crate::Kind::Postgres).await; })+
        }
    };
}

contract!(
    listed::every_table_and_column_is_listed_with_the_reason_why_it_links_nobody,
    listed::nothing_counts_up_and_no_column_is_a_time,
    linkage::two_voices_leave_nothing_that_ties_what_they_did_together,
    linkage::the_order_in_which_things_came_is_gone_when_it_is_forgotten,
    copies::a_backup_holds_no_voice_no_secret_and_no_order,
    sealed::a_sealed_debate_reads_as_before_and_nothing_is_anybody_s_any_more,
    invited::a_copy_tells_neither_invitations_nor_voices_and_a_sealed_one_nothing_of_either,
    small::four_ratings_are_never_told_and_five_only_in_words,
);
