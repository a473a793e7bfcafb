import { type ValidationError } from 'class-validator';

/** What is wrong with one member. `pointer` is an RFC 6901 JSON Pointer into the body. */
export interface ValidationFailure {
  readonly pointer: string;
  readonly message: string;
}

/** Flattens class-validator's tree. Messages name members and rules, never the values that were sent. */
export function validationFailures(
  errors: readonly ValidationError[],
  parent = '',
): readonly ValidationFailure[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.values(constraints ?? {}).map((message) => ({ pointer, message }));
    return [...own, ...validationFailures(children ?? [], pointer)];
  });
}
