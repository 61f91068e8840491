import { type Finding, fail, ok, warn } from './finding.js';

/** Tokens that are dated in the future are refused, and cursors compare times of two machines. Milliseconds. */
const TOLERATED_MS = 5_000;
const LARGEST_MS = 60_000;

/** @param skewMs of the other clock minus ours */
export function skewFinding(check: string, skewMs: number): Finding {
  const seconds = (Math.abs(skewMs) / 1_000).toFixed(1);
  if (Math.abs(skewMs) < TOLERATED_MS)
    return ok(check, `It agrees with this machine within ${TOLERATED_MS / 1_000} seconds.`);
  const message = `It is ${seconds} seconds ${skewMs > 0 ? 'ahead of' : 'behind'} this machine.`;
  const cure =
    'Let this machine set its clock by NTP (timedatectl set-ntp true). Tokens that seem to come from the future are refused.';
  return Math.abs(skewMs) < LARGEST_MS ? warn(check, message, cure) : fail(check, message, cure);
}
