import { parse, YAMLParseError } from 'yaml';
import { Fault } from '../platform/fault.js';
import type { BrandBible } from './brand-bible.js';
import { readSections } from './markdown-sections.js';
import { validateBrandBible } from './validate-brand-bible.js';

/** Longest source that is read, in UTF-16 units: a Brand Bible is a document for people. */
const LONGEST_SOURCE = 1_000_000;

function refuse(field: string, message: string): never {
  throw new Fault('BAD_REQUEST', `The Brand Bible cannot be read: ${field}: ${message}.`, {
    fields: [{ field, message }],
  });
}

function parseFrontMatter(source: string): Record<string, unknown> {
  try {
    const parsed: unknown = parse(source, { maxAliasCount: 0 });
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      refuse('front matter', 'must be "key: value" lines');
    }
    return parsed as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Fault) throw error;
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 0) + 1 : 1;
    refuse(`front matter, line ${line}`, 'is not valid YAML');
  }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    refuse('JSON', error instanceof SyntaxError ? error.message : 'cannot be read');
  }
}

/** Markdown: front matter with `name`, `version`, `numberStyle`, `outputFormat`, then a section for each list of rules. */
function parseMarkdown(source: string): unknown {
  const front = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(source);
  if (front === null) refuse('front matter', 'is missing: begin with "---", "name: …", "version: …", "---"');
  const firstLine = front[0].split('\n').length;
  return { ...parseFrontMatter(front[1]!), ...readSections(source.slice(front[0].length), firstLine) };
}

/**
 * Reads a Brand Bible written as Markdown with front matter, or as JSON.
 * @throws Fault BAD_REQUEST that names the place of each problem.
 */
export function parseBrandBible(source: string): BrandBible {
  if (source.length > LONGEST_SOURCE) refuse('source', `is longer than ${LONGEST_SOURCE} characters`);
  const text = source
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimStart();
  return validateBrandBible(text.startsWith('{') ? parseJson(text) : parseMarkdown(text));
}
