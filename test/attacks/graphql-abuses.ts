const repeated = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ');
const nested = (depth: number) =>
  `{ jobs(first: 1) { ${'edges { node { '.repeat(depth)} jobId ${'} }'.repeat(depth)} } }`;

/** Documents of our own schema beyond a limit, each with the code of its refusal. */
export const GRAPHQL_ABUSES: readonly (readonly [name: string, query: string, code: string])[] = [
  ['a deep document', nested(8), 'LIMIT_DEPTH'],
  [
    'a document that is deep by its fragments',
    `{ jobs(first: 1) { ...f0 } } ${repeated(12, (at) => `fragment f${at} on JobConnection { edges { node { ...f${at + 1} } } }`)} fragment f12 on JobConnection { pageInfo { hasNextPage } }`,
    'LIMIT_DEPTH',
  ],
  ['many aliases of a query', `{ ${repeated(16, (at) => `a${at}: engineVersion`)} }`, 'LIMIT_ALIASES'],
  [
    'many aliases of a mutation',
    `mutation { ${repeated(30, (at) => `a${at}: createJob(input: { supabaseFileId: "a" }) { jobId }`)} }`,
    'LIMIT_ALIASES',
  ],
  ['many directives', `{ engineVersion ${'@include(if: true) '.repeat(40)} }`, 'LIMIT_DIRECTIVES'],
  ['many fields', `{ jobs { ${'__typename '.repeat(1_001)} } }`, 'LIMIT_FIELDS'],
  ['many tokens', `{ ${'engineVersion '.repeat(3_000)} }`, 'LIMIT_TOKENS'],
  [
    'fragments that double',
    `{ ...d0 } ${repeated(60, (at) => `fragment d${at} on Query { ...d${at + 1} ...d${at + 1} }`)} fragment d60 on Query { engineVersion }`,
    'LIMIT_FIELDS',
  ],
  [
    'fragments in a circle',
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'many long lists at once',
    `{ ${repeated(15, (at) => `a${at}: jobs(first: 100) { edges { node { ${'jobId status userId createdAt rawTranscript refinedText '.repeat(9)} } } }`)} }`,
    'LIMIT_COMPLEXITY',
  ],
  ['a subscription over HTTP', 'subscription { jobStats(intervalMs: 1000) { total } }', 'BAD_REQUEST'],
  ['half a document', '{ jobs(', 'GRAPHQL_PARSE_FAILED'],
  [
    'two documents without a name',
    'query a { engineVersion } query b { engineVersion }',
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a number beyond every list', '{ jobs(first: 2147483647) { pageInfo { hasNextPage } } }', 'LIMIT_COMPLEXITY'],
  ['a cursor of another kind', '{ jobs(after: "\' or 1=1 --") { pageInfo { hasNextPage } } }', 'BAD_REQUEST'],
];

/** Fields of a job that no caller writes. */
export const OWNED_BY_THE_ENGINE: readonly string[] = [
  ...['status', 'createdAt', 'rawTranscript', 'refinedText', 'systemPromptUsed', 'processingTimeMs', 'errorDetails'],
  ...['drivenBy', 'driven_by', 'clientJobId', 'eventCount', 'errorCode', 'runStartedAt'],
  ...['verdict', 'attempt', 'attempts', 'deliveryId', 'submittedBy', 'statusSince', 'refinements', 'waitingFor'],
];
