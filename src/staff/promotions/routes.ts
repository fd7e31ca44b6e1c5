import { compareNames } from '@dondoc/vietnamese';
import { z } from 'zod';
import { may, mayTakeHand, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { speaksForSchool } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { findDocument } from '#documents/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { chosenRank, judged, staffOf } from '../ranks/routes.ts';
import { ruleOn } from '../ranks/rules.ts';
import { readRules } from '../ranks/store.ts';
import { standingOn } from '../rules.ts';
import { insertRecords, readPeople, removeRecord } from '../store.ts';
import {
  currentStep,
  mayFollow,
  maySetStep,
  nextOf,
  rankChange,
  resultBy,
  stateOf,
  stepsOf,
} from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const SEES_ONLY =
  'Đợt thăng hạng do người của trường và cơ quan được giao xem đội ngũ làm; Văn phòng chỉ xem. Chưa có gì được thay đổi.';

const works = (viewer: Viewer, school: School): boolean =>
  school.relation === 'partner' || speaksForSchool(viewer, school);

/** The school, for whoever works on its rounds: its own people, and the body that appraises them. */
async function workingOn(db: Db, viewer: Viewer): Promise<School> {
  const school = await staffOf(db, viewer);
  if (!works(viewer, school)) throw problem('forbidden', SEES_ONLY);
  return school;
}

const list = act('staff.read', 'GET /promotion-rounds', 'Các đợt thăng hạng của trường')
  .input(z.object({}))
  .output(shape.Rounds)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await staffOf(db, viewer);
    const rows = await store.listRounds(db, school.id);
    const files = await store.filesOf(
      db,
      rows.map(({ id }) => id),
    );
    const rules = await readRules();
    const first = ruleOn(rules, viewer.today);
    const summaries = rows.map((row) => summaryOf(row, files, rules));
    return {
      rounds: summaries,
      // The one that speaks today stands first: it is what the form offers.
      rules: rules
        .toSorted((a, b) => Number(b === first) - Number(a === first))
        .map(({ key, name, ranks }) => ({ key, name, ranks: ranks.map(named) })),
      mayKeep: may(viewer, 'promotion.keep') && works(viewer, school),
    };
  });

const named = ({ code, name }: { code: string; name: string }) => ({ code, name });

function summaryOf(
  row: store.RoundRow,
  files: store.FileRow[],
  rules: Awaited<ReturnType<typeof readRules>>,
): shape.RoundSummary {
  const { ruleKey, rankCode, documentId, documentNumber, ...round } = row;
  const rule = rules.find(({ key }) => key === ruleKey);
  const rank = rule?.ranks.find(({ code }) => code === rankCode);
  const own = files.filter(({ roundId }) => roundId === row.id).map(({ events }) => stateOf(events));
  const steps = stepsOf(row.steps);
  return {
    ...round,
    ...{ steps, current: currentStep(steps) },
    rule: { key: ruleKey, name: rule?.name ?? ruleKey },
    rank: { code: rankCode, name: rank?.name ?? rankCode },
    document: documentId ? { id: documentId, number: documentNumber } : null,
    counts: {
      files: own.filter((state) => state !== 'withdrawn').length,
      passed: own.filter((state) => state === 'passed' || state === 'appointed').length,
      appointed: own.filter((state) => state === 'appointed').length,
    },
  };
}

const get = act('staff.read', 'GET /promotion-rounds/{id}', 'Một đợt thăng hạng với hồ sơ từng người')
  .input(z.object({ id: z.uuid() }))
  .output(shape.Round)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const school = await staffOf(db, viewer);
    const row = await store.findRound(db, school.id, id);
    if (!row) throw problem('notFound');
    return roundOf(db, viewer, school, row);
  });

async function roundOf(db: Db, viewer: Viewer, school: School, row: store.RoundRow): Promise<shape.Round> {
  const files = await store.filesOf(db, [row.id]);
  const chosen = await chosenRank({ rule: row.ruleKey, rank: row.rankCode }, viewer.today);
  const of = { officeId: viewer.office.id, schoolId: school.id };
  const { people, candidates } = await judged(db, of, chosen, viewer.today);
  const [mayKeep, mayDecide] = [may(viewer, 'promotion.keep'), may(viewer, 'promotion.decide')].map(
    (is) => is && works(viewer, school),
  ) as [boolean, boolean];
  const isIn = new Set(files.map(({ personId }) => personId));
  return {
    ...summaryOf(row, files, chosen.rules),
    files: files
      .map(({ roundId: _, ...file }) => {
        const person = people.find((one) => one.id === file.personId);
        const standing = person && standingOn(person, viewer.today);
        const state = stateOf(file.events);
        const next = nextOf(state).filter((kind) =>
          kind === 'appointed'
            ? mayDecide && mayTakeHand(viewer, 'promotion', 'approver', resultBy(file.events))
            : mayKeep,
        );
        const unit = standing?.posts.find(({ record }) => record.data.unitName)?.record.data.unitName ?? null;
        return { ...file, state, next, unit, rank: standing?.rank?.code ?? null };
      })
      .toSorted((a, b) => compareNames(a.name, b.name)),
    others: mayKeep
      ? candidates
          .filter(({ personId }) => !isIn.has(personId))
          .map(({ personId, name, answer, checks }) => ({
            ...{ personId, name, eligible: answer },
            lacks: checks.filter((check) => check.answer !== 'yes').length,
          }))
      : [],
    ...{ mayKeep, mayDecide },
  };
}

