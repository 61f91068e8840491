import { lexiconOf } from '../lexicons/lexicons.js';

const TABLES = new Map<string, ReadonlyMap<string, number>>();
/** Abbreviations that CLDR does not list. */
const FURTHER: readonly (readonly [string, number])[] = [['sept', 9]];

/** Names that CLDR lists for a language, with the day before them (genitives) and alone, long and short. */
function named(language: string): [string, number][] {
  const names: [string, number][] = [];
  for (const month of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(language, {
        month,
        ...(day && { day }),
        timeZone: 'UTC',
        calendar: 'gregory',
      });
      for (let index = 0; index < 12; index += 1) {
        const part = format.formatToParts(Date.UTC(2024, index, 9)).find(({ type }) => type === 'month');
        const name = part?.value.toLowerCase().replace(/\.$/, '') ?? '';
        if (/\p{L}{2,}/u.test(name)) names.push([name, index + 1]);
      }
    }
  }
  return names;
}

function build(language: string): ReadonlyMap<string, number> {
  const rows = lexiconOf(language)?.months ?? [];
  const own = rows.flatMap((names, index) =>
    names.map((name): [string, number] => [name.replace(/\.$/, ''), index + 1]),
  );
  try {
    return new Map([...named(language), ...FURTHER, ...own]);
  } catch (error) {
    if (error instanceof RangeError) return new Map(own);
    throw error;
  }
}

/** The names of months in a language, lower case without a full stop, each with its number from 1 to 12. Empty if the language is unknown. */
export function monthsOf(language: string | null): ReadonlyMap<string, number> {
  if (language === null) return new Map();
  const table = TABLES.get(language) ?? build(language);
  TABLES.set(language, table);
  return table;
}
