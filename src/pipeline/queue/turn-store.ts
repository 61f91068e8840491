import { sql } from 'kysely';
import type { StageStatus } from '../../jobs/record/job-status.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/**
 * Gives each of the users the next turns of a stage, in the order of the list. The users' rows are locked in the order of their ids,
 * so that two transactions cannot wait for each other.
 * @returns one turn for each entry; lower goes first
 */
export async function takeTurns(trx: DatabaseTransaction, stage: StageStatus, userIds: readonly string[]) {
  const counts = new Map<string, number>();
  for (const userId of userIds) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  const users = [...counts.keys()].sort();
  const { rows } = await sql<{ user_id: string; before: number }>`
    insert into queue_turns as t (stage, user_id, turn, taken)
    select c.stage, u.user_id, c.turn + u.taken, u.taken
    from unnest(${users}::uuid[], ${users.map((user) => counts.get(user))}::integer[]) as u (user_id, taken)
      cross join queue_clocks c
    where c.stage = ${stage}
    order by u.user_id
    on conflict (stage, user_id) do update
      set turn = greatest(t.turn + excluded.taken, excluded.turn), taken = excluded.taken
    returning user_id, turn - taken as before`.execute(trx);
  const next = new Map(rows.map((row) => [row.user_id, row.before]));
  return userIds.map((userId) => {
    const turn = (next.get(userId) as number) + 1;
    next.set(userId, turn);
    return turn;
  });
}

/** Moves the stage's clock to the latest of the turns that are being served. */
export async function advanceClock(
  trx: DatabaseTransaction,
  stage: StageStatus,
  queue: string,
  served: readonly string[],
) {
  await sql`
    update queue_clocks c set turn = s.turn
    from (select max(-j.priority) as turn from pgboss.job j where j.name = ${queue} and j.id = any(${[...served]}::uuid[])) s
    where c.stage = ${stage} and c.turn < s.turn`.execute(trx);
}

/** Forgets users whose last turn has been served: their next one would follow the clock anyway. Returns how many. */
export async function forgetServedTurns(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from queue_turns where (stage, user_id) in (
      select t.stage, t.user_id from queue_turns t join queue_clocks c on c.stage = t.stage
      where t.turn <= c.turn limit ${limit} for update of t skip locked)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
