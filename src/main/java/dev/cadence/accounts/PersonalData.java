package dev.cadence.accounts;

import java.util.stream.Stream;

import dev.cadence.shared.Refusal;

import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// One kind of thing that a module keeps about people: told to them when they ask, and forgotten with them, save what the
/// books need. Called in the transaction in which a person is exported, erased, or closes their company.
///
/// A module that begins to keep something about people adds a bean of this type; nothing else has to know of it. A test
/// with a list of every column in the schema fails until somebody has decided.
public interface PersonalData {

    /// What this part of an export is called, such as `bookings`.
    String section();

    /// How each of its items looks, for the API's description.
    Class<? extends Record> form();

    /// All that is kept about this person, in the API's words, one by one: never a
    /// secret, and nothing about somebody else. Read while it is written, so never all of
    /// it is in memory.
    @Transactional(propagation = Propagation.MANDATORY)
    Stream<? extends Record> about(Caller person);

    /// Refuses as long as something is open that the person has to settle, or that is
    /// owed to them.
    /// @throws Refusal what stands against their going
    @Transactional(propagation = Propagation.MANDATORY)
    default void requireSettled(Caller person) {
    }

    /// Takes away whatever says who the person was. What the books need stays, under ids
    /// that nobody can be found by.
    @Transactional(propagation = Propagation.MANDATORY)
    void erase(Caller person);

}
