import { lexiconOf } from '../lexicons/lexicons.js';
import { ENGLISH_UNITS } from './english/english-units.js';

/** Names of units as they are spoken, each with the canonical units it may be, the likeliest first. */
export type UnitTable = ReadonlyMap<string, readonly string[]>;

/** Words of the longest unit name: `fluid ounces per square metre`. */
export const LONGEST_UNIT = 4;

const TABLES = new Map<string, UnitTable>();

function build(language: string): UnitTable {
  const table = new Map<string, readonly string[]>(language === 'en' ? ENGLISH_UNITS : []);
  const lexicon = lexiconOf(language);
  for (const [name, unit] of [...Object.entries(lexicon?.units ?? {}), ...Object.entries(lexicon?.currencies ?? {})]) {
    const units = table.get(name) ?? [];
    if (!units.includes(unit)) table.set(name, [...units, unit]);
  }
  return table;
}

/** The names of units of a language; empty where none are known. */
export function unitTableOf(language: string | null): UnitTable {
  const primary = language?.toLowerCase().split('-')[0] ?? '';
  const table = TABLES.get(primary) ?? build(primary);
  TABLES.set(primary, table);
  return table;
}
