import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { resultLabels } from '../../labels.ts';
import type { MappingLine, MappingView } from '../schema.ts';
import css from './mapping.module.css';
import type { usePairs } from './use-pairs.ts';

interface Props {
  view: MappingView;
  pairs: ReturnType<typeof usePairs>;
}

/** Which indicator of the later set stands for each of the former: likely ones wait for a person's word. */
export function PairsTable({ view, pairs }: Props) {
  const likely = view.lines.flatMap(({ from, suggested }) =>
    suggested ? [{ fromId: from.id, toId: suggested.id }] : [],
  );
  const settled = view.lines.filter(({ confirmed }) => confirmed.length > 0).length;
  return (
    <Card
      flush
      title="Chỉ tiêu tương ứng"
      aside={
        view.mayKeep && likely.length > 0 ? (
          <Button small busy={pairs.busy} onClick={() => pairs.confirm(likely)}>
            Xác nhận {likely.length} đề nghị
          </Button>
        ) : (
          `${settled}/${view.lines.length} đã xác nhận`
        )
      }
    >
      <DataTable
        label={`Chỉ tiêu tương ứng, ${view.lines.length} dòng`}
        rows={view.lines}
        columns={columnsFor(view, pairs)}
        rowKey={({ from }) => from.id}
        minWidth={760}
        empty={<EmptyState title="Bộ cũ không có chỉ tiêu nào." />}
      />
    </Card>
  );
}

const columnsFor = (view: MappingView, pairs: Props['pairs']): Column<MappingLine>[] => [
  { key: 'code', head: 'Mã', width: 58, card: 'code', cell: ({ from }) => from.code },
  {
    key: 'name',
    head: 'Chỉ tiêu của bộ cũ',
    card: 'title',
    cell: ({ from }) => from.name,
    sub: ({ lastResult }) =>
      lastResult ? `${resultLabels[lastResult.result]} · ${lastResult.roundName}` : null,
  },
  {
    key: 'to',
    head: 'Ứng với chỉ tiêu của bộ mới',
    width: 460,
    cell: (line) => <Later {...{ line, view, pairs }} />,
  },
];

function Later({ line: { from, confirmed, suggested }, view, pairs }: Props & { line: MappingLine }) {
  const { busy } = pairs;
  if (confirmed.length > 0)
    return (
      <>
        {confirmed.map(({ id, code, name }) => (
          <span key={id} className={css.pair}>
            <span>
              <b>{code}</b> {name}
            </span>
            {view.mayKeep ? (
              <Button
                small
                variant="quiet"
                busy={busy}
                aria-label={`Bỏ tương ứng ${from.code} với ${code}`}
                onClick={() => pairs.remove([{ fromId: from.id, toId: id }])}
              >
                Bỏ
              </Button>
            ) : null}
          </span>
        ))}
      </>
    );
  return (
    <>
      {suggested ? (
        <span className={css.pair}>
          <span className={css.likely}>
            Có thể là <b>{suggested.code}</b> {suggested.name}
          </span>
          {view.mayKeep ? (
            <Button
              small
              busy={busy}
              aria-label={`Đúng, ${from.code} ứng với ${suggested.code}`}
              onClick={() => pairs.confirm([{ fromId: from.id, toId: suggested.id }])}
            >
              Đúng
            </Button>
          ) : null}
        </span>
      ) : null}
      {view.mayKeep ? (
        <SelectField
          label={`Chỉ tiêu ứng với ${from.code}`}
          hideLabel
          small
          searchable
          placeholder={suggested ? 'Hoặc chọn chỉ tiêu khác' : 'Chọn chỉ tiêu'}
          options={view.choices.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          value={null}
          onChange={(toId) => toId && pairs.confirm([{ fromId: from.id, toId }])}
        />
      ) : suggested ? null : (
        'chưa xác định'
      )}
    </>
  );
}
