import { shifted } from './decimal.js';
import { sequenceParts, sequenceReadings } from './digit-sequence.js';
import type { Figure, SemioticClass } from './figure.js';
import type { FigureText } from './figure-text.js';

/** A number without its sign and unit. */
export interface NumberAt {
  readonly to: number;
  readonly class: SemioticClass;
  readonly readings: readonly string[];
  /** What clings to written figures: a unit, an ordinal ending, `k`. */
  readonly suffix: string;
  readonly spoken: boolean;
  readonly parts?: readonly Figure[] | undefined;
  /** Power of ten of the scale word at its end; 0 for none. */
  readonly scale: number;
}

/** A fraction as a number. */
export function fraction(to: number, readings: readonly string[], spoken: boolean, suffix = ''): NumberAt {
  return { to, class: 'fraction', readings, suffix, spoken, scale: 0 };
}

/** A row of digits as a number. */
export function ofSequence(to: number, groups: readonly string[], spoken: boolean): NumberAt {
  const digits = groups.join('');
  const kind = digits.length >= 7 ? 'telephone' : digits.startsWith('0') ? 'code' : 'cardinal';
  return {
    to,
    class: kind,
    readings: sequenceReadings(groups),
    suffix: '',
    spoken,
    scale: 0,
    parts: sequenceParts(groups),
  };
}

/** `4.2 million`, `3 hundred`: the scale word after figures or decimals. */
export function withScale(text: FigureText, number: NumberAt): NumberAt {
  const power = number.suffix === '' ? text.numbers?.scales.get(text.next(number.to)) : undefined;
  if (power === undefined) return number;
  const values = number.readings.filter((reading) => /^[\d.]+$/.test(reading));
  if (values.length === 0) return number;
  return { ...number, to: number.to + 1, readings: values.map((value) => shifted(value, power)), scale: power };
}
