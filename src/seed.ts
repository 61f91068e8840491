import './platform/node-version.js';
import { connectToLocalMode } from './local/project/local-description.js';
import { uploadSample } from './local/quickstart/sample-job.js';
import { seedJobs } from './local/quickstart/seed-jobs.js';
import { readEnvironment } from './platform/environment/read-environment.js';

// `npm run seed`: a few hundred jobs in every status, for the local mode that runs.
try {
  const settings = readEnvironment(process.env);
  const { client, local } = await connectToLocalMode(settings.dataDir);
  const { supabaseUrl: url, secretKey } = local;
  const path = await uploadSample({ url, secretKey, audioBucket: settings.audioBucket });
  const counts = await seedJobs(client, local.user.id, path);
  await client.end();
  const list = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  process.stdout.write(
    `Seeded for ${local.user.email}: ${list.join(', ')}. A running engine works off those that have not ended.\n`,
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
