import { readdir, readFile } from 'node:fs/promises';

/** A server for measurements: PostgreSQL's own defaults where durability is concerned. */
export const DURABLE = {
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_utility': 'on',
};

/** Settings that let `profile` look inside functions. They cost time themselves. */
export const PROFILED = { ...DURABLE, 'pg_stat_statements.track': 'all', 'pg_stat_statements.track_planning': 'on' };

/** Where the server's time went, statements inside functions included. */
export async function profile(client) {
  const { rows } = await client.query(`
    select calls, round(total_exec_time) as ms, plans, round(total_plan_time) as plan_ms, rows, toplevel,
      left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
    from pg_stat_statements s join pg_database d on d.oid = s.dbid
    where d.datname = current_database() order by total_exec_time + total_plan_time desc limit 40`);
  console.table(rows);
}

/** The process id of the server that a client is connected to. */
export async function postmasterOf(client) {
  const { rows } = await client.query(`select pg_read_file('postmaster.pid') as file`);
  return Number(rows[0].file.split('\n')[0]);
}

/** Ticks of /proc are hundredths of a second on every Linux in use. */
const TICK_SECONDS = 0.01;

/** Processor seconds that a PostgreSQL server has used, with all of its processes, those that have ended included. Linux alone; elsewhere NaN. */
export async function serverProcessorSeconds(postmaster) {
  if (process.platform !== 'linux') return Number.NaN;
  let ticks = 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = await statOf(name);
    if (fields === null) continue;
    if (Number(name) === postmaster) ticks += fields.user + fields.system + fields.childUser + fields.childSystem;
    else if (fields.parent === postmaster) ticks += fields.user + fields.system;
  }
  return ticks * TICK_SECONDS;
}

async function statOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The text in parentheses may have spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((index) => Number(fields[index]));
  return { parent, user, system, childUser, childSystem };
}

/** What a server has done so far in one database; two of them make a difference. */
export async function serverCounts(client) {
  const { rows } = await client.query(`
    select (select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
        where d.datname = current_database() and s.toplevel)::float8 as statements,
      (select xact_commit + xact_rollback from pg_stat_database where datname = current_database())::float8 as transactions,
      pg_current_xact_id()::text::float8 as writes,
      (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as wal`);
  return rows[0];
}
