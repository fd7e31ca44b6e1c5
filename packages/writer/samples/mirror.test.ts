import { readBytes } from '@dondoc/intake';
import { type Actor, readDocument } from '@dondoc/reader';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { lintDocument } from '../lint/check.ts';
import { writeDocument } from '../write.ts';
import { bodies } from './bodies.ts';
import { samples } from './kinds.ts';
import {
  AGENCIES,
  DEADLINES,
  FAMILY,
  GIVEN,
  MIDDLE,
  type Notice,
  noticeOf,
  numberOf,
  OTHER_NAMES,
  PETITIONS,
  PROVINCES,
  SUBJECTS,
  type Task,
  TYPES,
  WORK,
} from './notices.ts';

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);

const task: fc.Arbitrary<Task> = fc
  .record({
    agency: pick(AGENCIES),
    partner: fc.option(pick(AGENCIES)),
    work: pick(WORK),
    deadline: pick(DEADLINES),
    form: pick(['order', 'subject', 'joint', 'petition', 'advice'] as const),
    petition: pick(PETITIONS),
  })
  .map((made) => ({ ...made, partner: made.partner === made.agency ? null : made.partner }));

const recipientsOf = fc.uniqueArray(pick(AGENCIES), { minLength: 1, maxLength: 5 });

/** Notices of a regime: any issuer, day, number, signature, recipients and tasks. */
function notices(regime: Regime): fc.Arbitrary<Notice> {
  return pick(PROVINCES)
    .chain((province) => fc.tuple(fc.constant(province), pick(bodies(regime, province))))
    .chain(([place, body]) =>
      fc
        .record({
          type: pick<{ code: string; name: string }>(TYPES[regime]),
          position: pick(body.positions),
          number: fc.integer({ min: 1, max: 2999 }),
          day: fc.date({ min: new Date('2020-03-05'), max: new Date('2027-06-30'), noInvalidDate: true }),
          subject: pick(SUBJECTS),
          name: fc.oneof(
            fc.tuple(pick(FAMILY), pick(MIDDLE), pick(GIVEN)).map((parts) => parts.join(' ')),
            pick(OTHER_NAMES),
          ),
          recipients: recipientsOf,
          reported: fc.boolean(),
          tasks: fc.uniqueArray(task, { minLength: 1, maxLength: 5, selector: ({ work }) => work }),
          layout: pick(['numbered', 'grouped', 'annex'] as const),
          sections: fc.boolean(),
          dated: pick([10, 7, 0] as const),
        })
        .map((made) => noticeOf(regime, place, body, made)),
    );
}

const capitals = (text: string) => text.toLocaleUpperCase('vi');
const named = (actors: readonly Actor[], role: Actor['role']) =>
  actors.flatMap((actor) => (actor.role === role ? [actor.name] : []));

/** What a reader must find, from what was written; a draft has no date, and a chain of authority is one line. */
function expected({ document, issuer, number, recipients, directives }: Notice) {
  const { date, type, place, subject, signature } = document;
  return {
    header: {
      regime: document.regime,
      number,
      type: type.code,
      issuer,
      place,
      date: date?.length === 10 ? date : null,
      subject: subject.replace('\n', ' '),
    },
    signer: signature && {
      authority: signature.authority && capitals(signature.authority.replace('\n', ' / ')),
      position: capitals(signature.position),
      name: signature.name,
    },
    recipients,
    directives,
  };
}

async function readBack(document: OfficialDocument) {
  const taken = await readBytes(await writeDocument(document), 'van-ban.docx');
  if (!taken.ok) throw new Error(taken.message);
  const { document: read, directives } = readDocument(taken.value.text);
  const { regime, number, type, issuer, place, date, subject, signer, recipients, urgency } = read;
  return {
    header: { regime, number, type, issuer, place, date, subject },
    signer,
    recipients,
    urgency,
    directives: directives.map(({ text, actors, deadline }) => ({
      text,
      leads: named(actors, 'lead'),
      coordinates: named(actors, 'coordinate'),
      due: deadline?.date ?? null,
    })),
  };
}

describe('the head of every kind', () => {
  // Slips, forms and lists are no documents that come in.
  it.each(samples.filter(({ document }) => !document.unnumbered))(
    'of $title is read as it was written',
    async ({ document }) => {
      const { regime, place, date, subject, type, urgency, number, symbol } = document;
      const { header, signer, urgency: read } = await readBack(document);
      expect(header).toMatchObject({
        regime,
        place,
        date,
        // Quyết định and quy định share a symbol in Party papers: the reader tells them by the title.
        type: type.name === 'Quy định' ? 'QyĐ' : type.code,
        subject: subject.replace('\n', ' '),
      });
      expect(header.number).toBe(numberOf(regime, String(number).padStart(2, '0'), type.code, symbol));
      // Minutes are signed by two: the reader knows one signer and takes neither.
      expect(signer?.name).toBe(document.recorder ? undefined : document.signature?.name);
      expect(read).toBe(urgency ?? null);
    },
  );
});

describe.each<Regime>(['party', 'state'])('a %s notice', (regime) => {
  it('says to its reader what was written', async () => {
    await fc.assert(
      fc.asyncProperty(notices(regime), async (notice) => {
        expect(await readBack(notice.document)).toEqual({ ...expected(notice), urgency: null });
      }),
      { numRuns: 60 },
    );
  });

  it('stands in its format, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(notices(regime), async ({ document }) => {
        expect(lintDocument(await writeDocument(document))).toMatchObject({ ok: true, findings: [] });
      }),
      { numRuns: 40 },
    );
  });
});
