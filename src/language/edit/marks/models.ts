import { MarkModel } from './mark-model.js';
import { MODEL as DE } from './models/de.js';
import { MODEL as EN } from './models/en.js';
import { MODEL as ES } from './models/es.js';
import { MODEL as FR } from './models/fr.js';
import { MODEL as IT } from './models/it.js';
import { MODEL as NL } from './models/nl.js';
import { MODEL as PT } from './models/pt.js';

const DATA = new Map([EN, DE, ES, FR, IT, NL, PT].map((data) => [data.language, data]));
const unpacked = new Map<string, MarkModel>();

/** The mark model of a language by its primary tag, unpacked at its first use; null if the language has none. */
export function markModelOf(language: string): MarkModel | null {
  const data = DATA.get(language);
  if (data === undefined) return null;
  const model = unpacked.get(language) ?? new MarkModel(data);
  unpacked.set(language, model);
  return model;
}
