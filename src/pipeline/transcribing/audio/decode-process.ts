import { loadCached } from './compile-cache.js';
import { dieWithParent } from './parent-watch.js';

/**
 * The child in which strangers' files are decoded: native code that may crash, hang or eat memory, and takes nothing with it.
 * It has no secrets in its environment, reads request lines, writes message lines, and dies with its parent.
 */
dieWithParent();
const { answerRequests } = await loadCached(() => import('./decode-requests.js'));
answerRequests();
