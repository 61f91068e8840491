import type { Environment } from '../../platform/environment/environment.js';
import type { AlertFigures } from './alert-figures.js';

export type AlertLimits = Environment['alertRules'];

/** What one rule makes of the figures, for one subject. */
export interface Observation {
  /** A provider, a level, a model; empty if the rule has no subjects. */
  readonly subject: string;
  readonly value: number;
  readonly threshold: number;
  /** At the threshold or beyond: an alert is raised. */
  readonly bad: boolean;
  /** Well within it again: an alert is cleared. Between the two nothing changes, so that a figure at its threshold raises no series of alerts. */
  readonly good: boolean;
  /** What happened, and what to do. */
  readonly message: string;
}

export interface AlertRule {
  readonly name: string;
  readonly meaning: string;
  /** A subject that is not among them is well. */
  readonly observe: (figures: AlertFigures, limits: AlertLimits) => readonly Observation[];
}

/** A figure is well again below this share of its threshold. */
const CLEAR_SHARE = 0.8;
/** Jobs that a rate is computed from at least. */
const FEWEST_ENDED = 10;
const FEWEST_VERDICTS = 20;
const DAY_MS = 86_400_000;

/** A figure that is bad when it is high; a threshold of 0 turns the rule off. */
function high(subject: string, value: number, threshold: number, message: string): Observation[] {
  if (threshold === 0) return [];
  return [{ subject, value, threshold, bad: value >= threshold, good: value < threshold * CLEAR_SHARE, message }];
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);

/** The rules. Each is evaluated with the same figures. */
export const ALERT_RULES = [
  {
    name: 'FAILURE_RATE',
    meaning: 'The share of failed jobs among those that ended in 15 minutes; 10 or more must have ended.',
    observe({ completions, failures }, { failureRatePercent }) {
      const ended = completions + failures;
      const value = ended < FEWEST_ENDED ? 0 : percent(failures, ended);
      const message = `${failures} of the ${ended} jobs that ended in the last 15 minutes failed. Open the failures: the largest cluster names the cause.`;
      return high('', value, failureRatePercent, message);
    },
  },
  {
    name: 'QUEUE_AGE',
    meaning: 'For how long the oldest NEW job waits, in seconds.',
    observe({ oldestWaitingSeconds }, { queueAgeSeconds }) {
      const value = oldestWaitingSeconds ?? 0;
      const message = `The oldest waiting job has waited for ${Math.round(value)} seconds. Check the workers and the providers; if both work, start more replicas.`;
      return high('', value, queueAgeSeconds, message);
    },
  },
  {
    name: 'SERVICE_LEVEL',
    meaning: 'Jobs over their service level. The subject is the level.',
    observe: ({ late }) =>
      Object.entries(late).map(([level, jobs]) => ({
        subject: level,
        value: jobs,
        threshold: 1,
        bad: jobs >= 1,
        good: jobs === 0,
        message: `${jobs} jobs are over the service level ${level}. The list of alerts names them.`,
      })),
  },
  {
    name: 'NO_WORKER',
    meaning: 'For how long no worker has been alive, in seconds.',
    observe: ({ secondsWithoutWorker: value }, { noWorkerSeconds }) =>
      high(
        '',
        value,
        noWorkerSeconds,
        `No worker has been alive for ${Math.round(value)} seconds: jobs wait. Start a replica with the role worker.`,
      ),
  },
  {
    name: 'PROVIDER_DOWN',
    meaning: 'For how long the circuit breaker of a provider has been open, in seconds. The subject is the provider.',
    observe: ({ providersDown }, { providerDownSeconds }) =>
      providersDown.flatMap(({ provider, seconds }) =>
        high(
          provider,
          seconds,
          providerDownSeconds,
          `${provider} has failed for ${Math.round(seconds)} seconds: its jobs wait. Check its status page and the key in the settings.`,
        ),
      ),
  },
  {
    name: 'MODEL_RETIRING',
    meaning: 'Days until a provider switches a model off that is in use. The subject is the model.',
    observe: ({ retiring, now }, { modelRetiringDays }) =>
      retiring.map(({ model, on }) => {
        const days = (on.getTime() - now.getTime()) / DAY_MS;
        return {
          subject: model,
          value: Math.ceil(days),
          threshold: modelRetiringDays,
          bad: modelRetiringDays > 0 && days <= modelRetiringDays,
          good: modelRetiringDays === 0 || days > modelRetiringDays,
          message: `Its provider switches ${model} off on ${on.toISOString().slice(0, 10)}. Set another model in the settings.`,
        };
      }),
  },
  {
    name: 'VERDICTS',
    meaning:
      'Points by which the share of texts that are not PASS has risen, of the newest 50 completed jobs against the 200 before.',
    observe({ verdicts: { newest, newestDoubtful, before, beforeDoubtful } }, { verdictsRisePercent }) {
      const few = newest < FEWEST_VERDICTS || before < FEWEST_VERDICTS;
      const [now, then] = [percent(newestDoubtful, newest), percent(beforeDoubtful, before)];
      const message = `${Math.round(now)} % of the newest texts are to be reviewed, against ${Math.round(then)} % before. Read their findings: a model, a Brand Bible or the recordings may have changed.`;
      return high('', few ? 0 : Math.max(0, now - then), verdictsRisePercent, message);
    },
  },
] as const satisfies readonly AlertRule[];

export type AlertRuleName = (typeof ALERT_RULES)[number]['name'];
export const ALERT_RULE_NAMES: readonly AlertRuleName[] = ALERT_RULES.map(({ name }) => name);

/** An open alert, identified by its rule and subject. */
export interface OpenAlert {
  readonly rule: string;
  readonly subject: string;
}

/** An alert to raise. */
export type AlertToRaise = OpenAlert & Pick<Observation, 'value' | 'threshold' | 'message'>;

/** The changes: each rule and subject has at most one open alert, and a subject that is no longer observed counts as healthy. */
export function evaluateRules(
  figures: AlertFigures,
  limits: AlertLimits,
  open: readonly OpenAlert[],
): { readonly raise: readonly AlertToRaise[]; readonly clear: readonly OpenAlert[] } {
  const rules: readonly AlertRule[] = ALERT_RULES;
  const observed = rules.flatMap((rule) => rule.observe(figures, limits).map((seen) => ({ rule: rule.name, ...seen })));
  const key = ({ rule, subject }: OpenAlert) => JSON.stringify([rule, subject]);
  const standing = new Set(open.map(key));
  const seen = new Map(observed.map((observation) => [key(observation), observation]));
  return {
    raise: [...seen.values()].filter((observation) => observation.bad && !standing.has(key(observation))),
    clear: open.filter((alert) => seen.get(key(alert))?.good ?? true),
  };
}
