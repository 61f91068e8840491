/** What one check of `studio doctor` found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  /** `warn`: it works, and something is worth a look. `fail`: something does not work. */
  readonly level: 'ok' | 'warn' | 'fail';
  /** What was found, a sentence. */
  readonly message: string;
  /** What to do about it; null if nothing is to be done. */
  readonly cure: string | null;
}

export const ok = (check: string, message: string): Finding => ({ check, level: 'ok', message, cure: null });
export const warn = (check: string, message: string, cure: string | null): Finding => ({
  check,
  level: 'warn',
  message,
  cure,
});
export const fail = (check: string, message: string, cure: string | null): Finding => ({
  check,
  level: 'fail',
  message,
  cure,
});

/** A message of the engine: what is wrong and, in its later sentences, what to do. */
export function failWith(check: string, text: string): Finding {
  const [, what = text, cure = ''] = /^(.*?[.!])\s+(.+)$/s.exec(text) ?? [];
  return fail(check, what, cure === '' ? null : cure);
}
