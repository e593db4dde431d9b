package dev.cadence.matching;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads all engineers before an instance says that it is ready, so that no founder waits for it: a second or so for
/// 100,000 of them.
@Component
class PoolFilling implements ApplicationRunner {

    private final Pool pool;

    PoolFilling(Pool pool) {
        this.pool = pool;
    }

    @Override
    @Transactional(readOnly = true)
    public void run(ApplicationArguments arguments) {
        pool.upToDate();
    }

}
