import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import type { BrandBible } from './brand-bible.js';
import { type BrandBibleProblem, BrandBibleProblems, unusable } from './brand-bible-problems.js';
import { type ReadSections, readSections } from './markdown-sections.js';
import { examineBrandBible } from './validate-brand-bible.js';

/** Longest source that is read, in UTF-16 units: a Brand Bible is a document for people. */
const LONGEST_SOURCE = 1_000_000;

/** A source as it was read. */
export interface ReadBrandBible {
  /** Null if there is a problem. */
  readonly brandBible: BrandBible | null;
  /** Every problem, in the order of the lines. */
  readonly problems: readonly BrandBibleProblem[];
  /** As the source names it, where it does. */
  readonly name: string | null;
  readonly version: number | null;
}

/** Reads a Brand Bible written as Markdown with front matter, or as JSON, and says everything that is wrong with it. */
export function readBrandBible(source: string): ReadBrandBible {
  const problems = new BrandBibleProblems();
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (source.length > LONGEST_SOURCE) problems.of('source', `is longer than ${LONGEST_SOURCE} characters`, null);
  const raw =
    problems.all.length > 0
      ? null
      : text.trimStart().startsWith('{')
        ? readJson(text, problems)
        : readMarkdown(text, problems);
  const examined = raw === null ? null : examineBrandBible(raw.values);
  for (const { field, message } of examined?.problems ?? []) problems.of(field, message, placeOf(field, raw));
  return {
    brandBible: problems.all.length === 0 ? (examined?.brandBible ?? null) : null,
    problems: problems.all,
    name: typeof raw?.values.name === 'string' ? raw.values.name : null,
    version: Number.isInteger(raw?.values.version) ? (raw?.values.version as number) : null,
  };
}

/**
 * Reads a Brand Bible that has no problem.
 * @throws Fault BAD_REQUEST that names the place of each problem.
 */
export function parseBrandBible(source: string): BrandBible {
  const { brandBible, problems } = readBrandBible(source);
  if (brandBible === null) throw unusable(problems);
  return brandBible;
}

/** The line of a field, or of the nearest thing around it that has one: of `glossary[2].term` that of `glossary[2]`. */
function placeOf(field: string, raw: ReadSections | null): number | null {
  for (let place = field; place !== ''; place = place.replace(/(\.[^.[]*|\[\d+\]|^[^.[]*)$/, '')) {
    const line = raw?.places.get(place);
    if (line !== undefined) return line;
  }
  return null;
}

/** Markdown: front matter with `name`, `version`, `numberStyle`, `outputFormat`, then a section for each list of rules. */
function readMarkdown(text: string, problems: BrandBibleProblems): ReadSections | null {
  const skipped = text.length - text.trimStart().length;
  const before = text.slice(0, skipped).split('\n').length - 1;
  const source = text.slice(skipped);
  const front = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(source);
  if (front === null) {
    problems.of('front matter', 'is missing: begin with "---", "name: …", "version: …", "---"', before + 1);
    return null;
  }
  const settings = readFrontMatter(front[1]!, before + 1, problems);
  const body = readSections(source.slice(front[0].length), before + front[0].split('\n').length, problems);
  if (settings === null) return null;
  return { values: { ...settings.values, ...body.values }, places: new Map([...settings.places, ...body.places]) };
}

/** @param opening the line of the first `---` */
function readFrontMatter(yaml: string, opening: number, problems: BrandBibleProblems): ReadSections | null {
  const places = new Map<string, number>();
  for (const [index, text] of yaml.split('\n').entries()) {
    const key = /^([^\s:#]+)\s*:/.exec(text)?.[1];
    if (key !== undefined) places.set(key, opening + 1 + index);
  }
  try {
    const values: unknown = parse(yaml, { maxAliasCount: 0 });
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) {
      return { values: values as Record<string, unknown>, places };
    }
    problems.of('front matter', 'must be "key: value" lines', opening);
  } catch (error) {
    const line = opening + (error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 0) : 0);
    problems.of(`front matter, line ${line}`, 'is not valid YAML', line);
  }
  return null;
}

function readJson(text: string, problems: BrandBibleProblems): ReadSections | null {
  try {
    const values: unknown = JSON.parse(text);
    return { values: values as Record<string, unknown>, places: linesOf(text) };
  } catch (error) {
    const message = error instanceof SyntaxError ? error.message : 'cannot be read';
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
    problems.of('JSON', message, line === undefined ? null : Number(line));
    return null;
  }
}

/** The line of each field and entry of a JSON document, which is YAML as well. */
function linesOf(json: string): ReadonlyMap<string, number> {
  const lines = new LineCounter();
  const places = new Map<string, number>();
  const walk = (node: unknown, place: string) => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key) || !key.range) continue;
        const field = [place, String(key.value)].filter(Boolean).join('.');
        places.set(field, lines.linePos(key.range[0]).line);
        walk(value, field);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const { range } = item as { range?: readonly number[] };
        if (range) places.set(`${place}[${index}]`, lines.linePos(range[0]!).line);
        walk(item, `${place}[${index}]`);
      }
    }
  };
  walk(parseDocument(json, { lineCounter: lines }).contents, '');
  return places;
}
