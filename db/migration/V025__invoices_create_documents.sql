-- Whom a company's invoices are made out to. Without them, its name is all there is.
create table billing_details (
    company_id    uuid        not null primary key references company,
    legal_name    text        not null constraint billing_details_name_is_of_1_to_200_characters
                              check (length(legal_name) between 1 and 200),
    address_lines text[]      not null constraint billing_details_address_is_of_1_to_3_lines
                              check (cardinality(address_lines) between 1 and 3 and array_position(address_lines, null) is null),
    city          text        not null constraint billing_details_city_is_of_1_to_100_characters
                              check (length(city) between 1 and 100),
    postal_code   text        constraint billing_details_postal_code_is_of_1_to_20_characters
                              check (length(postal_code) between 1 and 20),
    country       text        not null constraint billing_details_country_is_of_two_letters check (country ~ '^[A-Z]{2}$'),
    tax_id        text        constraint billing_details_tax_id_is_of_1_to_40_characters check (length(tax_id) between 1 and 40),
    email         text        constraint billing_details_email_is_of_3_to_254_characters check (length(email) between 3 and 254),
    changed_at    timestamptz not null
);

create trigger keep_audit_trail after insert or update or delete on billing_details
    for each row execute function keep_audit_trail(
        '{legal_name,address_lines,city,postal_code,country,tax_id,email}', '{changed_at}', 'company_id');

-- How far each series of numbers has come. Whoever issues a document holds the row until they commit, so that a number that
-- is rolled back is the next one's.
create table invoice_series (
    kind          text not null,
    year          int  not null,
    last_sequence int  not null check (last_sequence >= 0),
    primary key (kind, year)
);

-- Invoices, credit notes, and what cancels a credit note whose refund came back. Each says everything that it says for good:
-- what becomes of its company or of the seller later is in later ones.
create table invoice (
    id                uuid        not null primary key,
    kind              text        not null constraint invoice_has_a_known_kind
                                  check (kind in ('INVOICE', 'CREDIT_NOTE', 'CANCELLATION')),
    year              int         not null,
    sequence          int         not null check (sequence > 0),
    previous_sequence int         generated always as (nullif(sequence - 1, 0)) stored,
    number            text        generated always as (
                                      case kind when 'INVOICE' then 'INV' when 'CREDIT_NOTE' then 'CN' else 'CNX' end
                                      || '-' || year || '-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0'))
                                  stored constraint invoice_number_is_given_once unique,
    -- The charge or refund that it is about, and when that was charged, went out or came back. A refund can go out again after
    -- it came back.
    source_id         uuid        not null,
    occurred_at       timestamptz not null,
    company_id        uuid        not null references company,
    booking_id        uuid        not null references booking,
    refers_to         uuid        references invoice,
    issued_at         timestamptz not null,
    paid_at           timestamptz,
    card_brand        text,
    card_last4        text        check (card_last4 ~ '^[0-9]{4}$'),
    seller_name       text        not null check (length(seller_name) > 0),
    seller_address    text,
    seller_tax_id     text,
    seller_email      text,
    buyer_name        text        not null check (length(buyer_name) > 0),
    buyer_address     text,
    buyer_tax_id      text,
    buyer_email       text,
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    net_minor         bigint      not null,
    tax_minor         bigint      not null check (tax_minor >= 0),
    total_minor       bigint      not null check (total_minor > 0),
    note              text,
    constraint one_document_for_each_event unique (kind, source_id, occurred_at),
    constraint invoice_sequence_is_given_once unique (kind, year, sequence),
    -- No number without the one before it, and so no gap.
    constraint invoice_numbers_have_no_gaps foreign key (kind, year, previous_sequence) references invoice (kind, year, sequence),
    constraint invoice_is_numbered_in_its_year check (year = extract(year from issued_at at time zone 'UTC')),
    constraint invoice_net_and_tax_are_the_total check (net_minor + tax_minor = total_minor),
    constraint only_invoices_are_paid check ((kind = 'INVOICE') = (paid_at is not null)),
    constraint invoice_card_is_known_whole_or_not_at_all check (num_nulls(card_brand, card_last4) in (0, 2)),
    constraint all_but_invoices_refer_to_another check ((kind = 'INVOICE') = (refers_to is null))
);

create unique index one_invoice_per_charge on invoice (source_id) where kind = 'INVOICE';
create unique index one_cancellation_per_credit_note on invoice (refers_to) where kind = 'CANCELLATION';
create index invoice_newest_of_company on invoice (company_id, id desc);
create index invoice_newest_of_kind on invoice (kind, id desc);
create index invoice_by_reference on invoice (refers_to) where refers_to is not null;

create table invoice_line (
    invoice_id            uuid   not null references invoice,
    line                  int    not null check (line >= 0),
    description           text   not null check (length(description) > 0),
    quantity              int    not null check (quantity > 0),
    unit_price_minor      bigint not null check (unit_price_minor >= 0),
    net_minor             bigint not null,
    tax_rate_basis_points int    not null check (tax_rate_basis_points between 0 and 10000),
    tax_minor             bigint not null check (tax_minor >= 0),
    amount_minor          bigint not null check (amount_minor > 0),
    primary key (invoice_id, line),
    constraint invoice_line_is_quantity_times_price check (net_minor = quantity * unit_price_minor),
    constraint invoice_line_net_and_tax_are_the_amount check (net_minor + tax_minor = amount_minor),
    -- To the cent: what was paid includes the tax, which is rounded once.
    constraint invoice_line_tax_is_what_the_rate_says
        check (abs(net_minor * tax_rate_basis_points - tax_minor * 10000) <= 10000)
);

create function documents_stay_as_they_are() returns trigger language plpgsql as $$
begin
    raise exception 'what was issued is never changed; issue a document that corrects it' using errcode = 'insufficient_privilege';
end $$;

create trigger documents_stay_as_they_are before update or delete or truncate on invoice
    for each statement execute function documents_stay_as_they_are();
create trigger documents_stay_as_they_are before update or delete or truncate on invoice_line
    for each statement execute function documents_stay_as_they_are();

-- At commit, the lines of a document add up to its totals, and no more is credited than was invoiced.
create function documents_add_up() returns trigger language plpgsql as $$
declare
    document uuid := coalesce(to_jsonb(new) ->> 'invoice_id', to_jsonb(new) ->> 'id');
begin
    if not exists (
        select from invoice i join invoice_line l on l.invoice_id = i.id where i.id = document
        group by i.id having (sum(l.net_minor), sum(l.tax_minor), sum(l.amount_minor)) = (i.net_minor, i.tax_minor, i.total_minor)) then
        raise exception 'the lines of document % do not add up to it', document using errcode = 'check_violation';
    end if;
    if exists (
        select from invoice credit join invoice i on i.id = credit.refers_to and i.kind = 'INVOICE'
        where credit.refers_to = (select refers_to from invoice where id = document)
            and not exists (select from invoice c where c.refers_to = credit.id)
        group by i.id having sum(credit.total_minor) > i.total_minor) then
        raise exception 'document % credits more than was invoiced', document using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger documents_add_up after insert on invoice
    deferrable initially deferred for each row execute function documents_add_up();
create constraint trigger documents_add_up after insert on invoice_line
    deferrable initially deferred for each row execute function documents_add_up();

-- Rights count on top where the application is not a superuser. The right to update invoice stays: whoever refers to a row has
-- to lock it, which takes that right.
revoke delete, truncate on invoice from current_user;
revoke update, delete, truncate on invoice_line from current_user;
