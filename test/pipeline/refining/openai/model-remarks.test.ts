import { describe, expect, it } from '@jest/globals';
import { withoutRemarks } from '../../../../src/pipeline/refining/openai/model-remarks.js';
import { processorMs } from '../../../support/processor-time.js';

describe('what a model says about its text', () => {
  it('is left out, however it is set off', () => {
    expect(
      withoutRemarks('Der bearbeitete Text:**\nWir haben Lieder aufgenommen.', 'wir haben lieder aufgenommen'),
    ).toBe('Wir haben Lieder aufgenommen.');
  });

  it('is looked for in no time in an answer that was written to take long', () => {
    const answer = `${'#'.repeat(60_000)}a\nWe recorded songs.`;
    const took = processorMs(() => expect(withoutRemarks(answer, 'we recorded songs')).toBe(answer));
    expect(took).toBeLessThan(2_000);
  });
});
