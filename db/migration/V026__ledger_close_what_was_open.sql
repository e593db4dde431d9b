-- Lists, exports and balances go by when an entry was recorded: what was told once never changes afterwards.
create index ledger_entry_by_recording on ledger_entry (recorded_at, id);

-- Emptying a table at once fires no trigger for its rows.
create trigger books_are_never_emptied before truncate on ledger_entry
    for each statement execute function books_are_append_only();
create trigger books_are_never_emptied before truncate on ledger_posting
    for each statement execute function books_are_append_only();

-- Rights count on top where the application is not a superuser. The right to update entries stays: whoever adds a posting has to
-- lock its entry, which takes that right.
revoke delete, truncate on ledger_entry from current_user;
revoke update, delete, truncate on ledger_posting from current_user;
