import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { readRoadmap } from '../gaps/store.ts';
import { cycleOf } from '../scheduling/rules.ts';
import { readSet, setOfIndicator } from '../sets/store.ts';
import { movedBy } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const NOTHING = 'Chưa có gì được lưu.';
const CHANGED = `Nội dung vừa được người khác sửa. Tải lại để xem bản mới rồi sửa lại. ${NOTHING}`;

const get = act('standard.read', 'GET /roadmap', 'Khoảng trống, lộ trình và kế hoạch của trường')
  .input(shape.RoadmapQuery)
  .output(shape.RoadmapView)
  .handler(async ({ context: { db, viewer }, input: { setId } }) => {
    const school = await schoolFor(db, viewer);
    const roadmap = await readRoadmap(db, viewer, school, setId);
    if (setId && roadmap?.set.id !== setId) throw problem('notFound');
    return { roadmap };
  });

const saveLine = act('roadmap.keep')
  .input(shape.SaveLine)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await keepers(tx, viewer);
      const set = await setOfIndicator(tx, viewer.office.id, input.indicatorId);
      if (!set) throw problem('notFound');
      const lines = await store.roadmapOf(tx, school.id, set.setId);
      const { version, ...words } = input;
      const before = lines.find(({ indicatorId }) => indicatorId === input.indicatorId);
      if ((before?.version ?? null) !== version) throw problem('conflict', CHANGED);
      await writeLine(tx, viewer, school.id, words);
      return {};
    }),
  );

type LineWords = Omit<shape.SaveLine, 'version'>;

async function writeLine(tx: Tx, viewer: Viewer, schoolId: string, words: LineWords): Promise<void> {
  await store.insertLine(tx, { officeId: viewer.office.id, schoolId, ...words, writtenBy: viewer.userId });
  await logAs(tx, viewer, 'roadmap.line', { kind: 'indicator', id: words.indicatorId });
}

const saveTask = act('roadmap.keep')
  .input(shape.SaveTask)
  .output(z.object({ id: z.string(), number: z.number().int() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await keepers(tx, viewer);
      const tasks = await store.planTasks(tx, school.id, input.setId);
      const before = tasks.find(({ id }) => id === input.id);
      if (input.id && !before) throw problem('notFound');
      await checkTask(tx, viewer, input, tasks);
      const added = { officeId: viewer.office.id, schoolId: school.id, addedBy: viewer.userId };
      const task = before ?? (await store.insertTask(tx, { ...added, setId: input.setId }));
      await store.insertTaskVersion(tx, task.id, input.words, viewer.userId);
      await logAs(tx, viewer, 'roadmap.task', { kind: 'planTask', id: task.id }, { number: task.number });
      return { id: task.id, number: task.number };
    }),
  );

/** One after the other: numbers, versions and what waits for what are looked at as they are then. */
async function keepers(tx: Tx, viewer: Viewer) {
  const school = await ownSchool(tx, viewer, 'office too');
  await lockOffice(tx, viewer.office.id);
  return school;
}

async function checkTask(
  tx: Tx,
  viewer: Viewer,
  { id, version, setId, words }: shape.SaveTask,
  tasks: shape.PlanTask[],
): Promise<void> {
  const before = tasks.find((task) => task.id === id);
  if (before && before.version !== version) throw problem('conflict', CHANGED);
  if (before?.directiveId) throw problem('conflict', issuedWords(before));
  const { startsOn, endsOn, leadId, coordinatingIds, indicatorIds, dependsOn } = words;
  if (startsOn && endsOn && startsOn > endsOn)
    throw problem(
      'badInput',
      `Ngày kết thúc ${formatDate(endsOn)} ở trước ngày bắt đầu ${formatDate(startsOn)}. ${NOTHING}`,
    );
  const agencies = [...(leadId ? [leadId] : []), ...coordinatingIds];
  if (!(await areOwnAgencies(tx, viewer.office.id, [...new Set(agencies)])))
    throw problem('notFound', `Có cơ quan không thuộc danh bạ. Chọn lại. ${NOTHING}`);
  if (leadId && coordinatingIds.includes(leadId))
    throw problem('badInput', `Cơ quan chủ trì không đồng thời là cơ quan phối hợp. ${NOTHING}`);
  const set = await readSet(tx, viewer.office.id, setId);
  const known = new Set(set?.indicators.map((indicator) => indicator.id));
  if (!indicatorIds.every((one) => known.has(one)))
    throw problem('notFound', `Có chỉ tiêu không thuộc bộ đang mở. Chọn lại. ${NOTHING}`);
  if (!dependsOn.every((one) => tasks.some((task) => task.id === one)))
    throw problem('notFound', `Có việc phải xong trước không còn trong kế hoạch. Chọn lại. ${NOTHING}`);
  refuseCycle([...tasks.filter((task) => task.id !== id), { id: id ?? 'new', ...words }], tasks, words.title);
}

