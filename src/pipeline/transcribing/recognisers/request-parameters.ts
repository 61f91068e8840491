import type { ModelCapabilities } from './model-capabilities.js';
import type { RecognitionRequest } from './recogniser.js';

/** The fields of a request other than the file and the model. */
export type RequestParameters = ReturnType<typeof requestParameters>;

/** Translates the request into the parameters that the model supports. */
export function requestParameters(capabilities: ModelCapabilities, request: RecognitionRequest) {
  const { responseFormat, vocabulary: form, wordTimes } = capabilities;
  const { language, temperature } = request;
  const hint = language === null ? {} : form === 'keywords' ? { languages: [language] } : { language };
  return {
    ...formatOf(responseFormat, request.speakers),
    ...hint,
    ...terms(capabilities, request.vocabulary),
    ...(temperature === undefined ? {} : { temperature }),
    ...(wordTimes === 'yes' && responseFormat === 'verbose_json'
      ? { timestamp_granularities: ['segment' as const, 'word' as const] }
      : {}),
  };
}

/** Without `chunking_strategy`, a model that tells speakers refuses more than 30 seconds. It cannot be given their number. */
function formatOf(format: ModelCapabilities['responseFormat'], speakers: RecognitionRequest['speakers'] = 'off') {
  if (format !== 'diarized_json') return { response_format: format };
  return { response_format: speakers === 'off' ? ('json' as const) : format, chunking_strategy: 'auto' as const };
}

/** As many terms as the model accepts, in order. */
function terms({ vocabulary: form, promptCharacters, mostKeywords }: ModelCapabilities, terms: readonly string[]) {
  if (form === 'keywords' && terms.length > 0) return { keywords: terms.slice(0, mostKeywords) };
  const prompt = form === 'prompt' ? promptOf(terms, promptCharacters) : '';
  return prompt === '' ? {} : { prompt };
}

function promptOf(vocabulary: readonly string[], limit: number): string {
  let prompt = '';
  for (const term of vocabulary) {
    const longer = prompt === '' ? term : `${prompt}, ${term}`;
    if (longer.length > limit) break;
    prompt = longer;
  }
  return prompt;
}
