import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { officeToday } from '#accounts/rules.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act, unknownAct } from '#accounts/session/routes.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { keptWave } from '../surveys/routes.ts';
import { audiencesOf, isVoid, itemsOf, stateOfWave } from '../surveys/rules.ts';
import type { Audience, Scores } from '../surveys/schema.ts';
import { noteSheet } from './jobs.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

type Asked = store.AskedWave & { audience: Audience };

const NOBODY: shape.OpenedSheet = { state: 'unknown', isClass: false, wave: null };

const stateOf = (wave: store.AskedWave, clock: Clock) => stateOfWave(wave, officeToday(wave, clock));

async function shown(db: Database, clock: Clock, wave: Asked, isClass: boolean): Promise<shape.OpenedSheet> {
  const { id, kind, audience, className, isExample, opensOn, closesOn, frame } = wave;
  const agency = (await listAgencies(db, wave.officeId)).find((one) => one.id === wave.providerAgencyId);
  const { scale, voidOverPercent, minimumShown } = frame.instrument;
  const state = stateOf(wave, clock);
  return {
    ...{ state, isClass },
    wave: {
      ...{ id, kind, audience, className, isExample, opensOn, closesOn, voidOverPercent, minimumShown },
      provider: agency ? refOn(agency, officeToday(wave, clock)).name : '',
      scaleTo: scale.to,
      questions: state === 'open' ? rules.questionsOf(itemsOf(frame, audience, kind)) : [],
    },
  };
}

/** What somebody with a link sees: the sheet, or why there is none. Nothing is written down. */
const open = unknownAct('survey.answer')
  .input(z.object({ token: shape.LinkToken }))
  .output(shape.OpenedSheet)
  .handler(async ({ context: { db, clock }, input: { token } }) => {
    const link = rules.partsOfLink(token);
    if (!link) return NOBODY;
    if ('classToken' in link) {
      const wave = await store.waveOfClass(db, link.classToken);
      return wave ? shown(db, clock, { ...wave, audience: 'learner' }, true) : NOBODY;
    }
    const wave = await store.waveOfBallot(db, link.ballot);
    if (wave) return shown(db, clock, wave, false);
    const used = await store.waveOfReceipt(db, link.receipt);
    if (!used) return NOBODY;
    const about = await shown(db, clock, used, false);
    // Until who answered is written down among others, a used link looks like any: whoever printed it learns nothing.
    return { ...about, state: used.hasAnswered && about.state !== 'closed' ? 'used' : about.state };
  });

/** More ballots of the class's link than this for one who is asked are taken by nobody who answers. */
const BALLOTS_EACH = 20;

/** A ballot for the device that came by the class's link: kept there, it lets one sheet in, however often it is sent. */
const take = unknownAct('survey.answer')
  .input(z.object({ token: shape.LinkToken }))
  .output(z.object({ ballot: z.string() }))
  .handler(async ({ context: { db, clock }, input: { token } }) => {
    const link = rules.partsOfLink(token);
    const wave = link && 'classToken' in link ? await store.waveOfClass(db, link.classToken) : null;
    if (!wave || stateOf(wave, clock) !== 'open') throw problem('notFound', NOT_OPEN);
    const { invited, answered } = await store.countsOf(db, wave.id, 'learner');
    if (answered >= invited) throw problem('refused', ALL_IN);
    return { ballot: await store.takeBallot(db, wave.id, BALLOTS_EACH * invited) };
  });

const NOT_OPEN = 'Đợt khảo sát không mở. Phiếu chưa được gửi.';
const USED = 'Đường dẫn này đã gửi một phiếu. Phiếu vừa rồi không được nhận thêm.';
const GONE = 'Phiếu của máy này đã được gửi, hoặc đã mở quá lâu. Phiếu vừa rồi không được nhận thêm.';
const ALL_IN = 'Lớp đã gửi đủ số phiếu bằng số học viên. Phiếu này không được nhận thêm.';

/**
 * A sheet comes in. There is no entry in the log, no viewer, no time: who keeps the wave sees numbers, the database
 * holds scores, and which of the two half-secrets was shown is forgotten with the request.
 */
const give = unknownAct('survey.answer')
  .input(shape.GivenSheet)
  .output(z.object({ isVoid: z.boolean() }))
  .handler(async ({ context: { db, clock }, input: { ballot, receipt, scores, comment } }) => {
    const wave = await store.waveOfBallot(db, ballot);
    if (!wave) throw await usedOr(db, clock, { receipt, scores, comment });
    const sheet = sheetOf(wave, clock, { scores, comment });
    const kept = !wave.ofClass
      ? await withBallot(db, ballot, sheet)
      : await db.transaction().execute(async (tx) => {
          const { invited, answered } = await store.countOneByOne(tx, wave.id, wave.audience);
          if (answered >= invited) throw problem('refused', ALL_IN);
          return store.spendBallot(tx, ballot, sheet);
        });
    if (!kept) throw problem('conflict', USED);
    noteSheet(db, wave.id, { audience: wave.audience, kept, receipt: wave.ofClass ? null : receipt });
    return { isVoid: sheet.isVoid };
  });

