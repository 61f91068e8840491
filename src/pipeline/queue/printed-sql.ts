import { getConstructionPlans } from 'pg-boss';
import { grantsTo, sqlToPaste } from '../../platform/postgres/migration-sql.js';

/** pg-boss's default name. */
const SCHEMA = 'pgboss';

/** What a database lacks, the queue's schema included, as SQL to paste where the role of the connection string may not make it itself. */
export async function printedSql(databaseUrl: string): Promise<string> {
  const { role, sql, lacksQueue } = await sqlToPaste(databaseUrl, SCHEMA);
  const queue = lacksQueue ? `-- The queue (pg-boss).\n${getConstructionPlans(SCHEMA)}\n` : '';
  return `-- Run this as the owner of the schema public. On hosted Supabase: the SQL editor.
${sql}

${queue}
-- The rights of the engine's role. Leave this out where the role is the owner.
${grantsTo(role, ['public', SCHEMA])}
`;
}
