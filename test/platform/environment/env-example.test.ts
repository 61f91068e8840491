import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { RawSettings, SETTINGS } from '../../../src/platform/environment/raw-settings.js';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';

const example = readFileSync('.env.example', 'utf8');
const lines = [...example.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]{2,})=(.*)$/gm)];

describe('.env.example', () => {
  it('names exactly the settings the engine reads, each once and in the same order', () => {
    expect(lines.map((line) => line[1])).toEqual(SETTINGS.map((setting) => setting.name));
  });

  it('comments each setting with its description', () => {
    for (const { description } of SETTINGS) expect(example).toContain(`# ${description}`);
  });

  it('is a file the engine accepts as it stands, and the same as having none', () => {
    expect(readEnvironment({}, { envFile: '.env.example' })).toEqual(readEnvironment({}, { envFile: null }));
  });

  it('shows defaults that are the defaults', () => {
    const plain = SETTINGS.filter(
      (setting) => /^[a-z0-9.,]+$/i.test(setting.default ?? '') && setting.default !== 'none',
    );
    const shown = Object.fromEntries(lines.map((line) => [line[1]!, line[2]!]));
    for (const { name, default: value } of plain) expect([name, shown[name]]).toEqual([name, value]);
    const source = Object.fromEntries(plain.map(({ name }) => [name, shown[name]]));
    expect(readEnvironment(source, { envFile: null })).toEqual(readEnvironment({}, { envFile: null }));
  });
});

describe('the settings class', () => {
  it('describes and validates every setting', () => {
    const validated = getMetadataStorage().getTargetValidationMetadatas(RawSettings, '', true, false);
    const names = new Set(validated.map((metadata) => metadata.propertyName));
    // The validator gives inherited settings in an order of its own.
    expect([...names].toSorted()).toEqual(SETTINGS.map((setting) => setting.name).toSorted());
  });
});
