import { ProviderFaults } from '../../providers/provider-faults.js';

/** The faults of recognisers behind OpenAI's API. */
export const transcriberFaults = new ProviderFaults({
  prefix: 'TRANSCRIBER',
  noun: 'transcriber',
  modelKind: 'a speech-to-text model',
  tooLarge:
    'finds the upload too large or too long. Set a smaller maxUploadBytes or maxSeconds in TRANSCRIBER_CAPABILITIES, or raise the limit of the server or of the proxy in front of it.',
});
