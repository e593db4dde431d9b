-- Which of the letters that may be turned off a person does not want. Whoever has no row of a kind wants it.
create table unwanted_letter (
    account_id uuid        not null references account,
    kind       text        not null constraint letters_of_this_kind_can_be_turned_off
        check (kind in ('WORK_STARTED', 'TRIAL_ENDING', 'RECEIPT', 'PAYOUT')),
    since      timestamptz not null,
    constraint a_kind_is_unwanted_once primary key (account_id, kind)
);

create trigger keep_audit_trail after insert or update or delete on unwanted_letter
    for each row execute function keep_audit_trail('{}', '{}', 'account_id');
