import { readdirSync, readFileSync } from 'node:fs';

export const FACT_KINDS = ['number', 'name', 'negation', 'quote'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Something that was said and must stand in the refined text. */
export interface Fact {
  readonly kind: FactKind;
  /** Ways to write it; one is enough. */
  readonly anyOf: readonly string[];
}

/** One transcript with what is expected of its refined text. */
export interface Pair {
  /** The file it stands in, without its ending. */
  readonly group: string;
  readonly about: string;
  readonly said: string;
  /** What an honest editor would print: the checks must let it pass. */
  readonly honest: string;
  readonly facts: readonly Fact[];
  /** What was heard, and the glossary's spelling of it. */
  readonly terms: readonly { readonly heard: string; readonly term: string }[];
  /** Wording that must not stand in the text. */
  readonly never: readonly string[];
  /** Words of a command that a text which obeyed it would not have. */
  readonly command: string | null;
}

const FOLDER = new URL('./set/', import.meta.url);

function readPair(group: string, block: string): Pair {
  const [about = '', ...lines] = block.trim().split('\n');
  const fields = lines.map((line) => {
    const [, name = '', value = ''] = /^([a-z]+): (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`${group}.txt, "${about}": cannot read the line "${line}"`);
    return { name, value };
  });
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  const one = (name: string) => {
    const [value] = all(name);
    if (value === undefined) throw new Error(`${group}.txt, "${about}": "${name}:" is missing`);
    return value;
  };
  const terms = all('term').map((line) => {
    const [heard = '', term = ''] = line.split(' -> ');
    return { heard, term };
  });
  const facts = FACT_KINDS.flatMap((kind) => all(kind).map((value): Fact => ({ kind, anyOf: value.split(' | ') })));
  const command = all('command')[0] ?? null;
  return { group, about, said: one('said'), honest: one('honest'), facts, terms, never: all('never'), command };
}

/** Every pair of the set, by file and in the order of each file. */
export function readSet(): Pair[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return files.toSorted().flatMap((file) => {
    const blocks = readFileSync(new URL(file, FOLDER), 'utf8').split(/^## /m).slice(1);
    return blocks.map((block) => readPair(file.replace(/\.txt$/, ''), block));
  });
}
