/** The one line that the encoding child says, when all of its file is written. */
export const ENCODED = 'encoded';
