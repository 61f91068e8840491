import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AudioLocationRules, parseAudioLocation, storageUrlOf } from '../../../src/jobs/audio/audio-location.js';

const hosted: AudioLocationRules = {
  supabaseUrl: 'https://abc.supabase.co',
  bucket: 'audio',
  allowedHosts: ['media.example.com', 'media.example.com:8443', '127.0.0.1:9000'],
  localMode: false,
};
const local: AudioLocationRules = { ...hosted, supabaseUrl: 'http://127.0.0.1:54321', localMode: true };
const codeOf = (address: string, rules: AudioLocationRules) => {
  try {
    return parseAudioLocation(address, rules);
  } catch (fault) {
    return (fault as { code: string }).code;
  }
};

describe('the address of the audio', () => {
  it.each([
    ['test-audio.mp3', 'test-audio.mp3'],
    ['file:name.mp3', 'file:name.mp3'],
    ['https://abc.storage.supabase.co/storage/v1/object/public/audio/u1/a.mp3', 'u1/a.mp3'],
    ['https://abc.storage.supabase.co/storage/v1/object/sign/audio/a.mp3?token=secret', 'a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/audio/u1/a%20b.mp3', 'u1/a b.mp3'],
    ['https://abc.supabase.co/storage/v1/object/public/audio/a.mp3', 'a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/authenticated/audio/a.mp3', 'a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/sign/audio/a.mp3?token=secret', 'a.mp3'],
    ['https://ABC.supabase.co:443/storage/v1/object/audio/audio/a.mp3', 'audio/a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/upload/sign/audio/u1/a.mp3?token=secret', 'u1/a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/info/audio/u1/a.mp3', 'u1/a.mp3'],
    ['https://abc.supabase.co/storage/v1/object/info/public/audio/u1/a.mp3', 'u1/a.mp3'],
  ])('%s is an object of the project', (address, path) => {
    expect(parseAudioLocation(address, hosted)).toEqual({ kind: 'object', path });
  });

  it.each([
    ['audio/u1/a b.mp3', 'u1/a b.mp3'],
    ['audio/audio/a.mp3', 'audio/a.mp3'],
  ])('%s may have the bucket in front', (address, path) => {
    expect(parseAudioLocation(address, hosted)).toEqual({ kind: 'object', path, inFolder: address });
  });

  it.each([
    'blob:https://studio.test/1f0c',
    'data:audio/mp4;base64,AAAA',
    'file:///var/mobile/rec.m4a',
    'content://media/external/audio/1',
    'undefined',
    'null',
    '[object Object]',
  ])('%s is named as an address of the client', (address) => {
    expect(() => parseAudioLocation(address, hosted)).toThrow(/exists in the client alone\. Upload the recording/);
  });

  it('takes any loopback address with a Storage path as the project in local mode alone', () => {
    const address = 'http://localhost:1234/storage/v1/object/audio/a.mp3';
    expect(codeOf(address, local)).toEqual({ kind: 'object', path: 'a.mp3' });
    expect(codeOf('http://[::1]:9/storage/v1/object/audio/a.mp3', local)).toEqual({ kind: 'object', path: 'a.mp3' });
    expect(codeOf(address, hosted)).toBe('AUDIO_FORBIDDEN');
    expect(codeOf('http://127.0.0.1.evil.test/storage/v1/object/audio/a.mp3', local)).toBe('AUDIO_FORBIDDEN');
  });

  it('takes https on a listed host, with its port, and http on a listed loopback host in local mode', () => {
    expect(codeOf('https://media.example.com/a.mp3?x=1', hosted)).toMatchObject({ kind: 'url' });
    expect(codeOf('https://media.example.com:8443/a.mp3', hosted)).toMatchObject({ kind: 'url' });
    expect(codeOf('http://127.0.0.1:9000/a.mp3', local)).toMatchObject({ kind: 'url' });
    expect(codeOf('http://127.0.0.1:9000/a.mp3', hosted)).toBe('AUDIO_FORBIDDEN');
  });

  it.each([
    ['https://abc.supabase.co/storage/v1/object/other/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://abc.supabase.co/storage/v1/object/audio/../other/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://abc.supabase.co/storage/v1/object/audio/%2e%2e/other/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://abc.supabase.co/storage/v1/object/audio/%2e%2e%2fother/a.mp3', 'AUDIO_UNREADABLE'],
    ['https://abc.supabase.co/storage/v1/object/audio/%252e%252e/a.mp3', 'AUDIO_UNREADABLE'],
    ['https://abc.supabase.co/storage/v1/object/audio/', 'AUDIO_UNREADABLE'],
    ['https://abc.supabase.co/storage/v1/object/audio/%zz', 'AUDIO_UNREADABLE'],
    ['https://abc.supabase.co/rest/v1/studio_jobs', 'AUDIO_FORBIDDEN'],
    ['https://xyz.storage.supabase.co/storage/v1/object/public/audio/a.mp3', 'AUDIO_FORBIDDEN'],
    ['http://abc.storage.supabase.co/storage/v1/object/public/audio/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://abc.storage.supabase.co/storage/v1/object/public/other/a.mp3', 'AUDIO_FORBIDDEN'],
    ['audio/../other/a.mp3', 'AUDIO_UNREADABLE'],
    ['http://abc.supabase.co/storage/v1/object/audio/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://abc.supabase.co@evil.test/storage/v1/object/audio/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://media.example.com:444/a.mp3', 'AUDIO_FORBIDDEN'],
    ['http://media.example.com/a.mp3', 'AUDIO_FORBIDDEN'],
    ['https://169.254.169.254/latest', 'AUDIO_FORBIDDEN'],
    ['file:///etc/passwd', 'AUDIO_FORBIDDEN'],
    ['https://media.example.com\\@evil.test/a', 'AUDIO_UNREADABLE'],
    ['https://media.example\n.com/a', 'AUDIO_UNREADABLE'],
    ['https://', 'AUDIO_UNREADABLE'],
    ['../../rest/v1/studio_jobs', 'AUDIO_UNREADABLE'],
    [`https://media.example.com/${'a'.repeat(5000)}`, 'AUDIO_UNREADABLE'],
  ])('%s is refused with %s', (address, code) => {
    expect(codeOf(address, hosted)).toBe(code);
  });

  it('finds back the path of every URL it made', () => {
    const name = fc.string({ unit: fc.constantFrom(..."azAZ09_-.!*'() &$@=;:+,éß音"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (segments) => {
        const path = segments.map((segment) => `x${segment}x`).join('/');
        const address = storageUrlOf('https://abc.supabase.co/', 'audio', path);
        expect(parseAudioLocation(address, hosted)).toEqual({ kind: 'object', path });
      }),
    );
  });
});
