import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';

/** A text that a person edited. */
export class EditedTextBody {
  @ApiProperty({ description: 'The whole text' })
  @IsString({ message: 'must be a text' })
  text: string;

  @ApiPropertyOptional({ description: 'The version that was edited: 409 where another is current by now' })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  based_on?: number;
}
