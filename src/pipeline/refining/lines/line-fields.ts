import type { BrandBible } from '../../../brand/brand-bible.js';
import { BrandBibleInput } from '../../../brand/brand-bible-input.js';
import { DEFAULT_BRAND_BIBLE } from '../../../brand/default-brand-bible.js';
import { validateBrandBible } from '../../../brand/validate-brand-bible.js';
import { BadLine } from './json-lines.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a Brand Bible may say; a stored one carries more, such as its hash. */
const FIELDS = ['name', 'version', ...Object.keys(new BrandBibleInput())];

/** The fields of a line. @throws BadLine if it is not an object */
export function fieldsOf(line: unknown): Fields {
  if (typeof line === 'object' && line !== null && !Array.isArray(line)) return line as Fields;
  throw new BadLine('The line is not a JSON object.');
}

/** The first of these fields that is there. @throws BadLine if none is, or it is not a text */
export function textOf(fields: Fields, ...names: readonly string[]): string {
  const name = names.find((one) => fields[one] !== undefined && fields[one] !== null);
  if (name === undefined) throw new BadLine(`"${names.join('" or "')}" is missing.`);
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new BadLine(`"${name}" must be a string.`);
}

/** The language of a line as a BCP 47 tag; null if none is given. @throws BadLine if it is none */
export function languageOf({ language = null }: Fields): string | null {
  if (language === null || language === '') return null;
  if (typeof language === 'string' && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language)) return language;
  throw new BadLine('"language" must be a BCP 47 tag such as "en" or "pt-BR".');
}

/**
 * The labels of speakers with which turns of the texts begin (`Anna` of "Anna: I was there."); none where the line has none.
 * @throws BadLine if they are not a list of labels
 */
export function speakersOf({ speakers = null }: Fields): readonly string[] {
  if (speakers === null) return [];
  const isLabel = (label: unknown) => typeof label === 'string' && label.trim() !== '' && !/[:：\n]/u.test(label);
  if (Array.isArray(speakers) && speakers.every(isLabel)) return speakers.map((label: string) => label.trim());
  throw new BadLine('"speakers" must be a list of labels without colons, such as ["Anna", "Speaker 2"].');
}

/** The Brand Bible of a line, missing fields filled in; without one that which ships. @throws BadLine; Fault BAD_REQUEST naming each bad field */
export function brandBibleOf({ brandBible = null }: Fields): BrandBible {
  if (brandBible === null) return DEFAULT_BRAND_BIBLE;
  if (typeof brandBible !== 'object' || Array.isArray(brandBible)) throw new BadLine('"brandBible" must be an object.');
  const known = Object.entries(brandBible).filter(([field]) => FIELDS.includes(field));
  return validateBrandBible({ name: 'Brand Bible', version: 1, ...Object.fromEntries(known) });
}
