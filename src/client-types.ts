import './platform/node-version.js';
import { readFile, writeFile } from 'node:fs/promises';
import { rowTypes } from './client-row-types.js';

// `npm run client:types`: writes the row types of packages/client from database/schema.sql, which CI compares with the migrations.
const schema = await readFile(new URL('../database/schema.sql', import.meta.url), 'utf8');
await writeFile(new URL('../packages/client/src/row-types.ts', import.meta.url), rowTypes(schema));
