import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { PlanOrigin } from './schema.ts';
import { findPlan } from './store.ts';

const origin = act('directive.read')
  .input(z.object({ code: z.string() }))
  .output(PlanOrigin.nullable())
  .handler(async ({ context: { db, viewer }, input }) => {
    const found = await findPlan(db, sees(viewer), input.code, viewer.today);
    if (found === undefined) throw problem('notFound');
    return found;
  });

export const planningRouter = { planning: { origin } };
