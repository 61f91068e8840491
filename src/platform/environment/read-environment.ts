import { validateSync } from 'class-validator';
import { createRedactor } from '../logging/redaction.js';
import { collectValues } from './env-file.js';
import { deepFreeze, type Environment } from './environment.js';
import { EnvironmentError } from './environment-error.js';
import { proxyWarnings } from './proxy-warnings.js';
import { type RawValues, valuesOf } from './setting.js';
import { misspeltNames } from './setting-names.js';
import { crossProblems, SETTING_TREE, SETTINGS, warningsOf } from './settings.js';
import { settingsInForce } from './settings-in-force.js';

/** The raw text of every setting; class-validator applies each declaration's rule to the property of its name. */
export class RawSettings {
  readonly [name: string]: string | undefined;
}
for (const { name, rule } of SETTINGS) rule(RawSettings.prototype, name);

/**
 * Reads and validates every setting. Variables of `source` win over those of the file, and an empty one counts as unset.
 * `envFile`: undefined reads `.env` of the working directory if it is there, null reads no file, a path must exist.
 * Throws EnvironmentError, and nothing else, naming every problem and no secret. The result is deeply frozen.
 */
export function readEnvironment(source: NodeJS.ProcessEnv, options: { envFile?: string | null } = {}): Environment {
  const collected = collectValues(source, options.envFile);
  const raw = Object.assign(new RawSettings(), pickKnown(collected.values));
  const values = valuesOf(SETTING_TREE, raw);
  const problems = [
    ...collected.problems,
    ...misspeltNames(collected),
    ...valueProblems(raw),
    ...crossProblems(raw, values),
  ];
  if (problems.length > 0) throw new EnvironmentError(problems);
  const warnings = [...warningsOf(raw), ...proxyWarnings(source, raw)];
  return deepFreeze({ ...values, warnings, inForce: settingsInForce(raw) });
}

function pickKnown(values: RawValues): RawValues {
  return Object.fromEntries(SETTINGS.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** One sentence for each invalid value. */
function valueProblems(raw: RawSettings): string[] {
  const secretNames = new Set(SETTINGS.filter((setting) => setting.secret).map((setting) => setting.name));
  const secrets = Object.entries(raw).flatMap(([name, value]) => (secretNames.has(name) && value ? [value] : []));
  const redact = createRedactor(secrets);
  return validateSync(raw, { skipMissingProperties: true }).map(({ property, value, constraints }) => {
    const wanted = Object.values(constraints ?? {}).join(' and ');
    const shown = secretNames.has(property) ? 'has a value (not shown)' : `is ${quote(redact(String(value)))}`;
    const quotes = /^(["'`]).*\1$/s.test(String(value)) ? ' Remove the quotes around it.' : '';
    return `${property} ${shown}, but must be ${wanted}.${quotes}`;
  });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
