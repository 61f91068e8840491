import { readMigrationFiles } from '../../platform/postgres/migration-files.js';
import type { Questions } from '../../platform/postgres/questions.js';
import {
  type BucketCommand,
  bucketPolicy,
  missingBucketPolicies,
  openBucketPolicies,
} from '../../supabase/bucket-policies-store.js';
import {
  isOfNewerRelease,
  readDeclaredAccess,
  readPublished,
  readTableAccess,
  type TableAccess,
} from './table-access-store.js';

/** What is wrong with what the Data API shows of the engine's tables, and the statements that correct it. */
export interface AccessProblem {
  readonly message: string;
  readonly cure: string;
}

/** As many statements are shown; a restore without privileges loses a hundred. */
const SHOWN = 4;
/** What a caller can do with a table; the rest, such as TRIGGER, opens no row. */
const USED = ['select', 'insert', 'update', 'delete', 'truncate'];

/** What this release gives each table. */
interface Declared {
  readonly secured: ReadonlySet<string>;
  /** `table command`, with the statement. */
  readonly policies: ReadonlyMap<string, string>;
  /** `table role privilege` and `table role privilege column`. */
  readonly grants: ReadonlySet<string>;
}

/**
 * Compares row level security, policies and privileges of the engine's tables with those of this release. A person, a restore or another tool may have
 * changed them since the migrations ran: then users read the rows of others, or nothing at all.
 * Policies that the studio added itself are not a problem unless they allow every row.
 */
export async function accessProblems(database: Questions): Promise<readonly AccessProblem[]> {
  const [statements, files] = await Promise.all([readDeclaredAccess(), readMigrationFiles()]);
  // What a newer release gives is not known here.
  if (
    await isOfNewerRelease(
      database,
      files.map(({ name }) => name),
    )
  )
    return [];
  const declared = declaredIn(statements);
  const tables = await readTableAccess(database, [...declared.secured]);
  return [
    problem(tables.flatMap(unsecured), 'no row level security, so users can read the rows of others'),
    problem(tables.flatMap(opened), 'a policy that allows every row'),
    problem(
      tables.flatMap((table) => surplus(table, declared)),
      'privileges that the engine did not grant, so users may read or write what belongs to the engine',
    ),
    problem(
      tables.flatMap((table) => unallowed(table, declared)),
      'too few policies, so users are refused their own rows',
    ),
    problem(
      tables.flatMap((table) => ungranted(table, declared)),
      'too few privileges, so the Data API answers "permission denied"',
    ),
  ].filter((found) => found !== null);
}

/** Whether frontends hear of changes over Supabase Realtime; null if they do. */
export async function realtimeProblem(database: Questions): Promise<AccessProblem | null> {
  const published = await readPublished(database);
  if (published === true) return null;
  return {
    message:
      'Frontends receive no changes over Supabase Realtime: studio_jobs is not in the publication supabase_realtime.',
    cure:
      published === null
        ? 'Run in the SQL editor: create publication supabase_realtime for table public.studio_jobs;'
        : 'Run in the SQL editor: alter publication supabase_realtime add table public.studio_jobs;',
  };
}

/** Whether signed-in users can upload to their own folder of the bucket; null if they can. */
export function bucketProblem(missing: readonly BucketCommand[], bucket: string): AccessProblem | null {
  if (missing.length === 0) return null;
  const paste = missing.map((command) => `${bucketPolicy(command, bucket)};`).join(' ');
  return {
    message: `Signed-in users may not ${missing.join(', ')} recordings in the bucket "${bucket}": no policy allows it.`,
    cure: `Run in the SQL editor: ${paste}`,
  };
}

/** Policies of Storage that show or give each caller the recordings of everybody. */
export async function openBucketProblem(database: Questions, bucket: string): Promise<AccessProblem | null> {
  const open = await openBucketPolicies(database, bucket);
  if (open.length === 0) return null;
  const names = open.map(({ name, command }) => `"${name}" (${command})`).join(', ');
  const drops = open.map(({ name }) => `drop policy "${name.replaceAll('"', '""')}" on storage.objects;`).join(' ');
  return {
    message: `Users can reach the recordings of others in the bucket "${bucket}": the condition of ${names} of storage.objects names no user and no folder.`,
    cure: `Run in the SQL editor: ${drops}`,
  };
}

