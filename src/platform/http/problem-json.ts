import { z } from 'zod';
import type { ProblemCode } from './problems.ts';

export const PROBLEM_JSON = 'application/problem+json';

const titles: Record<ProblemCode | 'unexpected', string> = {
  badInput: 'Dữ liệu chưa đúng',
  notSignedIn: 'Chưa đăng nhập, hoặc mã truy cập không còn hiệu lực',
  forbidden: 'Không có quyền',
  notFound: 'Không tìm thấy',
  conflict: 'Nội dung đã thay đổi',
  tooLarge: 'Quá lớn',
  tooMany: 'Quá nhiều yêu cầu',
  busy: 'Máy chủ đang bận',
  away: 'Cơ sở dữ liệu tạm ngừng',
  diskFull: 'Không ghi được lên đĩa',
  secret: 'Có dấu mật',
  mustDeclare: 'Phải khai dấu đỏ',
  mustFirst: 'Phải làm một việc trước',
  refused: 'Không nhận',
  unexpected: 'Máy chủ gặp lỗi',
};

/** RFC 9457, with the code of our closed list; `detail` says in Vietnamese what is wrong and what to do. */
export const Problem = z.object({
  type: z.string().describe('urn:dondoc:problem: và mã lỗi.'),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(titles)),
  detail: z.string(),
  data: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The answer of an operation that was refused, as the OpenAPI document describes it. */
export const REFUSAL = {
  description: 'Bị từ chối, hoặc lỗi.',
  content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
};

export function problemJson(code: string, status: number, detail: string, data?: unknown): Problem {
  const known = Object.hasOwn(titles, code) ? (code as keyof typeof titles) : 'unexpected';
  return {
    type: `urn:dondoc:problem:${known}`,
    title: titles[known],
    ...{ status, code: known, detail },
    ...(data === undefined || data === null ? {} : { data }),
  };
}
