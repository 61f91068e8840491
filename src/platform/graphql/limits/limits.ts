/** What a GraphQL operation may cost, and what a caller may hold open. Each has a code of its own, beside the fault codes. */
export const LIMITS = {
  LIMIT_TOKENS: { most: 2_000, httpStatus: 400, what: 'tokens in the document' },
  LIMIT_DEPTH: { most: 10, httpStatus: 400, what: 'levels of fields within fields' },
  LIMIT_INTROSPECTION_DEPTH: { most: 20, httpStatus: 400, what: 'levels of fields in an introspection' },
  LIMIT_FIELDS: {
    most: 1_000,
    httpStatus: 400,
    what: 'fields and fragments, each fragment counted wherever it is used',
  },
  LIMIT_ALIASES: { most: 30, httpStatus: 400, what: 'aliases' },
  LIMIT_DIRECTIVES: { most: 30, httpStatus: 400, what: 'directives' },
  LIMIT_COMPLEXITY: {
    most: 50_000,
    httpStatus: 400,
    what: 'points of cost: fields, times the length of the lists they lie in',
  },
  LIMIT_BATCH: { most: 1, httpStatus: 400, what: 'operation in a request' },
  LIMIT_SUBSCRIPTIONS: { most: 100, httpStatus: 429, what: 'subscriptions on one connection' },
  LIMIT_CONNECTIONS: { most: 20, httpStatus: 429, what: 'connections for one caller' },
} as const satisfies Record<string, Limit>;

/** One limit. */
export interface Limit {
  /** The most that is allowed; for the last two the default of a setting. */
  readonly most: number;
  readonly httpStatus: number;
  /** What is counted. */
  readonly what: string;
}

export type LimitCode = keyof typeof LIMITS;
