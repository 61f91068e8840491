import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthServer, signingKey, startAuthServer } from '../access/auth-server.js';
import { TOKEN_ATTACKS, type TokenStand } from '../access/token-table.js';
import { RawSocket } from '../platform/graphql/raw-socket.js';
import { type AttackWorld, SECRET_KEY } from './attack-world.js';

/** Tokens that Node itself refuses, by the size of the header. */
const TOO_LARGE = 431;

/** Every false token, by every way in. The tokens name an admin: they would be worth the most. */
export function tokenAttacks(world: () => AttackWorld): void {
  let stand: TokenStand;
  let attackers: AuthServer;
  const rest = (as: string) => world().project.call('GET', '/v1/jobs', { as });
  const graphql = (as: string) =>
    world().project.call('POST', '/graphql', { as, body: { query: '{ engineVersion }' } });
  const socketOf = async (as: string) => {
    const socket = await new RawSocket(world().project.engine.url).init({ authorization: `Bearer ${as}` });
    const answer = socket.closed?.code ?? socket.messages[0]?.type;
    socket.socket.terminate();
    return answer;
  };

  describe('a token', () => {
    beforeAll(async () => {
      const stranger = await signingKey('RS256', 'rs-1');
      attackers = await startAuthServer([stranger.jwk]);
      const { auth, keys, admin } = world();
      stand = { auth, ...keys, stranger, strangersServer: attackers, secret: SECRET_KEY, userId: admin.id };
    });
    afterAll(() => attackers?.stop());

    it('of the admin opens REST, GraphQL and the socket', async () => {
      const { token } = world().admin;
      expect([(await rest(token)).status, (await graphql(token)).status]).toEqual([200, 200]);
      expect(await socketOf(token)).toBe('connection_ack');
    });

    it.each(TOKEN_ATTACKS)('%s opens nothing', async (_name, make) => {
      const token = await make(stand);
      const statuses = [(await rest(token)).status, (await graphql(token)).status];
      expect(statuses.filter((status) => status !== 401 && status !== TOO_LARGE)).toEqual([]);
      // A socket takes no message of that size; what it is, it never reads.
      expect(await socketOf(token)).toBe(statuses.includes(TOO_LARGE) ? 1009 : 4401);
      expect(attackers.requests).toBe(0);
    });

    it('with ids of unknown keys costs the Auth server next to nothing', async () => {
      const before = world().auth.requests;
      const { rs } = world().keys;
      for (let at = 0; at < 50; at += 1) {
        const token = await world().tokenOf(world().bob.id);
        const [header, ...others] = token.split('.');
        const named = { ...JSON.parse(Buffer.from(header ?? '', 'base64url').toString()), kid: `${rs.kid}-${at}` };
        const forgedToken = [Buffer.from(JSON.stringify(named)).toString('base64url'), ...others].join('.');
        expect((await rest(forgedToken)).status).toBe(401);
      }
      expect(world().auth.requests - before).toBeLessThanOrEqual(1);
      expect((await rest(world().bob.token)).status).toBe(200);
    });
  });
}
