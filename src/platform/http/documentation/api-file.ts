import { ApiResponse } from '@nestjs/swagger';

/**
 * Documents an answer that is a text and not JSON.
 * @param mediaType without parameters, e.g. `text/vtt`
 */
export function ApiTextFile(mediaType: string, description: string) {
  return ApiResponse({ status: 200, description, content: { [mediaType]: { schema: { type: 'string' } } } });
}
