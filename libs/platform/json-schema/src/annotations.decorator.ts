import { type Contract } from './contract.js';
import { type JsonSchema } from './json-schema.js';

/** That another field has one of these values. */
export interface FieldValues {
  readonly field: string;
  readonly isOneOf: readonly string[];
}

/** What a field's schema says beside its rules. */
export interface FieldAnnotations {
  readonly keywords?: JsonSchema;
  readonly optional?: boolean;
  readonly nullable?: boolean;
  /** Holds objects of another contract, or a list of them. */
  readonly holds?: { readonly contract: () => Contract; readonly list: boolean };
  readonly requiredWhen?: FieldValues;
  readonly requiredUnless?: FieldValues;
  /** Required as soon as this other field is there. */
  readonly requiredWith?: string;
}

const annotations = new WeakMap<object, Map<string, FieldAnnotations>>();

/** Adds to what the schema of a field says. */
export function Annotate({ keywords, ...more }: FieldAnnotations): PropertyDecorator {
  return (prototype, field) => {
    const own = annotations.get(prototype) ?? new Map<string, FieldAnnotations>();
    const known = own.get(String(field));
    const merged = { ...known, ...more, keywords: { ...known?.keywords, ...keywords } };
    annotations.set(prototype, own.set(String(field), merged));
  };
}

/** What the field means, in a sentence for the published documents. */
export const Describe = (description: string) => Annotate({ keywords: { description } });

/** A field that a class marks anew forgets what an inherited one said. */
export function annotationsOf(
  contract: abstract new () => object,
): ReadonlyMap<string, FieldAnnotations> {
  const fields = new Map<string, FieldAnnotations>();
  let prototype: unknown = contract.prototype;
  while (typeof prototype === 'object' && prototype !== null) {
    for (const [field, annotation] of annotations.get(prototype) ?? []) {
      if (!fields.has(field)) fields.set(field, annotation);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return fields;
}
