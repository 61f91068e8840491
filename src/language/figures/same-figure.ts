import type { Figure } from './figure.js';

/** A figure with all its alternatives. */
function meanings(figure: Figure): Figure[] {
  return [figure, ...(figure.others ?? [])];
}

/** An ordinal is not a count: the fifth of something is not five of it. */
function comparable(a: Figure, b: Figure): boolean {
  return (a.class === 'ordinal') === (b.class === 'ordinal');
}

function sharesReading(a: Figure, b: Figure): boolean {
  return comparable(a, b) && a.readings.some((reading) => b.readings.includes(reading));
}

/**
 * Whether two figures mean the same in any of their readings. `unit`: the value is the same, but one has a unit, currency, percent sign or half of the
 * day that the other lacks, or another. `value`: no reading of the one is a reading of the other. `parts` are not looked at.
 */
export function sameFigure(a: Figure, b: Figure): 'same' | 'value' | 'unit' {
  let shared = false;
  for (const one of meanings(a)) {
    for (const other of meanings(b)) {
      if (!sharesReading(one, other)) continue;
      if (one.unit === other.unit) return 'same';
      shared = true;
    }
  }
  return shared ? 'unit' : 'value';
}
