import type { FigureText } from './figure-text.js';

/** A half of the day or a time zone after a time, and the atom after it. */
export interface ClockWord {
  readonly value: string;
  readonly to: number;
}

const ZONES = new Set(
  'gmt utc est edt cst cdt mst mdt pst pdt cet cest eet wet bst ist jst kst aest aedt msk'.split(' '),
);

/** `am`, `p.m.`, `p m`; null for none. `8 am I late` has none. */
export function halfAt(text: FigureText, at: number): ClockWord | null {
  const word = text.next(at);
  const joined = /^([ap])\.?m\.?$/.exec(word);
  if (joined !== null) {
    const verb = word === 'am' && /^(i|not)$/.test(text.next(at + 1));
    return verb ? null : { value: `${joined[1]}m`, to: at + 1 };
  }
  return /^[ap]$/.test(word) && text.next(at + 1) === 'm' ? { value: `${word}m`, to: at + 2 } : null;
}

/** North American zones by their names and by their letters without standard or daylight. */
const NAMED_ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eastern: 'E',
    central: 'C',
    mountain: 'M',
    pacific: 'P',
    et: 'E',
    ct: 'C',
    mt: 'M',
    pt: 'P',
  }),
);

/** `eastern`, `pacific standard time`, `ET`. */
function namedZoneAt(text: FigureText, at: number): ClockWord | null {
  const zone = NAMED_ZONES.get(text.next(at));
  if (zone === undefined) return null;
  const kind = text.next(at + 1);
  const standard = /^(standard|daylight)$/.test(kind) ? at + 2 : at + 1;
  const to = text.next(standard) === 'time' ? standard + 1 : standard;
  return { value: `${zone}${kind === 'daylight' ? 'D' : 'S'}T`, to };
}

/** `GMT`, `g m t`, `eastern time`; null for none. */
export function zoneAt(text: FigureText, at: number): ClockWord | null {
  const named = namedZoneAt(text, at);
  if (named !== null) return named;
  const word = text.next(at);
  const spelled = [0, 1, 2].map((step) => text.next(at + step)).join('');
  if (ZONES.has(word)) return { value: word.toUpperCase(), to: at + 1 };
  const letters = word.length === 1 && spelled.length === 3 && ZONES.has(spelled);
  return letters ? { value: spelled.toUpperCase(), to: at + 3 } : null;
}
