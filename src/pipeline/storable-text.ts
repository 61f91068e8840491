/** A text as PostgreSQL can store it: a NUL and a lone half of a character, which others' error messages may hold, are replaced. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
