import { lexiconOf } from '../lexicons/lexicons.js';

/** Words for days relative to today, in languages whose lexicon does not list them. */
const RELATIVE: Readonly<Record<string, readonly string[]>> = {
  en: ['yesterday', 'today', 'tomorrow', 'tonight'],
  de: ['gestern', 'heute', 'morgen'],
  es: ['ayer', 'hoy'],
  fr: ['hier', "aujourd'hui", 'demain'],
  it: ['ieri', 'oggi', 'domani'],
  nl: ['gisteren', 'vandaag', 'morgen'],
  pt: ['ontem', 'hoje', 'amanhã'],
};
/** A Monday, the first of seven days in a row. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const TABLES = new Map<string, ReadonlySet<string>>();

function build(language: string): ReadonlySet<string> {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const named = Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY_MS).toLowerCase());
  const plurals = language === 'en' ? named.map((day) => `${day}s`) : [];
  return new Set([
    ...named,
    ...plurals,
    ...(lexiconOf(language)?.weekdays.flat() ?? []),
    ...(RELATIVE[language] ?? []),
  ]);
}

/** Names of days in a language, lower case: weekdays, and days relative to today. Empty for a tag without a calendar. */
export function daysOf(language: string): ReadonlySet<string> {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const known = TABLES.get(primary);
  if (known !== undefined) return known;
  const days = Intl.DateTimeFormat.supportedLocalesOf(safeTag(primary)).length > 0 ? build(primary) : new Set<string>();
  TABLES.set(primary, days);
  return days;
}

/** `und` for an invalid language tag. */
function safeTag(tag: string): string {
  return /^[a-z]{2,3}$/.test(tag) ? tag : 'und';
}
