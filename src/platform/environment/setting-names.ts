import { nearestName } from '../nearest-name.js';
import type { CollectedValues } from './env-file.js';
import { SETTINGS } from './settings.js';

const KNOWN = SETTINGS.map((setting) => setting.name);

/** Prefixes that only the engine uses. SUPABASE_ is shared with Supabase's own tools. */
const OUR_PREFIXES = /^(TRANSCRIBER|REFINER|VERIFIER|ENGINE|STUDIO|WORKER)_/;

/** What the commands of `studio` read by themselves (docs/cli.md). */
const OF_THE_COMMAND_LINE = ['STUDIO_URL', 'STUDIO_TOKEN'];

/** Variables that Kubernetes and Docker links add for a service with the name `engine` or `worker`. */
const SERVICE_LINK = /_(SERVICE_(HOST|PORT)|PORT)(_[A-Z0-9_]+)?$/;

/** Names that other programs use for one of our settings, and that differ too much to be recognised as a typing error. */
const ALIASES: Readonly<Record<string, string>> = {
  SUPABASE_KEY: 'SUPABASE_PUBLISHABLE_KEY or SUPABASE_SECRET_KEY',
  SUPABASE_SERVICE_KEY: 'SUPABASE_SERVICE_ROLE_KEY',
  SUPABASE_SERVICE_ROLE: 'SUPABASE_SERVICE_ROLE_KEY',
  SUPABASE_BUCKET: 'SUPABASE_AUDIO_BUCKET',
  OPENAI_KEY: 'OPENAI_API_KEY',
};

/**
 * Variables that are probably a misspelt setting. Near misses of any known name, unless that name is set too (then the other one
 * belongs to another program); and every unknown name under the engine's own prefixes.
 */
export function misspeltNames(collected: CollectedValues): string[] {
  const problems: string[] = [];
  for (const name of Object.keys(collected.values)) {
    if (KNOWN.includes(name) || OF_THE_COMMAND_LINE.includes(name)) continue;
    const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name]! : null;
    const meant = alias ?? nearest(name, collected.fileNames.has(name));
    if (meant !== null && collected.values[meant] === undefined) {
      problems.push(`Unknown setting ${name.slice(0, 80)}; did you mean ${meant}?`);
    } else if (OUR_PREFIXES.test(name) && !SERVICE_LINK.test(name)) {
      problems.push(`Unknown setting ${name.slice(0, 80)}; .env.example lists all settings.`);
    }
  }
  return problems;
}

/** A short name has many innocent neighbours (HOME and HOST), so the allowance grows with the length, and is larger in our own file. */
function nearest(name: string, inOurFile: boolean): string | null {
  const allowance = name.length >= 10 ? 2 : inOurFile || name.length >= 7 ? 1 : 0;
  return nearestName(name, KNOWN, allowance);
}
