import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldMemory } from '../../support/held-memory.js';
import { type GraphQlApp, startGraphQlApp } from './graphql-app.js';
import { ann, RawSocket } from './raw-socket.js';
import { SampleResolver } from './sample.resolver.js';

const SUBSCRIBERS = 1_000;
const STALLED = 20;
const EVENTS = 20;

let app: GraphQlApp;

beforeAll(async () => {
  app = await startGraphQlApp([SampleResolver], { graphqlConnectionsPerCaller: SUBSCRIBERS });
});
afterAll(() => app.stop());

describe(`${SUBSCRIBERS} subscribers, ${STALLED} of whom stop reading`, () => {
  it('leaves the others unhurt and the memory bounded, and cuts those', async () => {
    const sockets: RawSocket[] = [];
    for (let at = 0; at < SUBSCRIBERS; at += 50) {
      sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => new RawSocket(app.url).init(ann())))));
    }
    const stalled = sockets.slice(0, STALLED);
    const readers = sockets.slice(STALLED);
    for (const socket of sockets) socket.subscribe('news', 'subscription { news }');
    await SampleResolver.sources.until(() => SampleResolver.running === SUBSCRIBERS);
    for (const socket of stalled) {
      socket.subscribe('flood', 'subscription { flood }');
      await socket.message('next', 'flood');
      socket.socket.pause();
      socket.messages.length = 0;
    }
    const before = heldMemory();
    for (let event = 1; event <= EVENTS; event += 1) {
      SampleResolver.publish(event);
      await Promise.all(readers.map((reader) => reader.until(() => reader.messages.length === event + 1)));
    }
    const told = readers.map(({ messages }) => messages.slice(1).map(({ payload }) => payload.data.news));
    const all = Array.from({ length: EVENTS }, (_, at) => at + 1);
    for (const events of told) expect(events).toEqual(all);
    // The flood of each and the news of all end with the sockets that carried them.
    await SampleResolver.sources.until(() => SampleResolver.running === readers.length);
    expect(heldMemory() - before).toBeLessThan(200 * 1024 * 1024);
    expect(readers.every(({ closed }) => closed === null)).toBe(true);
    for (const { socket } of sockets) socket.terminate();
    await SampleResolver.sources.until(() => SampleResolver.running === 0);
  });
});
