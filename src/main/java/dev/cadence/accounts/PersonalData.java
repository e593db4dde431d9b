package dev.cadence.accounts;

import java.util.stream.Stream;

import dev.cadence.shared.Refusal;

/// What one module keeps about people: told to them when they ask, and forgotten with them, save what the books need.
/// Called in the transaction in which a person is exported, erased, or closes their company.
public interface PersonalData {

    /// What the module's part of an export is called, such as `bookings`.
    String section();

    /// All that is kept about this person, in the API's words, one by one. Read while it
    /// is written, so never all of it
    /// is in memory.
    Stream<?> about(Caller person);

    /// Refuses as long as something is open that the person has to settle, or that is
    /// owed to them.
    /// @throws Refusal what stands against their going
    void requireSettled(Caller person);

    /// Takes away whatever says who the person was. What the books need stays, under ids
    /// that nobody can be found by.
    void erase(Caller person);

}