/** What frontends lack that read and upload without the engine's API. */
export async function frontendProblems(database: Questions, bucket: string): Promise<readonly AccessProblem[]> {
  const missing = await missingBucketPolicies(database, bucket);
  const problems = [await realtimeProblem(database), bucketProblem(missing ?? [], bucket)];
  return problems.filter((found) => found !== null);
}

/** One statement for a table. */
interface Correction {
  readonly table: string;
  readonly statement: string;
}

function problem(corrections: readonly Correction[], what: string): AccessProblem | null {
  if (corrections.length === 0) return null;
  const tables = [...new Set(corrections.map(({ table }) => table))];
  const named = `${tables.slice(0, SHOWN).join(', ')}${tables.length > SHOWN ? ` and ${tables.length - SHOWN} more` : ''}`;
  const statements = [...new Set(corrections.map(({ statement }) => statement))];
  const cure =
    statements.length > SHOWN
      ? 'Run the statements of database/schema.sql from "Row level security" to its end in the SQL editor, and revoke what it does not grant.'
      : `Run in the SQL editor: ${statements.join(' ')}`;
  return { message: `${named} ${tables.length === 1 ? 'has' : 'have'} ${what}.`, cure };
}

const unsecured = ({ table, secured }: TableAccess): Correction[] =>
  secured ? [] : [{ table, statement: `alter table public.${table} enable row level security;` }];

const opened = ({ table, open }: TableAccess): Correction[] =>
  open.map((policy) => ({ table, statement: `drop policy "${policy.replaceAll('"', '""')}" on public.${table};` }));

function unallowed({ table, allowed }: TableAccess, { policies }: Declared): Correction[] {
  return [...policies].flatMap(([key, statement]) => {
    const [of, command = ''] = key.split(' ');
    return of === table && !allowed.includes(command) ? [{ table, statement }] : [];
  });
}

function surplus({ table, privileges, columns }: TableAccess, { grants }: Declared): Correction[] {
  return [...privileges, ...columns]
    .filter((held) => !held.startsWith('service_role') && !grants.has(`${table} ${held}`))
    .map((held) => ({
      table,
      statement: [statementOf('revoke', table, held), ...givenBack(table, held, grants)].join(' '),
    }));
}

/** A revoked privilege of the table takes the same privilege of its columns with it. */
const givenBack = (table: string, held: string, grants: ReadonlySet<string>) =>
  [...grants]
    .filter((grant) => grant.startsWith(`${table} ${held} `))
    .map((grant) => statementOf('grant', table, grant.slice(table.length + 1)));

function ungranted({ table, privileges, columns }: TableAccess, { grants }: Declared): Correction[] {
  const held = new Set([...privileges, ...columns]);
  return [...grants].flatMap((grant) => {
    const [of, ...rest] = grant.split(' ');
    const [role, privilege] = rest;
    if (of !== table || privilege === 'truncate' || held.has(rest.join(' ')) || held.has(`${role} ${privilege}`))
      return [];
    return [{ table, statement: statementOf('grant', table, rest.join(' ')) }];
  });
}

function statementOf(verb: 'grant' | 'revoke', table: string, held: string): string {
  const [role, privilege, column] = held.split(' ');
  const columns = column === undefined ? '' : ` (${column})`;
  return `${verb} ${privilege}${columns} on table public.${table} ${verb === 'grant' ? 'to' : 'from'} ${role};`;
}

function declaredIn(statements: readonly string[]): Declared {
  const secured = new Set<string>();
  const policies = new Map<string, string>();
  const grants = new Set<string>();
  for (const statement of statements) {
    const [, table] = /^alter table public\.(\w+) /.exec(statement) ?? [];
    if (table !== undefined) secured.add(table);
    const [, on, command] = /^create policy "[^"]+" on public\.(\w+) for (\w+) /.exec(statement) ?? [];
    if (on !== undefined) policies.set(`${on} ${command}`, statement.replace(/\s+/g, ' '));
    for (const grant of grantsIn(statement)) grants.add(grant);
  }
  return { secured, policies, grants };
}

/** `table role privilege` of each privilege in a statement, with the column where it is for columns. */
function grantsIn(statement: string): string[] {
  const [, privileges = '', columns, table, role] =
    /^grant ([\w, ]+?)(?: \(([\w, ]+)\))? on table public\.(\w+) to (\w+);$/.exec(statement) ?? [];
  const each = privileges.split(', ').filter((privilege) => USED.includes(privilege));
  return each.flatMap((privilege) =>
    (columns?.split(', ') ?? ['']).map((column) => `${table} ${role} ${privilege} ${column}`.trim()),
  );
}
