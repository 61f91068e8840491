import { parseArgs } from 'node:util';
import { Fault } from '../../platform/fault.js';

/** The options of the quickstart. */
export interface QuickstartOptions {
  /** End after the sample has ended; the exit code says whether it is COMPLETE. */
  readonly once: boolean;
  /** Run the sample again though an earlier run completed it. */
  readonly again: boolean;
}

/** @throws Fault BAD_REQUEST naming what it does not know. */
export function readQuickstartOptions(args: readonly string[]): QuickstartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { once: { type: 'boolean', default: false }, again: { type: 'boolean', default: false } },
    });
    return { once: values.once, again: values.again };
  } catch (cause) {
    throw new Fault('BAD_REQUEST', 'Usage: npm run quickstart [-- [--once] [--again]]', { cause });
  }
}
