import { readBoundedText } from '../../pipeline/providers/bounded-answer.js';

/** A longer list of models is not read. Bytes. */
const LARGEST_LIST = 8_000_000;

/** The names in an answer of `/models`; null where it is no list of OpenAI's form, is empty, or is too long to be read. */
export async function listedModels(answer: Response): Promise<readonly string[] | null> {
  try {
    const { data } = JSON.parse(await readBoundedText(answer, LARGEST_LIST)) as { data?: readonly { id?: unknown }[] };
    const names = Array.isArray(data) ? data.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : [];
    return names.length === 0 ? null : names;
  } catch {
    return null;
  }
}

/** Whether a list has a model. Ollama lists `llama3.1:latest` for what it also serves as `llama3.1`. */
export function lists(names: readonly string[], model: string): boolean {
  return names.some((name) => name === model || name === `${model}:latest`);
}
