import { expect, test } from 'vitest';
import {
  addressOf,
  conditionsOf,
  queryFor,
  readQuery,
  sheetAddress,
  withConditions,
} from './filter-address.ts';

test('conditions are set and taken off; nothing empty stays in the address', () => {
  const filter = withConditions(
    { headline: 'open-late', q: 'đảng', page: 3, row: 'TB118-2023-3.1' },
    { headline: null, mine: false, role: 'lead' },
  );
  expect(filter).toEqual({ q: 'đảng', role: 'lead' });
  expect(addressOf({ mine: false, q: '' })).toBe('/nhiem-vu');
});

test('a search for digits comes back from the address as text', () => {
  const query = new URLSearchParams(addressOf({ q: '296', silent: 90 }).split('?')[1]);
  expect(JSON.parse(query.get('q') ?? '')).toBe('296');
  expect(JSON.parse(query.get('silent') ?? '')).toBe(90);
  const words = new URLSearchParams(addressOf({ q: 'ban chỉ đạo & 3' }).split('?')[1]);
  expect(words.get('q')).toBe('ban chỉ đạo & 3');
});

test('the sheet takes the same query, spelled plainly', () => {
  expect(sheetAddress({ q: '296', silent: 90 })).toBe('/api/directives.xlsx?q=296&silent=90');
});

test('the conditions in words, without the date', () => {
  const words = conditionsOf(
    { asOf: '2024-03-28', headline: 'open-late', document: 'x' },
    { document: '296-TB/VPTU' },
  );
  expect(words.map((condition) => condition.words)).toEqual(['Văn bản 296-TB/VPTU', 'Chưa xong, quá hạn']);
});

test('what an address says is read back as it was meant, and wrong words count as unsaid', () => {
  const address = {
    ...({ q: '296', silent: 45, mine: true, sort: 'days', desc: true } as const),
    ...{ columns: 'code.title.days' },
  };
  expect(readQuery(queryFor(address))).toEqual(address);
  expect(readQuery('silent=true&headline=red&sort=colour&page=2&row=TB1-2023-1')).toEqual({ silent: 90 });
});

test('the same conditions are the same query, in whatever order they were chosen', () => {
  expect(queryFor({ role: 'lead', agency: 'x' })).toBe(queryFor({ agency: 'x', role: 'lead' }));
});
