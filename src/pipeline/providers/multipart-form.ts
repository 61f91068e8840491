import { randomUUID } from 'node:crypto';

/** A form as one body, with its media type. */
export interface MultipartForm {
  readonly body: Blob;
  readonly contentType: string;
}

/**
 * Builds a form with one file. `FormData` cannot replace it: if a request is aborted while undici reads its file, undici throws outside the request.
 * @param filename plain ASCII, like the names of the fields
 */
export function multipartForm(fields: Readonly<Record<string, string>>, file: Blob, filename: string): MultipartForm {
  const boundary = `form-${randomUUID()}`;
  const part = (disposition: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}${more}\r\n\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const head = part(`name="file"; filename="${filename}"`, '\r\ncontent-type: application/octet-stream');
  const body = new Blob([...texts, head, file, `\r\n--${boundary}--\r\n`]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}
