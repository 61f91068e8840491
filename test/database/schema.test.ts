import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { describeSchema } from '../../src/platform/postgres/describe-schema.js';
import { createTestDatabase } from '../support/test-database.js';

it('the migrations make exactly what database/schema.sql says (npm run schema writes it anew)', async () => {
  const database = await createTestDatabase();
  try {
    const committed = await readFile(new URL('../../database/schema.sql', import.meta.url), 'utf8');
    expect(await describeSchema((sql) => database.query<{ line: string }>(sql))).toBe(committed);
  } finally {
    await database.drop();
  }
});
