package dev.cadence.accounts;

/// Who makes a request, proven by a token or a key. A controller takes the kind of caller that it serves as an argument:
/// `@AuthenticationPrincipal Caller.Founder founder`.
public sealed interface Caller {

    AccountId account();

    /// Acts for one company, and sees what belongs to it.
    record Founder(AccountId account, CompanyId company, Standing standing) implements Caller {
    }

    /// A founder who belongs to no company: not yet, or no longer.
    record Unaffiliated(AccountId account) implements Caller {
    }

    /// Answers bookings and is paid for them.
    record Engineer(AccountId account, EngineerId engineer) implements Caller {
    }

    /// Looks after vetting and money.
    record Admin(AccountId account) implements Caller {
    }

}
