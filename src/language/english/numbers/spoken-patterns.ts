import { digitOf, UNIT_VALUES } from '../../figures/english/number-words.js';

/** Two digits as the second half of a year or time: `oh five`, `ten`, `forty two`. */
function pair(words: readonly string[]): string | null {
  if (words.length === 2 && words[0] === 'oh') {
    const digit = digitOf(words[1] ?? '');
    return digit === null || digit === 0 ? null : `0${digit}`;
  }
  const head = UNIT_VALUES.get(words[0] ?? '');
  if (head === undefined || head < 10) return null;
  if (words.length === 1) return String(head);
  const unit = UNIT_VALUES.get(words[1] ?? '') ?? 0;
  return words.length === 2 && head >= 20 && unit >= 1 && unit <= 9 ? String(head + unit) : null;
}

/** `nineteen ninety nine`, `twenty twenty six`, `nineteen oh five` as a year 1100 to 2099, else null. Needs a cue around it. */
export function readYear(words: readonly string[]): string | null {
  const century = UNIT_VALUES.get(words[0] ?? '') ?? 0;
  const rest = pair(words.slice(1));
  return century >= 11 && century <= 20 && rest !== null ? `${century}${rest}` : null;
}

/** `nine thirty`, `ten oh five` as a time of day on the 12-hour clock, else null. Needs a cue around it. */
export function readTime(words: readonly string[]): string | null {
  const hour = UNIT_VALUES.get(words[0] ?? '') ?? 0;
  const minutes = pair(words.slice(1));
  return hour >= 1 && hour <= 12 && minutes !== null && Number(minutes) < 60 ? `${hour}:${minutes}` : null;
}

/** `five five oh double two` → `55022`; null unless every word is a digit. */
export function readDigits(words: readonly string[]): string | null {
  let digits = '';
  for (let at = 0; at < words.length; at += 1) {
    const times = words[at] === 'double' ? 2 : words[at] === 'triple' ? 3 : 1;
    if (times > 1) at += 1;
    const digit = digitOf(words[at] ?? '');
    if (digit === null) return null;
    digits += String(digit).repeat(times);
  }
  return digits;
}

/** Whether digits only count up or down, as in a sound check; they are not written in figures. */
export function isCounting(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index]));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
