import { AssemblyAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/assemblyai-recogniser.js';
import { DeepgramRecogniser } from '../../../../src/pipeline/transcribing/recognisers/deepgram-recogniser.js';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import { WhisperCppRecogniser } from '../../../../src/pipeline/transcribing/recognisers/whisper-cpp-recogniser.js';
import { servedRecogniserContract, type Variation } from '../../../contracts/served-recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import { assemblyai } from '../../../support/fake-speech/assemblyai.js';
import { azure } from '../../../support/fake-speech/azure.js';
import { deepgram } from '../../../support/fake-speech/deepgram.js';
import type { FakeSpeech } from '../../../support/fake-speech/fake-speech.js';
import { openai } from '../../../support/fake-speech/openai.js';
import { whisperCpp } from '../../../support/fake-speech/whisper-cpp.js';

/** The settings of a kind at its fake. */
const settings = (fake: FakeSpeech, { apiKey = fake.apiKey, capabilities }: Variation, model: string, path = '') => ({
  baseUrl: `${fake.address}${path}`,
  model,
  apiKey,
  ...(capabilities === undefined ? {} : { capabilities }),
});

servedRecogniserContract('OpenAI', {
  dialect: () => openai,
  make: (fake, variation) =>
    new OpenAiRecogniser(settings(fake, variation, 'whisper-1', '/v1'), variation.timeoutSeconds ?? WAIT_SECONDS),
  language: { field: 'language', unknown: null },
  terms: 'prompt',
  gives: { words: false, speakers: null },
  keyed: true,
});

servedRecogniserContract('Azure OpenAI', {
  dialect: () => azure,
  make: (fake, variation) =>
    new OpenAiRecogniser(
      { ...settings(fake, variation, 'our-whisper'), kind: 'azure', apiVersion: '2024-10-21' },
      variation.timeoutSeconds ?? WAIT_SECONDS,
    ),
  language: { field: 'language', unknown: null },
  terms: 'prompt',
  gives: { words: false, speakers: null },
  keyed: true,
});

servedRecogniserContract('whisper.cpp', {
  dialect: () => whisperCpp,
  make: (fake, variation) =>
    new WhisperCppRecogniser(settings(fake, variation, 'whisper.cpp'), variation.timeoutSeconds ?? WAIT_SECONDS),
  language: { field: 'language', unknown: ['language', 'auto'] },
  terms: 'prompt',
  gives: { words: true, speakers: null },
  keyed: false,
});

servedRecogniserContract('Deepgram', {
  dialect: () => deepgram,
  make: (fake, variation) =>
    new DeepgramRecogniser(settings(fake, variation, 'nova-3'), variation.timeoutSeconds ?? WAIT_SECONDS),
  language: { field: 'language', unknown: ['detect_language', 'true'] },
  terms: 'keyterm',
  gives: { words: true, speakers: ['diarize', 'true'] },
  keyed: true,
});

servedRecogniserContract('AssemblyAI', {
  dialect: assemblyai,
  make: (fake, variation) =>
    new AssemblyAiRecogniser(settings(fake, variation, 'universal-2'), variation.timeoutSeconds ?? WAIT_SECONDS, {
      firstMs: 5,
      longestMs: 20,
    }),
  language: { field: 'language_code', unknown: ['language_detection', true] },
  terms: 'keyterms_prompt',
  gives: { words: true, speakers: ['speaker_labels', true] },
  keyed: true,
});