/**
 * Why a sheet without a ballot is refused. An empty sheet gets the same answer by a used link as by a fresh one: else
 * whoever printed the link could ask, without spending it, whether its owner has answered.
 */
async function usedOr(db: Database, clock: Clock, given: Omit<shape.GivenSheet, 'ballot'>) {
  const wave = given.receipt ? await store.waveOfReceipt(db, given.receipt) : null;
  if (wave && !wave.hasAnswered && wave.closedOn === null) sheetOf(wave, clock, given);
  return problem('conflict', given.receipt ? USED : GONE);
}

/** Ballots are now and then written anew; one that is still there after a vain try is tried again. */
async function withBallot(db: Database, ballot: string, sheet: Parameters<typeof store.spendBallot>[2]) {
  for (let tries = 0; tries < 3; tries++) {
    const kept = await store.spendBallot(db, ballot, sheet);
    if (kept || !(await store.ballotIsThere(db, ballot))) return kept;
  }
  return null;
}

function sheetOf(wave: Asked, clock: Clock, { scores, comment }: { scores: Scores; comment: string }) {
  if (stateOf(wave, clock) !== 'open') throw problem('refused', NOT_OPEN);
  const { scale, voidOverPercent } = wave.frame.instrument;
  const items = itemsOf(wave.frame, wave.audience, wave.kind);
  orThrow(rules.checkSheet(items, scale.to, scores));
  const refs = items.map(({ ref }) => ref);
  return { waveId: wave.id, scores, comment, isVoid: isVoid(refs, scores, voidOverPercent) };
}

const paper = act('survey.keep')
  .input(z.object({ waveId: z.uuid() }))
  .output(shape.PaperDesk)
  .handler(async ({ context: { db, viewer }, input: { waveId } }) => {
    const { wave } = await keptWave(db, viewer, waveId);
    const { instrument, kind, className } = wave;
    return {
      ...{ waveId, className, kind, scaleTo: instrument.scale.to },
      voidOverPercent: instrument.voidOverPercent,
      isOpen: stateOfWave(wave, viewer.today) === 'open',
      audiences: audiencesOf(instrument, kind).map((audience) => ({
        ...{ audience, invited: wave.invited[audience] ?? 0, answered: wave.answered[audience] ?? 0 },
        questions: rules.questionsOf(itemsOf(wave, audience, kind)),
      })),
    };
  });

/** A sheet of paper, keyed in. Not logged by itself: order and time of keying would say which sheet is which. */
const keyIn = act('survey.keep')
  .input(shape.KeyedSheet)
  .output(z.object({ isVoid: z.boolean(), keyed: z.number().int() }))
  .handler(async ({ context: { db, viewer }, input: { waveId, audience, scores, comment } }) => {
    const { wave } = await keptWave(db, viewer, waveId);
    if (stateOfWave(wave, viewer.today) !== 'open') throw problem('refused', NOT_OPEN);
    if (!audiencesOf(wave.instrument, wave.kind).includes(audience)) throw problem('badInput');
    const items = itemsOf(wave, audience, wave.kind);
    orThrow(rules.checkSheet(items, wave.instrument.scale.to, scores));
    const refs = items.map(({ ref }) => ref);
    const sheetIsVoid = isVoid(refs, scores, wave.instrument.voidOverPercent);
    return db
      .transaction()
      .execute(async (tx) => {
        const { invited, answered } = await store.countOneByOne(tx, waveId, audience);
        if (answered >= invited)
          throw problem(
            'refused',
            `Đã đủ phiếu cho ${invited} người được hỏi. Phiếu này chưa được ghi; ghi thêm người được hỏi nếu còn thiếu.`,
          );
        const kept = await store.insertSheet(tx, audience, {
          ...{ waveId, scores, comment, isVoid: sheetIsVoid },
        });
        if (!kept) throw problem('refused', NOT_OPEN);
        return { kept, keyed: await store.countPaper(tx, waveId) };
      })
      .then(({ kept, keyed }) => {
        noteSheet(db, waveId, { audience, kept, receipt: null });
        return { isVoid: sheetIsVoid, keyed };
      });
  });

export const answeringRouter = { sheet: { open, take, give, paper, keyIn } };
