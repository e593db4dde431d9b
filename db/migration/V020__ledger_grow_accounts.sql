-- Refunds, disputes, payouts and fees have accounts and entries of their own.
alter table ledger_entry
    drop constraint ledger_entry_kind_check,
    add constraint ledger_entry_kind_check check (kind in (
        'CHARGE', 'EARNING', 'REFUND', 'REFUND_SHARE', 'REFUND_FAILED', 'TRANSFER', 'REVERSAL', 'NETTING',
        'DISPUTE_WITHDRAWN', 'DISPUTE_REINSTATED', 'DISPUTE_LOST', 'STRIPE_FEE', 'BANK_PAYOUT'));

alter table ledger_posting
    drop constraint ledger_posting_account_check,
    drop constraint companies_and_engineers_own_their_accounts,
    add constraint ledger_posting_account_check check (account in (
        'COMPANY', 'STRIPE_CLEARING', 'ENGINEER_PAYABLE', 'ENGINEER_RECEIVABLE', 'PLATFORM_FEE', 'TRIAL_FUND', 'REFUNDS',
        'DISPUTE_HOLD', 'DISPUTE_LOSS', 'STRIPE_FEE', 'BANK')),
    add constraint companies_and_engineers_own_their_accounts
        check ((owner_id is not null) = (account in ('COMPANY', 'ENGINEER_PAYABLE', 'ENGINEER_RECEIVABLE')));
