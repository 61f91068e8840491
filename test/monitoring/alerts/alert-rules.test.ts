import { describe, expect, it } from '@jest/globals';
import { type AlertFigures, silenceOf } from '../../../src/monitoring/alerts/alert-figures.js';
import { ALERT_RULE_NAMES, evaluateRules, type OpenAlert } from '../../../src/monitoring/alerts/alert-rules.js';
import type { QueueInstance } from '../../../src/pipeline/queue/queue-instance.js';
import { retirementOf } from '../../../src/platform/environment/provider-rules.js';

const LIMITS = {
  failureRatePercent: 20,
  queueAgeSeconds: 900,
  noWorkerSeconds: 120,
  providerDownSeconds: 120,
  modelRetiringDays: 30,
  verdictsRisePercent: 25,
};
const OFF = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, 0])) as typeof LIMITS;
const QUIET: AlertFigures = {
  now: new Date('2027-01-01T00:00:00Z'),
  completions: 100,
  failures: 0,
  oldestWaitingSeconds: null,
  late: { WAITING: 0, REFINING: 0 },
  secondsWithoutWorker: 0,
  providersDown: [],
  retiring: [],
  verdicts: { newest: 50, newestDoubtful: 5, before: 200, beforeDoubtful: 20 },
};
const whisper = (on: string) => ({ retiring: [{ model: 'whisper-1', on: new Date(on) }] });
const doubtful = (newestDoubtful: number) => ({ verdicts: { ...QUIET.verdicts, newestDoubtful } });

/** For each rule: figures at the threshold, figures that are better and keep the alert, and figures that clear it. */
const CASES: readonly (readonly [
  string,
  string,
  Partial<AlertFigures>,
  Partial<AlertFigures>,
  Partial<AlertFigures>,
])[] = [
  [
    'FAILURE_RATE',
    '',
    { completions: 80, failures: 20 },
    { completions: 83, failures: 17 },
    { completions: 90, failures: 10 },
  ],
  ['QUEUE_AGE', '', { oldestWaitingSeconds: 900 }, { oldestWaitingSeconds: 800 }, { oldestWaitingSeconds: null }],
  ['SERVICE_LEVEL', 'REFINING', { late: { REFINING: 3 } }, { late: { REFINING: 1 } }, { late: { REFINING: 0 } }],
  ['NO_WORKER', '', { secondsWithoutWorker: 120 }, { secondsWithoutWorker: 100 }, { secondsWithoutWorker: 0 }],
  [
    'PROVIDER_DOWN',
    'openai',
    { providersDown: [{ provider: 'openai', seconds: 121 }] },
    { providersDown: [{ provider: 'openai', seconds: 110 }] },
    { providersDown: [] },
  ],
  ['MODEL_RETIRING', 'whisper-1', whisper('2027-01-31'), whisper('2027-01-30'), { retiring: [] }],
  ['VERDICTS', '', doubtful(18), doubtful(16), doubtful(10)],
];

describe('the alert rules', () => {
  it('have a case each', () => {
    expect(CASES.map(([rule]) => rule).sort()).toEqual([...ALERT_RULE_NAMES].sort());
  });

  it('find nothing on a quiet engine', () => {
    expect(evaluateRules(QUIET, LIMITS, [])).toEqual({ raise: [], clear: [] });
  });

  it.each(CASES)(
    '%s %s is raised once at its threshold, stays while it is near, and is cleared',
    (rule, subject, bad, near, good) => {
      const changes = (figures: Partial<AlertFigures>, open: readonly OpenAlert[]) =>
        evaluateRules({ ...QUIET, ...figures }, LIMITS, open);
      const alert = { rule, subject };
      const raised = changes(bad, []);
      expect(raised.raise).toEqual([expect.objectContaining(alert)]);
      expect(raised.raise[0]?.message).toMatch(/^[A-Z0-9o].*\. .*\.$/);
      expect(changes(bad, [alert])).toEqual({ raise: [], clear: [] });
      expect(changes(near, [alert])).toEqual({ raise: [], clear: [] });
      expect(changes(good, [alert])).toEqual({ raise: [], clear: [alert] });
      expect(changes(good, [])).toEqual({ raise: [], clear: [] });
    },
  );

  it.each(CASES.filter(([rule]) => rule !== 'SERVICE_LEVEL'))(
    '%s %s is off with the threshold 0, and an open one is cleared',
    (rule, subject, bad) => {
      const figures = { ...QUIET, ...bad };
      expect(evaluateRules(figures, OFF, [{ rule, subject }])).toEqual({ raise: [], clear: [{ rule, subject }] });
    },
  );

  it('say nothing of too few jobs', () => {
    const few = {
      completions: 0,
      failures: 9,
      verdicts: { newest: 50, newestDoubtful: 50, before: 19, beforeDoubtful: 0 },
    };
    expect(evaluateRules({ ...QUIET, ...few }, LIMITS, []).raise).toEqual([]);
  });
});

describe('figures of the alert rules', () => {
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
  const replica = (roles: string[], startedAt: number, heartbeatAt: number, alive = true) =>
    ({ roles, alive, startedAt: at(startedAt), heartbeatAt: at(heartbeatAt) }) as unknown as QueueInstance;

  it('count the time without a worker from the last sign of one, or from the start of the oldest replica', () => {
    expect(silenceOf([replica(['worker', 'api'], 0, 500)])).toBe(0);
    expect(silenceOf([replica(['scheduler'], 0, 500), replica(['worker'], 0, 300, false)])).toBe(200);
    expect(silenceOf([replica(['scheduler'], 400, 500), replica(['worker'], 0, 300, false)])).toBe(100);
    expect(silenceOf([replica(['scheduler'], 480, 500)])).toBe(20);
    expect(silenceOf([])).toBe(0);
  });

  it('know which models are switched off, and where', () => {
    const openAi = 'https://api.openai.com/v1';
    expect(retirementOf({ baseUrl: openAi, model: 'whisper-1' })).toEqual(new Date('2027-02-26T00:00:00Z'));
    expect(retirementOf({ baseUrl: openAi, model: 'gpt-transcribe' })).toBeNull();
    expect(retirementOf({ baseUrl: 'http://localhost:8000/v1', model: 'whisper-1' })).toBeNull();
  });
});
