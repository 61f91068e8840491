let token = '';

/** Keeps the token in this page's memory alone: nothing is stored in the browser. */
export function setToken(text: string): void {
  token = text.trim().replace(/^bearer +/i, '');
}

/** The header that shows the token; none while the box is empty, which is enough on the machine of a local engine. */
export function credentials(): Record<string, string> {
  return token === '' ? {} : { authorization: `Bearer ${token}` };
}
