import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readSheets } from '@dondoc/intake';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOffices } from '#accounts/store.ts';
import { openWave } from '../../../e2e/support/open-wave.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { runOffice } from './jobs.ts';
import type { Invitation } from './schema.ts';
import { drawLinks, keepLinks } from './store.ts';

let office: TestOffice;
let smtp: SMTPServer;
const letters: { to: string; words: string }[] = [];

beforeAll(async () => {
  office = await startTestOffice();
  smtp = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], authOptional: true },
    onData: (stream, { envelope }, done) => {
      let words = '';
      stream.on('data', (chunk) => {
        words += chunk;
      });
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address).join(), words });
        done(null);
      });
    },
  });
  await once(smtp.listen(0, '127.0.0.1'), 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  const setting = { host: '127.0.0.1', port, security: 'none', username: '', password: '' };
  await office.call('administrator', 'mail.configure', { ...setting, sender: 'dd@vptu.vn' });
  await office.call('administrator', 'mail.test', { to: 'qt@vptu.vn' });
  expect((await office.call('administrator', 'mail.turn', { isOn: true })).status).toBe(200);
}, 60_000);
afterAll(async () => {
  await new Promise<void>((done) => void smtp.close(done));
  await office?.stop();
});

const peopleOf = async (waveId: string): Promise<Invitation[]> =>
  (await office.call('dung', 'invitations.list', { waveId })).json.people;

const print = (waveId: string, ids: string[]) => office.call('dung', 'invitations.print', { waveId, ids });

const remove = (id: string | undefined) => office.call('dung', 'invitations.remove', { id });

it('prints a link of one’s own once, and keeps it nowhere', async () => {
  const { waveId } = await openWave(office);
  const ids = (await peopleOf(waveId)).map(({ id }) => id);
  const { json } = await print(waveId, ids);
  const links = json.links.map(({ link }: { link: string }) => link);
  expect(new Set(links).size).toBe(3);
  const again = await print(waveId, ids.slice(0, 1));
  expect([again.status, again.json.message]).toEqual([409, expect.stringContaining('không in lại được')]);
  // Two who print or mail at once: what the first wrote holds.
  const late = await office.db
    .transaction()
    .execute((tx) => keepLinks(tx, waveId, drawLinks(ids), { by: 'mail', day: '2023-11-20' }));
  expect(late).toEqual([]);
  const kept = await office.db.selectFrom('surveyInvitation').selectAll().execute();
  const ballots = await office.db.selectFrom('surveyBallot').selectAll().execute();
  for (const link of links) {
    const token = link.split('#')[1];
    expect(JSON.stringify([kept, ballots])).not.toContain(token.slice(0, 22));
    expect(JSON.stringify([kept, ballots])).not.toContain(token.slice(22));
  }
});

it('takes back who was asked by mistake, but no learner and nobody who holds a link', async () => {
  const { waveId } = await openWave(office, { kind: 'after' });
  const asked = (name: string) => ({ audience: 'manager', name, email: null });
  const add = (people: object[]) => office.call('dung', 'invitations.add', { waveId, people });
  expect((await add([asked('Một'), asked('Hai'), asked('Tư')])).status).toBe(200);
  expect((await add([{ ...asked('Ba'), audience: 'lecturer' }])).status).toBe(400);
  const by = async (name: string) => (await peopleOf(waveId)).find((one) => one.name === name)?.id;
  const ids = (await peopleOf(waveId)).filter(({ name }) => name !== 'Một').map(({ id }) => id);
  expect((await print(waveId, ids.slice(1))).json.message).toContain('In từ 5 đường dẫn một lần');
  expect((await print(waveId, ids)).status).toBe(200);
  expect((await remove(await by('Học viên 1'))).status).toBe(422);
  expect((await remove(await by('Hai'))).json.message).toContain('đã có đường dẫn');
  expect((await remove(await by('Một'))).status).toBe(200);
  expect((await peopleOf(waveId)).map(({ id }) => id).sort()).toEqual(ids.sort());
});

it('mails links once, and once reminds those who have not answered, without a link', async () => {
  const { waveId, officeId } = await openWave(office, { kind: 'after' });
  const people = [{ audience: 'manager', name: 'Lò Thị Mai', email: 'mai@so.vn' }];
  await office.call('dung', 'invitations.add', { waveId, people });
  const found = (await listOffices(office.db)).find(({ id }) => id === officeId);
  if (!found) return expect.fail('no office');
  const run = (today: string) => runOffice(office.parts, found, today, true);
  letters.length = 0;
  await run('2023-11-20');
  await run('2023-11-20');
  expect(letters.map(({ to }) => to)).toEqual(['mai@so.vn']);
  expect(letters[0]?.words).toContain('/phieu#');
  await run('2023-11-30');
  expect(letters).toHaveLength(1);
  await run('2023-12-01');
  await run('2023-12-02');
  expect(letters.map(({ to }) => to)).toEqual(['mai@so.vn', 'mai@so.vn']);
  expect(letters[1]?.words).not.toContain('/phieu');
});

it('lists for paper whom no answer is known of yet, to those who keep the wave', async () => {
  const { waveId } = await openWave(office);
  const [first, ...others] = await peopleOf(waveId);
  await office.db
    .updateTable('surveyInvitation')
    .set({ hasAnswered: true })
    .where('id', '=', first?.id ?? '')
    .execute();
  const address = `/api/training/surveys/${waveId}/unanswered.xlsx`;
  const file = await office.fetch('dung', address);
  const read = await readSheets(new Uint8Array(await file.arrayBuffer()), 'a.xlsx', {
    ...{ maxBytes: 1e6, maxRows: 100, timeMs: 9000, memoryMb: 500 },
  });
  const rows = JSON.stringify(read);
  expect(others.every(({ name }) => rows.includes(name))).toBe(true);
  expect(rows).not.toContain(first?.name);
  expect((await office.fetch('long', address)).status).toBe(403);
});
