import { ProviderFaults } from '../../providers/provider-faults.js';

/** The faults of recognisers behind OpenAI's API. */
export const transcriberFaults = new ProviderFaults({
  prefix: 'TRANSCRIBER',
  noun: 'transcriber',
  modelKind: 'a speech-to-text model',
  tooLarge: 'finds the upload too large. Upload a shorter recording.',
});
