import { caseNumberOf } from '../case/case-number.js';

/** Fields in which an event of a case has what people search for, in whatever topic the event is. */
const SEARCHED = new Set([
  'accountId',
  'answer',
  'comment',
  'customerId',
  'description',
  'note',
  'question',
  'reason',
  'reasonCode',
  'registrationId',
  'resolution',
  'text',
  'transactionId',
]);

/** When something occurred is asked by filters. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** The texts of an event by which its case is found; tags come and go, so they are no texts. */
export function searchedTexts({
  type,
  data,
}: {
  readonly type: string;
  readonly data: object;
}): readonly string[] {
  const texts = Object.entries(data).flatMap(([field, value]) =>
    field === 'payload' || SEARCHED.has(field) ? textsIn(value) : [],
  );
  if (type !== 'CaseOpened') return texts;
  return [caseNumberOf((data as { readonly caseId: string }).caseId), ...texts];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return MOMENT.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
