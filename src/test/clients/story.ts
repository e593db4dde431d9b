import {
    BillingApi, BookingsApi, CompaniesApi, Configuration, EngineersApi, EventsApi, MatchingApi, RegistrationApi,
    ResponseError, SessionsApi,
} from '../../../target/clients/typescript/src/index.js';
import type { Booking, EngineerEntry, Money, Problem } from '../../../target/clients/typescript/src/index.js';

/// A founder's first booking, told with the client that is generated from the API's description: what it takes to write
/// a program against Cadence. `Story.java` tells the same.

declare const process: { argv: string[]; exitCode: number };

const [cadence = '', surroundings = '', engineersKey = ''] = process.argv.slice(2);
const email = 'typescript@example.com';
const password = 'a password of my own';

async function tell(): Promise<void> {
    const nobody = new Configuration({ basePath: cadence });
    const registration = new RegistrationApi(nobody);
    await registration.register({ registrationRequest: { email, role: 'FOUNDER' } });
    const code = await ask(`/code?to=${email}`);
    const account = await registration.openAccount({ accountRequest: { code, name: 'Ada King', password } });
    say(`registered: ${account.name}, ${account.role}`);

    const session = await new SessionsApi(nobody).signIn({ signInRequest: { email, password } });
    const founder = client(session.token);
    say(`signed in: ${session.stage}`);

    const company = await new CompaniesApi(founder).foundCompany({ companyRequest: { name: 'Acme' } });
    say(`founded: ${company.name}`);

    const engineers = await new EngineersApi(nobody).browseEngineers({ skills: ['java'], limit: 1 });
    const found = first(engineers.items);
    say(`found: ${found.tier}, ${found.available}, [${found.skills.join(', ')}]`);

    await shortlist(founder, found);

    const bookings = new BookingsApi(founder);
    const bookingRequest = { engineerId: found.id };
    try {
        await bookings.requestBooking({ bookingRequest });
    } catch (refusal) {
        if (!(refusal instanceof ResponseError)) throw refusal;
        const problem: Problem = await refusal.response.json();
        say(`refused: ${problem.status} ${problem.type}`);
    }
    await saveCard(founder);

    const booking = await bookings.requestBooking({ bookingRequest, idempotencyKey: 'my first booking' });
    const again = await bookings.requestBooking({ bookingRequest, idempotencyKey: 'my first booking' });
    say(`requested: ${booking.stage}, once: ${again.id === booking.id}, ${price(booking.weeklyPrice)}`);

    await accept();
    await follow(bookings, booking);
    await readEvents(founder);
}

async function shortlist(founder: Configuration, found: EngineerEntry): Promise<void> {
    const matching = new MatchingApi(founder);
    const brief = await matching.submitBrief({
        briefForm: {
            paragraph: 'Our checkout in Java loses orders at peak.', required: ['Java'], timeZone: 'Europe/Lisbon',
        },
    });
    const best = first((await matching.makeShortlist({ id: brief.id })).places);
    say(`shortlisted: ${best.place}, the same: ${best.engineerId === found.id}, ${price(best.weeklyPrice)}`);
}

async function saveCard(founder: Configuration): Promise<void> {
    const billing = new BillingApi(founder);
    const setup = await billing.beginCardSetup();
    await ask(`/card?secret=${setup.clientSecret}`);
    const card = first((await billing.listCards()).items);
    say(`card: ${card.brand} ${card.last4}`);
}

async function accept(): Promise<void> {
    const bookings = new BookingsApi(client(engineersKey));
    const requests = (await bookings.listBookings({ stage: new Set(['REQUESTED']) })).items;
    const accepted = await bookings.acceptBooking({ id: first(requests).id });
    say(`accepted: ${requests.length}, ${accepted.stage}`);
}

async function follow(bookings: BookingsApi, booking: Booking): Promise<void> {
    const answer = await bookings.readBookingRaw({ id: booking.id });
    const read = await answer.value();
    if (!read.trialEndsAt || !read.startedAt) throw new Error('The trial has no beginning or no end');
    const trial = read.trialEndsAt.getTime() - read.startedAt.getTime();
    say(`read: ${read.stage}, free for ${trial / 3_600_000} hours`);
    try {
        await bookings.readBooking({ id: booking.id, ifNoneMatch: answer.raw.headers.get('ETag') ?? '' });
    } catch (unchanged) {
        if (!(unchanged instanceof ResponseError)) throw unchanged;
        say(`read again: ${unchanged.response.status}`);
    }
}

/// Page by page, as a program would that was away for a while.
async function readEvents(founder: Configuration): Promise<void> {
    await ask('/events');
    const events = new EventsApi(founder);
    let page = await events.readEvents({ types: ['booking.*'], limit: 1 });
    for (;;) {
        page.items.forEach((event) => say(`event: ${event.type}`));
        if (!page.more) return;
        page = await events.readEvents({ types: ['booking.*'], limit: 1, cursor: page.cursor });
    }
}

function client(accessToken: string): Configuration {
    return new Configuration({ basePath: cadence, accessToken });
}

/// The mailbox, the founder's browser, and patience.
async function ask(path: string): Promise<string> {
    return (await fetch(surroundings + path)).text();
}

function first<T>(items: T[]): T {
    const [item] = items;
    if (item === undefined) throw new Error('There is none');
    return item;
}

function price(money: Money): string {
    return `${money.amount} ${money.currency}`;
}

function say(line: string): void {
    console.log(line);
}

tell().catch((failure: unknown) => {
    console.log(failure);
    process.exitCode = 1;
});
