/** The polynomial of Ogg's checksum, most significant bit first. */
const POLYNOMIAL = 0x04c11db7;
/** Where a page's header keeps it: four bytes, counted as zeros. */
const FIELD = { start: 22, end: 26 };

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
  return value;
});

/** Whether the checksum of a page is correct; also true if its writer left it out. */
export function oggChecksum(page: Buffer): boolean {
  if (page.length < 27) return true;
  const told = page.readUInt32LE(FIELD.start);
  if (told === 0) return true;
  let sum = 0;
  for (let i = 0; i < page.length; i++) {
    const byte = i >= FIELD.start && i < FIELD.end ? 0 : (page[i] as number);
    sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] as number);
  }
  return sum >>> 0 === told;
}
