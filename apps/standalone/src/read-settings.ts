import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A setting that cannot be used; the message names it and says what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads settings from environment variables of the same names.
 *
 * @throws ConfigError with a sentence for each wrong setting.
 */
export function readSettings<T extends object>(
  settings: ClassConstructor<T>,
  environment: NodeJS.ProcessEnv,
): T {
  const read = plainToInstance(settings, environment, {
    excludeExtraneousValues: true,
    exposeUnsetFields: false,
  });
  const sentences = validateSync(read).map(
    (error) => Object.values(error.constraints ?? {})[0] ?? `${error.property} cannot be used.`,
  );
  if (sentences.length > 0) throw new ConfigError(sentences.join('\n'));
  return read;
}
