import { IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { queues } from '../queues/queues.provider.js';

@PublishedAs<ClaimNextRequest>({ direction: 'in', example: {} })
export class ClaimNextRequest {
  @Describe('From this queue only; from any that the agent has the skills for without it.')
  @MayBeLeftOut()
  @IsIn(queues.names)
  queue?: string;
}
