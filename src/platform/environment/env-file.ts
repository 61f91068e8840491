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
    const content = readFileSync(resolve(path));
    if (content.includes(0)) {
      problems.push(
        `The settings file ${path} is not UTF-8, so nothing in it can be read. Save it as UTF-8; some editors and ">" of Windows PowerShell write UTF-16.`,
      );
      return {};
    }
    const text = content.toString('utf8').replace(/^\ufeff/, '');
    if (text.length > LARGEST_FILE_BYTES) {
      problems.push(`The settings file ${path} is larger than ${LARGEST_FILE_BYTES} bytes; is it the right file?`);
      return {};
    }
    const values = parseEnv(text);
    problems.push(...unreadLines(path, text, values));
    return values;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ENOENT' || required) problems.push(`The settings file ${path} cannot be read (${code}).`);
    return {};
  }
}

/** Node passes over lines that it does not understand, such as `NAME: value`: the setting would be missing without a word. */
function unreadLines(path: string, text: string, values: NodeJS.Dict<string>): string[] {
  const spread = Object.values(values).filter((value) => value?.includes('\n'));
  const unread = text.split('\n').flatMap((line, index) => {
    const written = line.trim();
    if (written === '' || written.startsWith('#') || Object.keys(parseEnv(written)).length > 0) return [];
    const inQuotes = spread.some((value) => value?.includes(written.replace(/["'`].*$/, '')));
    return inQuotes ? [] : [index + 1];
  });
  if (unread.length === 0) return [];
  const [lines, are] = unread.length === 1 ? ['Line', 'is not a setting'] : ['Lines', 'are not settings'];
  return [`${lines} ${unread.slice(0, 5).join(', ')} of ${path} ${are}. Write NAME=value, or begin a comment with #.`];
}
