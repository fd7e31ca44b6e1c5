import type { WrittenCell } from '#platform/sheets/write.ts';
import { authorLabels, productKindLabels, productLevelLabels } from './labels.ts';
import { sayShare } from './rules.ts';
import type { Author, Product } from './schema.ts';

export const productColumns = [
  { heading: 'TT', kind: 'number', width: 6 },
  { heading: 'Loại', kind: 'text', width: 18 },
  { heading: 'Tên', kind: 'text', width: 60 },
  { heading: 'Nơi đăng, xuất bản', kind: 'text', width: 34 },
  { heading: 'ISSN, ISBN', kind: 'text', width: 20 },
  { heading: 'Ngày', kind: 'day', width: 12 },
  { heading: 'Cấp', kind: 'text', width: 12 },
  { heading: 'Tác giả', kind: 'text', width: 50 },
  { heading: 'Của đề tài', kind: 'text', width: 40 },
  { heading: 'Căn cứ', kind: 'text', width: 34 },
] as const;

export const sayAuthor = ({ name, part, share }: Author): string =>
  `${name} (${authorLabels[part].toLowerCase()}${share === null ? '' : `, ${sayShare(share)}`})`;

export const writtenProduct = (one: Product, at: number): WrittenCell[] => [
  ...[at + 1, productKindLabels[one.kind], one.title, one.place, one.number, one.madeOn],
  one.level && productLevelLabels[one.level],
  one.authors.map(sayAuthor).join('; '),
  ...[one.topic?.title ?? null, one.basis],
];
