import { IsString, Length } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe } from '#platform/json-schema';
import { ListCasesRequest } from './case-overview.request.js';

/** What a case is searched by, with the filters of the list. */
export class SearchCasesRequest extends ListCasesRequest {
  @PersonalData()
  @Describe(
    'A case number however it was read out, an id of a customer, an account or a transaction, words of texts and tags in any language: a case has to have all of them. Whole words; of Chinese any part.',
  )
  @IsString()
  @Length(1, 200)
  q!: string;
}
