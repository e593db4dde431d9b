import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;

import dev.cadence.client.ApiClient;
import dev.cadence.client.ApiException;
import dev.cadence.client.JSON;
import dev.cadence.client.api.BillingApi;
import dev.cadence.client.api.BillingApi.APIBeginCardSetupRequest;
import dev.cadence.client.api.BillingApi.APIListCardsRequest;
import dev.cadence.client.api.BookingsApi;
import dev.cadence.client.api.BookingsApi.APIListBookingsRequest;
import dev.cadence.client.api.BookingsApi.APIReadBookingRequest;
import dev.cadence.client.api.CompaniesApi;
import dev.cadence.client.api.EngineersApi;
import dev.cadence.client.api.EngineersApi.APIBrowseEngineersRequest;
import dev.cadence.client.api.EventsApi;
import dev.cadence.client.api.EventsApi.APIReadEventsRequest;
import dev.cadence.client.api.MatchingApi;
import dev.cadence.client.api.RegistrationApi;
import dev.cadence.client.api.SessionsApi;
import dev.cadence.client.model.AccountRequest;
import dev.cadence.client.model.Booking;
import dev.cadence.client.model.BookingRequest;
import dev.cadence.client.model.BriefForm;
import dev.cadence.client.model.CompanyRequest;
import dev.cadence.client.model.EngineerEntry;
import dev.cadence.client.model.Event;
import dev.cadence.client.model.EventFeed;
import dev.cadence.client.model.Money;
import dev.cadence.client.model.Problem;
import dev.cadence.client.model.RegistrationRequest;
import dev.cadence.client.model.SignInRequest;

/// A founder's first booking, told with the client that is generated from the API's description: what it takes to write
/// a program against Cadence. `story.ts` tells the same.
final class Story {

    private static final String EMAIL = "java@example.com";

    private static final String PASSWORD = "a password of my own";

    private final String cadence;

    private final String surroundings;

    private final ApiClient engineer;

    private Story(String cadence, String surroundings, String engineersKey) {
        this.cadence = cadence;
        this.surroundings = surroundings;
        this.engineer = client(engineersKey);
    }

    public static void main(String[] arguments) throws Exception {
        new Story(arguments[0], arguments[1], arguments[2]).tell();
    }

    private void tell() throws Exception {
        var nobody = new ApiClient();
        nobody.updateBaseUri(cadence);
        var registration = new RegistrationApi(nobody);
        registration
            .register(new RegistrationRequest().email(EMAIL).role(RegistrationRequest.RoleEnum.FOUNDER));
        var account = registration.openAccount(
                new AccountRequest().code(ask("/code?to=" + EMAIL)).name("Ada King").password(PASSWORD));
        say("registered: %s, %s".formatted(account.getName(), account.getRole()));

        var session = new SessionsApi(nobody).signIn(new SignInRequest().email(EMAIL).password(PASSWORD));
        var founder = client(session.getToken());
        say("signed in: " + session.getStage());

        var company = new CompaniesApi(founder).foundCompany(new CompanyRequest().name("Acme"), null);
        say("founded: " + company.getName());

        var found = new EngineersApi(nobody)
            .browseEngineers(APIBrowseEngineersRequest.newBuilder().skills(List.of("java")).limit(1).build())
            .getItems()
            .getFirst();
        say("found: %s, %s, %s".formatted(found.getTier(), found.getAvailable(), found.getSkills()));

        shortlist(founder, found);

        var bookings = new BookingsApi(founder);
        var request = new BookingRequest().engineerId(found.getId());
        try {
            bookings.requestBooking(request, null);
        }
        catch (ApiException refusal) {
            var problem = JSON.getDefault().getMapper().readValue(refusal.getResponseBody(), Problem.class);
            say("refused: %d %s".formatted(problem.getStatus(), problem.getType()));
        }
        saveCard(founder);

        var booking = bookings.requestBooking(request, "my first booking");
        var again = bookings.requestBooking(request, "my first booking");
        say("requested: %s, once: %s, %s".formatted(booking.getStage(), again.getId().equals(booking.getId()),
                price(booking.getWeeklyPrice())));

        accept();
        follow(bookings, booking);
        readEvents(founder);
    }

    private void shortlist(ApiClient founder, EngineerEntry found) throws ApiException {
        var matching = new MatchingApi(founder);
        var brief = matching.submitBrief(new BriefForm().paragraph("Our checkout in Java loses orders at peak.")
            .addRequiredItem("Java")
            .timeZone("Europe/Lisbon"), null);
        var first = matching.makeShortlist(brief.getId(), null).getPlaces().getFirst();
        say("shortlisted: %d, the same: %s, %s".formatted(first.getPlace(),
                first.getEngineerId().equals(found.getId()), price(first.getWeeklyPrice())));
    }

    private void saveCard(ApiClient founder) throws Exception {
        var billing = new BillingApi(founder);
        var setup = billing.beginCardSetup(APIBeginCardSetupRequest.newBuilder().build());
        ask("/card?secret=" + setup.getClientSecret());
        var card = billing.listCards(APIListCardsRequest.newBuilder().build()).getItems().getFirst();
        say("card: %s %s".formatted(card.getBrand(), card.getLast4()));
    }

    private void accept() throws ApiException {
        var bookings = new BookingsApi(engineer);
        var requests = bookings.listBookings(APIListBookingsRequest.newBuilder().stage(Set.of("REQUESTED")).build())
            .getItems();
        var accepted = bookings.acceptBooking(requests.getFirst().getId(), null);
        say("accepted: %d, %s".formatted(requests.size(), accepted.getStage()));
    }

    private void follow(BookingsApi bookings, Booking booking) throws ApiException {
        var read = bookings.readBookingWithHttpInfo(APIReadBookingRequest.newBuilder().id(booking.getId()).build());
        var trial = read.getData().getTrialEndsAt().toInstant().getEpochSecond()
                - read.getData().getStartedAt().toInstant().getEpochSecond();
        say("read: %s, free for %d hours".formatted(read.getData().getStage(), trial / 3600));
        try {
            bookings.readBooking(APIReadBookingRequest.newBuilder()
                .id(booking.getId())
                .ifNoneMatch(read.getHeaders().get("etag").getFirst())
                .build());
        }
        catch (ApiException answer) {
            say("read again: " + answer.getCode());
        }
    }

    /// Page by page, as a program would that was away for a while.
    private void readEvents(ApiClient founder) throws Exception {
        ask("/events");
        var events = new EventsApi(founder);
        String cursor = null;
        EventFeed page;
        do {
            page = events.readEvents(APIReadEventsRequest.newBuilder()
                .types(List.of("booking.*"))
                .cursor(cursor)
                .limit(1)
                .build());
            for (Event event : page.getItems()) {
                say("event: " + event.getType());
            }
            cursor = page.getCursor();
        }
        while (page.getMore());
    }

    private ApiClient client(String bearer) {
        var client = new ApiClient();
        client.updateBaseUri(cadence);
        return client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + bearer));
    }

    /// The mailbox, the founder's browser, and patience.
    private String ask(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(surroundings + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static String price(Money money) {
        return "%d %s".formatted(money.getAmount(), money.getCurrency());
    }

    private static void say(String line) {
        System.out.println(line);
    }

}
