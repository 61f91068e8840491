import { createHash } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { Fault, type FieldProblem } from '../platform/fault.js';
import type { BrandBible } from './brand-bible.js';
import { BrandBibleInput } from './brand-bible-input.js';

/** Turns class-validator's tree into places such as `glossary[2].term`. */
function problemsIn(errors: readonly ValidationError[], parent: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const index = /^\d+$/.test(error.property);
    const place = index ? `${parent}[${error.property}]` : [parent, error.property].filter(Boolean).join('.');
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field: place, message }));
    return [...own, ...problemsIn(error.children ?? [], place)];
  });
}

/** Wordings that would fight each other: a banned wording that is itself a preferred one or a glossary term. */
function conflictsIn(input: BrandBibleInput): FieldProblem[] {
  const terms = new Set(input.glossary.map((entry) => entry.term.toLowerCase()));
  const banned = new Set(input.banned.map((entry) => entry.banned.toLowerCase()));
  return input.banned.flatMap((entry, index) => {
    const field = `banned[${index}]`;
    if (terms.has(entry.banned.toLowerCase())) return [{ field, message: `"${entry.banned}" is a glossary term` }];
    const words = ` ${(entry.preferred ?? '').toLowerCase()} `;
    const loop = [...banned].find((wording) => words.includes(` ${wording} `));
    return loop === undefined ? [] : [{ field, message: `its preferred wording contains the banned "${loop}"` }];
  });
}

function refuse(problems: readonly FieldProblem[]): never {
  const places = problems.map((problem) => `${problem.field}: ${problem.message}`).join('; ');
  throw new Fault('BAD_REQUEST', `The Brand Bible cannot be used: ${places}.`, { fields: problems });
}

/** A hash over the content in a fixed order of fields. */
function hashOf(content: Omit<BrandBible, 'version' | 'contentHash'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/**
 * Checks a Brand Bible and gives it its content hash.
 * @throws Fault BAD_REQUEST with one field problem for each place that is wrong.
 */
export function validateBrandBible(raw: unknown): BrandBible {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    refuse([{ field: 'brandBible', message: 'must be an object' }]);
  }
  const input = plainToInstance(BrandBibleInput, raw);
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true });
  const problems = problemsIn(errors, '');
  if (problems.length === 0) problems.push(...conflictsIn(input));
  if (problems.length > 0) refuse(problems);
  const content = {
    name: input.name,
    voice: input.voice,
    style: input.style,
    glossary: input.glossary.map(({ term, heardAs, notes }) => ({ term, heardAs, notes: notes ?? null })),
    banned: input.banned.map(({ banned, preferred }) => ({ banned, preferred: preferred ?? null })),
    examples: input.examples.map(({ spoken, written }) => ({ spoken, written })),
    numberStyle: input.numberStyle,
    outputFormat: input.outputFormat,
  };
  return Object.freeze({ ...content, version: input.version, contentHash: hashOf(content) });
}
