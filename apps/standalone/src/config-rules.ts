import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsPositive, Max, Min } from 'class-validator';

export const toDefault = (fallback: unknown) =>
  Transform(({ value }: { value: unknown }) =>
    value === undefined || value === '' ? fallback : value,
  );

export function whole(message: string, max = 1_000_000): PropertyDecorator {
  return (target, property) => {
    for (const rule of [IsInt({ message }), Min(1, { message }), Max(max, { message })]) {
      rule(target, property);
    }
  };
}

export const IsRate = (name: string) =>
  whole(`${name} is a whole number of requests a second, from 1 to 1000000.`);

/** A default of the clocks: more than nothing, at most a year. */
function atMost(unit: string, max: number): (name: string) => PropertyDecorator {
  return (name) => {
    const message = `${name} is a number of ${unit}, more than 0 and at most ${max}.`;
    return (target, property) => {
      for (const rule of [
        IsNumber({}, { message }),
        IsPositive({ message }),
        Max(max, { message }),
      ]) {
        rule(target, property);
      }
    };
  };
}

export const IsMinutes = atMost('minutes', 525_600);
export const IsHours = atMost('hours', 8_760);

export const IsCount = (name: string) => whole(`${name} is a whole number from 1 to 1000000.`);

const MAX_SIZE = 100_000_000;

export const IsSize = (name: string, of: string) =>
  whole(`${name} is a whole number of ${of}, from 1 to ${MAX_SIZE}.`, MAX_SIZE);
