// npm run clones: lists the runs of six or more lines that occur twice in src; fails at ten. Blank lines, imports and comments do not count.
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';

const RUN_LINES = 6;
const FEWER_THAN = 10;
/** Six lines of braces say nothing: a run has this many letters, digits and signs at least. */
const RUN_CHARACTERS = 150;

const files = [];
for await (const path of glob('src/**/*.ts')) files.push({ path, lines: linesOf(readFileSync(path, 'utf8')) });
files.sort((a, b) => (a.path < b.path ? -1 : 1));

const runs = repeatedRuns(files);
for (const { lines, first, second } of runs) console.log(`${lines} lines: ${first} ~ ${second}`);
console.log(
  `${runs.length} repeated runs of ${RUN_LINES} lines and more in src; fewer than ${FEWER_THAN} are allowed.`,
);
process.exitCode = runs.length < FEWER_THAN ? 0 : 1;

/** Each line that counts, with its number. */
function linesOf(source) {
  // Comments and imports become blank lines, so that the numbers stay.
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^(import|export)\b[^;]*? from '[^']*';$/gm, (statement) => statement.replace(/[^\n]/g, ''));
  return code
    .split('\n')
    .map((text, index) => ({ text: text.replace(/\s+\/\/ .*$/, '').trim(), number: index + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('//'));
}

/** The longest runs that two places share, each once. */
function repeatedRuns(all) {
  const seenAt = new Map();
  const found = [];
  const taken = new Set();
  for (const [file, { lines }] of all.entries()) {
    for (let at = 0; at + RUN_LINES <= lines.length; at += 1) {
      const run = lines.slice(at, at + RUN_LINES).map(({ text }) => text);
      if (run.join('').length < RUN_CHARACTERS) continue;
      const key = run.join('\n');
      const earlier = seenAt.get(key);
      if (earlier === undefined) seenAt.set(key, { file, at });
      else if (!taken.has(`${file}:${at}`)) found.push(measured(all, earlier, { file, at }, taken));
    }
  }
  return found.sort((a, b) => b.lines - a.lines);
}

function measured(all, earlier, later, taken) {
  const [a, b] = [all[earlier.file], all[later.file]];
  let length = 0;
  while (isSame(a.lines[earlier.at + length], b.lines[later.at + length])) {
    taken.add(`${later.file}:${later.at + length}`);
    length += 1;
  }
  const place = ({ path, lines }, at) => `${path}:${lines[at].number}`;
  return { lines: length, first: place(a, earlier.at), second: place(b, later.at) };
}

function isSame(one, other) {
  return one !== undefined && other !== undefined && one.text === other.text;
}
