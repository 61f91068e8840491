/** Tokens that are dated in the future are refused, and cursors compare times of two machines. Milliseconds. */
export const TOLERATED_SKEW_MS = 5_000;

/** What follows from a difference of two clocks, and what to do. */
export const CLOCK_CURE =
  'Synchronise the clock of this machine by NTP (timedatectl set-ntp true). Tokens that seem to come from the future are refused.';

/** @param skewMs of the other clock minus ours; null: the difference is tolerated */
export function describeSkew(skewMs: number): string | null {
  if (Math.abs(skewMs) < TOLERATED_SKEW_MS) return null;
  const seconds = (Math.abs(skewMs) / 1_000).toFixed(1);
  return `${seconds} seconds ${skewMs > 0 ? 'ahead of' : 'behind'} this machine`;
}
