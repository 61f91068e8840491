import { setTimeout as pause } from 'node:timers/promises';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from '../../support/eventually.js';
import { Arrivals, Moments } from '../../support/moments.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

interface Change {
  readonly eventId: string;
  readonly jobId: string;
  readonly number: number;
  readonly toStatus: string;
}

let project: TestProject;
let user: TestUser;

beforeAll(async () => {
  project = await startTestProject();
  user = await project.signUp();
});
afterAll(() => project.stop());

const socketUrl = () => `${project.engine.url.replace('http', 'ws')}/graphql`;
const CREATE = gql`
  mutation ($file: String!) {
    createJob(input: { supabaseFileId: $file }) {
      jobId
      status
    }
  }
`;
const CHANGES = `subscription ($after: String) { jobStatusChanged(after: $after) { eventId jobId number toStatus } }`;

describe('Apollo Client, set up as its documentation says', () => {
  it('runs queries, mutations and subscriptions, and reads errors by their code', async () => {
    const socket = createClient({
      url: socketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${user.token}` },
    });
    const http = new HttpLink({
      uri: `${project.engine.url}/graphql`,
      headers: { authorization: `Bearer ${user.token}` },
    });
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), http),
    });
    const seen = new Arrivals<string>();
    const subscription = client
      .subscribe<{ jobStatusChanged: Change }>({ query: gql(CHANGES) })
      .subscribe(({ data }) => seen.add(data?.jobStatusChanged.toStatus ?? 'nothing'));
    const made = () =>
      client.mutate<{ createJob: { jobId: string } }>({ mutation: CREATE, variables: { file: `${user.id}/none.mp3` } });
    // Until the subscription stands, changes before it are not its own.
    await eventually(async () => (await made()) && seen.all.length > 0);
    await seen.until((all) => all.includes('FAILED'));
    subscription.unsubscribe();
    await expect(client.query({ query: gql`{ job(id: "not-mine") { jobId } }` })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    await expect(client.query({ query: gql`{ workers { id } }` })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    client.stop();
    await socket.dispose();
  });
});

describe('the graphql-ws client, with after kept up to date', () => {
  it('misses nothing and gets nothing twice, however often the connection breaks', async () => {
    const client = createClient({
      url: socketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ apikey: project.secretKey }),
      retryAttempts: 20,
      retryWait: () => pause(50),
    });
    const changes: Change[] = [];
    const came = new Moments();
    let connections = 0;
    client.on('connected', () => {
      connections += 1;
      came.happened();
    });
    const stop = follow(client, (change) => {
      changes.push(change);
      came.happened();
    });
    const jobIds: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      jobIds.push(await submit());
      // Only a connection that stands can break.
      await came.until(() => changes.length > round && connections > round);
      client.terminate();
    }
    jobIds.push(await submit());
    // Jobs of other tests end meanwhile, too.
    const ended = (jobId: string) => changes.some((change) => change.jobId === jobId && change.toStatus === 'FAILED');
    await came.until(() => jobIds.slice(1).every(ended));
    stop();
    await client.dispose();
    // The first job may have moved before the subscription stood; of the others every change was made while it did.
    for (const jobId of jobIds.slice(1)) {
      const stored = await project.database.query<{ number: number }>(
        'select number from job_events where job_id = $1 order by number',
        [jobId],
      );
      const told = changes.filter((change) => change.jobId === jobId).map(({ number }) => number);
      expect(told).toEqual(stored.map(({ number }) => number));
    }
  });

  it('needs no token on the machine of a local engine', async () => {
    const client = createClient({ url: socketUrl(), webSocketImpl: WebSocket });
    const { value } = await client
      .iterate<{ jobStats: { total: number } }>({ query: 'subscription { jobStats(intervalMs: 1000) { total } }' })
      .next();
    expect(value.data.jobStats.total).toBeGreaterThan(0);
    await client.dispose();
  });
});

/** The way docs/graphql.md shows: the variables of the running subscription are moved on with each change, and a retry sends them. */
function follow(client: Client, onChange: (change: Change) => void): () => void {
  const payload = { query: CHANGES, variables: {} as { after?: string } };
  return client.subscribe<{ jobStatusChanged: Change }>(payload, {
    next: ({ data }) => {
      if (!data) return;
      onChange(data.jobStatusChanged);
      payload.variables.after = data.jobStatusChanged.eventId;
    },
    error: () => undefined,
    complete: () => undefined,
  });
}

async function submit(): Promise<string> {
  const response = await project.call('POST', '/v1/jobs/new', {
    body: { user_id: user.id, supabase_file_id: `${user.id}/none.mp3` },
  });
  return ((await response.json()) as { job_id: string }).job_id;
}
