import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { COMMANDS } from '../../src/cli/commands.js';

const commands = await Promise.all(COMMANDS.map(async ({ load }) => (await load())()));
/** Commands that do something: those without commands below them, and `alerts`. */
const leaves = (command: Command): readonly Command[] => [
  ...(command.commands.length === 0 ? [command] : []),
  ...command.commands.flatMap(leaves),
];
const all = commands.flatMap(leaves);

it('docs/cli.md names every command of studio', () => {
  const table = readFileSync('docs/cli.md', 'utf8').split('`ID` is a job')[0] ?? '';
  const missing = all.filter((command) => !new RegExp(`[\` ]${command.name()}[\` ]`).test(table));
  expect(missing.map((command) => command.name())).toEqual([]);
});

it('every command but completion takes --json, as docs/cli.md says', () => {
  const without = all.filter(({ options }) => !options.some(({ long }) => long === '--json'));
  expect(without.map((command) => command.name())).toEqual(['completion']);
});
