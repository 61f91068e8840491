import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import { tokenize } from '../text/tokens.js';
import { readTurns } from '../text/turns.js';
import { type EditedText, editText, type TextToEdit } from './edit-text.js';
import { cutAtLabels } from './inline-labels.js';
import { leaveOut } from './leave-out.js';

/** A text whose turns begin with labels of speakers. */
export interface TurnsToEdit extends TextToEdit {
  /** The labels; absent or empty if the text has none. */
  readonly speakers?: readonly string[];
}

/**
 * Edits a text turn by turn, so that no rule moves a word from one speaker to another, and keeps the labels. An empty turn is removed with
 * its label, and the turns of one speaker around it become one. Without labels from the caller, the labels in the text itself count.
 */
export function editTurns({ speakers = [], ...task }: TurnsToEdit): EditedText {
  const inline = speakers.length === 0 ? cutAtLabels(task.text) : null;
  const whole = inline?.text ?? task.text;
  const turns = readTurns(whole, inline?.labels ?? speakers);
  if (turns.every(({ speaker }) => speaker === null)) return editText(task);
  const kept: { speaker: string | null; text: string }[] = [];
  const remarks = new Set<string>();
  for (const { speaker, label, end } of turns) {
    const said = whole.slice(label[1], end).trim();
    if (isHesitation(said, task.language)) continue;
    const edited = editText({ ...task, text: said });
    for (const remark of edited.remarks) remarks.add(remark);
    const text = edited.text.trim();
    const last = kept.at(-1);
    if (text === '') continue;
    if (last !== undefined && last.speaker === speaker) last.text += ` ${text}`;
    else kept.push({ speaker, text });
  }
  const lines = kept.map(({ speaker, text }) => (speaker === null ? text : `${speaker}${inline?.mark ?? ':'} ${text}`));
  return { text: lines.join('\n\n'), remarks: [...remarks] };
}

/** Whether a turn consists of hesitations, such as a listener's "mm-hm". A text that has nothing else does not change. */
function isHesitation(text: string, language: string | null): boolean {
  const tokens = tokenize(text);
  return leaveOut(tokens, findDisfluencies(tokens, { language, punctuated: false })).every(
    (token) => token.text === '',
  );
}
