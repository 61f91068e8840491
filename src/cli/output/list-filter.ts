import { InvalidArgumentError } from 'commander';
import { JOB_STATUSES } from '../../jobs/record/job-status.js';
import { VERDICTS } from '../../language/compare/verdict.js';

const UNITS = { m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** A time: a date, or how long ago, such as 30m, 24h, 7d, 2w. @returns ISO 8601 */
export function momentOf(text: string): string {
  const [, number, unit] = /^(\d{1,5})([mhdw])$/.exec(text) ?? [];
  if (number !== undefined) {
    return new Date(Date.now() - Number(number) * UNITS[unit as keyof typeof UNITS] * 1_000).toISOString();
  }
  const moment = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new InvalidArgumentError('Write a date such as 2026-05-31, or how long ago: 30m, 24h, 7d, 2w.');
}

/** One of a list of words, in any case; several are comma-separated. */
function words(known: readonly string[]): (text: string) => string[] {
  return (text) =>
    text.split(',').map((word) => {
      const wanted = word.trim().toUpperCase();
      if (known.includes(wanted)) return wanted;
      throw new InvalidArgumentError(`It is one of ${known.join(', ')}.`);
    });
}

export const statusesOf = words(JOB_STATUSES);
export const verdictsOf = words(VERDICTS);

/** A whole number within limits. */
export function numberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}
