import { formatDate } from '@dondoc/vietnamese';
import { inAddress } from '../labels.ts';
import type { Flaw, Picture, QualityRule } from '../quality/schema.ts';
import { atIndicator } from '../result-checks/rules.ts';
import type { PlanTask, RoadmapLine } from '../roadmap/schema.ts';
import type { Assessed } from '../rounds/schema.ts';
import { isMet } from '../rules.ts';

const ROADMAP = '/truong-chuan/lo-trinh';

const atTask = ({ id, number, title, indicatorIds }: PlanTask, says: string, todo: string): Flaw => ({
  ...{ kind: 'task', id, label: `Việc ${number}. ${title}`, indicatorId: indicatorIds[0] ?? null },
  ...{ says, todo, href: ROADMAP },
});

const tasksOf = ({ roadmap }: Picture): PlanTask[] => [
  ...new Map(roadmap.flatMap(({ tasks }) => tasks).map((task) => [task.id, task])).values(),
];

const eachTask =
  (finds: (task: PlanTask, picture: Picture) => [says: string, todo: string] | null) =>
  (picture: Picture): Flaw[] =>
    tasksOf(picture).flatMap((task) => {
      const found = picture.taskStates.get(task.id) === 'done' ? null : finds(task, picture);
      return found ? [atTask(task, ...found)] : [];
    });

/** Indicators that are not met, each with its line where it has one. */
const eachUnmet =
  (
    finds: (
      one: Assessed,
      line: RoadmapLine | undefined,
      picture: Picture,
    ) => [says: string, todo: string] | null,
  ) =>
  (picture: Picture): Flaw[] => {
    const lines = new Map(picture.roadmap.map((line) => [line.indicatorId, line]));
    return (
      picture.assessed
        // Not filled in yet in a round that is open says nothing.
        .filter((one) => !isMet(one.result) && (one.state !== 'empty' || picture.round?.closedAt !== null))
        .flatMap((one) => {
          const found = finds(one, lines.get(one.indicator.id), picture);
          const href = `${ROADMAP}?ma=${inAddress(one.indicator.code)}`;
          return found ? [atIndicator(one.indicator, ...found, href)] : [];
        })
    );
  };

/** Tasks that wait for themselves, through others. */
function inCycles(tasks: PlanTask[]): Set<string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const reaches = (from: string, to: string, passed: Set<string>): boolean =>
    (byId.get(from)?.dependsOn ?? []).some((next) => {
      if (next === to) return true;
      if (passed.has(next)) return false;
      passed.add(next);
      return reaches(next, to, passed);
    });
  return new Set(tasks.filter(({ id }) => reaches(id, id, new Set())).map(({ id }) => id));
}

