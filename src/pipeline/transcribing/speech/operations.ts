import { diarise } from './diarise-operation.js';
import type { SpeechOperation, SpeechOperations } from './speech-protocol.js';
import { transcribe } from './transcribe-operation.js';

/** What the child does for each operation. `beforeLoad` is called before it reads a model's files. */
export const OPERATIONS: {
  readonly [Name in SpeechOperation]: (
    request: SpeechOperations[Name]['request'],
    beforeLoad: () => void,
  ) => SpeechOperations[Name]['result'];
} = { transcribe, diarise };
