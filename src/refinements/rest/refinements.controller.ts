import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { type BrandBiblePinAnswer, JobAnswer } from '../../jobs/rest/job-answers.js';
import { jobView } from '../../jobs/rest/job-view.js';
import { gradedFindings } from '../../jobs/results/graded-findings.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { RefineAgain } from '../versions/refine-again.js';
import { TextDiffs } from '../versions/text-diffs.js';
import type { RefinementRow } from '../versions/text-version-store.js';
import { TextVersions } from '../versions/text-versions.js';
import {
  type CoverageAnswer,
  type ProviderUsageAnswer,
  RefinementAnswer,
  RefinementListAnswer,
  type SecondOpinionAnswer,
  TextDiffAnswer,
} from './refinement-answers.js';

/** A text that a person edited. */
export class EditedTextBody {
  @ApiProperty({ description: 'The whole text' })
  @IsString({ message: 'must be a string' })
  text: string;

  @ApiPropertyOptional({ description: 'The version that was edited: 409 where another is current by now' })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  based_on?: number;
}

/** The body of `POST /v1/jobs/:id/refine-again`. */
class RefineAgainBody {
  @ApiPropertyOptional({ description: "A version of the brand's Brand Bible; left out: the active one" })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(1_000_000, { message: 'must be 1000000 or less' })
  brand_bible_version?: number;

  @ApiPropertyOptional({
    description: 'Whether the new text takes the place of one that a person edited',
    default: false,
  })
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  replace_edit?: boolean;
}

/** The versions of a job's text over REST. */
@ApiTags('refinements')
@Controller('v1/jobs')
@ForCallers()
export class RefinementsController {
  constructor(
    @Inject(RefineAgain) private readonly again: RefineAgain,
    @Inject(TextVersions) private readonly versions: TextVersions,
    @Inject(TextDiffs) private readonly diffs: TextDiffs,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Get(':id/refinements')
  @ApiOperation({ operationId: 'listRefinements', summary: 'Every version of the refined text, the newest first' })
  @ApiOkResponse({ description: 'The versions', type: RefinementListAnswer })
  @ApiFaults({ NOT_FOUND: 'there is no such job' })
  async list(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<RefinementListAnswer> {
    return { refinements: (await this.versions.list(caller, id)).map(refinementView) };
  }

  @Get(':id/diff')
  @ApiOperation({
    operationId: 'getTextDiff',
    summary: 'The words that differ between transcript and refined text, each with the reason',
  })
  @ApiOkResponse({ description: 'The differences', type: TextDiffAnswer })
  @ApiFaults({
    NOT_FOUND: 'there is no such job, or it has no two texts to compare yet',
    CONFLICT: 'the Brand Bible is not the one that the job was refined with',
    TEXTS_DELETED: 'retention deleted the texts of the job',
  })
  async diff(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TextDiffAnswer> {
    const changes = await this.diffs.compare(caller, id, null);
    return {
      changes: changes.map(({ label, before, after, rawSpan, refinedSpan }) => ({
        label,
        before,
        after,
        raw_span: rawSpan,
        refined_span: refinedSpan,
      })),
    };
  }

  @Post(':id/refine-again')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'refineAgain',
    summary: 'Refine a job that has ended again, without transcribing it again',
  })
  @ApiOkResponse({ description: 'The job, REFINING again', type: JobAnswer })
  @ApiFaults({
    FORBIDDEN: 'only admins and keys name a version that is not active',
    NOT_FOUND: 'there is no such job, or no such version of the Brand Bible',
    CONFLICT: 'the job has not ended with a transcript, or retention deleted its texts',
  })
  async refineAgain(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: RefineAgainBody) {
    const request = { version: body.brand_bible_version ?? null, replacesEdit: body.replace_edit ?? false };
    const job = await this.again.one(caller, id, request);
    return jobView(job, await this.reading.branding(caller, job));
  }

  @Put(':id/refined')
  @ApiOperation({
    operationId: 'editRefinedText',
    summary: 'Store an edited text as a further version, and make it the current one',
  })
  @ApiOkResponse({ description: 'The new version', type: RefinementAnswer })
  @ApiFaults({
    NOT_FOUND: 'there is no such job',
    CONFLICT: 'another version is current, the job is not COMPLETE, or its Brand Bible was changed',
  })
  async edit(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: EditedTextBody) {
    return refinementView(await this.versions.edit(caller, id, body.text, body.based_on ?? null));
  }
}

function refinementView(row: RefinementRow): RefinementAnswer {
  return {
    version: row.version,
    kind: row.kind,
    current: row.is_current,
    text: row.text,
    provider: row.provider,
    model: row.model,
    author: row.author,
    verdict: row.verdict,
    findings: gradedFindings(row.findings as RefinementFinding[], row.verdict),
    repaired: gradedFindings(row.repaired as RefinementFinding[], null),
    coverage: row.coverage as CoverageAnswer | null,
    opinions: row.opinions as SecondOpinionAnswer[],
    brand_bible: pinView(row),
    prompt_hash: row.prompt_hash,
    usage: row.usage as ProviderUsageAnswer[],
    created_at: row.created_at.toISOString(),
  };
}

function pinView(row: RefinementRow): BrandBiblePinAnswer | null {
  const { brand_bible_name: name, brand_bible_version: version, brand_bible_hash: hash } = row;
  return name === null || version === null || hash === null ? null : { name, version, hash };
}
