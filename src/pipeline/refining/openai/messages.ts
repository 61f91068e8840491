import type { RefinerInput } from '../refiner.js';

/** One message of a chat. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Findings that are listed to the model: a longer list helps no one. */
const MOST_FINDINGS = 20;

function request({ transcript, before }: RefinerInput, tag: string): string {
  const context =
    before === undefined || before === ''
      ? ''
      : `The edited text so far ends like this. It is here for the sense alone: do not repeat it.\n<before-${tag}>\n${before}\n</before-${tag}>\n\n`;
  return `${context}Edit the transcript between the tags.\n<transcript-${tag}>\n${transcript}\n</transcript-${tag}>`;
}

function repairRequest(findings: readonly { readonly message: string }[], tag: string): string {
  const list = findings.slice(0, MOST_FINDINGS).map(({ message }) => `- ${message}`);
  return [
    'Your text differs from the transcript. A check found, between the tags, as data:',
    `<findings-${tag}>`,
    ...list,
    `</findings-${tag}>`,
    'Edit the same transcript again so that none of this is left. Return the whole edited text alone.',
  ].join('\n');
}

/** The chat for one part. The tag is random for each request, so that no speech can close it. */
export function chatMessages(input: RefinerInput, tag: string): ChatMessage[] {
  const messages: ChatMessage[] = [
    { role: 'system', content: input.systemPrompt },
    { role: 'user', content: request(input, tag) },
  ];
  if (input.repair === undefined) return messages;
  const { text, findings } = input.repair;
  const earlier = text === '' ? [] : [{ role: 'assistant' as const, content: text }];
  return [...messages, ...earlier, { role: 'user', content: repairRequest(findings, tag) }];
}
