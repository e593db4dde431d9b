package dev.cadence.operations;

import dev.cadence.operations.SealedAnswers.Answered;
import dev.cadence.shared.IdempotentRequests;
import dev.cadence.shared.IdempotentRequests.Once;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Does what a request asks for, takes its key and remembers its answer in one transaction: all are there, or none is.
@Component
class OneTransaction {

    private final IdempotentRequests requests;

    private final SealedAnswers answers;

    OneTransaction(IdempotentRequests requests, SealedAnswers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    @Transactional(rollbackFor = Throwable.class)
    Answered answer(Once once, MethodInvocation operation) throws Throwable {
        var before = requests.begin(once);
        if (before.isPresent()) {
            return answers.open(before.get());
        }
        var result = operation.proceed();
        requests.end(once, answers.seal(result, operation.getMethod()));
        return Answered.first(result);
    }

    /// The same where what was seen decides: everything is as it was at one moment, and
    /// whoever changes what another has
    /// changed since then is told so.
    @Transactional(rollbackFor = Throwable.class, isolation = Isolation.REPEATABLE_READ)
    Answered answerAtOneMoment(Once once, MethodInvocation operation) throws Throwable {
        return answer(once, operation);
    }

    /// Makes a change at one moment, within the transaction that there is, if there is
    /// one.
    @Transactional(rollbackFor = Throwable.class, isolation = Isolation.REPEATABLE_READ)
    @Nullable Object change(Change change) throws Throwable {
        return change.make();
    }

    /// Tells what would come of a change, and makes none.
    @Transactional(rollbackFor = Throwable.class, isolation = Isolation.REPEATABLE_READ)
    @Nullable Object preview(Change change) throws Throwable {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return change.make();
    }

    interface Change {

        @Nullable Object make() throws Throwable;

    }

}
