import { applyDecorators } from '@nestjs/common';
import { IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut } from '#platform/json-schema';
import { statements } from './case-events.js';

/** What a person writes: it says something, and the case's history stays readable. */
export const WrittenText = (maxLength = 10_000) =>
  applyDecorators(
    PersonalData(),
    MaxLength(maxLength, { message: `$property is a text of at most ${maxLength} characters` }),
    Matches(/\S/, { message: '$property is a text that is not empty' }),
    IsString({ message: '$property is a text' }),
  );

/** What a contact or a reply told the customer. */
export const States = () =>
  applyDecorators(
    Describe(
      'What it told the customer: that we know (`acknowledgement`), what we found, what happens next. ' +
        'The clock of the first response ends with a finding or a next step.',
    ),
    MayBeLeftOut(),
    IsIn(statements, { each: true }),
    IsArray(),
  );

/** In lower case, so that one meaning has one tag. */
export const Tags = () =>
  applyDecorators(
    Matches(/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u, {
      each: true,
      message: '$property are words in lower case, joined by hyphens',
    }),
    MaxLength(50, { each: true, message: '$property have at most 50 characters' }),
    IsString({ each: true }),
    IsArray(),
  );

/** An id that Caseline gave: of a case or an incident. */
export const IsCaseId = () =>
  applyDecorators(
    Matches(/^[0-9a-f]{32}$/, { message: '$property is an id of 32 hexadecimal digits' }),
    IsString({ message: '$property is a text' }),
  );

/** An id that another system gave: of a customer, an account, a transaction, a member of staff. */
export const ForeignId = () =>
  applyDecorators(
    Matches(/^[^\s\p{C}](?:[^\p{C}]{0,126}[^\s\p{C}])?$/u, {
      message: '$property has 1 to 128 characters, no control characters and no space at its ends',
    }),
    IsString({ message: '$property is a text' }),
  );
