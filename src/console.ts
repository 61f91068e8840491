import './platform/node-version.js';
import { spawnSync } from 'node:child_process';
import { connectToLocalMode } from './local/project/local-description.js';
import { sqlConsole } from './local/quickstart/sql-console.js';
import { readEnvironment } from './platform/environment/read-environment.js';

// `npm run db`: SQL on the database of the local mode that runs. psql where it is installed and a person types; otherwise a console of our own.
try {
  const { client, local } = await connectToLocalMode(readEnvironment(process.env).dataDir);
  const url = new URL(local.databaseUrl);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) };
  // Not in the arguments: the process list would show it.
  url.password = '';
  const psql = process.stdin.isTTY ? spawnSync('psql', [url.href], { stdio: 'inherit', env }) : null;
  if (psql === null || psql.error !== undefined) {
    process.exitCode = (await sqlConsole(client, { input: process.stdin, output: process.stdout })) === 0 ? 0 : 1;
  } else process.exitCode = psql.status ?? 1;
  await client.end();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
