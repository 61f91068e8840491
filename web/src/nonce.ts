/** The nonce of this answer of the engine: style sheets that are written into the page carry it, since the policy allows no other. */
export function pageNonce(): string {
  return document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
}
