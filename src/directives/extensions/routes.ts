import { act } from '#accounts/session/routes.ts';
import { orThrow } from '#platform/http/problems.ts';
import { record } from '../detail/routes.ts';
import { DirectiveDetail } from '../schema.ts';
import { askingExtension, decidingExtension } from './rules.ts';
import { ExtensionAnswer, ExtensionRequest } from './schema.ts';

const ask = act('extension.ask', 'POST /directives/{code}/extensions', 'Xin gia hạn')
  .input(ExtensionRequest)
  .output(DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async (held) => orThrow(askingExtension(viewer, held, input))),
  );

const decide = act(
  'extension.decide',
  'POST /directives/{code}/extensions/{requestId}/decision',
  'Đồng ý hoặc không đồng ý gia hạn',
)
  .input(ExtensionAnswer)
  .output(DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async (held) => orThrow(decidingExtension(viewer, held, input))),
  );

export const extensionsRouter = { extensions: { ask, decide } };
