-- The answer, status and Location included, is sealed from now on. Answers of before stay until they are forgotten, and
-- belong to fingerprints of before, so that none of them is given again.
--
-- Until when a request that cannot be one transaction has its key to itself, while it has no answer.
alter table idempotent_request add column running_until timestamptz;

alter table idempotent_request add constraint idempotent_request_runs_or_is_answered
    check (running_until is null or answer is null);
