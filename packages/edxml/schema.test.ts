import { expect, it } from 'vitest';
import { faultsBySchema } from '../../e2e/support/edxml-schema.ts';
import { document, status } from './fixtures.ts';
import { writeEdxml, writeStatus } from './write.ts';

const changed = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const text = new TextDecoder().decode(bytes);
  const next = text.replace(from, to);
  expect(next).not.toBe(text);
  return new TextEncoder().encode(next);
};

it('describes every package that is written, with everything in it and with as little as may be', async () => {
  const bare = {
    ...document(),
    ...{ place: null, dueOn: null, toPlaces: [], trace: [], staff: null, attachments: [], pageAmount: null },
    ...{
      type: { code: null, name: 'Thông tri' },
      signer: { competence: null, position: null, fullName: null },
    },
  };
  const report = {
    ...document(),
    ...{ steering: 3 as const, responseFor: [status().responseFor] },
    ...{
      business: 'replace' as const,
      reason: 'Sửa số liệu',
      replaces: [{ documentId: 'cũ', organisationIds: ['H1'] }],
    },
  };
  const short = { ...status(), code: '13' as const, description: null, at: null, staff: null };
  const written = [...[document(), bare, report].map(writeEdxml), ...[status(), short].map(writeStatus)];
  expect(await faultsBySchema(...written)).toEqual([[], [], [], [], []]);
});

it('refuses a package that lacks or turns what it says', async () => {
  const good = writeEdxml(document());
  const bad: [RegExp, string][] = [
    [/<edXML:Subject>.*?<\/edXML:Subject>/, ''],
    [/2023\/11\/17<\/edXML:Prom/, '17/11/2023</edXML:Prom'],
    [/SteeringType>2/, 'SteeringType>7'],
    [/cid:/, ''],
    [/<edXML:To>/, '<edXML:Too/><edXML:To>'],
  ];
  const late = changed(writeStatus(status()), 'StatusCode>03', 'StatusCode>99');
  const faults = await faultsBySchema(...bad.map(([from, to]) => changed(good, from, to)), late);
  expect(faults).toHaveLength(6);
  for (const found of faults) expect(found).not.toEqual([]);
  expect(faults.at(-1)?.join()).toContain('StatusCode');
});
