import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rowTypes } from '../../src/client-row-types.js';

it('packages/client has the row types of the schema: run `npm run client:types` after a migration', () => {
  const input = rowTypes(readFileSync('database/schema.sql', 'utf8'));
  const args = ['format', '--stdin-file-path=packages/client/src/row-types.ts'];
  expect(readFileSync('packages/client/src/row-types.ts', 'utf8')).toBe(
    execFileSync('node_modules/.bin/biome', args, { input, encoding: 'utf8' }),
  );
});
