import { z } from 'zod';
import { Found } from '#platform/search/schema.ts';

/** In the order in which they are shown. */
export const SearchKind = z.enum([
  ...(['document', 'directive', 'register', 'proposal', 'committee', 'occasion'] as const),
  ...(['indicator', 'evidence', 'person', 'agency', 'class', 'programme'] as const),
  ...(['topic', 'product', 'item'] as const),
]);
export type SearchKind = z.infer<typeof SearchKind>;

export const PER_PAGE = 20;

export const SearchAsk = z.object({
  q: z.coerce
    .string()
    .trim()
    .max(200)
    .describe('Từ, cụm từ trong ngoặc kép, số ký hiệu; có dấu hoặc không dấu'),
  kind: SearchKind.optional().describe('Chỉ tìm loại này'),
  page: z.coerce.number().int().min(1).max(100).default(1).describe('Trang, khi chỉ tìm một loại'),
  limit: z.coerce.number().int().min(1).max(50).default(5).describe('Mỗi loại lấy bấy nhiêu'),
});
export type SearchAsk = z.input<typeof SearchAsk>;

export const SearchGroup = Found.extend({
  kind: SearchKind,
  /** There are more than were counted. */
  isMore: z.boolean(),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

/** Kinds of which something was found. */
export const SearchAnswer = z.object({ groups: z.array(SearchGroup) });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const SearchAddress = z.object({
  // A number in an address is read as one.
  q: z.coerce.string().max(200).optional().catch(undefined),
  loai: SearchKind.optional().catch(undefined),
  trang: z.coerce.number().int().min(1).max(100).optional().catch(undefined),
});
export type SearchAddress = z.infer<typeof SearchAddress>;
