import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';

export const productKinds = ['topic', 'article', 'book', 'textbook', 'report'] as const;
export const ProductKind = z.enum(productKinds);
export type ProductKind = z.infer<typeof ProductKind>;

export const productLevels = ['school', 'province', 'ministry', 'state'] as const;
export const ProductLevel = z.enum(productLevels);
export type ProductLevel = z.infer<typeof ProductLevel>;

export const AuthorPart = z.enum(['lead', 'member', 'author']);
export type AuthorPart = z.infer<typeof AuthorPart>;

/** What somebody of the school has made: one row of the register, as it counts for one person. */
export interface Work {
  /** Of the person's part in it: an author's row, or a member's of an accepted topic. */
  id: string;
  personId: string;
  kind: ProductKind;
  title: string;
  part: AuthorPart;
  /** ISSN or ISBN. */
  number: string | null;
  level: ProductLevel | null;
  on: string | null;
  basis: string | null;
}

/** Somebody of the school as research knows them; the room of the staff hands them in. */
export interface SchoolPerson {
  id: string;
  code: string;
  name: string;
  userId: string | null;
}

export const Author = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  part: AuthorPart,
  /** Hundredths of a percent. */
  share: z.number().int().nullable(),
});
export type Author = z.infer<typeof Author>;

export const Product = z.object({
  id: z.string(),
  kind: ProductKind,
  title: z.string(),
  place: z.string().nullable(),
  number: z.string().nullable(),
  /** Why the ISSN or ISBN cannot be right; null: right, or none. */
  numberFault: z.string().nullable(),
  level: ProductLevel.nullable(),
  madeOn: Day.nullable(),
  basis: z.string().nullable(),
  topic: z.object({ id: z.string(), title: z.string() }).nullable(),
  authors: z.array(Author),
  /** Sum of the shares that are known, in hundredths of a percent. */
  shared: z.number().int(),
  isMine: z.boolean(),
});
export type Product = z.infer<typeof Product>;

const words = (max = 300) => z.string().trim().min(1).max(max);

export const NewAuthor = z
  .object({
    personId: z.uuid().nullable(),
    /** Of somebody who is not of the school. */
    outsideName: words(120).nullable(),
    part: AuthorPart,
    share: z.number().int().min(1).max(10_000).nullable(),
  })
  .refine((one) => (one.personId === null) !== (one.outsideName === null));
export type NewAuthor = z.infer<typeof NewAuthor>;

export const NewProduct = z.object({
  kind: ProductKind,
  title: words(500),
  place: words().nullable(),
  number: words(40).nullable(),
  level: ProductLevel.nullable(),
  madeOn: Day.nullable(),
  basis: words().nullable(),
  topicId: z.uuid().nullable(),
  authors: z.array(NewAuthor).min(1).max(30),
});
export type NewProduct = z.infer<typeof NewProduct>;

export const SetAuthors = z.object({ id: z.uuid(), authors: NewProduct.shape.authors });

/** The address of the register: what is asked of it. */
export const ProductsAddress = z.object({
  loai: ProductKind.optional().catch(undefined),
  nam: z.coerce.number().int().optional().catch(undefined),
  toi: z.literal(1).optional().catch(undefined),
  tim: z.string().max(200).optional().catch(undefined),
});
export type ProductsAddress = z.infer<typeof ProductsAddress>;

export const ProductList = z.object({
  school: AgencyRef,
  products: z.array(Product),
  /** Of the school, for the form; empty for whoever may not write. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  mayAdd: z.boolean(),
  /** Takes out, and shares among authors. */
  mayKeep: z.boolean(),
});
export type ProductList = z.infer<typeof ProductList>;

/** Handed in by the room of the staff, which stands above this one. */
export type PeopleOfSchool = (db: Db, schoolId: string) => Promise<SchoolPerson[]>;
