import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { researchApi } from '../../topics/api.ts';
import { productKindLabels, productLevelLabels } from '../labels.ts';
import { sayShare, WHOLE } from '../rules.ts';
import type { Product } from '../schema.ts';
import { sayAuthor } from '../sheets.ts';

const sharedWords = ({ authors, shared }: Product): string | null => {
  if (authors.every(({ share }) => share === null)) return 'chưa chia phần đóng góp';
  return shared === WHOLE ? null : `đã chia ${sayShare(shared)}`;
};

const columns: Column<Product>[] = [
  {
    ...{ key: 'title', head: 'Tên', card: 'title' as const },
    cell: ({ title }) => <b>{title}</b>,
    sub: ({ kind, level, place }) =>
      [productKindLabels[kind], level && productLevelLabels[level], place].filter(Boolean).join(' · '),
  },
  {
    ...{ key: 'authors', head: 'Tác giả', width: 300 },
    cell: ({ authors }) => authors.map(sayAuthor).join('; ') || 'chưa ghi',
    sub: sharedWords,
  },
  {
    ...{ key: 'number', head: 'ISSN, ISBN', width: 150 },
    cell: ({ number }) => number ?? '–',
    sub: ({ numberFault }) => (numberFault ? 'số kiểm tra không đúng' : null),
  },
  {
    ...{ key: 'on', head: 'Ngày', width: 104 },
    cell: ({ madeOn }) => (madeOn ? formatDate(madeOn) : 'chưa ghi'),
  },
  {
    ...{ key: 'topic', head: 'Của đề tài', width: 190 },
    cell: ({ topic }) => (topic ? <Link href={`/nghien-cuu/${topic.id}`}>{topic.title}</Link> : '–'),
  },
];

interface Props {
  rows: Product[];
  total: number;
  mayKeep: boolean;
  onShare(product: Product): void;
}

export function ProductsTable({ rows, total, mayKeep, onShare }: Props) {
  const [asked, setAsked] = useState<Product | null>(null);
  const remove = useMutation(
    researchApi.researchProducts.remove.mutationOptions({ onSuccess: useAfterAct(() => setAsked(null)) }),
  );
  const acts: Column<Product>[] = mayKeep
    ? [
        {
          ...{ key: 'acts', head: 'Sửa', width: 130, card: 'hide' as const },
          cell: (row) => (
            <Actions>
              <Button small onClick={() => onShare(row)}>
                Tác giả
              </Button>
              <Button small onClick={() => setAsked(row)}>
                Bỏ
              </Button>
            </Actions>
          ),
        },
      ]
    : [];
  return (
    <>
      <DataTable
        label={`${rows.length} trong ${total} sản phẩm`}
        rows={rows}
        columns={[...columns, ...acts]}
        rowKey={({ id }) => id}
        minWidth={900}
        empty={<EmptyState title={`Không có sản phẩm nào trong ${total} sản phẩm hợp với cách lọc`} />}
      />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Bỏ «${asked?.title ?? ''}» khỏi sổ?`}
        verb="Bỏ sản phẩm"
        busy={remove.isPending}
        onConfirm={() => asked && remove.mutate({ id: asked.id })}
      >
        Sản phẩm không còn được tính cho tác giả nào. Dòng đã ghi vẫn được giữ trong lịch sử.
      </ConfirmDialog>
    </>
  );
}
