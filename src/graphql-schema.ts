import './platform/node-version.js';
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { AppModule } from './app.module.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { schemaText } from './platform/graphql/schema-text.js';
import type { Platform } from './platform/platform.module.js';

// `npm run schema:graphql`: writes the schema of the GraphQL API to a file. It lists the modules without opening them, so it needs only settings.
const environment = readEnvironment({ ENGINE_ROLES: 'api' }, { envFile: null });
const text = await schemaText(AppModule.of({ environment } as Platform));
await writeFile(new URL('../schema.graphql', import.meta.url), text);
