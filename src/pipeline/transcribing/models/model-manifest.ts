import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  validateSync,
} from 'class-validator';
import type { FileOrigin, ModelFile, ModelSpec, SpecFamily } from './model-spec.js';

/** The files that each kind of model has. */
const ROLES: Readonly<Record<SpecFamily, readonly string[]>> = {
  whisper: ['encoder', 'decoder', 'tokens'],
  transducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  moonshine: ['preprocessor', 'encoder', 'uncachedDecoder', 'cachedDecoder', 'tokens'],
  'sense-voice': ['model', 'tokens'],
  speakers: ['segmentation', 'embedding'],
};
/** Names become folders and files: no separators, no dot in front. */
const SAFE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;
/** Reserved names: the manifest beside the files, and incomplete files. */
const FILE_NAME = /^(?!model\.json$)(?!.*\.part$)[A-Za-z0-9][\w.-]{0,99}$/;
const REPOSITORY = /^[A-Za-z0-9][\w.-]{0,99}\/[A-Za-z0-9][\w.-]{0,99}$/;

class OriginShape implements FileOrigin {
  @Matches(REPOSITORY) repository: string;
  @Matches(SAFE_NAME) revision: string;
  @Matches(SAFE_NAME) name: string;
}

class FileShape implements ModelFile {
  @IsString() @MaxLength(40) role: string;
  @Matches(FILE_NAME) name: string;
  @IsInt() @Min(0) @Max(100_000_000_000) bytes: number;
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
  @IsOptional() @ValidateNested() @Type(() => OriginShape) from?: OriginShape;
}

class SpecShape implements ModelSpec {
  @Matches(/^[a-z0-9][a-z0-9._-]{0,63}$/) name: string;
  @IsIn(Object.keys(ROLES)) family: SpecFamily;
  @IsString() @MaxLength(300) description: string;
  @ArrayMaxSize(300) @Matches(/^[a-z]{2,3}$/, { each: true }) languages: string[];
  @IsString() @MaxLength(200) licence: string;
  @Matches(REPOSITORY) repository: string;
  @Matches(SAFE_NAME) revision: string;
  @IsString() @MaxLength(500) source: string;
  @ValidateNested({ each: true }) @Type(() => FileShape) @ArrayMinSize(1) @ArrayMaxSize(20) files: FileShape[];
}

/** Reads the description of a model from JSON that others wrote; null if it is none. */
export function readSpec(value: unknown): ModelSpec | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const spec = plainToInstance(SpecShape, value);
  if (validateSync(spec, { whitelist: true }).length > 0) return null;
  const roles = spec.files.map(({ role }) => role);
  return ROLES[spec.family].every((role) => roles.includes(role)) ? spec : null;
}
