import { describe, expect, it } from '@jest/globals';
import { PersonalData, personalFieldsOf } from './personal-data.decorator.js';

class Contact {
  @PersonalData('identifier')
  readonly customerId = '';

  readonly channel = '';
}

class PhoneContact extends Contact {
  @PersonalData()
  readonly phone = '';
}

class NumberedContact extends Contact {
  @PersonalData('personal')
  override readonly customerId = '';
}

describe('personalFieldsOf', () => {
  it('answers the marked fields, inherited ones included', () => {
    expect(Object.fromEntries(personalFieldsOf(PhoneContact))).toEqual({
      phone: 'personal',
      customerId: 'identifier',
    });
  });

  it('leaves the marks of a class to itself and those that inherit from it', () => {
    expect([...personalFieldsOf(Contact).keys()]).toEqual(['customerId']);
  });

  it('lets a class mark an inherited field anew', () => {
    expect(personalFieldsOf(NumberedContact).get('customerId')).toBe('personal');
  });
});
