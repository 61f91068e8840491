import { UNIT_VALUES } from '../../figures/english/number-words.js';
import { plain, type Token } from '../../text/tokens.js';
import { neighbourAfter } from './number-context.js';
import type { NumberRun } from './number-run.js';

/** How many tokens to each side may have the words of a timetable. */
const REACH = 40;
const TIMETABLE =
  /^(trains?|flights?|gate|platform|boarding|departs?|departure|arrives?|arrival|bus|ferry|lands?|landing|take-?off|airport|station|o'clock|am|pm)$/;
const PRICE = /^(costs?|price|priced|paid|pays?|charges?|charged|worth|spent|sold|sells?|bill|fee)$/;
/** Before a rough count: `maybe twenty thirty of them`. */
/** Before what may be a price (`it was nineteen ninety nine`). */
const PREDICATE = /^(was|is|it's|that's|were|are|for)$/;
const ROUGH = /^(maybe|about|like|around|some|roughly|say|perhaps|another|at|these|those|only|just)$/;
/** Words that may follow a year. A noun would be counted. */
const AFTER_YEAR =
  /^(on|in|was|is|and|when|that|the|with|for|by|but|so|because|we|i|he|she|they|it|as|which|who|from|until)$/;

/** After a time of day. */
const ZONE = /^(local|you|sharp|hours|utc|gmt|bst|cet|cest|est|edt|pst|pdt|zulu)$/;
const STREET = /^(street|st|road|rd|avenue|ave|lane|drive|court|close|way|place|square|terrace|boulevard|crescent)$/;

/** `at fourteen oh nine elm street`: a house number. */
function isAddressed(tokens: readonly Token[], run: NumberRun): boolean {
  return tokens.slice(run.to, run.to + 4).some((token) => STREET.test(plain(token)));
}

/** Whether the words around a number mention a timetable, so that it may be a time of the 24-hour clock. */
export function isTimetable(tokens: readonly Token[], run: NumberRun): boolean {
  return tokens.slice(Math.max(0, run.from - REACH), run.to + REACH).some((token) => TIMETABLE.test(plain(token)));
}

/** `nineteen ninety four` without a cue: a year of the 17th to the 21st century, if no other reading is likely. */
export function isLoneYear(tokens: readonly Token[], run: NumberRun, year: string): boolean {
  if (PREDICATE.test(plain(tokens[run.from - 1]))) return false;
  const [century, rest] = [Number(year.slice(0, 2)), Number(year.slice(2))];
  const before = tokens.slice(Math.max(0, run.from - 3), run.from).map(plain);
  const next = neighbourAfter(tokens, run);
  if (
    before.some((word) => PRICE.test(word)) ||
    ROUGH.test(before.at(-1) ?? '') ||
    (next !== undefined && !AFTER_YEAR.test(plain(next)))
  )
    return false;
  if (century < 16 || rest === century + 10) return false;
  return rest >= 60 || (century === 20 && rest >= 10 && rest < 40 && !isTimetable(tokens, run));
}

/** `seventeen forty`, `twenty one fifty two` as a time of the 24-hour clock, after `at` or in a timetable; null for anything else. */
export function lateTime(tokens: readonly Token[], run: NumberRun): string | null {
  const values = run.words.map((word) => (word === 'oh' ? 0 : (UNIT_VALUES.get(word) ?? -1)));
  const two = values[0] === 20 && values[1]! >= 1 && values[1]! <= 3 && values.length > 2;
  const hour = two ? 20 + values[1]! : values[0]!;
  const rest = values.slice(two ? 2 : 1);
  const [ten = -1, unit] = rest;
  const minutes =
    rest.length === 1 && ten >= 10
      ? ten
      : rest.length === 2 && unit! >= 1 && unit! <= 9 && (ten === 0 || ten >= 20)
        ? ten + unit!
        : -1;
  if (hour < 13 || hour > 23 || minutes < 0 || minutes > 59) return null;
  const next = neighbourAfter(tokens, run);
  const clocked = ten === 0 && !isAddressed(tokens, run);
  const led =
    plain(tokens[run.from - 1]) === 'at' &&
    (next === undefined || clocked || AFTER_YEAR.test(plain(next)) || ZONE.test(plain(next)));
  const open = next === undefined || AFTER_YEAR.test(plain(next)) || plain(next) === 'local';
  return led || (open && isTimetable(tokens, run)) ? `${hour}:${String(minutes).padStart(2, '0')}` : null;
}
