import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `The engine needs Node ${OLDEST_NODE}; this is ${process.version}. Run "npm start", which uses the Node that npm installed, or install Node ${OLDEST_NODE}.\n`,
  );
  process.exit(1);
}

// The compiled code of the modules is kept beside them: a fifth of the processor time until the engine is ready. Without a writable folder they are
// compiled each time. It must be on before the first of them is loaded.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/engine', import.meta.url)));
await import('./serve.js');
