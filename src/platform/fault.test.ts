import pg from 'pg';
import { expect, test } from 'vitest';
import { plainFault } from './fault.ts';

function ofDatabase(message: string, fields: Partial<pg.DatabaseError>): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), fields);
}

const SECRET = 'Nguyễn Văn An';

test.each([
  [
    'a value that is there already',
    ofDatabase('duplicate key value violates unique constraint "person_name"', {
      code: '23505',
      constraint: 'person_name',
      detail: `Key (name)=(${SECRET}) already exists.`,
    }),
    { code: '23505', at: { constraint: 'person_name' } },
  ],
  [
    'a value that fits no column',
    ofDatabase(`value ${SECRET} is out of range`, { code: '22003' }),
    { code: '22003' },
  ],
  ['a body that is no JSON', new SyntaxError(`Unexpected token 'N', "${SECRET}" is not valid JSON`), {}],
  ['a mark that is not closed', new Error(`open '/kho/${SECRET}`), {}],
  [
    'an address',
    new Error(`550 no such user an.${SECRET}@tinh.vn`.replaceAll(' V', 'V').replaceAll('n A', 'nA')),
    {},
  ],
  ['a cause', new Error('could not', { cause: new Error(`read "${SECRET}"`) }), {}],
  ['what is no error', SECRET, { name: 'string' }],
])('of %s no word gets into the log', (_, error, kept) => {
  const fault = plainFault(error);
  expect(JSON.stringify(fault)).not.toMatch(/Nguyễn|Văn/);
  expect(fault).toMatchObject(kept);
});

test('what helps to mend it stays', () => {
  expect(plainFault(new TypeError('x is not a function'))).toMatchObject({
    name: 'TypeError',
    message: 'x is not a function',
    stack: expect.arrayContaining([expect.stringMatching(/fault\.test/)]),
  });
});
