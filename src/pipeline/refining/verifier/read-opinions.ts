import { RELATIONS, type Relation } from '../../../language/compare/verdict.js';
import type { GivenOpinion } from './verifier.js';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON in an answer, also inside a fence or between words; undefined if there is none. */
function jsonIn(text: string): unknown {
  const [from, to] = [text.search(/[[{]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))];
  for (const candidate of [text, text.slice(Math.max(0, from), to + 1)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate, or none.
    }
  }
  return undefined;
}

/** The whole objects of JSON that was cut off, or has an error elsewhere. */
function objectsIn(text: string): unknown[] {
  const objects = text.match(/\{[^{}]*\}/g) ?? [];
  return objects.flatMap((one) => {
    try {
      return [JSON.parse(one) as unknown];
    } catch {
      return [];
    }
  });
}

function opinionOf(value: unknown, pairs: number): GivenOpinion | null {
  if (!isFields(value)) return null;
  const { pair, relation, said_quote: rawQuote, written_quote: refinedQuote } = value;
  const at = Number(pair) - 1;
  if (!Number.isInteger(at) || at < 0 || at >= pairs) return null;
  if (!RELATIONS.includes(relation as Relation)) return null;
  if (typeof rawQuote !== 'string' || typeof refinedQuote !== 'string') return null;
  return { pair: at, relation: relation as Relation, rawQuote, refinedQuote };
}

/**
 * Reads the answer of a model about `pairs` pairs. It skips malformed entries; of two opinions on one pair the one that is not "same" counts.
 */
export function readOpinions(answer: string, pairs: number): GivenOpinion[] {
  const json = jsonIn(answer);
  const given = Array.isArray(json) ? json : isFields(json) && Array.isArray(json.opinions) ? json.opinions : null;
  const list = given ?? (json === undefined ? objectsIn(answer) : []);
  const byPair = new Map<number, GivenOpinion>();
  for (const opinion of list.map((value) => opinionOf(value, pairs))) {
    if (opinion === null) continue;
    const earlier = byPair.get(opinion.pair);
    if (earlier === undefined || earlier.relation === 'same') byPair.set(opinion.pair, opinion);
  }
  return [...byPair.values()];
}
