import { CLOCK_CURE, describeSkew, TOLERATED_SKEW_MS } from '../../platform/clock-skew.js';
import { type Finding, fail, ok, warn } from './finding.js';

/** From here on tokens are refused; milliseconds. */
const LARGEST_MS = 60_000;

/** @param skewMs of the other clock minus ours */
export function skewFinding(check: string, skewMs: number): Finding {
  const skew = describeSkew(skewMs);
  if (skew === null)
    return ok(check, `It differs from the clock of this machine by less than ${TOLERATED_SKEW_MS / 1_000} seconds.`);
  const message = `It is ${skew}.`;
  return Math.abs(skewMs) < LARGEST_MS ? warn(check, message, CLOCK_CURE) : fail(check, message, CLOCK_CURE);
}
