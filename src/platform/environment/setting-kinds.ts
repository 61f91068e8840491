import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { CronTime } from 'cron';
import { type Filled, type Setting, type SettingKind, type SettingOptions, setting } from './setting.js';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** A setting with one value: null if it has neither text nor a default. */
function scalar<Value, Options extends SettingOptions>(
  name: string,
  options: Options,
  kind: Omit<SettingKind<Value>, 'unset'>,
): Setting<Filled<Value, Options>> {
  return setting<Value | null>(name, options, { ...kind, unset: null }) as Setting<Filled<Value, Options>>;
}

/** A whole number from `least` to `most`, both included. `unit` is named in the error, e.g. `seconds`. */
export function whole<const Options extends SettingOptions & { least: number; most: number; unit?: string }>(
  name: string,
  options: Options,
): Setting<Filled<number, Options>> {
  const { least, most, unit } = options;
  return scalar<number, Options>(name, options, {
    wanted: `a whole number${unit ? ` of ${unit}` : ''} from ${least} to ${most}`,
    accepts: (text) => /^\d{1,12}$/.test(text) && Number(text) >= least && Number(text) <= most,
    parse: Number,
  });
}

/** A size in bytes, plain or with a unit; decimal units are powers of 1000. */
export function byteSize<const Options extends SettingOptions & { least: number; most: number }>(
  name: string,
  options: Options,
): Setting<Filled<number, Options>> {
  const { least, most } = options;
  return scalar<number, Options>(name, options, {
    wanted: `a size such as 500MB or 2GiB, from ${least} to ${most} bytes`,
    accepts: (text) => bytesIn(text) >= least && bytesIn(text) <= most,
    parse: bytesIn,
  });
}

/** `on` or `off`. */
export function onOff<const Options extends SettingOptions>(
  name: string,
  options: Options,
): Setting<Filled<boolean, Options>> {
  return scalar<boolean, Options>(name, options, {
    ...wordRule(['on', 'off']),
    parse: (text) => text.toLowerCase() === 'on',
  });
}

/** One of a few words, in any case. */
export function word<const Words extends readonly string[], const Options extends SettingOptions & { words: Words }>(
  name: string,
  options: Options,
): Setting<Filled<Options['words'][number], Options>> {
  const parse = (value: string) => value.toLowerCase();
  return scalar<Options['words'][number], Options>(name, options, { ...wordRule(options.words), parse });
}

/** A comma-separated list of some of a few words, read in the order of `words`. */
export function wordList<Word extends string>(
  name: string,
  options: SettingOptions & { words: readonly Word[] },
): Setting<readonly Word[]> {
  const { words } = options;
  const named = (text: string) => splitList(text.toLowerCase());
  return setting<readonly Word[]>(name, options, {
    wanted: `a comma-separated list of ${words.join(', ')}`,
    accepts: (text) => named(text).length > 0 && named(text).every((entry) => words.includes(entry as Word)),
    parse: (text) => words.filter((entry) => named(text).includes(entry)),
    unset: [],
  });
}

/** Text that matches a pattern; `wanted` describes it. */
export function text<const Options extends SettingOptions & { pattern: RegExp; wanted: string }>(
  name: string,
  options: Options,
): Setting<Filled<string, Options>> {
  const { pattern, wanted } = options;
  const accepts = (value: string) => pattern.test(value);
  return scalar<string, Options>(name, options, { wanted, accepts, parse: (value) => value });
}

/** A path, read as an absolute one. */
export function path<const Options extends SettingOptions>(
  name: string,
  options: Options,
): Setting<Filled<string, Options>> {
  const accepts = (value: string) => /^[^\0]{1,1024}$/.test(value);
  return scalar<string, Options>(name, options, { wanted: 'a path', accepts, parse: (value) => resolve(value) });
}

