import type { BrandVersionsQuery, CheckSourceQuery } from '../brand-bibles/operations.js';
import type {
  ActionsQuery,
  AlertListQuery,
  EngineAlertListQuery,
  EngineWorkersQuery,
  RetryBatchesQuery,
  SettingsInForceQuery,
  SweepsQuery,
  ThresholdsQuery,
} from '../operations/operations.js';
import type { Answers } from './answered.js';
import { AT, page, typed } from './made-pages.js';

const ADMIN_ID = '01a22c08-310b-7468-8fbc-668d4603f3bf';
const ADMIN = `user ${ADMIN_ID}`;
const PEOPLE: Answers = { PersonById: { users: [{ userId: ADMIN_ID, email: 'admin@example.com' }] } };
const SOURCE = `---
name: Evolution Studios
version: 3
---
# Evolution Studios

## Voice

- Warm, short sentences.

## Tone
`;

const workers: EngineWorkersQuery = {
  workers: [
    {
      ...{ id: 'a', host: 'orchestrator-1', pid: 17, alive: true, roles: ['api', 'worker', 'scheduler'] },
      ...{ startedAt: AT, heartbeatAt: AT, stoppedAt: null, cpuCores: 0.7, memoryBytes: 310_000_000 },
      stages: [{ stage: 'TRANSCRIBING', concurrency: 8, active: 3 }],
    },
    {
      ...{ id: 'b', host: 'orchestrator-2-with-a-name-that-is-rather-long', pid: 17, alive: false, roles: ['worker'] },
      ...{ startedAt: AT, heartbeatAt: AT, stoppedAt: null, cpuCores: null, memoryBytes: null },
      stages: [],
    },
  ],
};
const sweeps: SweepsQuery = {
  sweepRuns: page([
    { id: '1', sweep: 'failed-jobs', startedAt: AT, endedAt: AT, counts: { requeued: 3, checked: 40 }, error: null },
    { id: '2', sweep: 'retention', startedAt: AT, endedAt: AT, counts: {}, error: 'The bucket did not answer.' },
  ]),
};
const engineAlerts: EngineAlertListQuery = {
  engineAlerts: page([
    {
      id: '1',
      rule: 'QUEUE_AGE',
      message: 'The oldest recording waits for 14 minutes.',
      raisedAt: AT,
      clearedAt: null,
    },
  ]),
};
const thresholds: ThresholdsQuery = {
  alertThresholds: [
    typed('AlertThreshold', {
      ...{ rule: 'QUEUE_AGE' as const, subject: '', unit: 'SECONDS' as const, threshold: 600, configured: 900 },
      ...{ largest: 86_400, changedAt: AT, changedBy: ADMIN },
    }),
  ],
};
const late: AlertListQuery = {
  alerts: page([
    {
      ...{
        id: '1',
        jobId: 'late',
        level: 'WAITING' as const,
        since: AT,
        limitSeconds: 600,
        raisedAt: AT,
        clearedAt: AT,
      },
      job: { jobId: 'late', rawAudioUrl: 'owner/interview.mp3', clientJobId: null },
    },
  ]),
};
const retries: RetryBatchesQuery = {
  retryBatches: page([
    {
      ...{ id: '1', startedAt: AT, startedBy: ADMIN, total: 1_250, released: 400, passedOver: 2, remaining: 848 },
      endedAt: null,
    },
  ]),
};
const actions: ActionsQuery = {
  operatorActions: page([
    {
      ...{ id: '1', at: AT, actor: ADMIN, action: 'RETRY_FAILED_JOBS' as const, jobId: null, affected: 1_250 },
      ...{ filter: { errorCode: 'REFINER_UNAVAILABLE', stage: 'REFINING' }, note: 'The provider is back.' },
    },
  ]),
};
const settings: SettingsInForceQuery = {
  settings: [
    {
      ...{ section: 'Refining', name: 'REFINER_MODEL', description: 'The model that refines texts.' },
      ...{ value: 'gpt-4o', set: true, secret: false },
    },
    {
      ...{ section: 'Refining', name: 'REFINER_API_KEY', description: 'The key of the refiner.' },
      ...{ value: null, set: true, secret: true },
    },
  ],
};
const version = (number: number, active: boolean) => ({
  ...{ name: 'Evolution Studios', version: number, active, note: active ? 'Shorter sentences.' : null },
  ...{ publishedAt: AT, publishedBy: ADMIN, source: SOURCE.replace('version: 3', `version: ${number}`) },
});
const versions: BrandVersionsQuery = { brandBibles: page([version(3, true), version(2, false)]) };
const problems: CheckSourceQuery = {
  checkBrandBible: {
    ...{ name: 'Evolution Studios', version: 4, newest: 3 },
    problems: [
      { line: 11, field: 'tone', message: 'There is no section "Tone": use Voice, Glossary, Banned or Structure.' },
      { line: null, field: 'version', message: 'must be a whole number' },
    ],
  },
};

export const BRANDS_FULL: Answers = { ...PEOPLE, BrandVersions: versions, CheckSource: problems };
export const BRANDS_EMPTY: Answers = { BrandVersions: { brandBibles: page([]) } satisfies BrandVersionsQuery };

export const OPERATIONS_FULL: Answers = {
  ...PEOPLE,
  ...{ EngineWorkers: workers, Sweeps: sweeps, EngineAlertList: engineAlerts, Thresholds: thresholds },
  ...{ AlertList: late, RetryBatches: retries, Actions: actions, SettingsInForce: settings },
};
export const OPERATIONS_EMPTY: Answers = {
  EngineWorkers: { workers: [] },
  Sweeps: { sweepRuns: page([]) },
  EngineAlertList: { engineAlerts: page([]) },
  Thresholds: thresholds,
  AlertList: { alerts: page([]) },
  RetryBatches: { retryBatches: page([]) },
  Actions: { operatorActions: page([]) },
  SettingsInForce: { settings: [] },
};
