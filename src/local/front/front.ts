import Fastify, { type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import type { Logger } from '../../platform/logging/logger.js';
import { freePort } from '../free-port.js';
import { CallerSessions } from './caller-sessions.js';
import { FrontCallers, type FrontKeys } from './front-callers.js';
import { importLocalPackage } from './front-packages.js';
import { RealtimeServer } from './realtime/realtime-server.js';

/** The address that a frontend is given in local mode. */
export interface RunningFront {
  readonly url: string;
  stop(): Promise<void>;
}

export interface FrontOptions extends FrontKeys {
  /** Where the local Supabase API answers. */
  readonly upstream: string;
  /** Of a superuser. */
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 picks a free one, and one that is taken is passed over. */
  readonly port: number;
  readonly log: Logger;
}

/** What the packages export, as far as it is used here. */
interface HttpProxyModule {
  readonly default: FastifyPluginCallback<{ readonly upstream: string; readonly disableRequestLogging: boolean }>;
}

/**
 * Starts the front of the local Supabase API: one address with what the API lacks (Realtime) beside everything that it has, which is
 * passed on. For development alone.
 */
export async function startFront(options: FrontOptions): Promise<RunningFront> {
  const { log, databaseUrl } = options;
  const sessions = new CallerSessions(databaseUrl, log);
  const callers = new FrontCallers(options);
  const realtime = new RealtimeServer({ databaseUrl, sessions, callers, log });
  const server = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  const stop = async () => {
    await realtime.close();
    await server.close();
    await sessions.close();
  };
  try {
    await passOn(server, options.upstream);
    realtime.listenOn(server.server);
    const port = await freePort(options.port);
    return { url: await server.listen({ port, host: '127.0.0.1' }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function passOn(server: FastifyInstance, upstream: string): Promise<void> {
  const { default: httpProxy } = await importLocalPackage<HttpProxyModule>('@fastify/http-proxy');
  await server.register(httpProxy, { upstream, disableRequestLogging: true });
}
