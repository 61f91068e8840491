/** What a language model supports and costs. Every field can be set by REFINER_CAPABILITIES under its own name. */
export interface ChatCapabilities {
  /** Longest transcript of one request, in UTF-16 units. */
  readonly longestPart: number;
  /** Requests at once, over all replicas. */
  readonly parallel: number;
  /** Requests a minute, over all replicas; 0: no limit known. */
  readonly requestsPerMinute: number;
  /** US dollars for a million tokens; null: no price is set, and no cost is recorded. */
  readonly inputPricePerMillion: number | null;
  readonly outputPricePerMillion: number | null;
}

/**
 * A model on somebody's own server: Ollama, vLLM, llama.cpp. One GPU serves a few requests at once. The longest part is about 3,500
 * tokens: small models keep to their task on it, its edited text fits the usual output limit of 4,096, and the prompt weighs little beside it.
 */
const SELF_HOSTED: ChatCapabilities = {
  longestPart: 14_000,
  parallel: 4,
  requestsPerMinute: 0,
  inputPricePerMillion: null,
  outputPricePerMillion: null,
};

/** OpenAI's own models, also under the publisher's name that routers put in front; gpt-oss runs elsewhere. */
const OPENAI = /^(?:[\w.-]+\/)*(gpt-\d|o\d|chatgpt-)/;

/** The record of a model by its name, with the fields that a setting overrides. */
export function chatCapabilitiesOf(model: string, overrides: Readonly<Record<string, string>> = {}): ChatCapabilities {
  const record = OPENAI.test(model) ? { ...SELF_HOSTED, parallel: 8 } : SELF_HOSTED;
  const changed = Object.entries(overrides).map(([field, value]) => [field, Number(value)]);
  return { ...record, ...Object.fromEntries(changed) };
}

/** US dollars for the tokens of a request; undefined without a price, or where the server did not count them. */
export function chatCost(
  { inputPricePerMillion, outputPricePerMillion }: ChatCapabilities,
  { inputTokens, outputTokens }: { readonly inputTokens?: number; readonly outputTokens?: number },
): number | undefined {
  if (inputPricePerMillion === null || outputPricePerMillion === null) return undefined;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  return (inputTokens * inputPricePerMillion + outputTokens * outputPricePerMillion) / 1e6;
}
