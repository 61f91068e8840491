import { normal } from './decimal.js';

/** What a language puts between thousands and before decimals. */
interface Separators {
  readonly group: string;
  readonly decimal: string;
}

const CACHE = new Map<string, Separators | null>();

/** The separators that CLDR lists for a language, null where the language is not known. */
function separatorsOf(language: string | null): Separators | null {
  if (language === null) return null;
  const cached = CACHE.get(language);
  if (cached !== undefined) return cached;
  let found: Separators | null = null;
  try {
    const parts = new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(12345678.9);
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    found = { group: of('group'), decimal: of('decimal') };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  CACHE.set(language, found);
  return found;
}

const GROUPED = /^[1-9]\d{0,2}(?:([.,'’])\d{3})(?:\1\d{3})*$/;
/** Lakhs and crores: `2,50,000`. */
const INDIAN = /^[1-9]\d?(?:,\d\d)+,\d{3}$/;
const DECIMAL = /^\d*[.,]\d+$/;
const MIXED = /^([1-9]\d{0,2}(?:([.,'’])\d{3})+)([.,])(\d+)$/;

/**
 * The possible values of figures, in plain notation; empty if they are not a number. `1.234` is a grouped number in German, a decimal in English,
 * and either if the language is unknown.
 */
export function writtenValues(figures: string, language: string | null): string[] {
  if (/^\d+$/.test(figures)) return [figures];
  if (INDIAN.test(figures)) return [figures.replaceAll(',', '')];
  const mixed = MIXED.exec(figures);
  if (mixed !== null && mixed[2] !== mixed[3]) return [normal(`${mixed[1]!.replace(/\D/g, '')}.${mixed[4]}`)];
  const grouped = GROUPED.exec(figures);
  const joined = figures.replace(/\D/g, '');
  const single = figures.split(/[.,'’]/).length === 2;
  if (grouped !== null && (!single || /['’]/.test(grouped[1]!))) return [joined];
  if (!DECIMAL.test(figures)) return [];
  const decimal = normal(figures.replace(',', '.'));
  if (grouped === null) return [decimal];
  const separators = separatorsOf(language);
  if (separators === null) return [joined, decimal];
  return grouped[1] === separators.decimal ? [decimal] : [joined];
}
