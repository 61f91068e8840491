import { afterAll, beforeAll } from '@jest/globals';
import { authSuite } from './auth-suite.js';
import { type FrontProject, startFrontProject } from './front-project.js';
import { hostileSuite } from './hostile-suite.js';
import { realtimeSuite } from './realtime-suite.js';
import { storageSuite } from './storage-suite.js';

/** One local mode for everything that its front adds; each suite uses the real supabase-js alone. */
let project: FrontProject;
beforeAll(async () => {
  project = await startFrontProject();
});
afterAll(() => project.stop());

realtimeSuite(() => project);
storageSuite(() => project);
authSuite(() => project);
hostileSuite(() => project);
