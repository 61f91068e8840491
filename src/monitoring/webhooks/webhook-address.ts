import { isLoopbackHost } from '../../jobs/audio/audio-location.js';
import { Fault } from '../../platform/fault.js';
import { isPrivateLiteral } from '../../platform/http/pinned-lookup.js';

const LONGEST_URL = 2_048;

/**
 * Reads the address of an endpoint. Each call resolves and checks its name; this function refuses only what the text itself shows.
 * @param localMode whether http and this machine are allowed
 * @throws Fault BAD_REQUEST with the field `url`
 */
export function readWebhookUrl(text: string, localMode: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.length > LONGEST_URL || /[\p{Cc}\p{Cf}\p{Z}\\]/u.test(text))
    throw refused('is not a valid URL');
  if (url.username !== '' || url.password !== '') throw refused('must not carry a user name or password');
  const loopback = localMode && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) throw refused('must be an https URL');
  if (!loopback && (isLoopbackHost(url.hostname) || isPrivateLiteral(url.hostname))) {
    throw refused('must be on the public internet, and is in a private network');
  }
  return url;
}

function refused(problem: string): Fault {
  return new Fault('BAD_REQUEST', `The address of the webhook ${problem}.`, {
    fields: [{ field: 'url', message: problem }],
  });
}
