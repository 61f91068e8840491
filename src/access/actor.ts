import type { Caller } from './caller.js';

/** A caller's name in events, attempts and operator actions. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'user' ? `user ${caller.userId}` : 'service';
}
