import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { AnyRouter, ORPCError, TraverseContractProcedureCallbackOptions } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Context, Next } from 'hono';
import { z } from 'zod';
import type { Parts } from './context.ts';
import { answerOnce } from './idempotency.ts';
import { PROBLEM_JSON, Problem, problemJson, REFUSAL } from './problem-json.ts';

export const API = '/api/v1';

/** Files go outside the typed routes; what the document says of each of them: path → method → operation. */
export type FilePaths = Record<string, Record<string, object>>;

const schemaConverters = [new ZodToJsonSchemaConverter()];

export const carriesFile = (c: Context): boolean =>
  c.req.header('content-type')?.startsWith('multipart/') ?? false;

/** Only routes that have an address are offered to others; the rest is between the server and its own pages. */
const hasAddress = ({ contract }: TraverseContractProcedureCallbackOptions): boolean =>
  Boolean(contract['~orpc'].route.path);

type Intercept = <T>(options: { next: () => Promise<T> }) => Promise<T>;
type Note = <T>(options: { path: readonly string[]; next: () => Promise<T> }) => Promise<T>;

/** The same routes as the pages use, each at its own address, for programs with a token. */
export function createApi(parts: Parts, router: AnyRouter, spellOut: Intercept, noteRouteOf: Note) {
  const handler = new OpenAPIHandler(router, {
    filter: hasAddress,
    interceptors: [spellOut],
    clientInterceptors: [noteRouteOf],
    plugins: [new SmartCoercionPlugin({ schemaConverters })],
    customErrorResponseBodyEncoder: ({ code, status, message, data }: ORPCError<string, unknown>) =>
      problemJson(code, status, message, data),
  });
  return async (c: Context, next: Next) => {
    // Files have routes of their own, which do not hold them in memory.
    if (carriesFile(c)) return next();
    const context = { ...parts, headers: c.req.raw.headers };
    const answer = await answerOnce(context, c.req.raw, async (request) => {
      const { matched, response } = await handler.handle(request, { prefix: API, context });
      return matched ? response : null;
    });
    if (!answer) return next();
    if (answer.status >= 400) answer.headers.set('content-type', PROBLEM_JSON);
    return c.newResponse(answer.body, answer);
  };
}

const DESCRIPTION = `Mọi địa chỉ dưới \`${API}\`. Gửi \`Authorization: Bearer <mã truy cập>\`; mã tạo ở trang *Mã truy cập* và chỉ làm được những
việc mà người tạo được làm, trong phạm vi của mã. Yêu cầu ghi có thể kèm \`Idempotency-Key\`: gửi lại cùng khoá thì nhận lại câu
trả lời cũ, không ghi lần nữa. Danh sách lấy từng đoạn bằng \`cursor\` và \`next\`. Lỗi theo RFC 9457 (\`application/problem+json\`)
với mã trong danh sách đóng và một câu tiếng Việt.`;

/** The OpenAPI document, made from the same shapes that the routes check. */
export async function describeApi(router: AnyRouter, files: FilePaths, version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters });
  const made = await generator.generate(router, {
    filter: hasAddress,
    info: { title: 'Đôn Đốc', version, description: DESCRIPTION },
    servers: [{ url: API }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'dondoc.session_token' },
      },
      schemas: { Problem: z.toJSONSchema(Problem) as Record<string, unknown> },
    },
  });
  const paths = { ...(made.paths as Record<string, Record<string, unknown>>) };
  for (const operations of Object.values(paths))
    for (const [method, operation] of Object.entries(operations)) complete(method, operation as Operation);
  for (const [path, operations] of Object.entries(files)) paths[path] = { ...paths[path], ...operations };
  return { ...made, paths };
}

interface Operation {
  parameters?: unknown[];
  responses?: Record<string, unknown>;
}

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Khoá của một lần ghi, do nơi gọi đặt.',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
};

/** Every route may refuse in the one form; every one that writes takes a key. */
function complete(method: string, operation: Operation): void {
  operation.responses = { ...operation.responses, default: REFUSAL };
  if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), KEY];
}
