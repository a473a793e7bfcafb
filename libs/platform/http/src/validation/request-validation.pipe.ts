import { type ArgumentMetadata, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { CaselineError } from '#platform/kernel';
import { validationFailures } from './validation-failures.js';

const STRICT = {
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
};

/**
 * Turns a body, a query or path parameters into an instance of its class, or refuses it with every
 * reason. Members that the class does not know are refused: a misspelt name must not be ignored.
 */
export class RequestValidationPipe implements PipeTransform {
  readonly #body = new ValidationPipe({ ...STRICT, exceptionFactory: invalidBody });
  readonly #parameters = new ValidationPipe({ ...STRICT, exceptionFactory: invalidParameters });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    if (metadata.type !== 'body') return this.#parameters.transform(value, metadata);
    if (isValidatedClass(metadata.metatype)) requireObject(value);
    return this.#body.transform(value, metadata);
  }
}

/** Controllers that read a body of their own declare it as `unknown` or `object`. */
function isValidatedClass(metatype: ArgumentMetadata['metatype']): boolean {
  return (
    metatype !== undefined &&
    !([Object, Array, String, Number, Boolean] as unknown[]).includes(metatype)
  );
}

function requireObject(body: unknown): void {
  if (body === undefined || (typeof body === 'object' && body !== null && !Array.isArray(body)))
    return;
  throw invalid([{ pointer: '', message: 'the body must be a JSON object' }]);
}

function invalidBody(errors: ValidationError[]): CaselineError {
  return invalid(validationFailures(errors));
}

function invalid(errors: readonly object[]): CaselineError {
  return new CaselineError(
    'invalid',
    'invalid-body',
    'The body breaks the contract of this route; `errors` says where and how.',
    { extensions: { errors } },
  );
}

function invalidParameters(errors: ValidationError[]): CaselineError {
  return new CaselineError(
    'malformed',
    'invalid-parameters',
    'A parameter of the path or the query is not as it has to be; `errors` says which and how.',
    {
      extensions: {
        errors: validationFailures(errors).map(({ pointer, message }) => ({
          parameter: pointer.slice(1),
          message,
        })),
      },
    },
  );
}
