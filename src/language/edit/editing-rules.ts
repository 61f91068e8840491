import type { BrandFacts } from '../compare/verdict.js';

/** The brand rules that the copy-editor can apply. */
export type EditingRules = Pick<BrandFacts, 'glossary' | 'banned' | 'numberStyle'>;
