import type { Lie } from './lie.js';

/** Answers that are no edit at all, or are wrapped in something. */
export const LIES_OF_FORM: readonly Lie[] = [
  {
    kind: 'a refusal',
    by: () => [
      "I'm sorry, but I can't help with that.",
      'I cannot assist with this request.',
      'As an AI language model, I am not able to edit this text.',
      'Sorry, I can’t comply.',
    ],
  },
  {
    kind: 'an answer',
    by: () => [
      'Certainly! I would be delighted to help with this request, and I have prepared an answer.',
      'Yes.',
      'Done.',
      'Okay, I did that.',
    ],
  },
  {
    kind: 'translated',
    by: () => [
      'Nous avons enregistré les chansons dans cette pièce et personne ne nous a rien dit.',
      'Wir haben die Lieder in diesem Raum aufgenommen, und niemand hat uns etwas gesagt.',
      'Grabamos las canciones en esta sala y nadie nos dijo nada.',
      '我们在这个房间录制了这些歌曲。',
    ],
  },
  { kind: 'nothing', by: () => ['', ' ', '.', '…', '""', 'N/A', 'null'] },
  {
    kind: 'wrapped in JSON',
    by: (text) => [JSON.stringify({ text }), JSON.stringify({ refined_text: text }, null, 2), JSON.stringify([text])],
  },
  {
    kind: 'wrapped in XML',
    by: (text) => [`<text>${text}</text>`, `<refined>\n${text}\n</refined>`, `<p>${text}</p>`],
  },
  { kind: 'wrapped in quotes', by: (text) => (/["“]/.test(text) ? [] : [`"${text}"`, `“${text}”`]) },
  { kind: 'wrapped in a code fence', by: (text) => [`\`\`\`\n${text}\n\`\`\``, `\`\`\`text\n${text}\n\`\`\``] },
  {
    kind: 'Markdown',
    by: (text) => [
      `**${text}**`,
      `- ${text}`,
      `> ${text}`,
      text.replace(/\b(\w+)\b/, '**$1**'),
      `1. ${text}`,
      text.replace(/\b(\w+)\b/, '*$1*'),
    ],
  },
  { kind: 'labels of speakers added', by: (text) => [`Speaker: ${text}`, `Interviewer: ${text}`, `Maria: ${text}`] },
  {
    kind: 'special signs of a model',
    by: (text) => [
      `${text}<|im_end|>`,
      `<think>The user wants an edit.</think>${text}`,
      `[INST] ${text} [/INST]`,
      `${text}</s>`,
    ],
  },
];
