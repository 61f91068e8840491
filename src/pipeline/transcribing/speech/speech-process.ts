import { dieWithParent } from '../audio/parent-watch.js';

/**
 * The child that holds the speech models: its native code may crash or use up memory without affecting the engine. It has no secrets in its
 * environment, reads request lines, writes message lines, and dies with its parent.
 */
dieWithParent();
const { answerSpeechRequests } = await import('./speech-requests.js');
answerSpeechRequests();
