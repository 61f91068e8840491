import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Scenario } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { submitSteadily } from './submit-all.js';

const READ_ONLY_MS = 15_000;
const TABLE_LOCKED_MS = 25_000;
const ROWS_LOCKED_MS = 10_000;
const SLOTS_TAKEN_MS = 12_000;
const BETWEEN_MS = 4_000;
/** `max_connections` of the stand; some are kept for superusers, and the stand has its own. */
const MOST_SLOTS = 300;

let done = 0;

/** The database lives, and somebody else has it: issue 6, number 2, by other hands. */
export const databaseStrangers: Scenario = {
  name: 'database-strangers',
  title:
    'strangers at the database: read-only, table locked, rows locked, all connections taken, an old transaction; odd settings',
  jobs: 40,
  faults: 4,
  plan: { replicas: ['api,scheduler', 'worker', 'worker'], databaseUrl: async (url) => withOddSettings(url) },
  async run(stand, { jobs, faults, say }) {
    done = 0;
    const old = await stand.database.stranger();
    await old.query('begin isolation level repeatable read');
    // Not of our tables: who wants one for itself alone, as below, would wait for it, and everybody else behind.
    await old.query('select pg_current_xact_id()');
    const blows = [readOnly, tableLocked, rowsLocked, slotsTaken].slice(0, faults);
    const submitted = submitSteadily(stand, { from: 0, to: jobs, everyMs: Math.round((blows.length * 17_000) / jobs) });
    for (const blow of blows) {
      await pause(BETWEEN_MS);
      say(blow.name);
      await blow(stand);
      done += 1;
    }
    await submitted;
    await old.end();
  },
  figures: ({ paid, jobs }) => {
    const repeated = paid.length - jobs.length * 2;
    return [
      { name: 'blows', value: String(done), goal: '1 at least', met: done > 0 },
      { name: 'calls beyond one a stage', value: String(repeated), goal: '0', met: repeated === 0 },
    ];
  },
};

/** What an operator may have set for the engine's role. */
function withOddSettings(databaseUrl: string): string {
  const odd = [
    'search_path=nowhere',
    'datestyle=German',
    'timezone=Asia/Kolkata',
    'statement_timeout=2s',
    'lock_timeout=1s',
  ];
  odd.push('idle_session_timeout=3s', 'default_transaction_isolation=serializable', 'bytea_output=escape');
  const url = new URL(databaseUrl);
  url.searchParams.set('options', odd.map((setting) => `-c ${setting}`).join(' '));
  return url.href;
}

/** As behind a fail-over that left the engine with the standby. */
async function readOnly({ database }: Stand): Promise<void> {
  const client = await database.stranger();
  await client.query('alter system set default_transaction_read_only = on');
  await client.query('select pg_reload_conf()');
  await pause(READ_ONLY_MS);
  await client.query('alter system reset default_transaction_read_only');
  await client.query('select pg_reload_conf()');
  await client.end();
}

function tableLocked(stand: Stand): Promise<void> {
  return whileLocked(stand, 'lock table studio_jobs in access exclusive mode', TABLE_LOCKED_MS);
}

function rowsLocked(stand: Stand): Promise<void> {
  const three =
    "select from studio_jobs where status not in ('COMPLETE', 'FAILED') order by created_at limit 3 for update";
  return whileLocked(stand, three, ROWS_LOCKED_MS);
}

async function whileLocked({ database }: Stand, lock: string, forMs: number): Promise<void> {
  const client = await database.stranger();
  await client.query('begin');
  await client.query(lock);
  await pause(forMs);
  await client.query('commit');
  await client.end();
}

/** Those of the engine are cut and taken too, as soon as they are free. */
async function slotsTaken({ database }: Stand): Promise<void> {
  const taken: pg.Client[] = [];
  const until = performance.now() + SLOTS_TAKEN_MS;
  const takeAll = async () => {
    while (taken.length < MOST_SLOTS) {
      const client = await database.stranger().catch(() => null);
      if (client === null) return;
      taken.push(client);
    }
  };
  await takeAll();
  await database.cutConnections();
  while (performance.now() < until) {
    await takeAll();
    await pause(100);
  }
  await Promise.all(taken.map((client) => client.end()));
}
