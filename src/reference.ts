import { writeFile } from 'node:fs/promises';
import { settingsTable } from './platform/environment/settings-table.js';

// `npm run reference`: writes the parts of the documentation that are generated.
await writeFile(new URL('../docs/settings.md', import.meta.url), settingsTable());
