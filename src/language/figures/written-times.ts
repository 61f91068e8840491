import { isClock, timeFigure } from './calendar-readings.js';
import { halfAt, zoneAt } from './clock.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';

const CLOCK = /^(\d{1,2})([:.h])(\d\d)(?:[:.](\d\d))?(?:([ap])\.?m\.?|h|uhr)?$/;
const HOUR = /^(\d{1,2})(?:([ap])\.?m\.?|(uhr))$/;
const OCLOCK = /^(uhr|o'clock|oclock|heures?|h)$/;

/** `18 h 12`, as French sets it. */
function hoursApart(text: FigureText, at: number): FoundFigure | null {
  const [hour, minutes] = [text.word(at), text.next(at + 2)];
  if (text.language?.startsWith('fr') !== true || text.next(at + 1) !== 'h') return null;
  if (!/^\d{1,2}$/.test(hour) || !/^[0-5]\d$/.test(minutes) || !isClock(Number(hour), Number(minutes))) return null;
  return { to: at + 3, figure: timeFigure({ hour: Number(hour), minutes: Number(minutes) }) };
}

/** A time of day in figures: `9:30`, `9.30 am`, `17h30`, `8pm`, `17 Uhr`. */
export const WRITTEN_TIME: FigureRule = {
  name: 'written time',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const apart = hoursApart(text, at);
    if (apart !== null) return apart;
    const word = text.word(at);
    const clock = CLOCK.exec(word) ?? HOUR.exec(word) ?? /^(\d{1,2})$/.exec(word);
    if (clock === null) return null;
    const whole = clock.length < 5;
    const [hour, minutes] = [Number(clock[1]), whole ? 0 : Number(clock[3])];
    if (!isClock(hour, minutes)) return null;
    const letter = whole ? clock[2] : clock[5];
    const word2 = text.next(at + 1);
    const named = OCLOCK.test(word2) && !(word2 === 'h' && text.language?.startsWith('fr') !== true);
    const after = at + (named ? 2 : 1);
    const half = letter === undefined ? halfAt(text, after) : { value: `${letter}m`, to: after };
    const zone = zoneAt(text, half?.to ?? after);
    const certain = half !== null || named || clock[3] === 'uhr' || (!whole && clock[2] !== '.') || /uhr$/.test(word);
    if (!certain) return null;
    const seconds = whole || clock[4] === undefined ? null : Number(clock[4]);
    const figure = timeFigure({ hour, minutes, seconds, half: half?.value ?? '', zone: zone?.value ?? '' });
    return { to: zone?.to ?? half?.to ?? after, figure };
  },
  examples: [
    { text: 'we start at 9:30', reading: 'T09:30' },
    { text: 'we start at 9.30 pm', reading: 'T21:30', unit: 'pm' },
    { text: 'we start at 8pm EST', reading: 'T20:00', unit: 'pm EST' },
    { text: 'um 17 Uhr', reading: 'T17:00', language: 'de' },
    { text: 'à 17h30', reading: 'T17:30', language: 'fr' },
    { text: 'le car de 18 h 12', reading: 'T18:12', language: 'fr' },
  ],
  quiet: ['it costs 9.30', 'we have 8', 'a ratio of 3:1', 'about 40:20 in favour'],
};
