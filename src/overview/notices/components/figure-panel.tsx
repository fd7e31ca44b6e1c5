import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { FactSection } from '#standards/indicators/components/facts-card.tsx';
import { noticesApi } from '../api.ts';
import { measureKey, named } from '../rules.ts';
import type { Measure, NoticeView, Target } from '../schema.ts';
import css from './notice.module.css';

interface Props {
  notice: NoticeView;
  /** The part that the figure stands beside. */
  target: Target;
  measures: Measure[];
  figure: string;
  onClose(): void;
}

/** A figure with the rows behind it, and for the clerk whether it is the right one. */
export function FigurePanel({ notice, target, measures, figure, onClose }: Props) {
  const name = named(figure);
  const past = notice.asOf;
  const query = useQuery(noticesApi.notices.figure.queryOptions({ input: { ...name, asOf: past } }));
  if (query.isPending) return <LoadingRows rows={6} />;
  if (query.isError) return <ReadError title="Không mở được số liệu" query={query} />;
  const { label, words, lines } = query.data;
  const measure = measures.find((one) => measureKey(one) === figure);
  return (
    <Card
      flush
      as="aside"
      title={label}
      aside={
        <Button small variant="quiet" onClick={onClose}>
          Đóng
        </Button>
      }
    >
      <p className={css.summary}>
        <b>{words ?? 'Chưa biết'}</b>, đến hết ngày {formatDate(query.data.day)}
        {lines.some(({ explains }) => explains.includes('khoảng tính'))
          ? `, khoảng tính từ ${formatDate(query.data.from)}`
          : null}
      </p>
      {lines.map((line) => (
        <FactSection key={line.name} line={line} />
      ))}
      {notice.mayKeep && measure ? <Keeping notice={notice} target={target} measure={measure} /> : null}
    </Card>
  );
}

/** The clerk says whether the figure tells of this part, or takes another. */
function Keeping({ notice, target, measure }: { notice: NoticeView; target: Target; measure: Measure }) {
  const onSuccess = useAfterAct();
  const confirm = useMutation(noticesApi.notices.confirm.mutationOptions({ onSuccess }));
  const refuse = useMutation(noticesApi.notices.refuse.mutationOptions({ onSuccess }));
  const error = confirm.error ?? refuse.error;
  const { fact, ofFact } = measure;
  return (
    <div className={css.keeping}>
      <Actions>
        {measure.isConfirmed ? null : (
          <Button variant="filled" onClick={() => confirm.mutate({ ...target, fact, ofFact })}>
            Xác nhận số liệu
          </Button>
        )}
        <Button onClick={() => refuse.mutate({ ...target, fact, ofFact })}>Bỏ khỏi mục này</Button>
      </Actions>
      <OtherFigure notice={notice} target={target} />
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
    </div>
  );
}

/** Another figure of the rooms, beside this part. */
export function OtherFigure({ notice, target }: { notice: NoticeView; target: Target }) {
  const [fact, setFact] = useState<string | null>(null);
  const [ofFact, setOfFact] = useState<string | null>(null);
  const onSuccess = useAfterAct(() => setFact(null));
  const confirm = useMutation(noticesApi.notices.confirm.mutationOptions({ onSuccess }));
  const options = notice.choices.map(({ name, label }) => ({ value: name, label }));
  return (
    <>
      <SelectField
        label="Thêm số liệu khác"
        options={options}
        value={fact}
        onChange={setFact}
        searchable
        clearable
      />
      {fact ? (
        <>
          <SelectField
            label="Trên số (nếu là tỷ lệ)"
            options={options}
            value={ofFact}
            onChange={setOfFact}
            searchable
            clearable
          />
          <Actions>
            <Button busy={confirm.isPending} onClick={() => confirm.mutate({ ...target, fact, ofFact })}>
              Gắn số liệu
            </Button>
          </Actions>
        </>
      ) : null}
    </>
  );
}
