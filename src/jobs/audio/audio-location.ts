import { BlockList } from 'node:net';
import type { Environment, SupabaseSettings } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { requireObjectPath } from '../../supabase/object-path.js';

/** An object of the audio bucket. */
export interface ObjectLocation {
  readonly kind: 'object';
  readonly path: string;
  /**
   * The submitted path, if it begins with the bucket's name: either that is the bucket, or the object is in a folder of that name. `AudioOwnership`
   * finds out which.
   */
  readonly inFolder?: string;
}

/** Where a job's audio is: an object of the audio bucket, or a file on an allowed host. */
export type AudioLocation = ObjectLocation | { readonly kind: 'url'; readonly url: URL };

export interface AudioLocationRules {
  readonly supabaseUrl: string;
  readonly bucket: string;
  /** `host` (the scheme's own port) or `host:port`. */
  readonly allowedHosts: readonly string[];
  /** Any loopback host and port with a Storage path counts as this project; listed loopback hosts may be plain http. */
  readonly localMode: boolean;
}

/** The rules that the settings make. */
export function audioLocationRules(
  { url, audioBucket }: SupabaseSettings,
  { audioUrlHosts, localMode }: Pick<Environment, 'audioUrlHosts' | 'localMode'>,
): AudioLocationRules {
  return { supabaseUrl: url, bucket: audioBucket, allowedHosts: audioUrlHosts, localMode };
}

/** Addresses that a browser or a phone gives to its own files, and what a program writes that has none. */
const WITHIN_CLIENT =
  /^(?:blob:|data:[^,]{0,200},|file:\/\/|content:\/\/|ph:\/\/|assets-library:\/\/|(?:undefined|null|\[object \w+\])$)/i;

/** An object's path of 1,024 bytes, each percent-encoded, and the longest sensible host before it. */
const MAX_LOCATION_CHARACTERS = 4096;
/** What comes before the bucket in the addresses of Storage, also in those for uploads and for an object's details. */
const STORAGE_ACCESS = ['public', 'authenticated', 'sign', 'upload/sign', 'info', 'info/public', 'info/authenticated'];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** The lasting URL of an object, each segment percent-encoded once; it carries no token and is not a public link. */
export function storageUrlOf(supabaseUrl: string, bucket: string, path: string): string {
  const encoded = [bucket, ...path.split('/')].map(encodeURIComponent).join('/');
  return `${supabaseUrl.replace(/\/+$/, '')}/storage/v1/object/${encoded}`;
}

/**
 * Reads `raw_audio_url`: a Storage URL of this project (a signature in it is dropped: the engine has its own right to read),
 * a path in the audio bucket, alone or with the bucket in front (`inFolder`), or an https URL on an allowed host.
 * @throws Fault AUDIO_UNREADABLE for what cannot be read, AUDIO_FORBIDDEN for what may not be fetched.
 */
export function parseAudioLocation(rawAudioUrl: string, rules: AudioLocationRules): AudioLocation {
  if (rawAudioUrl.length > MAX_LOCATION_CHARACTERS) throw unreadable('is too long');
  if (WITHIN_CLIENT.test(rawAudioUrl)) {
    const problem =
      'exists in the client alone. Upload the recording to the audio bucket, and submit the path of the object';
    throw rawAudioUrl.includes('://') ? forbidden(problem) : unreadable(problem);
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(rawAudioUrl)) {
    const path = requireObjectPath(rawAudioUrl);
    // supabase-js answers an upload with the path, and with the bucket in front of it (`data.fullPath`).
    if (!path.startsWith(`${rules.bucket}/`)) return { kind: 'object', path };
    return { kind: 'object', path: requireObjectPath(path.slice(rules.bucket.length + 1)), inFolder: path };
  }
  const url = URL.canParse(rawAudioUrl) ? new URL(rawAudioUrl) : null;
  if (!url || hasUnsafeCharacter(rawAudioUrl)) throw unreadable('is not a valid URL');
  if (url.username || url.password) throw forbidden('must not carry a user name or password');
  const objectPath = storagePath(url, rules);
  if (objectPath !== null) return { kind: 'object', path: pathInBucket(objectPath, rules.bucket) };
  return { kind: 'url', url: requireAllowedUrl(url, rules) };
}

/** Whether the host of a URL is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  // A name may end in the dot of the root: "localhost." is the same machine.
  const host = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return loopback.check(host, host.includes(':') ? 'ipv6' : 'ipv4');
}

/**
 * Hands the URL back if the engine may fetch from its host; the address behind it is checked when it is fetched.
 * @throws Fault AUDIO_FORBIDDEN
 */
export function requireAllowedUrl(url: URL, rules: AudioLocationRules): URL {
  if (url.host === '') throw forbidden('must be an https URL');
  const listed = rules.allowedHosts.some((host) => host.toLowerCase() === url.host);
  if (!listed) {
    throw forbidden(
      `must be in this project's Storage, or on a host that the setting AUDIO_URL_HOSTS names ("${url.host.slice(0, 100)}" is not one)`,
    );
  }
  if (url.protocol === 'https:') return url;
  if (url.protocol === 'http:' && rules.localMode && isLoopbackHost(url.hostname)) return url;
  throw forbidden('must be an https URL');
}

/** What follows `/storage/v1/object/` where the URL is this project's, still encoded; null for any other URL. */
function storagePath(url: URL, rules: AudioLocationRules): string | null {
  const project = new URL(rules.supabaseUrl);
  const local = rules.localMode && /^https?:$/.test(url.protocol) && isLoopbackHost(url.hostname);
  const own = url.origin === project.origin || url.origin === storageOrigin(project);
  const prefix = `${url.origin === project.origin ? project.pathname.replace(/\/+$/, '') : ''}/storage/v1/object/`;
  if (!own && !(local && url.pathname.startsWith(prefix))) return null;
  if (!url.pathname.startsWith(prefix)) throw forbidden("must point to an object of this project's Storage");
  return url.pathname.slice(prefix.length);
}

/** Hosted projects have a host of their own for Storage: REF.storage.supabase.co beside REF.supabase.co. */
function storageOrigin({ protocol, host }: URL): string | null {
  const found = /^([a-z0-9-]+)\.supabase\.(co|in|red)$/.exec(host);
  return found === null ? null : `${protocol}//${found[1]}.storage.supabase.${found[2]}`;
}

function pathInBucket(encoded: string, bucket: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(encoded);
  } catch (error) {
    throw unreadable('contains a percent sign that encodes nothing', error);
  }
  const access = STORAGE_ACCESS.find((one) => `${decoded}/`.startsWith(`${one}/${bucket}/`));
  const segments = decoded.slice(access === undefined ? 0 : access.length + 1).split('/');
  if (segments.shift() !== bucket) throw forbidden(`must be in the bucket "${bucket}"`);
  return requireObjectPath(segments.join('/'));
}

/** The URL parser drops tabs and line breaks and turns `\` into `/` in silence: two readers could see two addresses. */
function hasUnsafeCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Z}\\]/u.test(text);
}

function unreadable(problem: string, cause?: unknown): Fault {
  return new Fault('AUDIO_UNREADABLE', `The address of the audio ${problem}.`, { cause });
}

function forbidden(problem: string): Fault {
  return new Fault('AUDIO_FORBIDDEN', `The address of the audio ${problem}.`);
}
