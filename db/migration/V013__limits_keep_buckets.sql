-- Unlogged: every take writes, and none of it is worth a write-ahead log. After a crash, and on a replica that takes
-- over, the table is empty, which means that everybody's quota is whole. Rows that change within a window keep whole_at,
-- so that with room on their page they change in place.
create unlogged table rate_limit (
    id       bytea       not null primary key,
    state    bytea,
    whole_at timestamptz not null default '-infinity',
    constraint a_limit_is_known_by_a_hash check (length(id) = 32),
    constraint a_limit_without_a_state_is_whole check (state is not null or whole_at = '-infinity')
) with (fillfactor = 70);

create index rate_limit_by_whole_at on rate_limit (whole_at);
