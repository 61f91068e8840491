import './platform/node-version.js';
import { runStudio } from './cli/studio.js';

process.exitCode = await runStudio(process.argv.slice(2));
