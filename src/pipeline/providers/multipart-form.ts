import { randomUUID } from 'node:crypto';

/** A form as one body with its media type. */
export interface MultipartForm {
  readonly body: Blob;
  readonly contentType: string;
}

/**
 * A form with one file. A `FormData` is no substitute: when a request with one is aborted while its file is read, undici throws outside of the request.
 * @param filename and the names of fields: plain ASCII
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
