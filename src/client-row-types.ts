import { JOB_STATUSES } from './jobs/record/job-status.js';
import { VERDICTS } from './language/compare/verdict.js';
import { JOB_FAULT_KINDS } from './platform/fault-codes.js';

/** A column as the schema declares it. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

/** Columns whose types the schema does not show. */
const KNOWN: Readonly<Record<string, string>> = {
  status: 'JobStatus',
  verdict: 'Verdict',
  driven_by: 'JobDriver',
  submitted_by: "'user' | 'service'",
  error_details: 'ErrorDetails',
};

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\[\]$/, 'string[]'],
  [/^(uuid|text|timestamp|date)/, 'string'],
  [/^(smallint|integer|real|double|numeric)/, 'number'],
  [/^boolean/, 'boolean'],
  [/^jsonb/, 'JsonValue'],
];

function columnsOf(schema: string, table: string): readonly Column[] {
  const body = new RegExp(`^create table public\\.${table} \\(\\n([^;]*)\\n\\);`, 'm').exec(schema)?.[1];
  if (body === undefined) throw new Error(`database/schema.sql has no table ${table}`);
  return body.split('\n').map((line) => {
    const [, name = '', declared = ''] = /^\s+(\w+) (.*?),?$/.exec(line) ?? [];
    const nullable = !/ not null$/.test(declared);
    return {
      name,
      type: declared.replace(/ (default|not null).*$/, ''),
      nullable,
      hasDefault: / default /.test(declared),
    };
  });
}

function typeOf({ name, type }: Column): string {
  const known = KNOWN[name] ?? TYPES.find(([pattern]) => pattern.test(type))?.[1];
  if (known === undefined) throw new Error(`src/client-row-types.ts has no type for ${name} ${type}`);
  return known;
}

const union = (values: readonly string[]) => values.map((value) => `'${value}'`).join(' | ');
const field = (column: Column, mark: string) =>
  `  ${column.name}${mark}: ${typeOf(column)}${column.nullable ? ' | null' : ''};`;

/** The source of packages/client/src/row-types.ts. @param schema the text of database/schema.sql */
export function rowTypes(schema: string): string {
  const columns = columnsOf(schema, 'studio_jobs');
  return `${HEAD}
export type JobStatus = ${union(JOB_STATUSES)};
export type Verdict = ${union(VERDICTS)};
export type JobDriver = 'engine' | 'client';
export type JobFaultCode = ${union(Object.keys(JOB_FAULT_KINDS))};
${FAILURES}
/** A row of \`studio_jobs\`. */
export type StudioJob = {
${columns.map((column) => field(column, '')).join('\n')}
};

/** A row to insert. */
export type StudioJobInsert = {
${columns.map((column) => field(column, column.nullable || column.hasDefault ? '?' : '')).join('\n')}
};
${DATABASE}`;
}

const HEAD = `// Generated from database/schema.sql by \`npm run client:types\`. Change the schema, not this file.
`;

const FAILURES = `export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue | undefined };

/** One failed run of a stage. */
export type FailedAttempt = { attempt: number; stage: string; code: JobFaultCode; message: string; at: string };

/** Why a job failed. */
export type ErrorDetails = {
  code: JobFaultCode;
  message: string;
  stage: string;
  attempt: number;
  retryable: boolean;
  at: string;
  provider?: string;
  httpStatus?: number;
  attempts: FailedAttempt[];
};
`;

const DATABASE = `
/** Changes of a row. */
export type StudioJobUpdate = Partial<StudioJobInsert>;

/** The schema for supabase-js: \`createClient<Database>(url, key)\`. */
export type Database = {
  public: {
    Tables: {
      studio_jobs: { Row: StudioJob; Insert: StudioJobInsert; Update: StudioJobUpdate; Relationships: [] };
    };
    Views: Record<never, never>;
    Functions: Record<never, never>;
  };
};
`;
