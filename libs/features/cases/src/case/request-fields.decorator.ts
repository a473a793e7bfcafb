import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';
import { PersonalData } from '#contracts';

/** What a person writes: it says something, and the case's history stays readable. */
export const WrittenText = (maxLength = 10_000) =>
  applyDecorators(
    PersonalData(),
    MaxLength(maxLength, { message: `$property is a text of at most ${maxLength} characters` }),
    Matches(/\S/, { message: '$property is a text that is not empty' }),
    IsString({ message: '$property is a text' }),
  );

/** An id that Caseline gave: of a case or an incident. */
export const IsCaseId = () =>
  Matches(/^[0-9a-f]{32}$/, { message: '$property is an id of 32 hexadecimal digits' });

/** An id that another system gave: of a customer, an account, a transaction, a member of staff. */
export const ForeignId = () =>
  applyDecorators(
    Matches(/^[^\s\p{C}](?:[^\p{C}]{0,126}[^\s\p{C}])?$/u, {
      message: '$property has 1 to 128 characters, no control characters and no space at its ends',
    }),
    IsString({ message: '$property is a text' }),
  );
