import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { LinksView } from './schema.ts';

const notice = (number: string, day: string, words: string) =>
  new TextEncoder().encode(
    [
      ...['TỈNH UỶ SƠN HÀ', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', `Số ${number}`, `Sơn Hà, ngày ${day}`],
      ...['THÔNG BÁO', 'về một việc', words],
    ].join('\n'),
  );

describe('the graph of documents', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const take = async (name: string, bytes: Uint8Array): Promise<string> =>
    (await office.upload('clerk', '/api/documents', name, bytes)).json.documentId;
  const walk = async (id: string, depth = 1): Promise<LinksView> =>
    (await office.call('leader', 'links.get', { id, depth })).json;

  let [first, second] = ['', ''];

  it('keeps a place for a cited paper, and ties it when the paper comes', async () => {
    first = await take(
      'a.txt',
      notice(
        '31-TB/TU',
        '10 tháng 10 năm 2023',
        '1. Thực hiện Kết luận số 20-KL/TU, ngày 02/3/2023 của Tỉnh uỷ Sơn Hà, giao Sở Nội vụ báo cáo.',
      ),
    );
    const before = await walk(first);
    const stub = before.papers.find(({ id }) => before.rests[0]?.includes(id));
    expect([stub?.number, stub?.standing, before.links[0]?.kind]).toEqual(['20-KL/TU', 'stub', 'implements']);
    second = await take(
      'b.txt',
      notice(
        '20-KL/TU',
        '12 tháng 3 năm 2023',
        '1. Căn cứ Thông báo số 31-TB/TU, giao Sở Tài chính báo cáo.',
      ),
    );
    const after = await walk(first);
    const tied = after.papers.find(({ id }) => id === stub?.id);
    expect([tied?.documentId, tied?.standing]).toEqual([second, 'document']);
    // The day it is cited with is not its own.
    expect(after.links.find(({ toId }) => toId === tied?.id)?.doubts[0]).toContain('12/03/2023');
  });

  it('ends on a circle, however deep one asks', async () => {
    const { rests, borne, links } = await walk(first, 3);
    expect([rests.flat().length, borne.flat().length, links.length]).toEqual([1, 1, 2]);
  });

  it('lets the clerk confirm, refuse and add; nothing is overwritten', async () => {
    const { links } = await walk(first);
    const link = links.find(({ doubts }) => doubts.length > 0);
    await office.call('clerk', 'links.say', { linkId: link?.id, word: 'confirmed' });
    expect((await walk(first)).links.find(({ id }) => id === link?.id)).toMatchObject({
      state: 'confirmed',
      doubts: [],
    });
    expect((await office.call('clerk', 'links.say', { linkId: link?.id, word: 'refused' })).status).toBe(400);
    await office.call('clerk', 'links.say', { linkId: link?.id, word: 'refused', why: 'số khác' });
    const { past } = await walk(first);
    expect(past[0]).toMatchObject({ id: link?.id, state: 'refused', why: 'số khác' });
    const words = await office.db
      .selectFrom('paperLinkWord')
      .select('word')
      .where('linkId', '=', link?.id ?? '')
      .execute();
    expect(words.map(({ word }) => word)).toEqual(['confirmed', 'refused']);
    const other = {
      id: first,
      kind: 'answers',
      way: 'borne',
      number: '55-CV/BTCTU',
      issuer: null,
      issuedOn: null,
    };
    const made = [
      await office.call('clerk', 'links.add', other),
      await office.call('clerk', 'links.add', other),
    ];
    expect(made[0]?.json.id).toBe(made[1]?.json.id);
    const linkId = made[0]?.json.id;
    const state = async () => {
      const { links: held, past: gone } = await walk(first);
      return [...held, ...gone].find(({ id }) => id === linkId)?.state;
    };
    await office.call('clerk', 'links.say', { linkId, word: 'removed', why: 'nhầm' });
    expect(await state()).toBe('removed');
    // Told anew it holds again, by a word of its own.
    await office.call('clerk', 'links.add', other);
    expect(await state()).toBe('confirmed');
  });

  it('shows agencies nothing of papers that did not reach them', async () => {
    expect((await office.call('contact', 'links.get', { id: first })).status).toBe(404);
  });

  it('leaves of a purged paper only what others cite of it', async () => {
    const { id } = (
      await office.call('clerk', 'purge.ask', { documentId: second, reason: 'có nội dung mật' })
    ).json;
    await office.call('leader', 'purge.confirm', { id });
    const row = await office.db
      .selectFrom('linkedPaper')
      .selectAll()
      .where('numberKey', '=', '20-kl-tu')
      .execute();
    expect(row.map(({ documentId, issuedOn }) => [documentId, issuedOn])).toEqual([[null, '2023-03-02']]);
    expect(
      await office.db
        .selectFrom('paperLink')
        .select('id')
        .where('fromId', '=', row[0]?.id ?? '')
        .execute(),
    ).toEqual([]);
  }, 60_000);
});
