import { CaselineError } from '#platform/kernel';

export function agentNotRegistered(): CaselineError {
  return new CaselineError(
    'not-found',
    'agent-not-registered',
    'There is no agent with this id. A supervisor registers one by PUT /v1/agents/{agentId}.',
  );
}

/** A rule about agents forbids it now. Says which rule, and what would satisfy it. */
export function refusedToAgent(
  code: string,
  rule: string,
  remedy: string,
  extensions: Readonly<Record<string, unknown>> = {},
): CaselineError {
  return new CaselineError('rule-violated', code, `${rule} ${remedy}`, {
    extensions: { rule, remedy, ...extensions },
  });
}
