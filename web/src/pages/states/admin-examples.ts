import type { Cluster } from '../failures/cluster-filter.js';
import type { FoundUsersQuery } from '../users/operations.js';
import type { Webhook, Webhooks } from '../webhooks/use-webhooks.js';

const AT = '2026-11-30T09:00:00.000Z';
const nothing = () => undefined;

const webhook = (id: string, part: Partial<Webhook>): Webhook => ({
  id,
  url: `https://hooks.example.com/${id}`,
  description: '',
  events: ['JOB_COMPLETED', 'JOB_FAILED'],
  scope: 'OWN',
  enabled: true,
  disabledReason: null,
  failingSince: null,
  previousSecretExpiresAt: null,
  createdAt: AT,
  ...part,
});
/** A webhook in each state. */
export const WEBHOOKS: readonly Webhook[] = [
  webhook('working', { description: 'The archive', scope: 'ALL', previousSecretExpiresAt: '2099-01-01T09:00:00.000Z' }),
  webhook('an-address-that-is-so-long-that-it-does-not-fit-into-one-line-of-a-phone', { failingSince: AT }),
  webhook('gone', { enabled: false, disabledReason: 'The receiver answered 410 Gone: it wants no further messages.' }),
];
/** What the page of webhooks does, without doing it. */
export const WEBHOOK_LIST: Webhooks = {
  webhooks: null,
  error: undefined,
  reload: nothing,
  secret: null,
  forgetSecret: nothing,
  creation: { error: undefined, loading: false, reset: nothing },
  busy: false,
  create: async () => false,
  change: async () => undefined,
  remove: nothing,
  test: nothing,
};

const cluster = (part: Partial<Cluster>): Cluster => ({
  code: 'REFINER_UNAVAILABLE',
  cause: 'The refiner did not answer',
  stage: 'REFINING',
  provider: 'api.example.com',
  pattern: 'The refiner did not answer within 60 s.',
  jobs: 1_250,
  failures: 1_300,
  users: 14,
  firstSeenAt: AT,
  lastSeenAt: AT,
  actions: [{ action: 'RETRY', sentence: 'Check the status page of the provider, then retry.' }],
  ...part,
});
/** Failures of two causes, and of a third that were retried. */
export const CLUSTERS: readonly Cluster[] = [
  cluster({}),
  cluster({
    code: 'NO_SPEECH',
    cause: 'No speech was found in the recording',
    stage: 'TRANSCRIBING',
    provider: null,
    pattern: 'No speech was found in the recording. Check that the right file was uploaded.',
    jobs: 1,
    failures: 1,
    users: 1,
    actions: [],
  }),
  cluster({ code: 'TIMED_OUT', jobs: 0, failures: 3 }),
];

/** A user with a backlog, and one who has done nothing yet. */
export const USERS: FoundUsersQuery['users'] = [
  {
    userId: '01a22c08-310b-7468-8fbc-668d4603f3bf',
    email: 'somebody.with.a.long.name@a-studio-with-a-long-name.example.com',
    createdAt: AT,
    lastSignInAt: AT,
    brand: null,
    jobs: 12_400,
    failed: 31,
    unfinished: 210,
    newestJobAt: AT,
    audioSeconds: 432_000,
    costUsd: 18.4,
  },
  {
    userId: '01a22c08-310b-7468-8fbc-668d4603f3c0',
    email: 'new@example.com',
    createdAt: AT,
    lastSignInAt: null,
    brand: null,
    jobs: 0,
    failed: 0,
    unfinished: 0,
    newestJobAt: null,
    audioSeconds: 0,
    costUsd: null,
  },
];
