import { IsBoolean, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp } from '#contracts';
import { Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { type Agent } from './agent.js';
import { type Shift } from './agent-events.js';

@PublishedAs<ShiftResponse>({
  direction: 'out',
  example: { from: '2026-03-02T00:00:00.000Z', until: '2026-03-02T08:00:00.000Z' },
})
export class ShiftResponse implements Shift {
  @IsTimestamp()
  from!: string;

  @IsTimestamp()
  until!: string;
}

const example = {
  agentId: 'agent-mei',
  skills: ['money-movement'],
  languages: ['en', 'zh-CN'],
  capacity: 5,
  shifts: [{ from: '2026-03-02T00:00:00.000Z', until: '2026-03-02T08:00:00.000Z' }],
} as const;

@PublishedAs<AgentResponse>({
  direction: 'out',
  description: 'An agent, as supervisors have described them.',
  example,
})
export class AgentResponse implements Agent {
  @IsString()
  agentId!: string;

  @IsString({ each: true })
  skills!: readonly string[];

  @IsString({ each: true })
  languages!: readonly string[];

  @Describe('How many cases at once.')
  @IsInt()
  @Min(0)
  capacity!: number;

  @HoldsEach(() => ShiftResponse)
  shifts!: readonly ShiftResponse[];
}

@PublishedAs<AgentAtWorkResponse>({
  direction: 'out',
  description: 'An agent, and what they have at hand.',
  example: { ...example, onShift: true, casesAtHand: 3 },
})
export class AgentAtWorkResponse extends AgentResponse {
  @IsBoolean()
  onShift!: boolean;

  @Describe(
    'New or open cases assigned to them. More than the capacity when somebody assigned them by hand.',
  )
  @IsInt()
  @Min(0)
  casesAtHand!: number;
}
