import { areOwnAgencies } from '#accounts/agencies/store.ts';
import { act } from '#accounts/session/routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { record } from '../detail/routes.ts';
import { DirectiveDetail } from '../schema.ts';
import { decidingStep, returningStep, settingSteps } from './rules.ts';
import { NewSteps, StepDecision, StepReturn } from './schema.ts';
import { assignDesks } from './store.ts';

const set = act('step.set', 'PUT /directives/{code}/steps', 'Xác nhận các bước của một nhiệm vụ')
  .input(NewSteps)
  .output(DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, steps } }) =>
    record(db, viewer, code, async (locked) => {
      const ids = steps.map(({ agencyId }) => agencyId);
      if (!(await areOwnAgencies(locked.tx, viewer.office.id, ids)))
        throw problem('badInput', 'Cơ quan được chọn không có trong danh bạ. Chọn lại; chưa có gì được lưu.');
      const decided = orThrow(settingSteps(locked, steps));
      await assignDesks(locked.tx, viewer, code, steps, locked.assignments);
      return decided;
    }),
  );

const giveBack = act('step.return', 'POST /directives/{code}/steps/return', 'Trả lại bước trước')
  .input(StepReturn)
  .output(DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async (held) => orThrow(returningStep(viewer, held, input))),
  );

const decide = act('step.decide', 'POST /directives/{code}/steps/decision', 'Ghi ý kiến của cấp trên')
  .input(StepDecision)
  .output(DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async (held) => orThrow(decidingStep(viewer, held, input))),
  );

export const stepsRouter = { steps: { set, giveBack, decide } };
