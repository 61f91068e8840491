/** Index of the first item of which it is true, and of all after it; `length` for none. By halves, for there may be as many findings as words. */
export function firstIndex(length: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
