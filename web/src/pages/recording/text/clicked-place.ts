/** Attribute of an element whose text begins at this offset of the whole text. */
export const STARTS_AT = 'data-starts-at';

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** The offset of the text under the pointer; null where there is none, or where somebody selects text. */
export function clickedPlace({
  clientX,
  clientY,
}: {
  readonly clientX: number;
  readonly clientY: number;
}): number | null {
  if (getSelection()?.isCollapsed === false) return null;
  const caret = caretAt(clientX, clientY);
  const element = caret?.node.parentElement?.closest(`[${STARTS_AT}]`);
  if (!caret || !element) return null;
  return Number(element.getAttribute(STARTS_AT)) + caret.offset;
}

/** Safari and older browsers know only the range. */
function caretAt(x: number, y: number): Caret | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const found = document.caretPositionFromPoint(x, y);
    return found === null ? null : { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}
