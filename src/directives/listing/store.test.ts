import { addCalendarDays, compareVietnamese } from '@dondoc/vietnamese';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDirectives } from '../../../bench/seed-directives.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { compareUrgency } from '../components/urgency.ts';
import { countStandings, inWhole, isSilent } from '../rules.ts';
import type { DirectiveList, DirectiveSummary } from '../schema.ts';
import type { Choices, ListQuery } from './schema.ts';
import { sortKeys } from './schema.ts';

const DIRECTIVES = 230;
const PAGE = 40;
const TODAY = '2023-11-20';

describe('a list of many pages', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
    await seedDirectives(office.db, { directives: DIRECTIVES, documents: 12, agencies: 30 });
  });
  afterAll(() => office.stop());

  const list = async (query: ListQuery, who = 'clerk'): Promise<DirectiveList> =>
    (await office.call(who, 'directives.list', query)).json;
  const codesOf = ({ rows }: DirectiveList) => rows.map(({ code }) => code);
  async function everyPage(query: ListQuery, who?: string): Promise<DirectiveSummary[]> {
    const pages = [1, 2, 3, 4, 5, 6].map((page) => list({ ...query, page, size: PAGE }, who));
    return (await Promise.all(pages)).flatMap(({ rows }) => rows);
  }

  it.each(sortKeys.flatMap((sort) => [false, true].map((desc) => ({ sort, desc }))))(
    'has each row once, sorted by $sort, the other way round: $desc',
    async (order) => {
      const rows = await everyPage(order);
      expect(new Set(rows.map(({ code }) => code)).size).toBe(DIRECTIVES);
      expect(rows).toHaveLength(DIRECTIVES);
    },
  );

  it('stands the most pressing first, as the rules do', async () => {
    const rows = await everyPage({});
    for (const [at, row] of rows.entries()) {
      const next = rows[at + 1];
      if (next) expect(compareUrgency(row, next), `${row.code} before ${next.code}`).toBeLessThanOrEqual(0);
    }
  });

  it('sorts names, titles and codes as a Vietnamese reader does', async () => {
    const titles = (await everyPage({ sort: 'title' })).map(({ title }) => title);
    expect(titles).toEqual([...titles].sort(compareVietnamese));
    const leads = (await everyPage({ sort: 'lead' })).map(({ assignments }) => {
      const leading = assignments.filter(({ role }) => role === 'lead');
      return (leading[0] ?? assignments[0])?.agency?.name ?? '';
    });
    expect(leads).toEqual([...leads].sort(compareVietnamese));
    const codes = codesOf(await list({ sort: 'code', size: DIRECTIVES }));
    const places = codes.map((code) => (code.match(/\d+/g) ?? []).map((digits) => digits.padStart(5, '0')));
    expect(places).toEqual([...places].sort());
  });

  it('counts as the rules do, on any day', async () => {
    for (const ago of [0, 45, 200, 500]) {
      const asOf = addCalendarDays(TODAY, -ago);
      const { counts, rows } = await list({ asOf, size: 500 });
      expect(counts, asOf).toEqual(countStandings(rows.map(({ standing }) => standing)));
    }
  });

  it('keeps the counts of all while a figure is chosen, and leaves only its rows', async () => {
    const all = await list({ size: 500 });
    const fits = (filter: ListQuery) =>
      all.rows.filter(({ standing: s }) => {
        if (filter.headline && s.headline !== filter.headline) return false;
        if (filter.whole && !inWhole(s.headline, filter.whole)) return false;
        return filter.silent === undefined || isSilent(s, filter.silent);
      });
    const filters: ListQuery[] = [
      { headline: 'open-late' },
      { whole: 'due' },
      { silent: 30 },
      { silent: 200 },
    ];
    for (const filter of filters) {
      const found = await list({ ...filter, size: 500 });
      expect(found.counts).toEqual(all.counts);
      expect(found.total).toBe(fits(filter).length);
      expect(codesOf(found).sort()).toEqual(
        fits(filter)
          .map(({ code }) => code)
          .sort(),
      );
    }
  });

  it('offers what there is, with how many each has', async () => {
    const choices: Choices = (await office.call('clerk', 'directives.choices', {})).json;
    expect(choices.total).toBe(DIRECTIVES);
    expect(choices.documents).toHaveLength(12);
    for (const { id, directives } of choices.agencies.slice(0, 5))
      expect((await list({ agency: id })).total).toBe(directives);
    for (const { id, directives } of choices.documents.slice(0, 5))
      expect((await list({ document: id })).total).toBe(directives);
    const names = choices.agencies.map(({ name }) => name);
    expect(names).toEqual([...names].sort(compareVietnamese));
  });

  it('shows an agency its own, and offers it nothing else', async () => {
    const rows = await everyPage({}, 'contact');
    const own = rows.filter(({ assignments }) =>
      assignments.some(({ agency }) => agency?.name === 'Trường Chính trị tỉnh'),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(own).toHaveLength(rows.length);
    const choices: Choices = (await office.call('contact', 'directives.choices', {})).json;
    expect(choices.total).toBe(rows.length);
    // A role alone means one of its own.
    const led = await list({ role: 'lead', size: 500 }, 'contact');
    const leads = led.rows.map(({ assignments }) =>
      assignments.filter(({ role }) => role === 'lead').map(({ agency }) => agency?.name),
    );
    expect(leads.every((names) => names.includes('Trường Chính trị tỉnh'))).toBe(true);
    const unreceived = await list({ unreceived: true, size: 500 }, 'contact');
    expect(codesOf(unreceived).sort()).toEqual(
      rows.flatMap((row) => (row.awaitsReceipt ? [row.code] : [])).sort(),
    );
  });

  it('knows whose hand is waited for', async () => {
    const atOffice = await list({ mine: true, size: 500 });
    expect(atOffice.total).toBeGreaterThan(0);
    expect(atOffice.rows.every(({ standing }) => standing.next.actor === 'office')).toBe(true);
    const ownStates = async (who: string) =>
      (await list({ mine: true, size: 500 }, who)).rows.map(
        ({ standing }) => standing.leads.find(({ agency }) => agency.name === 'Trường Chính trị tỉnh')?.state,
      );
    const [code] = codesOf(await list({ mine: true }, 'contact'));
    const report = { code, text: 'Đã triển khai đợt đầu.', done: false, percent: 20, fileIds: [] };
    await office.call('contact', 'directives.report', report);
    expect(codesOf(await list({ mine: true }, 'head'))).toContain(code);
    expect(codesOf(await list({ mine: true }, 'contact'))).not.toContain(code);
    expect(new Set(await ownStates('head'))).toEqual(new Set(['awaiting-approval']));
    const contact = await ownStates('contact');
    expect(contact.length).toBeGreaterThan(0);
    expect(contact.every((state) => ['not-started', 'in-progress', 'returned'].includes(state ?? ''))).toBe(
      true,
    );
    expect((await list({ mine: true }, 'leader')).total).toBe(0);
  });

  it('gives the codes of what a filter leaves, in the order of the list', async () => {
    const query = { headline: 'open-late', sort: 'title' } as const;
    const { json } = await office.call('clerk', 'directives.codes', query);
    expect(json).toEqual(codesOf(await list({ ...query, size: 500 })));
  });
});
