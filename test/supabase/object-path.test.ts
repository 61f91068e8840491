import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storageUrlOf } from '../../src/jobs/audio/audio-location.js';
import { objectPathProblem, objectUrlPath, requireObjectPath } from '../../src/supabase/object-path.js';

const ROOT = 'http://project.test/storage/v1/object/audio/';

describe('the path of an object', () => {
  it.each([
    'test-audio.mp3',
    '3f0f1a52-6f57-4ad3-9f5f-0a4bb35b3d61/Interview (final) & notes+1.m4a',
    'Aufnahme Größe.wav',
    'रिकॉर्डिंग/音声.flac',
    "it's $5 @home=1;2:3,4!*.ogg",
    '.hidden/...mp3',
  ])('takes %s', (path) => {
    expect(objectPathProblem(path)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['/a.mp3', 'slash'],
    ['a//b.mp3', 'slash'],
    ['a/', 'slash'],
    ['../secrets/a', '".."'],
    ['a/./b', '"."'],
    ['a/..', '".."'],
    ['a/..;/b.mp3', '".."'],
    ['..;x=1/b.mp3', '".."'],
    ['a/.;/b.mp3', '"."'],
    ['a\\b', 'character'],
    ['%2e%2e/a', 'percent'],
    ['a/..;/b', '".."'],
    ['a\tb', 'character'],
    ['a\u0000b', 'character'],
    ['a\u202eb', 'character'],
    ['a\u200bb', 'character'],
    ['\ud800.mp3', 'unpaired surrogate'],
    ['x'.repeat(1025), 'longer'],
    ['ü'.repeat(513), 'longer'],
  ])('refuses %j: %s', (path, reason) => {
    expect(objectPathProblem(path)).toContain(reason);
    expect(() => requireObjectPath(path)).toThrow(expect.objectContaining({ code: 'AUDIO_UNREADABLE' }));
  });

  it('lets through nothing that a URL would read as another object', () => {
    const nasty = fc.string({
      unit: fc.oneof(fc.constantFrom(...'./\\?#%2e \t:&;+~[]'), fc.string({ unit: 'binary', maxLength: 1 })),
      maxLength: 30,
    });
    fc.assert(
      fc.property(nasty, (path) => {
        if (objectPathProblem(path) !== null) return;
        const url = new URL(`${ROOT}${objectUrlPath(path)}`);
        expect(url.search + url.hash).toBe('');
        expect(decodeURIComponent(url.pathname)).toBe(`/storage/v1/object/audio/${path}`);
        expect(decodeURIComponent(new URL(storageUrlOf('http://project.test', 'audio', path)).pathname)).toBe(
          `/storage/v1/object/audio/${path}`,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
