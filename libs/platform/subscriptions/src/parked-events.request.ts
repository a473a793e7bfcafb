import { IsOptional, IsString, Length } from 'class-validator';

/** Which parked events to try again; all of them by default. */
export class RetryParkedEventsRequest {
  @IsOptional()
  @IsString()
  @Length(1, 256)
  subscription?: string;

  @IsOptional()
  @IsString()
  @Length(1, 256)
  partition?: string;
}