const issuedWords = ({ number, directiveCode }: shape.PlanTask): string =>
  `Việc số ${number} đã giao thành nhiệm vụ ${directiveCode ?? ''}; thay đổi ở trang nhiệm vụ. ${NOTHING}`;

function refuseCycle(
  all: Pick<shape.PlanTask, 'id' | 'dependsOn'>[],
  tasks: shape.PlanTask[],
  title: string,
): void {
  const cycle = cycleOf(all);
  if (!cycle) return;
  const names = cycle.map((one) => `«${tasks.find(({ id }) => id === one)?.title ?? title}»`);
  throw problem('badInput', `Các việc chờ lẫn nhau: ${names.join(' → ')} → ${names[0]}. ${NOTHING}`);
}

const removeTask = act('roadmap.keep')
  .input(z.object({ setId: z.uuid(), id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { setId, id } }) =>
    db.transaction().execute(async (tx) => {
      const school = await keepers(tx, viewer);
      const task = (await store.planTasks(tx, school.id, setId)).find((one) => one.id === id);
      if (!task) throw await goneOrUnknown(tx, school.id, [id]);
      if (task.directiveId) throw problem('conflict', issuedWords(task));
      await store.removeTask(tx, school.id, id, viewer.userId);
      await logAs(tx, viewer, 'roadmap.taskRemoved', { kind: 'planTask', id }, { number: task.number });
      return {};
    }),
  );

/** What somebody has taken out in the meantime is another thing than what never was there. */
export async function goneOrUnknown(tx: Tx, schoolId: string, ids: string[]) {
  const were = await store.wereTasks(tx, schoolId, ids);
  return were ? problem('conflict', GONE) : problem('notFound');
}

const GONE = `Việc đã được bỏ khỏi kế hoạch. Tải lại trang để xem kế hoạch mới. ${NOTHING}`;

/** What was tried out is written as a whole, on the very writings it was tried on, or not at all. */
const saveMoves = act('roadmap.keep')
  .input(shape.SaveMoves)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { setId, moves, seen } }) =>
    db.transaction().execute(async (tx) => {
      const school = await keepers(tx, viewer);
      const lines = await store.roadmapOf(tx, school.id, setId);
      const tasks = await store.planTasks(tx, school.id, setId);
      const known = new Set([...lines.map((line) => line.indicatorId), ...tasks.map(({ id }) => id)]);
      const unknown = moves.flatMap(({ id }) => (known.has(id) ? [] : [id]));
      if (unknown.length > 0) throw await goneOrUnknown(tx, school.id, unknown);
      for (const line of lines.filter(({ indicatorId }) => movedBy(moves, indicatorId))) {
        if (seen[line.indicatorId] !== line.version) throw problem('conflict', CHANGED);
        const { version: _, tasks: __, ...words } = line;
        const plannedOn = movedBy(moves, line.indicatorId)?.day(line.plannedOn) ?? null;
        await writeLine(tx, viewer, school.id, { ...words, plannedOn });
      }
      for (const task of tasks.filter(({ id }) => movedBy(moves, id))) {
        if (seen[task.id] !== task.version) throw problem('conflict', CHANGED);
        if (task.directiveId) throw problem('conflict', issuedWords(task));
        await moveTask(tx, viewer, school.id, task, moves);
      }
      return {};
    }),
  );

async function moveTask(
  tx: Tx,
  viewer: Viewer,
  schoolId: string,
  task: shape.PlanTask,
  moves: shape.Move[],
): Promise<void> {
  const move = movedBy(moves, task.id);
  const subject = { kind: 'planTask', id: task.id };
  if (!move || move.isDropped) {
    await store.removeTask(tx, schoolId, task.id, viewer.userId);
    await logAs(tx, viewer, 'roadmap.taskRemoved', subject, { number: task.number });
    return;
  }
  const words = shape.TaskWords.parse(task);
  const days = { startsOn: move.day(words.startsOn), endsOn: move.day(words.endsOn) };
  await store.insertTaskVersion(tx, task.id, { ...words, ...days }, viewer.userId);
  await logAs(tx, viewer, 'roadmap.task', subject, { number: task.number });
}

export const roadmapRouter = { roadmap: { get, saveLine, saveTask, removeTask, saveMoves } };
