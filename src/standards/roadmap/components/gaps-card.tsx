import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { roadmapApi } from '../api.ts';
import type { Roadmap } from '../schema.ts';
import { type Bundle, Bundles, inBundle } from './bundles.tsx';
import { GapTable } from './gap-table.tsx';
import css from './gaps-card.module.css';
import { TimelineLegend } from './timeline.tsx';
import { useWhatIf } from './use-what-if.ts';

interface Props {
  setId: string;
  selected: string | null;
  onSelect(code: string): void;
}

/** Gaps and roadmap on the page of the whole: to look at; they are changed on their own page. */
export function GapsCard({ setId, selected, onSelect }: Props) {
  const query = useQuery(
    roadmapApi.roadmap.get.queryOptions({ input: { setId }, placeholderData: keepPreviousData }),
  );
  if (query.isPending) return <LoadingRows rows={6} label="Đang tải khoảng trống và lộ trình" />;
  if (query.isError) return <ReadError title="Không mở được khoảng trống và lộ trình" query={query} />;
  const { roadmap } = query.data;
  return roadmap ? <Gaps {...{ roadmap, selected, onSelect }} /> : null;
}

const SHOWN = 8;

function Gaps({ roadmap, selected, onSelect }: Omit<Props, 'setId'> & { roadmap: Roadmap }) {
  const { today } = useViewer();
  const [bundle, setBundle] = useState<Bundle>('all');
  const { written } = useWhatIf(roadmap, today);
  const rows = inBundle(roadmap.gaps, bundle);
  // Those whose day comes first: what is near is what one can do something about.
  const dayOf = (id: string) => written.expected.get(id) ?? '9999';
  const nearest = rows.toSorted((a, b) => (dayOf(a.indicator.id) < dayOf(b.indicator.id) ? -1 : 1));
  return (
    <Card
      flush
      title="Khoảng trống và lộ trình"
      aside={<Bundles rows={roadmap.gaps} chosen={bundle} onChoose={setBundle} />}
    >
      <GapTable
        label={`Chỉ tiêu chưa đạt, ${Math.min(SHOWN, rows.length)} dòng đầu trong ${rows.length}`}
        rows={nearest.slice(0, SHOWN)}
        {...{ today, selected, onSelect }}
        {...{ tasks: roadmap.tasks, outlook: written, total: roadmap.total }}
      />
      <div className={css.foot}>
        <TimelineLegend today={today} />
        <Link href="/truong-chuan/lo-trinh">Xem đủ {roadmap.gaps.length} dòng</Link>
      </div>
    </Card>
  );
}
