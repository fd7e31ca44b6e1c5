import { z } from 'zod';

export const LinkKind = z.enum(['cites', 'answers', 'replaces', 'implements']);
export type LinkKind = z.infer<typeof LinkKind>;
export const LinkOrigin = z.enum(['read', 'person', 'package']);
export type LinkOrigin = z.infer<typeof LinkOrigin>;
