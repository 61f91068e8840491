/** Removes secrets from a text and makes it safe to print. */
export type Redact = (text: string) => string;

/** Nest injection token of the engine's Redact, which knows the secrets of the settings. */
export const REDACT = Symbol('Redact');

export const HIDDEN = '[hidden]';

/** A shorter value is probably an ordinary word, which would then disappear from every line. */
const SHORTEST_SECRET = 8;

/** The longest text that is searched. The rest is dropped first, so that no text can make a log line expensive. */
const LONGEST_INPUT = 65_536;

/** A shorter word at the cut could be the beginning of a secret, so it is dropped too. */
const LONGEST_SECRET = 4_096;

const QUERY_NAMES =
  'token|access_token|refresh_token|id_token|apikey|api_key|api-key|key|secret|client_secret|password|pwd|sig|signature|x-amz-signature|x-amz-credential|x-amz-security-token';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*)?/g, HIDDEN],
  [/\bsb_secret_[\w-]+/g, `sb_secret_${HIDDEN}`],
  [/\bwhsec_[\w+/=-]+/g, `whsec_${HIDDEN}`],
  [/\b(sk|gsk|rk|xai)([-_])[\w-]{8,}/g, `$1$2${HIDDEN}`],
  [/\b(bearer)(\s+|%20)(?!<)[^\s"',;]{4,}/gi, `$1 ${HIDDEN}`],
  [/\b(authorization["']?\s*[:=]\s*["']?basic\s+)[^\s"',;]+/gi, `$1${HIDDEN}`],
  [new RegExp(`\\b(${QUERY_NAMES})=[^&\\s"'#]+`, 'gi'), `$1=${HIDDEN}`],
  [/(:\/\/[^\s:/?#@]{0,256}:)(?!<)[^\s]{1,512}@/g, `$1${HIDDEN}@`],
];

/** Characters that a terminal or a log viewer could interpret as a command, except tab and newline: C0, DEL, C1, bidirectional marks, separators. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern matches control characters.
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A function that replaces the given secret values, and everything that looks like a key, a token, a signed URL's token or a
 * connection string's password, and spells out control characters as `\uXXXX`. The secrets live only in its closure.
 */
export function createRedactor(secrets: readonly string[] = []): Redact {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    spellings.add(secret).add(encodeURIComponent(secret.toWellFormed())).add(JSON.stringify(secret).slice(1, -1));
  }
  // Longest first: a secret that contains another must go whole.
  const known = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text.slice(0, LONGEST_INPUT);
    for (const secret of known) clean = clean.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
    if (text.length > LONGEST_INPUT) clean = clean.slice(0, -LONGEST_SECRET);
    return escapeUnprintable(clean);
  };
}

/** Hides anything that looks like a secret, for code without access to the settings. */
export const withoutSecrets: Redact = createRedactor();

/** Spells out control and bidirectional characters as `\uXXXX`; tab and newline stay. */
export function escapeUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
