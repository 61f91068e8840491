import { createHash } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { FieldProblem } from '../platform/fault.js';
import type { BrandBible } from './brand-bible.js';
import { BrandBibleInput } from './brand-bible-input.js';
import { unusable } from './brand-bible-problems.js';

/** If a value breaks several rules, only the one on its type is reported: a value that is not a number is neither too small nor too large. */
function foremost(constraints: Readonly<Record<string, string>>): readonly string[] {
  const kind = Object.keys(constraints).find((rule) => /^is[A-Z]/.test(rule)) ?? Object.keys(constraints)[0];
  return kind === undefined ? [] : [constraints[kind] as string];
}

/** Turns class-validator's tree into places such as `glossary[2].term`. */
function problemsIn(errors: readonly ValidationError[], parent: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const index = /^\d+$/.test(error.property);
    const place = index ? `${parent}[${error.property}]` : [parent, error.property].filter(Boolean).join('.');
    const own = foremost(error.constraints ?? {}).map((message) => ({ field: place, message }));
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

/** A hash over the content in a fixed order of fields. */
function hashOf(content: Omit<BrandBible, 'version' | 'contentHash'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** What is wrong with a Brand Bible as data; without a problem, the Brand Bible with its content hash. */
export function examineBrandBible(raw: unknown): {
  readonly brandBible: BrandBible | null;
  readonly problems: readonly FieldProblem[];
} {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { brandBible: null, problems: [{ field: 'brandBible', message: 'must be an object' }] };
  }
  const input = plainToInstance(BrandBibleInput, raw);
  const problems = problemsIn(validateSync(input, { whitelist: true, forbidNonWhitelisted: true }), '');
  if (problems.length === 0) problems.push(...conflictsIn(input));
  return { brandBible: problems.length === 0 ? brandBibleOf(input) : null, problems };
}

/**
 * Checks a Brand Bible as data and gives it its content hash.
 * @throws Fault BAD_REQUEST with one field problem for each place that is wrong.
 */
export function validateBrandBible(raw: unknown): BrandBible {
  const { brandBible, problems } = examineBrandBible(raw);
  if (brandBible === null) throw unusable(problems.map((problem) => ({ ...problem, line: null })));
  return brandBible;
}

function brandBibleOf(input: BrandBibleInput): BrandBible {
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
