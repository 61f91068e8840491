import { fractionReadings, normal, shifted, sum } from './decimal.js';
import { digitSequenceAt, readingsOfDigits } from './digit-sequence.js';
import type { FigureText } from './figure-text.js';
import { fraction, type NumberAt, ofSequence, withScale } from './number-parts.js';

/** Digits after a spoken decimal separator; null where none follow. */
function decimalsAt(text: FigureText, at: number): { digits: string; to: number } | null {
  let digits = '';
  let to = at;
  while (text.atoms[to]?.joined && digits.length < 40) {
    const extra = text.numbers?.digits?.get(text.word(to));
    const { words, at: here } = text.stretch(to);
    let number = extra === undefined ? text.spoken(to) : null;
    if (number !== null && number.value.length > 3) {
      const scale = words.slice(here, here + number.length).findIndex((word) => text.numbers!.scales.has(word));
      number = scale < 1 ? null : text.numbers!.read(words.slice(here, here + scale), 0);
    }
    if (extra === undefined && (number === null || number.ordinal || number.value.length > 3)) {
      if (!/^\d+$/.test(text.word(to))) break;
    }
    digits += extra ?? number?.value ?? text.word(to);
    to += number?.length ?? 1;
  }
  return digits === '' ? null : { digits, to };
}

/** `and a half` after a number. Of `a million and a half` half a million is meant. */
export function withFraction(text: FigureText, number: NumberAt): NumberAt {
  const { words, at } = text.stretch(number.to - 1);
  if (!text.numbers?.and?.has(text.next(number.to)) || number.class === 'ordinal') return number;
  const part = text.numbers.fraction?.(words, at + 2) ?? null;
  if (part === null || BigInt(part.numerator) >= BigInt(part.denominator)) return number;
  const power = text.numbers.scales.get(words[at] ?? '') ?? 0;
  const [whole = '0'] = number.readings;
  const readings = fractionReadings(whole, part.numerator, part.denominator);
  const half = fractionReadings('0', part.numerator, part.denominator).at(-1)!;
  const mixed = { ...number, to: number.to + 1 + part.length, class: 'fraction' as const, readings, parts: undefined };
  if (power === 0 || half.includes('/')) return withScale(text, mixed);
  return { ...mixed, readings: [sum(whole, shifted(half, power)), ...readings] };
}

function spokenDecimal(text: FigureText, at: number, whole: string): NumberAt | null {
  if (!text.numbers?.point.has(text.word(at))) return null;
  const decimals = decimalsAt(text, at + 1);
  if (decimals === null) return null;
  const readings = [normal(`${whole}.${decimals.digits}`)];
  return withScale(text, { to: decimals.to, class: 'decimal', readings, suffix: '', spoken: true, scale: 0 });
}

/** `half`, `two thirds`, with the whole: `half a million`, `three quarters of a million`. */
function spokenFraction(text: FigureText, at: number): NumberAt | null {
  const { words, at: here } = text.stretch(at);
  const part = text.numbers?.fraction?.(words, here) ?? null;
  if (part === null) return null;
  const readings = fractionReadings('0', part.numerator, part.denominator);
  const to = at + part.length;
  for (const link of [...(text.numbers?.partLinks ?? []), []]) {
    const linked = link.every((word, step) => text.next(to + step) === word);
    const power = linked ? text.numbers?.scales.get(text.next(to + link.length)) : undefined;
    const decimal = readings.at(-1)!;
    if (power === undefined || decimal.includes('/') || (link.length === 0 && part.length < 2)) continue;
    return { ...fraction(to + link.length + 1, [shifted(decimal, power)], true), scale: power };
  }
  return fraction(to, readings, true);
}

/** `nine thousand eight fifty`, which may also be two numbers. English alone. */
function withElidedHundred(text: FigureText, number: NumberAt): NumberAt | null {
  const value = Number(number.readings[0]);
  const hundreds = value % 1000;
  const tens = text.numbers?.language === 'en' && text.next(number.to) !== '' ? text.spoken(number.to) : null;
  const fits = value > 1000 && value < 100_000 && hundreds >= 1 && hundreds <= 9;
  if (!fits || tens === null || tens.ordinal || !/^[1-9]\d$/.test(tens.value)) return null;
  const whole = String(value - hundreds + hundreds * 100 + Number(tens.value));
  const parts = [String(value), tens.value].map((one) => ({ class: 'cardinal' as const, readings: [one], unit: null }));
  return { ...number, to: number.to + tens.length, readings: [whole, `S${whole}`], parts };
}

/** Below this, what follows a thousand and a comma is a number of its own. */
const LEAST_REST = 100;

/** "Four thousand, five hundred": a recogniser sets a comma within one number. The two may also be meant by themselves. */
function withRestAfterComma(text: FigureText, number: NumberAt): NumberAt {
  const [whole = ''] = number.readings;
  const zeros = whole.length - 1 - [...whole].findLastIndex((digit) => digit !== '0');
  if (zeros < 3 || number.class !== 'cardinal' || !text.follows(number.to, /^,$/)) return number;
  const rest = text.atoms[number.to]!.joined ? null : text.spoken(number.to);
  if (rest === null || rest.ordinal || Number(rest.value) < LEAST_REST || rest.value.length > zeros) return number;
  const parts = [whole, rest.value].map((one) => ({ class: 'cardinal' as const, readings: [one], unit: null }));
  const scale = text.numbers?.scales.get(text.word(number.to + rest.length - 1)) ?? 0;
  return { ...number, to: number.to + rest.length, readings: [sum(whole, rest.value)], parts, scale };
}

/** A number in words. */
export function spokenNumber(text: FigureText, at: number): NumberAt | null {
  const bare = spokenDecimal(text, at, '0');
  if (bare !== null) return bare;
  const part = spokenFraction(text, at);
  const sequence = digitSequenceAt(text, at);
  const repeated = text.numbers?.repeats?.has(text.word(at)) === true;
  if (sequence !== null && (sequence.groups.length > 1 || repeated)) {
    const whole = ofSequence(sequence.to, sequence.groups, true);
    const first = text.spoken(at);
    const mixed = text.numbers?.and?.has(text.next(whole.to)) ? withFraction(text, whole) : whole;
    if (first === null || mixed.to > at + first.length) return longer(part, mixed);
  }
  const number = text.spoken(at);
  if (number === null) return part;
  const { value, alternatives = [], length, ordinal } = number;
  const to = at + length;
  const readings =
    ordinal || value.length > 4 ? [value, ...alternatives] : [...readingsOfDigits(value), ...alternatives];
  const scale = text.numbers?.scales.get(text.word(to - 1)) ?? 0;
  const plain: NumberAt = { to, class: ordinal ? 'ordinal' : 'cardinal', readings, suffix: '', spoken: true, scale };
  if (ordinal) return longer(part, plain);
  const hundreds = withElidedHundred(text, plain);
  if (hundreds !== null) return hundreds;
  const decimal = text.atoms[to]?.joined ? spokenDecimal(text, to, value) : null;
  return longer(part, decimal ?? withFraction(text, withRestAfterComma(text, withScale(text, plain))));
}

function longer(a: NumberAt | null, b: NumberAt): NumberAt {
  return a !== null && a.to >= b.to ? a : b;
}
