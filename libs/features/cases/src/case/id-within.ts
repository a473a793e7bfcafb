import { v5 as uuidv5 } from 'uuid';

/** Of a thing that begins in a case: the same for a repeat of its cause, another one in each case of a bulk command. */
export function idWithin(caseId: string, causeId: string, name: string): string {
  return uuidv5(JSON.stringify([caseId, name]), causeId);
}
