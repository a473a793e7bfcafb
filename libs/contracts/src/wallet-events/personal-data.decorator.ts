import { Annotate, annotationsOf } from '#platform/json-schema';

/**
 * What a field says about a person: `identifier` for a pseudonymous id that singles somebody out,
 * `personal` for what tells something about them (free text, phone, email).
 */
export type PersonalDataKind = 'identifier' | 'personal';

/** Also stands in the published schema. */
const KEYWORD = 'x-personal-data';

/** Marks a field of a contract: it is masked, encrypted, erased and kept out of logs by this mark. */
export function PersonalData(kind: PersonalDataKind = 'personal'): PropertyDecorator {
  return Annotate({ keywords: { [KEYWORD]: kind } });
}

/** The marked fields of a contract, those that it inherits included. */
export function personalFieldsOf(
  contract: abstract new () => object,
): ReadonlyMap<string, PersonalDataKind> {
  const marked = [...annotationsOf(contract)].flatMap(([field, { keywords }]) => {
    const kind = keywords?.[KEYWORD] as PersonalDataKind | undefined;
    return kind === undefined ? [] : [[field, kind] as const];
  });
  return new Map(marked);
}
