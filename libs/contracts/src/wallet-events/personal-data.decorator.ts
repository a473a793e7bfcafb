/**
 * What a field says about a person: `identifier` for a pseudonymous id that singles somebody out,
 * `personal` for what tells something about them (free text, phone, email).
 */
export type PersonalDataKind = 'identifier' | 'personal';

const marks = new WeakMap<object, Map<string, PersonalDataKind>>();

/** Marks a field of a contract: it is masked, encrypted, erased and kept out of logs by this mark. */
export function PersonalData(kind: PersonalDataKind = 'personal'): PropertyDecorator {
  return (prototype, field) => {
    const own = marks.get(prototype) ?? new Map<string, PersonalDataKind>();
    marks.set(prototype, own.set(String(field), kind));
  };
}

/** The marked fields of a contract, those that it inherits included. */
export function personalFieldsOf(
  contract: abstract new () => object,
): ReadonlyMap<string, PersonalDataKind> {
  const fields = new Map<string, PersonalDataKind>();
  let prototype: unknown = contract.prototype;
  while (typeof prototype === 'object' && prototype !== null) {
    for (const [field, kind] of marks.get(prototype) ?? []) {
      if (!fields.has(field)) fields.set(field, kind);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return fields;
}
