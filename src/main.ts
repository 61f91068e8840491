import './platform/node-version.js';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// The compiled code of the modules is kept beside them: a fifth of the processor time until the engine is ready. Without a writable folder they are
// compiled each time. It must be on before the first of them is loaded.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/engine', import.meta.url)));
await import('./serve.js');
