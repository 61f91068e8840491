import type { Logger } from '../../../platform/logging/logger.js';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCallers } from '../front-callers.js';
import type { ChangeFeed } from './change-feed.js';
import type { Topics } from './topics.js';

/** What every socket and channel of the local Realtime shares. */
export interface RealtimeServices {
  readonly sessions: CallerSessions;
  readonly callers: FrontCallers;
  readonly feed: ChangeFeed;
  readonly topics: Topics;
  readonly log: Logger;
}
