import type { Column } from '#platform/ui/data-columns.ts';
import { Link } from '#platform/ui/link.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { subjectKinds, wordsOf } from '../labels.ts';
import type { LogLine } from '../schema.ts';
import css from './log-columns.module.css';

export const logColumns: Column<LogLine>[] = [
  { key: 'seq', head: 'Số dòng', width: 92, align: 'right', card: 'code', cell: (line) => line.seq },
  {
    key: 'recordedAt',
    head: 'Ghi nhận lúc',
    width: 148,
    nowrap: true,
    cell: (line) => momentOf(line.recordedAt),
  },
  { key: 'actor', head: 'Ai làm', width: 176, cell: (line) => line.actorName ?? 'máy chủ' },
  { key: 'act', head: 'Việc', card: 'title', cell: wordsOf },
  { key: 'subject', head: 'Trên', width: 250, cell: (line) => <Subject {...line} /> },
  {
    key: 'batch',
    head: 'Lô niêm phong',
    width: 104,
    align: 'right',
    card: 'state',
    cell: ({ batch }) => (batch === null ? <span className={css.open}>chưa</span> : batch),
  },
];

function Subject({ subject: { kind, id, name, href } }: LogLine) {
  const what = subjectKinds[kind] ?? kind;
  if (name && href) return <Link href={href}>{name}</Link>;
  return name ?? <span className={css.gone}>{`${what} ${id.slice(0, 8)}…`}</span>;
}