/** An http or https URL without user, query and fragment, or one of `otherWords`; a trailing slash is dropped. */
export function httpUrl(
  name: string,
  options: SettingOptions & { example: string; otherWords?: readonly string[]; parameters?: readonly string[] },
): Setting<string | null> {
  const { example, otherWords = [], parameters = [] } = options;
  const accepts = (value: string) => {
    if (otherWords.includes(value.toLowerCase())) return true;
    const url = parseUrl(value);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.hash) return false;
    return [...url.searchParams.keys()].every((name) => parameters.includes(name)) && !/\?$/.test(value);
  };
  const wanted = `an http or https URL such as ${example}${otherWords.map((other) => `, or the word ${other}`).join('')}`;
  return setting<string | null>(name, options, { wanted, accepts, parse: withoutSlash, unset: null });
}

/** A PostgreSQL connection string. */
export function postgresUrl(name: string, options: SettingOptions): Setting<string | null> {
  const wanted =
    'a connection string such as postgresql://user:password@host:5432/postgres, ' +
    'with special characters of the password percent-encoded';
  const accepts = (value: string) => {
    const url = parseUrl(value);
    return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '';
  };
  return setting<string | null>(name, options, { wanted, accepts, parse: (value) => value, unset: null });
}

/** A host name or an address to listen on. */
export function host<const Options extends SettingOptions>(
  name: string,
  options: Options,
): Setting<Filled<string, Options>> {
  const wanted = 'an address or host name such as 127.0.0.1 or 0.0.0.0';
  return scalar<string, Options>(name, options, { wanted, accepts: isHost, parse: (value) => value });
}

/** A comma-separated list, in lower case, of host names without scheme, port and path. */
export function hostList(name: string, options: SettingOptions): Setting<readonly string[]> {
  const wanted = 'a comma-separated list of host names such as media.example.com (no scheme, no port, no path)';
  const accepts = (value: string) => splitList(value).every((entry) => entry.includes('.') && isHost(entry));
  return setting<readonly string[]>(name, options, { wanted, accepts, parse: lowerCaseList, unset: [] });
}

/** A comma-separated list of origins, in lower case: scheme, host and port, nothing after them. */
export function originList(name: string, options: SettingOptions): Setting<readonly string[]> {
  const wanted = 'a comma-separated list of origins such as https://app.example.com (no path, no *)';
  const isOrigin = (entry: string) => {
    const url = parseUrl(entry);
    return url !== null && /^https?:$/.test(url.protocol) && url.origin === entry.toLowerCase();
  };
  const accepts = (value: string) => splitList(value).every(isOrigin);
  return setting<readonly string[]>(name, options, { wanted, accepts, parse: lowerCaseList, unset: [] });
}

/** A cron expression of five or six fields: with six, the first one is the second. */
export function cron<const Options extends SettingOptions>(
  name: string,
  options: Options,
): Setting<Filled<string, Options>> {
  const wanted =
    'a cron expression such as "*/15 * * * *" (minute, hour, day, month, weekday; a sixth field before them is the second)';
  return scalar<string, Options>(name, options, { wanted, accepts: isCron, parse: (value) => value });
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

/** An address without the slashes at its end. */
export function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

function wordRule(words: readonly string[]) {
  return { wanted: `one of ${words.join(', ')}`, accepts: (value: string) => words.includes(value.toLowerCase()) };
}

function lowerCaseList(value: string): readonly string[] {
  return splitList(value).map((entry) => entry.toLowerCase());
}

/** Bytes in a size such as `500MB`, `2 GiB`, `1.5gb` or `1048576`; NaN where it is not one. */
function bytesIn(size: string): number {
  const match = /^(\d{1,16}(?:\.\d{1,3})?)\s*([kmgt]?i?b)?$/i.exec(size.trim());
  const factor = UNITS[(match?.[2] ?? '').toLowerCase()];
  if (!match?.[1] || factor === undefined) return Number.NaN;
  const bytes = Math.round(Number(match[1]) * factor);
  return Number.isSafeInteger(bytes) ? bytes : Number.NaN;
}

/** The library also accepts dates, more than six fields, and words such as @daily, whose time of day is not obvious. */
function isCron(value: string): boolean {
  const fields = value.trim().split(/\s+/).length;
  return value.length <= 200 && (fields === 5 || fields === 6) && CronTime.validateCronExpression(value.trim()).valid;
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,10}\.?$/i.test(value);
}
