import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Audience, Channel, Lecturer, Scores, WaveKind } from '#training/surveys/schema.ts';
import { listInstruments } from '#training/surveys/store.ts';

interface Sheets {
  audience: Audience;
  scores: Scores;
  isVoid?: boolean;
}

interface Made {
  officeId: string;
  providerId: string;
  code: string;
  kind?: WaveKind;
  programmeId?: string;
  /** The class of an earlier call, for its other wave. */
  classId?: string;
  endedOn?: string;
  /** Null: still open. */
  closedOn?: string | null;
  lecturers?: Lecturer[];
  /** How many were asked, by audience. */
  asked?: Partial<Record<Audience, number>>;
  sheets: Sheets[];
  /** How many came which way; without it nothing is known of it. */
  counts?: Partial<Record<Channel, number>>;
  comments?: { audience: Audience; text: string }[];
}

/** A class that has ended, and a wave of it with these sheets, as rows: results are read from nothing else. */
export async function closedWave(db: Database, made: Made): Promise<{ classId: string; waveId: string }> {
  const { officeId, providerId, code, kind = 'end', endedOn = '2023-10-20', closedOn = '2023-11-01' } = made;
  const [instrument] = await listInstruments();
  const classId = made.classId ?? (await insertClass());
  const { id: waveId } = await db
    .insertInto('surveyWave')
    .values({
      ...{ officeId, classId, kind, instrumentKey: instrument?.key ?? '', closedOn },
      instrument: json({ instrument, lecturers: made.lecturers ?? [] }),
      counts: json(made.counts ?? {}),
      ...{ opensOn: endedOn, closesOn: closedOn ?? '2024-06-30' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const invited = Object.entries(made.asked ?? {}).flatMap(([audience, n]) =>
    Array.from({ length: n }, (_, at) => ({
      ...{ officeId, waveId, audience, name: `Người ${at + 1}`, receipt: randomUUID() },
    })),
  );
  if (invited.length > 0) await db.insertInto('surveyInvitation').values(invited).execute();
  const sheets = made.sheets.map(({ audience, scores, isVoid = false }) => ({
    ...{ waveId, audience, scores: json(scores), isVoid },
  }));
  if (sheets.length > 0) await db.insertInto('surveyAnswer').values(sheets).execute();
  const comments = (made.comments ?? []).map((comment) => ({ waveId, ...comment }));
  if (comments.length > 0) await db.insertInto('surveyComment').values(comments).execute();
  return { classId, waveId };

  async function insertClass(): Promise<string> {
    const row = await db
      .insertInto('trainingClass')
      .values({
        ...{ officeId, providerAgencyId: providerId, code, name: `Lớp ${code}` },
        ...{ year: Number(endedOn.slice(0, 4)), programmeId: made.programmeId ?? null },
        ...{
          fromDay: `${endedOn.slice(0, 4)}-01-10`,
          toDay: endedOn,
          startedOn: `${endedOn.slice(0, 4)}-01-10`,
          endedOn,
        },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }
}

/** One sheet of a learner on everything that is asked at the end of a class. */
export const learnerScores = (mark: number, lecturers: Lecturer[] = []): Scores => ({
  ...Object.fromEntries(
    [
      ...['ct-yeu-cau', 'ct-cap-nhat', 'ct-can-doi', 'ct-tai-lieu', 'vc-phong-hoc', 'vc-thiet-bi'],
      ...['vc-phuc-vu', 'kh-to-chuc', 'kh-muc-tieu'],
      ...lecturers.flatMap(({ key }) =>
        ['gv-kien-thuc', 'gv-thuc-tien', 'gv-phuong-phap', 'gv-tac-phong'].map((item) => `${item}@${key}`),
      ),
    ].map((ref) => [ref, mark]),
  ),
});