const open = act('promotion.keep')
  .input(shape.NewRound)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { rule, rank, documentId, ...round } }) =>
    db.transaction().execute(async (tx) => {
      const school = await workingOn(tx, viewer);
      const chosen = await chosenRank({ rule, rank }, viewer.today);
      if (documentId && !(await findDocument(tx, sees(viewer), documentId, viewer.today)))
        throw problem('notFound', 'Không tìm thấy văn bản của kế hoạch. Chọn lại văn bản.');
      const id = await store.insertRound(tx, {
        ...{ ...round, documentId, officeId: viewer.office.id, schoolId: school.id },
        ...{ ruleKey: chosen.rule.key, rankCode: chosen.rank.code, openedBy: viewer.userId },
      });
      await log(tx, viewer, 'promotion.open', id, { rank: chosen.rank.code });
      return { id };
    }),
  );

const setStep = act('promotion.keep')
  .input(shape.SetStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { roundId, ...step } }) =>
    db.transaction().execute(async (tx) => {
      const school = await workingOn(tx, viewer);
      await lockOffice(tx, viewer.office.id);
      const round = await store.findRound(tx, school.id, roundId);
      if (!round) throw problem('notFound');
      orThrow(maySetStep(stepsOf(round.steps), step, viewer.today));
      await store.setStep(tx, roundId, step, viewer.userId);
      await log(tx, viewer, 'promotion.step', roundId, { step: step.step });
      return {};
    }),
  );

const takeIn = act('promotion.keep')
  .input(shape.TakeIn)
  .output(z.object({ fileId: z.string() }))
  .handler(({ context: { db, viewer }, input: { roundId, personId, reason } }) =>
    db.transaction().execute(async (tx) => {
      const school = await workingOn(tx, viewer);
      const round = await store.findRound(tx, school.id, roundId);
      if (!round) throw problem('notFound');
      const chosen = await chosenRank({ rule: round.ruleKey, rank: round.rankCode }, viewer.today);
      const of = { officeId: viewer.office.id, schoolId: school.id };
      const { candidates } = await judged(tx, of, chosen, viewer.today);
      const eligible = candidates.find((one) => one.personId === personId)?.answer;
      if (!eligible)
        throw problem('notFound', 'Người này không phải giảng viên của trường, hoặc đã giữ hạng này.');
      if (eligible !== 'yes' && !reason)
        throw problem('badInput', 'Người này chưa đủ điều kiện theo hồ sơ. Ghi lý do đưa vào đợt.');
      const fileId = await store.insertFile(tx, {
        roundId,
        personId,
        eligible,
        reason,
        addedBy: viewer.userId,
      });
      if (!fileId) throw problem('conflict', 'Người này đã có trong đợt. Tải lại để xem.');
      await log(tx, viewer, 'promotion.takeIn', roundId, { fileId, eligible });
      return { fileId };
    }),
  );

const record = act('promotion.keep')
  .input(shape.RecordEvent)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { fileId, kind, on, note } }) =>
    db.transaction().execute(async (tx) => {
      const school = await workingOn(tx, viewer);
      const file = await store.lockFile(tx, school.id, fileId);
      if (!file) throw problem('notFound');
      orThrow(mayFollow(file.events, { kind, on, note }, viewer.today));
      await store.insertEvent(tx, { fileId, kind, happenedOn: on, note, madeBy: viewer.userId });
      await log(tx, viewer, 'promotion.record', file.roundId, { fileId, kind });
      return {};
    }),
  );

const OWN_RESULT =
  'Đồng chí đã ghi kết quả hội đồng của hồ sơ này nên không ghi quyết định bổ nhiệm được. Người khác có thẩm quyền ghi.';

const appoint = act('promotion.decide')
  .input(shape.Appoint)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { fileId, on, decision } }) =>
    db.transaction().execute(async (tx) => {
      const school = await workingOn(tx, viewer);
      const file = await store.lockFile(tx, school.id, fileId);
      if (!file) throw problem('notFound');
      orThrow(mayFollow(file.events, { kind: 'appointed', on, note: decision }, viewer.today));
      if (!mayTakeHand(viewer, 'promotion', 'approver', resultBy(file.events)))
        throw problem('forbidden', OWN_RESULT);
      const recordId = await writeRank(tx, viewer, school.id, { ...file, on, decision });
      const event = { kind: 'appointed', happenedOn: on, note: decision, recordId } as const;
      await store.insertEvent(tx, { fileId, ...event, madeBy: viewer.userId });
      await log(tx, viewer, 'promotion.appoint', file.roundId, { fileId, recordId });
      return {};
    }),
  );

interface Appointed {
  personId: string;
  rankCode: string;
  on: string;
  decision: string;
}

/** The former rank ends the day before (its row goes out and another comes), and the new one begins, by the decision. */
async function writeRank(
  tx: Tx,
  viewer: Viewer,
  schoolId: string,
  { personId, rankCode, on, decision }: Appointed,
) {
  await lockOffice(tx, viewer.office.id);
  const person = (await readPeople(tx, schoolId, ['rank'])).find(({ id }) => id === personId);
  if (!person) throw problem('notFound');
  const { ends, from } = orThrow(rankChange(person, rankCode, on));
  for (const { record } of ends) await removeRecord(tx, viewer.office.id, record.id, viewer.userId);
  await insertRecords(tx, { officeId: viewer.office.id, recordedBy: viewer.userId }, [
    ...ends.map(({ record: { id: _, ...row }, to }) => ({ ...row, to })),
    { ...{ personId, kind: 'rank' as const, from, to: null }, data: { code: rankCode }, basis: decision },
  ]);
  return store.findRankRecord(tx, personId, from);
}

const log = (tx: Tx, viewer: Viewer, name: string, id: string, detail: Record<string, string>) =>
  logAs(tx, viewer, name, { kind: 'promotion', id }, detail);

export const promotionsRouter = { promotions: { list, get, open, setStep, takeIn, record, appoint } };
