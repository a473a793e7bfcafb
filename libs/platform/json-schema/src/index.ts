export { Annotate, annotationsOf, Describe } from './annotations.decorator.js';
export {
  type ClassContract,
  contractOf,
  type Parameter,
  parametersOf,
  PublishedAs,
} from './class-contract.js';
export {
  type Contract,
  type Direction,
  SchemaCollection,
  type SchemaReferences,
} from './contract.js';
export {
  Holds,
  HoldsContract,
  HoldsEach,
  MayBeAbsent,
  MayBeLeftOut,
  OrNull,
  RequiredUnless,
  RequiredWhen,
  RequiredWith,
  type TextRule,
  textRule,
  type ValueRule,
  valueRule,
} from './fields.decorator.js';
export { DIALECT, type JsonSchema } from './json-schema.js';
