import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { NOT_FOUND, standingLabels, validWords } from '../labels.ts';
import type { Difference, Version } from '../schema.ts';
import css from './hours-bar.module.css';
import { useProgrammesAct } from './use-programmes-act.ts';

const columns: Column<Difference>[] = [
  { key: 'field', head: 'Mục', width: 190, card: 'title', cell: ({ field }) => field },
  {
    key: 'before',
    head: 'Bản trước',
    cell: ({ before }) => <span className={css.was}>{before ?? NOT_FOUND.toLowerCase()}</span>,
  },
  { key: 'after', head: 'Bản này', cell: ({ after }) => after ?? NOT_FOUND.toLowerCase() },
];

/** The versions, newest first, with what each says otherwise than the one before it. */
export function VersionsCard({ versions, openId }: { versions: Version[]; openId: string }) {
  const [asked, setAsked] = useState<Version | null>(null);
  const navigate = useNavigate();
  const left = versions.find(({ id }) => id !== asked?.id);
  const withdraw = useProgrammesAct('withdraw', () => {
    setAsked(null);
    if (asked?.id === openId) navigate(left ? `/dao-tao/chuong-trinh/${left.id}` : '/dao-tao/chuong-trinh');
  });
  return (
    <Stack>
      {versions.map((one) => (
        <VersionCard key={one.id} {...{ one }} isOpen={one.id === openId} onWithdraw={() => setAsked(one)} />
      ))}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Bỏ bản «${asked ? validWords(asked) : ''}»?`}
        verb="Bỏ bản này"
        busy={withdraw.isPending}
        onConfirm={() => asked && withdraw.mutate({ id: asked.id })}
      >
        {withdraw.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(withdraw.error)}
          </AlertLine>
        ) : (
          'Bản trước áp dụng trở lại. Ai bỏ, lúc nào vẫn được giữ.'
        )}
      </ConfirmDialog>
    </Stack>
  );
}

interface CardProps {
  one: Version;
  isOpen: boolean;
  onWithdraw(): void;
}

function VersionCard({ one, isOpen, onWithdraw }: CardProps) {
  return (
    <Card title={`${validWords(one)}${isOpen ? ' (bản đang xem)' : ''}`} aside={standingLabels[one.standing]}>
      <Stack>
        {one.differences === null ? (
          <span className={css.was}>Bản đầu trong danh mục.</span>
        ) : (
          <DataTable
            label={`Bản ${validWords(one)} khác bản trước ở ${one.differences.length} mục`}
            rows={one.differences}
            columns={columns}
            rowKey={({ field }) => field}
            empty={<span className={css.was}>Không khác bản trước ở mục nào.</span>}
          />
        )}
        <Actions>
          {isOpen ? null : (
            <ButtonLink small href={`/dao-tao/chuong-trinh/${one.id}`}>
              Xem bản này
            </ButtonLink>
          )}
          {one.mayWithdraw ? (
            <Button small onClick={onWithdraw}>
              Bỏ bản ghi nhầm
            </Button>
          ) : null}
        </Actions>
      </Stack>
    </Card>
  );
}
