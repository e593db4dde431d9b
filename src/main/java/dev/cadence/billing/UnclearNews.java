package dev.cadence.billing;

/// The provider had news, and did not say which when it was asked: whoever brought the news is to bring it again.
public final class UnclearNews extends RuntimeException {

    public UnclearNews(String why) {
        super(why, null, false, false);
    }

}
