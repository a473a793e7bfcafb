import { IsString } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';

@PublishedAs<HandedOverResponse>({
  direction: 'out',
  example: { caseIds: ['3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b'] },
})
export class HandedOverResponse {
  @Describe('Of the cases that were handed over. A repeat names those that were left.')
  @IsString({ each: true })
  caseIds!: readonly string[];
}
