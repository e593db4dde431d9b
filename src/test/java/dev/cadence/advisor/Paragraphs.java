package dev.cadence.advisor;

/// Paragraphs whose advice nobody doubts.
final class Paragraphs {

    static final String BOOK = """
            We run a bakery chain and need a small REST API with Postgres that takes orders from our web shop and hands them to \
            the kitchens. One well-defined service, live in two weeks; we have no backend developer.""";

    static final String BUY = """
            Our portal's customers share one password. They now insist on single sign-on with their Microsoft accounts, and on \
            two-factor. Our web guy quoted seven weeks for writing login, password reset mails, two-factor and the Microsoft part \
            from scratch. The portal itself is fine.""";

    private Paragraphs() {
    }

}
