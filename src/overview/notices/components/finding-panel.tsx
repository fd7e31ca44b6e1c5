import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { FindingActs } from '#directives/findings/components/finding-acts.tsx';
import { BesidePart, EventsPart, TiesPart } from '#directives/findings/components/finding-parts.tsx';
import { findingWords } from '#directives/findings/labels.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { resultLabels } from '#standards/labels.ts';
import { figureWords } from '../../components/limitations-card.tsx';
import { noticesApi } from '../api.ts';
import type { NoticeFinding, NoticeView } from '../schema.ts';
import { FigureButtons } from './figure-buttons.tsx';
import { OtherFigure } from './figure-panel.tsx';
import css from './notice.module.css';

interface Props {
  notice: NoticeView;
  finding: NoticeFinding;
  onFigure(key: string): void;
  onClose(): void;
}

/** One limitation: then and now, what mends it, what became of it, and what one may do. */
export function FindingPanel({ notice, finding, onFigure, onClose }: Props) {
  const { mayKeep } = notice;
  const target = { directiveId: null, findingId: finding.id };
  const address = `/van-ban/${finding.documentId}#ky-tu-${finding.span[0]}-${finding.span[1]}`;
  return (
    <Card
      flush
      as="aside"
      title="Hạn chế"
      aside={
        <Button small variant="quiet" onClick={onClose}>
          Đóng
        </Button>
      }
    >
      <PanelSection>
        <p className={css.words}>{finding.text}</p>
        <Facts
          facts={[
            ['Khi ấy', <b key="then">{figureWords(finding) ?? 'văn bản không nêu số'}</b>],
            [
              'Hiện nay',
              <FigureButtons key="now" measures={finding.measures} open={undefined} onOpen={onFigure} />,
            ],
            ['Tình hình', findingWords(finding.standing)],
            [
              'Nguồn',
              <Link key="from" href={address}>{`Văn bản ${finding.documentNumber ?? 'chưa có số'}`}</Link>,
            ],
          ]}
        />
        {finding.isRipe ? (
          <AlertLine tone="done">
            Nhiệm vụ gắn với hạn chế đã xong, chỉ tiêu đã đạt: có thể đề nghị khép.
          </AlertLine>
        ) : null}
        <FindingActs finding={finding} />
        {mayKeep && finding.measures.length === 0 ? <OtherFigure notice={notice} target={target} /> : null}
      </PanelSection>
      <BesidePart finding={finding} mayKeep={mayKeep} figure={figureWords} />
      <TiesPart finding={finding} mayKeep={mayKeep} />
      <IndicatorsPart finding={finding} mayKeep={mayKeep} />
      <EventsPart events={finding.events} />
    </Card>
  );
}

function IndicatorsPart({ finding, mayKeep }: { finding: NoticeFinding; mayKeep: boolean }) {
  const [code, setCode] = useState('');
  const onSuccess = useAfterAct(() => setCode(''));
  const tie = useMutation(noticesApi.notices.tieIndicator.mutationOptions({ onSuccess }));
  const untie = useMutation(noticesApi.notices.untieIndicator.mutationOptions({ onSuccess }));
  const error = tie.error ?? untie.error;
  const findingId = finding.id;
  return (
    <PanelSection title="Chỉ tiêu liên quan" aside={`${finding.indicators.length} chỉ tiêu`}>
      {finding.indicators.map((one) => (
        <p key={one.linkId} className={css.quiet}>
          <Link href={`/truong-chuan/chi-tieu/${one.indicatorId}`}>{one.code}</Link> {one.title}:{' '}
          {one.result ? resultLabels[one.result].toLowerCase() : 'chưa qua đợt tự đánh giá nào'}{' '}
          {mayKeep ? (
            <Button
              small
              variant="quiet"
              aria-label={`Thôi gắn chỉ tiêu ${one.code}`}
              onClick={() => untie.mutate({ findingId, linkId: one.linkId })}
            >
              Thôi gắn
            </Button>
          ) : null}
        </p>
      ))}
      {mayKeep ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim()) tie.mutate({ findingId, code });
          }}
        >
          <TextField label="Gắn thêm: mã chỉ tiêu" value={code} onChange={setCode} />
          <Button type="submit" busy={tie.isPending}>
            Gắn chỉ tiêu
          </Button>
        </form>
      ) : null}
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
    </PanelSection>
  );
}
