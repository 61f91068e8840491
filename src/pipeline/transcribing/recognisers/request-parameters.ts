import type { ModelCapabilities } from './model-capabilities.js';
import type { RecognitionRequest } from './recogniser.js';
import { formatOf, type Refused } from './refused-parameters.js';

/** The fields of a request other than the file and the model. */
export type RequestParameters = ReturnType<typeof requestParameters>;

/**
 * Translates the request into the parameters that the model supports.
 * @param refused what the server refused before: it is left out
 */
export function requestParameters(capabilities: ModelCapabilities, request: RecognitionRequest, refused: Refused) {
  const { temperature } = request;
  const format = formatOf(capabilities, request.speakers, refused);
  const parameters = {
    response_format: format,
    ...languageHint(capabilities, request.language),
    ...terms(capabilities, request.vocabulary),
    ...(temperature === undefined ? {} : { temperature }),
    ...(capabilities.wordTimes === 'yes' && format === 'verbose_json'
      ? { timestamp_granularities: ['segment' as const, 'word' as const] }
      : {}),
    // Without it, a model that labels speakers refuses more than 30 seconds. It cannot be given their number.
    ...(capabilities.responseFormat === 'diarized_json' ? { chunking_strategy: 'auto' as const } : {}),
  };
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => !refused.has(name)),
  ) as unknown as typeof parameters;
}

/** Without a language some servers take English for granted: they need the word `auto`. */
function languageHint({ vocabulary, unknownLanguage }: ModelCapabilities, language: string | null) {
  if (language === null) return unknownLanguage === 'auto' ? { language: 'auto' } : {};
  return vocabulary === 'keywords' ? { languages: [language] } : { language };
}

/** As many terms as the model accepts, in order. */
function terms({ vocabulary: form, promptCharacters, mostKeywords }: ModelCapabilities, terms: readonly string[]) {
  if (form === 'keywords' && terms.length > 0) return { keywords: terms.slice(0, mostKeywords) };
  const prompt = form === 'prompt' ? promptOf(terms, promptCharacters) : '';
  return prompt === '' ? {} : { prompt };
}

/** The terms as a prompt that is not longer than the limit, in UTF-16 units. */
export function promptOf(vocabulary: readonly string[], limit: number): string {
  let prompt = '';
  for (const term of vocabulary) {
    const longer = prompt === '' ? term : `${prompt}, ${term}`;
    if (longer.length > limit) break;
    prompt = longer;
  }
  return prompt;
}
