import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';

/** The body of `POST /v1/jobs/:id/refine-again`. */
export class RefineAgainBody {
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
