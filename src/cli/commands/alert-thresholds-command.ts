import { type Command, InvalidArgumentError } from 'commander';
import { Fault } from '../../platform/fault.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { print, printJson } from '../output/print.js';
import { shortTime, table } from '../output/table.js';

interface Threshold {
  readonly rule: string;
  readonly subject: string;
  readonly unit: string;
  readonly threshold: number;
  readonly configured: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

const FIELDS = 'rule subject unit threshold configured largest changedAt changedBy';
const LIST = `query Thresholds { alertThresholds { ${FIELDS} } }`;
const SET = `mutation Set($rule: AlertRule!, $subject: String, $threshold: Int) {
  setAlertThreshold(rule: $rule, subject: $subject, threshold: $threshold) { ${FIELDS} }
}`;

/** `studio alerts thresholds`: when each rule raises an alert. */
export function thresholdsCommand(): Command {
  return engineCommand('thresholds', 'show when each rule raises an alert; for admins and keys').action(thresholds);
}

/** `studio alerts set RULE VALUE`: another threshold, for every replica and without a restart. */
export function setThresholdCommand(): Command {
  return engineCommand('set', 'set the threshold of a rule, for every replica; for admins and keys')
    .argument('<rule>', 'a rule of "studio alerts thresholds", such as QUEUE_AGE or SERVICE_LEVEL/WAITING')
    .argument('<threshold>', 'a number, "off", or "default" for what the settings say', thresholdOf)
    .action(set);
}

/** Null: what the settings say. */
function thresholdOf(text: string): number | null {
  if (text === 'default') return null;
  if (text === 'off') return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number, "off" or "default".');
}

const nameOf = ({ rule, subject }: Threshold) => (subject === '' ? rule : `${rule}/${subject}`);
const inWords = ({ threshold, unit }: Threshold) => (threshold === 0 ? 'off' : `${threshold} ${unit.toLowerCase()}`);

async function thresholds(flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  const { alertThresholds } = await api.graphql<{ alertThresholds: readonly Threshold[] }>(LIST);
  if (flags.json) return void alertThresholds.forEach(printJson);
  const lines = alertThresholds.map((one) => [
    nameOf(one),
    inWords(one),
    one.changedAt === null ? 'settings' : `${one.changedBy}, ${shortTime(one.changedAt)}; settings: ${one.configured}`,
  ]);
  for (const line of table(['RULE', 'THRESHOLD', 'SET BY'], lines)) print(line);
}

async function set(name: string, threshold: number | null, flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  const { alertThresholds } = await api.graphql<{ alertThresholds: readonly Threshold[] }>(LIST);
  const known = alertThresholds.find((one) => nameOf(one) === name.toUpperCase());
  if (known === undefined) {
    const names = alertThresholds.map(nameOf).join(', ');
    throw new Fault('BAD_REQUEST', `There is no alert rule ${name}. The rules are ${names}.`);
  }
  const { rule } = known;
  const subject = known.subject === '' ? undefined : known.subject;
  const variables = { rule, subject, threshold };
  const { setAlertThreshold } = await api.graphql<{ setAlertThreshold: Threshold }>(SET, variables);
  if (flags.json) return printJson(setAlertThreshold);
  print(`${nameOf(setAlertThreshold)} is ${inWords(setAlertThreshold)}.`);
}
