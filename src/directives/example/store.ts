import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { readData } from '#platform/data-file.ts';
import type { Tx } from '#platform/database/connection.ts';
import { addEvent } from '../acts/store.ts';
import { openIn } from '../occurrences/store.ts';
import { answersTo } from '../self-reports/rules.ts';
import { Answer } from '../self-reports/schema.ts';
import {
  dutyOf,
  findNode,
  insertDuty,
  insertReport,
  leadsOf,
  shippedQuestions,
} from '../self-reports/store.ts';

const Example = z.object({
  source: z.string(),
  code: z.string(),
  setOn: Day,
  firstDue: Day,
  questions: z.string(),
  past: z.object({
    year: z.number().int(),
    paperNumber: z.string(),
    paperOn: Day,
    answers: z.array(Answer.pick({ key: true, answer: true, evidence: true })),
  }),
});

/** A standing duty of the example notice with the report of the year before; none where the notice is not published. */
export async function loadExampleSelfReport(
  tx: Tx,
  { officeId, madeBy }: { officeId: string; madeBy: string | null },
): Promise<void> {
  const { code, setOn, firstDue, questions: key, past } = Example.parse(await readData('example/tu-bao-cao'));
  const node = await findNode(tx, officeId, code);
  const questions = (await shippedQuestions()).find((one) => one.key === key)?.questions;
  if (!node || !questions || (await dutyOf(tx, node.id))) return;
  const of = { officeId, directiveId: node.id, madeBy };
  await insertDuty(tx, of, { questions, yearsBack: 0 });
  const source = { officeId, directiveId: node.id, day: setOn, actorId: madeBy };
  await addEvent(tx, source, {
    kind: 'cadence_set',
    data: { every: 'P1Y', origin: 'office', date: firstDue },
  });
  const { answers, ...paper } = past;
  const [agencyId = null] = await leadsOf(tx, node.id);
  const onPaper = { agencyId, occurrenceId: null, eventId: null };
  await insertReport(tx, of, { ...paper, ...onPaper, answers: answersTo(questions, answers) });
  await openIn(tx, node.id, setOn);
}
