import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type DocumentShape, shapeOf } from './document-shape.js';
import { coded, LIMITS, type LimitCode, limitError } from './limits.js';

/** Total characters of the documents whose checks are cached; a parsed document takes about 80 times the memory of its text. */
const MOST_REMEMBERED = 256 * 1024;
/** A document may have thousands of errors; a person reads the first. */
export const MOST_ERRORS = 20;

const COUNTED: readonly (readonly [LimitCode, (shape: DocumentShape) => number])[] = [
  ['LIMIT_DEPTH', (shape) => shape.depth],
  ['LIMIT_INTROSPECTION_DEPTH', (shape) => shape.introspectionDepth],
  ['LIMIT_ALIASES', (shape) => shape.aliases],
  ['LIMIT_DIRECTIVES', (shape) => shape.directives],
  ['LIMIT_FIELDS', (shape) => shape.fields],
];

interface Checked {
  readonly document: DocumentNode;
  /** Letters of its text. */
  readonly length: number;
  /** Null until it was validated. */
  errors: readonly GraphQLError[] | null;
}

/** Checks documents before they run: first size and shape, which is cheap for any input, then the schema's rules. */
export class OperationGate {
  private readonly checked = new LRUCache<string, Checked>({
    maxSize: MOST_REMEMBERED,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });

  /** @param introspection whether callers can query the schema */
  constructor(private readonly introspection: boolean) {}

  /**
   * Parses a document and refuses one beyond the limits.
   * @throws GraphQLError with the code of the limit, or GRAPHQL_PARSE_FAILED
   */
  admit(source: string): DocumentNode {
    return this.check(source).document;
  }

  /** The errors of an admitted document under the schema's rules; empty if it is valid. Throws as `admit` does. */
  problems(schema: GraphQLSchema, source: string): readonly GraphQLError[] {
    const checked = this.check(source);
    checked.errors ??= validate(schema, checked.document, specifiedRules, {
      maxErrors: MOST_ERRORS,
    }).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
    return checked.errors;
  }

  private check(source: string): Checked {
    const key = createHash('sha256').update(source).digest('base64');
    const known = this.checked.get(key);
    if (known) return known;
    const made: Checked = { document: parsed(source), length: source.length, errors: null };
    const shape = shapeOf(made.document);
    if (shape.introspectionDepth > 0 && !this.introspection) throw introspectionRefused();
    for (const [code, count] of COUNTED) {
      if (count(shape) > LIMITS[code].most) throw limitError(code, count(shape));
    }
    this.checked.set(key, made);
    return made;
  }
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.LIMIT_TOKENS.most });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (/more th?a[nt] \d+ tokens/.test(error.message)) throw limitError('LIMIT_TOKENS');
    throw coded(error, 'GRAPHQL_PARSE_FAILED');
  }
}

function introspectionRefused(): GraphQLError {
  const message = 'Introspection is switched off here; the schema is in the file schema.graphql of the engine.';
  return coded(new GraphQLError(message), 'INTROSPECTION_DISABLED');
}
