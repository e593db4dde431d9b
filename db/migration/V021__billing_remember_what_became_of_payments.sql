-- A paid charge knows the provider's charge that paid it, how much of it was given back or is about to be, and since when the
-- company's bank disputes it.
alter table charge
    add column charge_ref     text constraint one_charge_per_provider_charge unique,
    add column refunded_minor bigint not null default 0,
    add column disputed_since timestamptz,
    add constraint never_more_is_refunded_than_was_paid
        check (refunded_minor between 0 and amount_minor and (refunded_minor = 0 or stage = 'PAID')),
    add constraint only_what_is_paid_is_disputed check (disputed_since is null or stage = 'PAID'),
    add constraint paid_charges_are_known_to_the_provider check (stage <> 'PAID' or charge_ref is not null) not valid;

alter table charge
    alter column refunded_minor drop default;

create index charge_disputed_by_booking on charge (booking_id) where disputed_since is not null;
