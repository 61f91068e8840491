import { type NumberValue, numberValues } from '../english/numbers/number-values.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';

function byValue(values: readonly NumberValue[]): Map<string, NumberValue[]> {
  const groups = new Map<string, NumberValue[]>();
  for (const value of values) groups.set(value.value, [...(groups.get(value.value) ?? []), value]);
  return groups;
}

function lost(number: NumberValue, raw: string, again: boolean): WeighedFinding {
  const said = raw.slice(number.start, number.end);
  const message = again
    ? `"${said}" was said more often than the text has it.`
    : `The number "${said}" was said and is missing from the text.`;
  return { check: 'numbers', message, rawSpan: spanOf(number), refinedSpan: null, weight: again ? 'REVIEW' : 'REJECT' };
}

function added(number: NumberValue, refined: string, again: boolean): WeighedFinding {
  const written = refined.slice(number.start, number.end);
  const message = again
    ? `"${written}" stands in the text more often than it was said.`
    : `The number "${written}" was never said.`;
  return { check: 'numbers', message, rawSpan: null, refinedSpan: spanOf(number), weight: again ? 'REVIEW' : 'REJECT' };
}

function unitChanged(said: readonly NumberValue[], written: readonly NumberValue[], refined: string): WeighedFinding[] {
  return written.flatMap((number, index) => {
    const other = said[index];
    if (other === undefined || other.unit === number.unit || number.unit === '' || other.unit === '') return [];
    const text = refined.slice(number.start, number.end);
    const message = `The unit of "${text}" is not the one that was said.`;
    return [
      { check: 'numbers', message, rawSpan: spanOf(other), refinedSpan: spanOf(number), weight: 'REJECT' as const },
    ];
  });
}

/** Every number, amount, date, time and code is there with its value and unit, and none that was not said. */
export const numbersKept: Check = ({ raw, refined, spoken, written }) => {
  const said = byValue(numberValues(spoken));
  const found = byValue(numberValues(written));
  const findings: WeighedFinding[] = [];
  for (const [value, numbers] of said) {
    const there = found.get(value) ?? [];
    findings.push(...numbers.slice(there.length).map((number) => lost(number, raw, there.length > 0)));
    findings.push(...unitChanged(numbers, there, refined));
  }
  for (const [value, numbers] of found) {
    const there = said.get(value)?.length ?? 0;
    findings.push(...numbers.slice(there).map((number) => added(number, refined, there > 0)));
  }
  return findings;
};
