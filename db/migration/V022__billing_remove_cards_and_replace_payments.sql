-- A company that the provider has forgotten is made known anew when its next card is saved.
alter table payer
    alter column customer_ref drop not null;

alter table card_setup
    add column checkout boolean not null default false;

alter table card_setup
    alter column checkout drop default;

-- A card goes when its company removes it, or when the provider says that it is gone. The provider is asked to forget the
-- first kind for as long as it has not. A card that stays is due when its owner is to be warned that it expires.
alter table card
    add column changed_at timestamptz,
    add column removed_at timestamptz,
    add column detached   boolean not null default false,
    add column due_at     timestamptz;

update card set changed_at = saved_at, due_at = saved_at;

alter table card
    alter column changed_at set not null,
    alter column detached drop default,
    add constraint cards_that_are_gone_are_not_charged check (removed_at is null or not chosen),
    add constraint only_cards_that_are_gone_are_detached check (removed_at is not null or not detached),
    add constraint nothing_is_due_of_detached_cards check (not detached or due_at is null);

drop index card_by_company;
create index card_by_company on card (company_id, id) where removed_at is null;
create index card_by_due on card (due_at) where due_at is not null;

-- A payment that was cancelled although its week is wanted, or that belongs to a customer who is gone, is replaced by
-- another. A charge can be declined before there is a payment at all, for want of a card.
alter table charge
    add column intent_customer_ref text,
    add column stagings            int not null default 0 check (stagings >= 0),
    drop constraint charge_stage_check,
    drop constraint every_attempt_has_a_payment;

update charge set intent_customer_ref = customer_ref from payer where payer.company_id = charge.company_id and intent_ref is not null;

alter table charge
    alter column stagings drop default,
    add constraint charge_stage_check check (stage in ('PLANNED', 'STAGED', 'CHARGING', 'UNKNOWN', 'PROCESSING', 'PAID',
                                                       'DECLINED', 'ACTION_REQUIRED', 'REPLACING', 'VOIDING', 'VOID')),
    add constraint every_attempt_has_a_payment
        check (intent_ref is not null or stage in ('PLANNED', 'DECLINED', 'VOIDING', 'VOID')),
    add constraint every_payment_has_a_customer check ((intent_ref is null) = (intent_customer_ref is null));

-- How often a card was tried is counted over all that it was saved as.
alter table charge_attempt
    add column fingerprint text,
    add column refused     boolean not null default false;

update charge_attempt set fingerprint = card.fingerprint from card where card.payment_method_ref = charge_attempt.payment_method_ref;

alter table charge_attempt
    alter column fingerprint set not null,
    alter column refused drop default;

create index charge_attempt_unpaid_by_card on charge_attempt (fingerprint, begun_at)
    where outcome is null or outcome in ('Declined', 'ActionRequired', 'Unknown');

drop trigger keep_audit_trail on card;
create trigger keep_audit_trail after insert or update or delete on card
    for each row execute function keep_audit_trail('{last4,expiry_month,expiry_year,fingerprint}', '{due_at}');
drop trigger keep_audit_trail on charge;
create trigger keep_audit_trail after insert or update or delete on charge
    for each row execute function keep_audit_trail('{}', '{due_at,stagings,troubles,version}');
drop trigger keep_audit_trail on charge_attempt;
create trigger keep_audit_trail after insert or update or delete on charge_attempt
    for each row execute function keep_audit_trail('{fingerprint}', '{}', 'charge_id');
