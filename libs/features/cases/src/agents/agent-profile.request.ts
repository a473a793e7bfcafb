import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { queues } from '../queues/queues.provider.js';
import { type AgentProfile } from './agent.js';
import { type Shift } from './agent-events.js';
import { MOST_CASES_AT_ONCE, MOST_SHIFTS } from './agent-faults.js';

@PublishedAs<ShiftRequest>({
  direction: 'in',
  description: 'From when until when an agent works: at most 24 hours, and no two overlap.',
  example: { from: '2026-03-02T00:00:00Z', until: '2026-03-02T08:00:00Z' },
})
export class ShiftRequest implements Shift {
  @IsTimestamp()
  from!: string;

  @IsTimestamp()
  until!: string;
}

const LANGUAGE = /^[A-Za-z0-9-]{2,35}$/;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

@PublishedAs<AgentProfileRequest>({
  direction: 'in',
  description: 'All that is known of an agent; what was said before and is not here is gone.',
  example: {
    skills: ['money-movement'],
    languages: ['en', 'zh-CN'],
    capacity: 5,
    shifts: [{ from: '2026-03-02T00:00:00Z', until: '2026-03-02T08:00:00Z' }],
  },
})
export class AgentProfileRequest implements AgentProfile {
  @Describe(`Those that queues need: ${queues.skills.join(', ')}.`)
  @Matches(KEBAB, { each: true, message: '$property are in kebab-case' })
  @IsString({ each: true })
  @IsArray()
  skills!: readonly string[];

  @Describe('BCP 47. A case whose language is known is claimed by who speaks it.')
  @Matches(LANGUAGE, { each: true, message: '$property are tags such as zh-CN' })
  @IsString({ each: true })
  @IsArray()
  languages!: readonly string[];

  @Describe('How many cases at once; 0 for nobody who claims.')
  @IsInt()
  @Min(0)
  @Max(MOST_CASES_AT_ONCE)
  capacity!: number;

  @HoldsEach(() => ShiftRequest)
  @Type(() => ShiftRequest)
  @ValidateNested({ each: true })
  @ArrayMaxSize(MOST_SHIFTS)
  shifts!: readonly ShiftRequest[];
}
