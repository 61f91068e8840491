import type { MachineryQuery, OverviewQuery, PresentSubscription } from '../overview/operations.js';
import type { Answers } from './answered.js';
import { AT, HOUR_MS, page } from './made-pages.js';

const BUCKETS = 24;
const at = (hour: number) => new Date(Date.parse(AT) + hour * HOUR_MS).toISOString();
const hours = Array.from({ length: BUCKETS }, (_, hour) => hour);
const quantiles = (hour: number) => ({ p50Ms: 2_000 + 150 * hour, p95Ms: 9_000 + 700 * (hour % 7) });
const NO_TIMES = { p50Ms: null, p95Ms: null };

const figures: OverviewQuery = {
  inRange: {
    total: 12_480,
    completions: 12_210,
    failures: 143,
    cancellations: 4,
    failureRate: 0.0116,
    wait: quantiles(1),
    run: quantiles(9),
    failuresByCode: [{ code: 'NO_SPEECH', count: 99 }],
  },
  jobStatsSeries: hours.map((hour) => ({
    at: at(hour),
    completions: 300 + 40 * (hour % 9),
    failures: hour % 5,
    wait: quantiles(hour),
    run: quantiles(hour + 3),
  })),
  failureSeries: hours.map((hour) => ({
    at: at(hour),
    code: hour % 2 === 0 ? 'NO_SPEECH' : 'REFINER_UNAVAILABLE',
    failures: hour % 5,
  })),
};
const nothing: OverviewQuery = {
  inRange: {
    ...{ total: 0, completions: 0, failures: 0, cancellations: 0, failureRate: null },
    ...{ wait: NO_TIMES, run: NO_TIMES, failuresByCode: [] },
  },
  jobStatsSeries: hours.map((hour) => ({
    ...{ at: at(hour), completions: 0, failures: 0, wait: NO_TIMES, run: NO_TIMES },
  })),
  failureSeries: [],
};
const machinery: MachineryQuery = {
  retiringModels: [{ model: 'gpt-4o-transcribe', on: '2027-03-01' }],
  engineAlerts: page([
    {
      id: 'alert',
      rule: 'QUEUE_AGE',
      message: 'The oldest recording waits for 14 minutes; the threshold is 10 minutes.',
      raisedAt: AT,
    },
  ]),
  providers: [
    {
      provider: 'api.example.com',
      state: 'OPEN',
      failures: 7,
      openUntil: AT,
      pausedUntil: null,
      lastFault: { message: 'The refiner did not answer within 60 s.' },
    },
  ],
  workers: [
    {
      id: 'worker',
      host: 'orchestrator-7c9f-of-a-cluster-with-a-long-name',
      alive: true,
      roles: ['api', 'worker'],
      stages: [
        { stage: 'TRANSCRIBING', concurrency: 8, active: 6 },
        { stage: 'REFINING', concurrency: 8, active: 8 },
      ],
    },
  ],
  alerts: page([{ id: 'late', jobId: 'a-recording', level: 'WAITING', since: AT, limitSeconds: 600 }]),
};
const present: PresentSubscription = {
  jobStats: {
    total: 1_240_000,
    byStatus: [
      { status: 'NEW', count: 214 },
      { status: 'TRANSCRIBING', count: 6 },
      { status: 'REFINING', count: 8 },
      { status: 'FAILED', count: 1_340 },
      { status: 'COMPLETE', count: 1_238_432 },
    ],
    oldestWaitingSeconds: 840,
    throughputPerMinute: 8.4,
  },
};
const idle: PresentSubscription = {
  jobStats: { total: 0, byStatus: [], oldestWaitingSeconds: null, throughputPerMinute: 0 },
};

export const OVERVIEW_FULL: Answers = { Overview: figures, Machinery: machinery, Present: present };
export const OVERVIEW_EMPTY: Answers = {
  Overview: nothing,
  Machinery: {
    retiringModels: [],
    engineAlerts: page([]),
    providers: [],
    workers: [],
    alerts: page([]),
  } satisfies MachineryQuery,
  Present: idle,
};
