import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { errorFields } from './error-fields.js';

describe('what a log says of an error', () => {
  it('keeps the words of our own errors, and their cause', () => {
    const fields = errorFields(new Error('no books', { cause: new TypeError('not a book') }));
    expect(fields).toMatchObject({ name: 'Error', message: 'no books', cause: { message: 'not a book' } });
    expect(JSON.stringify(fields.stack)).toContain('error-fields.spec');
  });

  it('keeps no value of a row that PostgreSQL quotes', () => {
    const refused = new pg.DatabaseError('invalid input syntax for type uuid: "吴老三 13800000000"', 10, 'error');
    refused.code = '22P02';
    refused.detail = 'Key (openid)=(o-secret) already exists.';
    for (const error of [refused, new QueryFailedError('SELECT $1', ['13800000000'], refused)]) {
      const text = JSON.stringify(errorFields(error));
      expect(text).toContain('22P02');
      expect(text).not.toMatch(/吴老三|13800000000|o-secret/);
    }
  });

  it('says nothing of a thrown value but its type', () => {
    expect(errorFields('secret')).toEqual({ message: 'string' });
  });
});
