import { parseArgs } from 'node:util';

export interface RunOptions {
  /** Names of scenarios, or `all`. */
  readonly scenarios: readonly string[];
  readonly seed: number;
  /** Null: the scenario's own number. */
  readonly jobs: number | null;
  /** Faults to inject; null: the scenario's own number. */
  readonly faults: number | null;
  /** How long each recording is. */
  readonly seconds: number;
  /** What one call to a provider takes, in milliseconds. */
  readonly latencyMs: number;
  /** From the last fault until every job must be terminal, in seconds. */
  readonly boundSeconds: number;
  /** A deliberate breakage of the engine, `all`, or null: the run brings its own scenario and must go red. */
  readonly breakage: string | null;
  /** Keeps logs and the ledger when it is over. */
  readonly keep: boolean;
  /** Busy loops that compete for the processor during the run. */
  readonly load: number;
  readonly list: boolean;
}

/** Long enough to say what the fake hears, short enough for hundreds. */
const SHORTEST = 6;

/** Reads the command line. Throws a sentence if it is invalid. */
export function readOptions(args: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', multiple: true, default: ['kill-workers'] },
      seed: { type: 'string' },
      jobs: { type: 'string' },
      kills: { type: 'string' },
      seconds: { type: 'string' },
      latency: { type: 'string', default: '300' },
      bound: { type: 'string', default: '180' },
      break: { type: 'string' },
      keep: { type: 'boolean', default: false },
      load: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  return {
    scenarios: values.scenario.flatMap((names) => names.split(',')),
    seed: whole('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31),
    jobs: whole('jobs', values.jobs),
    faults: whole('kills', values.kills),
    seconds: Math.max(SHORTEST, whole('seconds', values.seconds) ?? SHORTEST),
    latencyMs: whole('latency', values.latency) ?? 300,
    boundSeconds: whole('bound', values.bound) ?? 180,
    breakage: values.break ?? null,
    keep: values.keep,
    load: whole('load', values.load) ?? 0,
    list: values.list,
  };
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} needs a whole number, not "${text}".`);
  return number;
}
