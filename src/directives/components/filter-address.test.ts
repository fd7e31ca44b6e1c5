import { expect, test } from 'vitest';
import { addressOf, conditionsOf, sheetAddress, withConditions } from './filter-address.ts';

test('conditions are set and taken off; nothing empty stays in the address', () => {
  const filter = withConditions(
    { headline: 'open-late', q: 'đảng' },
    { headline: null, silent: false, role: 'lead' },
  );
  expect(filter).toEqual({ q: 'đảng', role: 'lead' });
  expect(addressOf({ silent: false, q: '' })).toBe('/nhiem-vu');
});

test('a search for digits comes back from the address as text', () => {
  const query = new URLSearchParams(addressOf({ q: '296', silent: true }).split('?')[1]);
  expect(JSON.parse(query.get('q') ?? '')).toBe('296');
  expect(JSON.parse(query.get('silent') ?? '')).toBe(true);
  const words = new URLSearchParams(addressOf({ q: 'ban chỉ đạo & 3' }).split('?')[1]);
  expect(words.get('q')).toBe('ban chỉ đạo & 3');
});

test('the sheet takes the same query, spelled plainly', () => {
  expect(sheetAddress({ q: '296', silent: true })).toBe('/api/directives.xlsx?q=296&silent=true');
});

test('the conditions in words, without the date', () => {
  const words = conditionsOf(
    { asOf: '2024-03-28', headline: 'open-late', document: 'x' },
    { document: '296-TB/VPTU' },
  );
  expect(words.map((condition) => condition.words)).toEqual(['Văn bản 296-TB/VPTU', 'Chưa xong, quá hạn']);
});
