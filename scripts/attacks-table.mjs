import { existsSync, readFileSync } from 'node:fs';

/**
 * The table of a run: one row for each group of attacks, and one for each test that counted its attempts.
 * @param report the path of jest's report @param tally the path of the counted attempts
 */
export function attacksTable(report, tally) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const counted = attemptsIn(tally);
  const rows = new Map();
  for (const { assertionResults, message, name } of testResults) {
    if (assertionResults.length === 0) rows.set(name, { ...EMPTY, findings: 1, first: message });
    for (const { ancestorTitles, title, fullName, status, duration } of assertionResults) {
      if (status === 'pending') continue;
      const attempts = counted.get(fullName);
      const key = attempts === undefined ? ancestorTitles[0] : `${ancestorTitles[0]}: ${title}`;
      const row = rows.get(key) ?? { ...EMPTY };
      rows.set(key, {
        attempts: row.attempts + (attempts ?? 1),
        findings: row.findings + (status === 'passed' ? 0 : 1),
        ms: row.ms + (duration ?? 0),
      });
    }
  }
  return printed([...rows]);
}

const EMPTY = { attempts: 0, findings: 0, ms: 0 };
const NAME_WIDTH = 70;

function attemptsIn(path) {
  const counted = new Map();
  if (!existsSync(path)) return counted;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { test, count } = JSON.parse(line);
    counted.set(test, (counted.get(test) ?? 0) + count);
  }
  return counted;
}

function printed(rows) {
  const line = (name, attempts, findings, seconds) => {
    const short = name.length > NAME_WIDTH ? `${name.slice(0, NAME_WIDTH - 1)}…` : name;
    return [short.padEnd(NAME_WIDTH), attempts.padStart(9), findings.padStart(9), seconds.padStart(9)].join(' ');
  };
  const sum = (field) => rows.reduce((total, [, row]) => total + row[field], 0);
  const seconds = (ms) => (ms / 1000).toFixed(1);
  return [
    line('attack', 'attempts', 'findings', 'seconds'),
    ...rows.map(([name, row]) => line(name, String(row.attempts), String(row.findings), seconds(row.ms))),
    line('all', String(sum('attempts')), String(sum('findings')), seconds(sum('ms'))),
  ].join('\n');
}
