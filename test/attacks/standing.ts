import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { RawSocket } from '../platform/graphql/raw-socket.js';
import type { DrivenIntervals } from '../support/driven-intervals.js';
import type { AttackWorld } from './attack-world.js';

/** What an administrator does to a user. */
const LOSSES: readonly (readonly [name: string, statement: string])[] = [
  ['is banned', `update auth.users set banned_until = 'infinity' where id = $1`],
  ['is deleted softly', 'update auth.users set deleted_at = now() where id = $1'],
  ['is deleted', 'delete from auth.users where id = $1'],
  ['is signed out', 'delete from auth.sessions where user_id = $1'],
  ['is no admin any more', `update auth.users set raw_app_meta_data = '{}' where id = $1`],
];

/** Users who lose their rights while a socket of theirs is open. */
export function standingAttacks(world: () => AttackWorld, time: () => DrivenIntervals): void {
  const STATS = 'subscription { jobStats(intervalMs: 1000) { total } }';

  async function admitted() {
    const { project, tokenOf } = world();
    const id = await project.database.addUser({ admin: true });
    const session = randomUUID();
    await project.database.query('insert into auth.sessions (id, user_id) values ($1, $2)', [session, id]);
    const token = await tokenOf(id, { session_id: session });
    const socket = await new RawSocket(project.engine.url).init({ authorization: `Bearer ${token}` });
    socket.subscribe('1', STATS);
    await socket.message('next', '1');
    return { id, token, socket };
  }

  describe('an open socket', () => {
    it('is cut within a minute after its user has lost the right to it, and no other is', async () => {
      const { project } = world();
      await project.database.query('create table if not exists auth.sessions (id uuid primary key, user_id uuid)');
      const kept = await admitted();
      const lost = await Promise.all(LOSSES.map(async (loss) => ({ loss, ...(await admitted()) })));
      await time().advance(60_000);
      expect([kept, ...lost].filter(({ socket }) => socket.closed !== null)).toEqual([]);
      for (const { id, loss } of lost) await project.database.query(loss[1], [id]);
      await time().advance(60_000);
      for (const { socket, loss } of lost) expect([loss[0], (await socket.end()).code]).toEqual([loss[0], 4403]);
      const heard = lost.map(({ socket }) => socket.messages.length);
      kept.socket.subscribe('2', STATS);
      await kept.socket.message('next', '2');
      expect([kept.socket.closed, lost.map(({ socket }) => socket.messages.length)]).toEqual([null, heard]);
      kept.socket.socket.terminate();
      const asAdmin = (token: string) => project.ask('{ sweepRuns { edges { node { id } } } }', {}, token);
      expect((await asAdmin(kept.token)).code).toBeNull();
      // Their tokens open nothing more, but those of the former admin, who is a user still.
      for (const { token, loss } of lost) {
        const again = await project.call('GET', '/v1/jobs', { as: token });
        const { code } = await asAdmin(token);
        expect([loss[0], again.status, code]).toEqual(
          loss[0].includes('admin') ? [loss[0], 200, 'FORBIDDEN'] : [loss[0], 401, 'UNAUTHENTICATED'],
        );
      }
    });
  });
}
