import { isIP } from 'node:net';
import { ValidateBy } from 'class-validator';
import { CronTime } from 'cron';
import { parseByteSize } from './byte-size.js';

/** A class-validator rule on a raw setting; its message says what is wanted, the reader of the error adds name and value. */
function rule(name: string, wanted: string, test: (value: string) => boolean): PropertyDecorator {
  return ValidateBy({
    name,
    validator: { validate: (value) => typeof value === 'string' && test(value), defaultMessage: () => wanted },
  });
}

/** A whole number from `least` to `most`, both included. */
export function IsWhole(least: number, most: number, unit = ''): PropertyDecorator {
  const wanted = `a whole number${unit ? ` of ${unit}` : ''} from ${least} to ${most}`;
  return rule(
    'isWhole',
    wanted,
    (value) => /^\d{1,12}$/.test(value) && Number(value) >= least && Number(value) <= most,
  );
}

/** A size in bytes, plain or with a unit. */
export function IsByteSize(least: number, most: number): PropertyDecorator {
  return rule('isByteSize', `a size such as 500MB or 2GiB, from ${least} to ${most} bytes`, (value) => {
    const bytes = parseByteSize(value);
    return bytes !== null && bytes >= least && bytes <= most;
  });
}

/** An http or https URL without user, query and fragment. */
export function IsHttpUrl(example: string, ...otherWords: string[]): PropertyDecorator {
  const words = otherWords.map((word) => `, or the word ${word}`).join('');
  return rule('isHttpUrl', `an http or https URL such as ${example}${words}`, (value) => {
    if (otherWords.includes(value.toLowerCase())) return true;
    const url = parseUrl(value);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && !url.search && !url.hash;
  });
}

/** A PostgreSQL connection string. */
export function IsPostgresUrl(): PropertyDecorator {
  const wanted =
    'a connection string such as postgresql://user:password@host:5432/postgres, ' +
    'with special characters of the password percent-encoded';
  return rule('isPostgresUrl', wanted, (value) => {
    const url = parseUrl(value);
    return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '';
  });
}

/** One of a few words, in any case. */
export function IsWord(words: readonly string[]): PropertyDecorator {
  return rule('isWord', `one of ${words.join(', ')}`, (value) => words.includes(value.toLowerCase()));
}

/** A comma-separated list of some of a few words. */
export function IsWordList(words: readonly string[]): PropertyDecorator {
  return rule('isWordList', `a comma-separated list of ${words.join(', ')}`, (value) => {
    const list = splitList(value);
    return list.length > 0 && list.every((word) => words.includes(word.toLowerCase()));
  });
}

/** A host name or an address to listen on. */
export function IsHost(): PropertyDecorator {
  return rule('isHost', 'an address or host name such as 127.0.0.1 or 0.0.0.0', isHost);
}

/** A comma-separated list of host names, without scheme, port and path. */
export function IsHostList(): PropertyDecorator {
  const wanted = 'a comma-separated list of host names such as media.example.com (no scheme, no port, no path)';
  return rule('isHostList', wanted, (value) => splitList(value).every((host) => host.includes('.') && isHost(host)));
}

/** A comma-separated list of origins: scheme, host and port, nothing after them. */
export function IsOriginList(): PropertyDecorator {
  const wanted = 'a comma-separated list of origins such as https://app.example.com (no path, no *)';
  return rule('isOriginList', wanted, (value) =>
    splitList(value).every((origin) => {
      const url = parseUrl(origin);
      return url !== null && /^https?:$/.test(url.protocol) && url.origin === origin.toLowerCase();
    }),
  );
}

/** A cron expression of five or six fields: with six, the first one is the second. */
export function IsCron(): PropertyDecorator {
  const wanted =
    'a cron expression such as "*/15 * * * *" (minute, hour, day, month, weekday; a sixth field before them is the second)';
  return rule('isCron', wanted, (value) => isCron(value));
}

/** Text that fits a pattern. */
export function IsLike(pattern: RegExp, wanted: string): PropertyDecorator {
  return rule('isLike', wanted, (value) => pattern.test(value));
}

/** The parts of a comma-separated list, trimmed, without empty ones. */
export function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The URL a text spells, or null. */
export function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/** The library takes dates and more than six fields too, and words such as @daily, which say less than they seem to. */
function isCron(value: string): boolean {
  const fields = value.trim().split(/\s+/).length;
  return value.length <= 200 && (fields === 5 || fields === 6) && CronTime.validateCronExpression(value.trim()).valid;
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,10}\.?$/i.test(value);
}
