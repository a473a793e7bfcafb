import { IsInt, IsString, Min } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';

@PublishedAs<CaseRevisionResponse>({
  direction: 'out',
  description: 'A case, for whom nothing else of it is meant.',
  example: { caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b', revision: 4 },
})
export class CaseRevisionResponse {
  @IsString()
  caseId!: string;

  @IsInt()
  @Min(0)
  revision!: number;
}
