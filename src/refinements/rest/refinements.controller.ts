import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { CallerGuard } from '../../access/caller.guard.js';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { jobView } from '../../jobs/rest/job-view.js';
import { gradedFindings } from '../../jobs/results/graded-findings.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { RefineAgain } from '../versions/refine-again.js';
import { TextDiffs } from '../versions/text-diffs.js';
import type { RefinementRow } from '../versions/text-version-store.js';
import { TextVersions } from '../versions/text-versions.js';

/** A text that a person edited. */
class EditedTextBody {
  @ApiProperty({ description: 'The whole text' })
  @IsString({ message: 'must be a text' })
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
@ApiBearerAuth()
@Controller('v1/jobs')
@UseGuards(CallerGuard)
export class RefinementsController {
  constructor(
    @Inject(RefineAgain) private readonly again: RefineAgain,
    @Inject(TextVersions) private readonly versions: TextVersions,
    @Inject(TextDiffs) private readonly diffs: TextDiffs,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Get(':id/refinements')
  @ApiOperation({ summary: 'Every version of the refined text, the newest first' })
  async list(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return { refinements: (await this.versions.list(caller, id)).map(refinementView) };
  }

  @Get(':id/diff')
  @ApiOperation({ summary: 'The words that differ between transcript and refined text, each with the reason' })
  async diff(@CurrentCaller() caller: Caller, @Param('id') id: string) {
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
  @ApiOperation({ summary: 'Refine a job that has ended again, without transcribing it again' })
  async refineAgain(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: RefineAgainBody) {
    const request = { version: body.brand_bible_version ?? null, replacesEdit: body.replace_edit ?? false };
    const job = await this.again.one(caller, id, request);
    return jobView(job, await this.reading.branding(caller, job));
  }

  @Put(':id/refined')
  @ApiOperation({ summary: 'Store an edited text as a further version, and make it the current one' })
  async edit(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: EditedTextBody) {
    return refinementView(await this.versions.edit(caller, id, body.text, body.based_on ?? null));
  }

  @Put(':id/transcript')
  @HttpCode(204)
  @ApiOperation({ summary: 'Store an edited raw transcript beside the one that was recognised' })
  async editTranscript(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: EditedTextBody) {
    await this.versions.editTranscript(caller, id, body.text);
  }
}

function refinementView(row: RefinementRow) {
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
    coverage: row.coverage,
    opinions: row.opinions,
    brand_bible: row.brand_bible_name === null ? null : pinView(row),
    prompt_hash: row.prompt_hash,
    usage: row.usage,
    created_at: row.created_at.toISOString(),
  };
}

function pinView(row: RefinementRow) {
  return { name: row.brand_bible_name, version: row.brand_bible_version, hash: row.brand_bible_hash };
}
