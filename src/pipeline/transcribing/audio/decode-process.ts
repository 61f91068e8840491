import { loadCached } from './compile-cache.js';
import { importLean } from './lean-imports.js';
import { dieWithParent } from './parent-watch.js';

/**
 * The child that decodes untrusted files: its native code may crash, hang or use up memory without affecting the engine.
 * It has no secrets in its environment, reads request lines, writes message lines, and dies with its parent.
 */
dieWithParent();
importLean();
const { answerRequests } = await loadCached(() => import('./decode-requests.js'));
answerRequests();
