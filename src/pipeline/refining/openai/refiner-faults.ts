import { ProviderFaults } from '../../providers/provider-faults.js';

/** The faults of language models behind OpenAI's API. */
export const refinerFaults = new ProviderFaults({
  prefix: 'REFINER',
  noun: 'refiner',
  modelKind: 'a chat model',
  tooLarge: 'finds the text too large. Set a smaller longestPart in REFINER_CAPABILITIES.',
});
