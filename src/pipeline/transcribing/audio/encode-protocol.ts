/** The only line that the encoding child writes, once its file is complete. */
export const ENCODED = 'encoded';
