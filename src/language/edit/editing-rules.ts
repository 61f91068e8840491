import type { BrandFacts } from '../compare/verdict.js';

/** The rules of a brand that the copy-editor can follow by itself. */
export type EditingRules = Pick<BrandFacts, 'glossary' | 'banned' | 'numberStyle'>;
