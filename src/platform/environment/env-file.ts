import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { RawValues } from './setting.js';

/** The variables of the environment and of the file, and the errors of the file. */
export interface CollectedValues {
  /** Trimmed, without empty values. A variable of the environment overrides the same one of the file, even if it is empty. */
  readonly values: RawValues;
  /** Names in the file. The file is for the engine only, so an unknown name is an error. */
  readonly fileNames: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/** A settings file that is larger was not written by hand. */
const LARGEST_FILE_BYTES = 262_144;

/**
 * Merges the environment with a settings file. `envFile` undefined reads `.env` in the working directory if there is one,
 * null reads none, a path must exist.
 */
export function collectValues(source: NodeJS.ProcessEnv, envFile: string | null | undefined): CollectedValues {
  const problems: string[] = [];
  const fromFile = envFile === null ? {} : readEnvFile(envFile ?? '.env', envFile !== undefined, problems);
  // A null prototype: a variable may be called `__proto__` or `constructor`.
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of [...Object.entries(fromFile), ...Object.entries(source)]) {
    const trimmed = (value ?? '').trim();
    if (trimmed === '') delete values[name];
    else values[name] = trimmed;
  }
  return { values, fileNames: new Set(Object.keys(fromFile)), problems };
}

function readEnvFile(path: string, required: boolean, problems: string[]): NodeJS.Dict<string> {
  try {
    const text = readFileSync(resolve(path), 'utf8');
    if (text.length > LARGEST_FILE_BYTES) {
      problems.push(`The settings file ${path} is larger than ${LARGEST_FILE_BYTES} bytes; is it the right file?`);
      return {};
    }
    return parseEnv(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ENOENT' || required) problems.push(`The settings file ${path} cannot be read (${code}).`);
    return {};
  }
}