export const roadmapRules: QualityRule[] = [
  {
    ...{ key: 'roadmap.unmetWithoutLine', name: 'Chưa đạt mà chưa có lộ trình', severity: 'must' },
    explains: 'Chỉ tiêu chưa đạt phải có ngày dự kiến đạt.',
    check: eachUnmet(({ result }, line) =>
      result === 'unmet' && !line?.plannedOn
        ? ['Chưa đạt, chưa có ngày dự kiến đạt.', 'Ghi ngày và việc ở trang Lộ trình.']
        : null,
    ),
  },
  {
    ...{ key: 'roadmap.afterTarget', name: 'Dự kiến đạt sau ngày đích của Đề án', severity: 'must' },
    explains: 'Ngày dự kiến đạt muộn hơn ngày mà Đề án phải đạt chuẩn.',
    check: eachUnmet((_, line, { targetOn }) => {
      if (!line?.plannedOn || !targetOn || line.plannedOn <= targetOn) return null;
      const says = `Dự kiến ngày ${formatDate(line.plannedOn)}, Đề án đặt đích ngày ${formatDate(targetOn)}.`;
      return [says, 'Rút ngắn lộ trình, hoặc báo cáo cấp có thẩm quyền.'];
    }),
  },
  {
    ...{ key: 'roadmap.pastPlanned', name: 'Đã qua ngày dự kiến mà chưa đạt', severity: 'must' },
    explains: 'Ngày dự kiến đạt đã qua mà đợt mới nhất vẫn chưa ghi đạt.',
    check: eachUnmet((_, line, { today }) =>
      line?.plannedOn && line.plannedOn < today
        ? [
            `Dự kiến đạt ngày ${formatDate(line.plannedOn)}, nay chưa đạt.`,
            'Đánh giá lại chỉ tiêu, hoặc lùi ngày kèm lý do.',
          ]
        : null,
    ),
  },
  {
    ...{ key: 'roadmap.lineWithoutTask', name: 'Lộ trình không có việc', severity: 'should' },
    explains: 'Có ngày dự kiến đạt nhưng chưa có việc nào để đạt.',
    check: eachUnmet((_, line) =>
      line?.plannedOn && line.tasks.length === 0
        ? ['Có ngày dự kiến, chưa có việc nào.', 'Thêm việc của kế hoạch vào chỉ tiêu này.']
        : null,
    ),
  },
  {
    ...{ key: 'task.withoutLead', name: 'Việc chưa có cơ quan chủ trì', severity: 'must' },
    explains: 'Việc không có cơ quan chủ trì thì không giao được.',
    check: eachTask(({ leadId }) =>
      leadId ? null : ['Chưa ghi cơ quan chủ trì.', 'Ghi cơ quan chủ trì ở Lộ trình.'],
    ),
  },
  {
    ...{ key: 'task.withoutEnd', name: 'Việc chưa có ngày xong', severity: 'should' },
    explains: 'Không có ngày xong thì không tính được ngày đạt của chỉ tiêu.',
    check: eachTask(({ endsOn }) =>
      endsOn ? null : ['Chưa ghi ngày xong.', 'Ghi ngày bắt đầu và ngày xong.'],
    ),
  },
  {
    ...{ key: 'task.endsAfterPlan', name: 'Việc xong sau ngày dự kiến đạt', severity: 'should' },
    explains: 'Việc của một chỉ tiêu kết thúc muộn hơn ngày dự kiến đạt chỉ tiêu đó.',
    check: (picture) =>
      picture.roadmap.flatMap(({ plannedOn, tasks }) =>
        tasks
          .filter(
            ({ id, endsOn }) =>
              plannedOn && endsOn && endsOn > plannedOn && picture.taskStates.get(id) !== 'done',
          )
          .map((task) => {
            const says = `Xong ngày ${formatDate(task.endsOn ?? '')}, chỉ tiêu dự kiến đạt ngày ${formatDate(plannedOn ?? '')}.`;
            return atTask(task, says, 'Sửa ngày xong của việc, hoặc ngày dự kiến đạt.');
          }),
      ),
  },
  {
    ...{ key: 'task.overdue', name: 'Việc quá hạn', severity: 'must' },
    explains: 'Ngày xong của việc đã qua; việc đã giao thì theo thời hạn của nhiệm vụ.',
    check: eachTask(({ id, endsOn, directiveCode }, { today, taskStates }) => {
      const state = taskStates.get(id);
      if (state ? state !== 'overdue' : !endsOn || endsOn >= today) return null;
      const says = directiveCode
        ? `Nhiệm vụ ${directiveCode} quá hạn.`
        : `Hạn ngày ${formatDate(endsOn ?? '')}, chưa giao.`;
      return [says, directiveCode ? 'Đôn đốc cơ quan chủ trì.' : 'Giao việc theo kế hoạch, hoặc sửa ngày.'];
    }),
  },
  {
    ...{ key: 'task.startsBeforeEnd', name: 'Việc bắt đầu trước khi việc phải chờ xong', severity: 'should' },
    explains: 'Việc phải chờ việc khác nhưng ngày bắt đầu lại sớm hơn ngày xong của việc đó.',
    check: eachTask((task, picture) => {
      const { startsOn, dependsOn } = task;
      const late = tasksOf(picture).find(
        ({ id, endsOn }) => dependsOn.includes(id) && startsOn && endsOn && endsOn >= startsOn,
      );
      if (!late) return null;
      const says = `Bắt đầu ngày ${formatDate(startsOn ?? '')}, việc ${late.number} phải chờ đến ngày ${formatDate(late.endsOn ?? '')} mới xong.`;
      return [says, 'Sửa ngày của một trong hai việc.'];
    }),
  },
  {
    ...{ key: 'task.cycle', name: 'Việc chờ nhau thành vòng', severity: 'must' },
    explains: 'Việc này chờ việc kia, việc kia lại chờ việc này: không việc nào bắt đầu được.',
    check: (picture) => {
      const tasks = tasksOf(picture);
      const cycles = inCycles(tasks);
      return tasks
        .filter(({ id }) => cycles.has(id))
        .map((task) => atTask(task, 'Nằm trong một vòng các việc chờ nhau.', 'Bỏ một mối chờ trong vòng.'));
    },
  },
  {
    ...{ key: 'owner.vacant', name: 'Chỉ tiêu chưa có đơn vị phụ trách', severity: 'should' },
    explains: 'Không ai trong trường phụ trách chỉ tiêu thì không ai nhập, không ai giữ minh chứng.',
    check: ({ set, owners }) =>
      set.indicators
        .filter(({ id }) => !owners.get(id)?.agencyId)
        .map((one) =>
          atIndicator(
            one,
            'Chưa có đơn vị phụ trách.',
            'Chọn đơn vị ở trang Bộ chỉ tiêu.',
            `/truong-chuan/bo-chi-tieu/${set.id}`,
          ),
        ),
  },
  {
    ...{ key: 'owner.ended', name: 'Đơn vị phụ trách không còn', severity: 'must' },
    explains: 'Đơn vị phụ trách đã sáp nhập, giải thể.',
    check: ({ set, owners, units }) => {
      const ended = new Map(units.filter(({ exists }) => !exists).map((unit) => [unit.id, unit.name]));
      return set.indicators.flatMap((one) => {
        const name = ended.get(owners.get(one.id)?.agencyId ?? '');
        const href = `/truong-chuan/bo-chi-tieu/${set.id}`;
        return name
          ? [atIndicator(one, `${name} không còn hoạt động.`, 'Chọn đơn vị khác phụ trách.', href)]
          : [];
      });
    },
  },
];
