import { type Direction, type JsonSchema } from '#platform/json-schema';
import { type NarrowingKind, narrowings } from './narrowing.js';
import {
  type RecordedContract,
  type RecordedContracts,
  type RecordedRoute,
} from './recorded-contracts.js';

/** A sentence for each change that breaks somebody who relies on what was published before. */
export function breakingChanges(
  before: RecordedContracts,
  after: RecordedContracts,
): readonly string[] {
  return [
    ...inBoth(before.contracts, after.contracts, contractChanges, 'is published no more'),
    ...inBoth(before.routes, after.routes, routeChanges, 'is there no more'),
  ];
}

function inBoth<Kind>(
  before: Readonly<Record<string, Kind>>,
  after: Readonly<Record<string, Kind>>,
  compare: (before: Kind, after: Kind) => readonly string[],
  gone: string,
): readonly string[] {
  return Object.entries(before).flatMap(([name, one]) => {
    const other = after[name];
    if (other === undefined) return [`${name} ${gone}.`];
    return compare(one, other).map((change) => `${name}: ${change}`);
  });
}

function contractChanges(before: RecordedContract, after: RecordedContract): readonly string[] {
  if (before.direction !== after.direction) return ['is used in the other direction.'];
  return schemaChanges(before.schema, after.schema, before.direction);
}

/** Of what we take, nothing may be refused that was taken; of what we give, readers may get nothing new in kind. */
function schemaChanges(
  before: JsonSchema,
  after: JsonSchema,
  direction: Direction,
): readonly string[] {
  if (direction === 'in') {
    return narrowings(before, after).map(
      ({ at, kind, what }) => `${at === '' ? '' : `${at} `}${FOR_WRITERS[kind](what)}`,
    );
  }
  return [
    ...removedFields(before, after),
    ...narrowings(after, before).map(
      ({ at, kind, what }) => `${at === '' ? '' : `${at} `}${FOR_READERS[kind](what)}`,
    ),
  ];
}

function removedFields(before: JsonSchema, after: JsonSchema): readonly string[] {
  const left = after.properties ?? {};
  return Object.keys(before.properties ?? {})
    .filter((name) => !left[name])
    .map((name) => `${name} is gone.`);
}

type Words = Readonly<Record<NarrowingKind, (what: string) => string>>;

const FOR_WRITERS: Words = {
  required: (field) => `${field} is required now.`,
  type: (types) => `takes fewer types: ${types}.`,
  values: (value) => `takes ${value} no more.`,
  text: (keyword) => `has another ${keyword}.`,
  bound: (keyword) => `has a tighter ${keyword}.`,
  field: (field) => `does not take ${field} any more.`,
  variant: (variant) => `does not take the variant ${variant} any more.`,
  reference: (name) => `is another contract now: ${name}.`,
  condition: (condition) => `has a new condition: ${condition}.`,
};

const FOR_READERS: Words = {
  required: (field) => `${field} may be missing now.`,
  type: (types) => `may have other types now: ${types.split(' → ').reverse().join(' → ')}.`,
  values: (value) => `may be ${value} now.`,
  text: (keyword) => `does not keep its ${keyword} any more.`,
  bound: (keyword) => `does not keep its ${keyword} any more.`,
  field: (field) => `may have ${field} now.`,
  variant: (variant) => `may be a new variant: ${variant}.`,
  reference: () => `is another contract now.`,
  condition: (condition) => `does not keep a condition any more: ${condition}.`,
};

function routeChanges(before: RecordedRoute, after: RecordedRoute): readonly string[] {
  return [
    ...(after.openTo.includes('everybody') ? [] : before.openTo)
      .filter((role) => !after.openTo.includes(role))
      .map((role) => `is closed to ${role}.`),
    ...(after.bodyRequired && !before.bodyRequired ? ['needs a body now.'] : []),
    ...parameterChanges(before.parameters, after.parameters),
    ...inBoth(before.body, after.body, incoming, 'is not taken any more'),
    ...inBoth(before.answers, after.answers, outgoing, 'is answered no more'),
    ...before.answerHeaders
      .filter((header) => !after.answerHeaders.includes(header))
      .map((header) => `the header ${header} is answered no more.`),
  ];
}

const incoming = (before: JsonSchema, after: JsonSchema) => schemaChanges(before, after, 'in');
const outgoing = (before: JsonSchema, after: JsonSchema) => schemaChanges(before, after, 'out');

type Parameters = RecordedRoute['parameters'];

function parameterChanges(before: Parameters, after: Parameters): readonly string[] {
  const needed = Object.entries(after)
    .filter(([name, { required }]) => required && !before[name]?.required)
    .map(([name]) => `the parameter ${name} is required now.`);
  const compare = (one: Parameters[string], other: Parameters[string]) =>
    incoming(one.schema, other.schema);
  return [...needed, ...inBoth(before, after, compare, 'is not taken any more')];
}
