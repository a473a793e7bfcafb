import { type PipeTransform } from '@nestjs/common';
import { agentNotRegistered } from './agent-refusals.js';
import { isStaffId } from './staff-id.js';

/** What is nobody's id at all is answered like the id of nobody. */
export class AgentIdPipe implements PipeTransform<string, string> {
  transform(agentId: string): string {
    if (!isStaffId(agentId)) throw agentNotRegistered();
    return agentId;
  }
}
