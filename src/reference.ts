import './platform/node-version.js';
import { writeFile } from 'node:fs/promises';
import { seriesTable } from './monitoring/metrics/series-reference.js';
import { envExample, settingsTable } from './platform/environment/settings-reference.js';

// `npm run reference`: writes the parts of the documentation that are generated.
await writeFile(new URL('../docs/settings.md', import.meta.url), settingsTable());
await writeFile(new URL('../.env.example', import.meta.url), envExample());
await writeFile(new URL('../docs/observability/series.md', import.meta.url), seriesTable());
