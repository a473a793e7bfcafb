import { IsInt, IsString, Matches, Min } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';

@PublishedAs<ReportReplyFailureRequest>({
  direction: 'in',
  example: { replyRevision: 3, reason: 'mailbox-full' },
})
export class ReportReplyFailureRequest {
  @Describe('The case’s revision with that reply.')
  @IsInt()
  @Min(0)
  replyRevision!: number;

  @Describe('A code of the channel; never a text that names a person.')
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    message: '$property is a code of 1 to 64 letters, digits, dots, hyphens and underscores',
  })
  @IsString()
  reason!: string;
}
