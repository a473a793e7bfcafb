import {
  buildMessage,
  IsArray,
  IsOptional,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { Annotate } from './annotations.decorator.js';
import { contractOf } from './class-contract.js';
import { type Contract } from './contract.js';
import { type JsonSchema } from './json-schema.js';
import { RuleKeywords } from './rule-keywords-of-our-own.js';

type ContractClass = new () => object;

/** May be left out, but not be null: "not said" is told in one way only. */
export const MayBeLeftOut = (): PropertyDecorator =>
  both(
    ValidateIf((_, value) => value !== undefined),
    Annotate({ optional: true }),
  );

/** Always there, and null where there is nothing to say. */
export const OrNull = (): PropertyDecorator =>
  both(
    ValidateIf((_, value) => value !== null),
    Annotate({ nullable: true }),
  );

/** May be left out or be null. */
export const MayBeAbsent = (): PropertyDecorator =>
  both(IsOptional(), Annotate({ optional: true, nullable: true }));

/** May be left out unless another field has one of these values. */
export const RequiredWhen = (field: string, isOneOf: readonly string[]): PropertyDecorator =>
  both(
    ValidateIf(
      (object: Readonly<Record<string, unknown>>, value) =>
        value !== undefined || (isOneOf as readonly unknown[]).includes(object[field]),
    ),
    Annotate({ optional: true, requiredWhen: { field, isOneOf } }),
  );

/** Has to be there unless another field has one of these values. */
export const RequiredUnless = (field: string, isOneOf: readonly string[]): PropertyDecorator =>
  both(
    ValidateIf(
      (object: Readonly<Record<string, unknown>>, value) =>
        value !== undefined || !(isOneOf as readonly unknown[]).includes(object[field]),
    ),
    Annotate({ optional: true, requiredUnless: { field, isOneOf } }),
  );

/** May be left out unless another field is there: the one says nothing without the other. */
export const RequiredWith = (field: string): PropertyDecorator =>
  both(
    ValidateIf(
      (object: Readonly<Record<string, unknown>>, value) =>
        value !== undefined || object[field] !== undefined,
    ),
    Annotate({ optional: true, requiredWith: field }),
  );

/** An object with a contract of its own. */
export const Holds = (type: () => ContractClass): PropertyDecorator =>
  Annotate({ holds: { contract: () => contractOf(type()), list: false } });

/** An object whose contract is no class. */
export const HoldsContract = (contract: Contract): PropertyDecorator =>
  Annotate({ holds: { contract: () => contract, list: false } });

/** A list of objects with a contract of their own. */
export const HoldsEach = (type: () => ContractClass): PropertyDecorator =>
  both(IsArray(), Annotate({ holds: { contract: () => contractOf(type()), list: true } }));

export interface TextRule {
  readonly name: string;
  /** What the message says behind the field's name: "must be …". */
  readonly sentence: string;
  readonly pattern: RegExp;
  readonly keywords?: JsonSchema;
  /** What no pattern can say. */
  readonly holds?: (text: string) => boolean;
}

/** A rule about text that validates and is published from one definition. */
export function textRule({ name, sentence, pattern, keywords, holds = () => true }: TextRule) {
  const description = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  const published = new RuleKeywords({
    description,
    type: 'string',
    pattern: pattern.source,
    ...keywords,
  });
  return (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name,
        constraints: [published],
        validator: {
          validate: (value) => typeof value === 'string' && pattern.test(value) && holds(value),
          defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
        },
      },
      options,
    );
}

export interface ValueRule {
  readonly name: string;
  /** What the message says behind the field's name: "is …". */
  readonly sentence: string;
  readonly keywords: JsonSchema;
  readonly holds: (value: unknown) => boolean;
}

/** A rule about any value, checked by code that says the same as the keywords that are published. */
export function valueRule({ name, sentence, keywords, holds }: ValueRule) {
  return (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name,
        constraints: [new RuleKeywords(keywords)],
        validator: {
          validate: holds,
          defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
        },
      },
      options,
    );
}

function both(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, field) => {
    for (const decorate of decorators) decorate(target, field);
  };
}
