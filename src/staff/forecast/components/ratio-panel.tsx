import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { forecastApi } from '../api.ts';
import { RatioChart } from './ratio-chart.tsx';
import { RatioFigure } from './ratio-figure.tsx';
import { TrialForm, type Tried } from './trial-form.tsx';

/** The ratio of a rank with its forecast, for the side of a page that speaks of something else (an indicator). */
export function RatioPanel({ rank }: { rank?: string }) {
  const [tried, setTried] = useState<Tried | null>(null);
  const input = { rank, ...tried };
  const read = useQuery(forecastApi.forecast.get.queryOptions({ input, placeholderData: keepPreviousData }));
  if (read.isPending) return <LoadingRows rows={4} />;
  if (read.isError) return <AlertLine tone="look">{sentenceOf(read.error)}</AlertLine>;
  return (
    <Card title="Dự báo 12 quý" aside={<Link href="/doi-ngu/ty-le">Xem bảng số</Link>}>
      <RatioFigure forecast={read.data} />
      <RatioChart forecast={read.data} percent={tried?.percent ?? null} />
      <TrialForm forecast={read.data} tried={tried} onTry={setTried} />
    </Card>
  );
}
