import type { Column } from '#platform/ui/data-columns.ts';
import { regimeLabels } from '../labels.ts';
import css from './agency-columns.module.css';
import type { AgencyLine } from './agency-tree.ts';

/** `indented`: the whole tree is shown; among found lines the parent is said in words instead. */
export function agencyColumns({ indented }: { indented: boolean }): Column<AgencyLine>[] {
  return [
    {
      key: 'name',
      head: 'Cơ quan',
      card: 'title',
      cell: (line) => <Name line={line} indented={indented} />,
    },
    { key: 'short', head: 'Viết tắt', width: 104, card: 'code', cell: ({ name }) => name.shortName },
    {
      key: 'regime',
      head: 'Thể thức',
      width: 140,
      cell: ({ agency }) => regimeLabels[agency.regime],
    },
    {
      key: 'history',
      head: 'Thay đổi đã ghi',
      width: '28%',
      cell: ({ history }) => <History sentences={history} />,
    },
    { key: 'source', head: 'Nguồn', width: '20%', cell: ({ name }) => name.source },
  ];
}

function History({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return <span className={css.none}>chưa ghi</span>;
  return sentences.map((sentence) => (
    <span key={sentence} className={css.sentence}>
      {sentence}
    </span>
  ));
}

function Name({ line, indented }: { line: AgencyLine; indented: boolean }) {
  const { name, depth, parent, exists, agency } = line;
  const also = name.aliases.length > 0 ? `cũng viết: ${name.aliases.join(', ')}` : null;
  const under = !indented && parent ? `thuộc ${parent}` : null;
  const above = agency.isAbove ? 'cấp trên của Văn phòng' : null;
  const notes = [exists ? null : 'không hoạt động vào ngày này', above, under, also].filter(Boolean);
  return (
    <span className={css.name} style={{ '--depth': indented ? depth : 0 } as Record<string, number>}>
      <span className={exists ? css.live : css.ended}>{name.name}</span>
      {notes.length > 0 ? <span className={css.note}>{notes.join(' · ')}</span> : null}
    </span>
  );
}
