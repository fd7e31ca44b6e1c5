import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { FindingForm } from '../../findings/components/finding-form.tsx';
import { type Place, placesIn } from '../../findings/rules.ts';
import { audienceLabels, channelLabels, waveLabels } from '../../surveys/labels.ts';
import { surveyResultsApi } from '../api.ts';
import { CommentsCard } from '../components/comments-card.tsx';
import css from '../components/headline.module.css';
import { Headline } from '../components/headline.tsx';
import { IndexChart } from '../components/index-chart.tsx';
import { type IndexRow, IndexTable } from '../components/index-table.tsx';
import { LecturersCard } from '../components/lecturers-card.tsx';
import { changeWords, figureWords, METHOD } from '../labels.ts';
import type { WaveResult } from '../schema.ts';

const HOME = '/dao-tao/khao-sat/ket-qua';

/** One wave: the headline, what it is made of, what people wrote, and what became of it. */
export function WaveResultPage({ id }: { id: string }) {
  const viewer = useViewer();
  const read = useQuery(surveyResultsApi.surveyResults.one.queryOptions({ input: { id } }));
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được kết quả khảo sát" query={read} />;
  const wave = read.data;
  const { course, indices, instrument, ownOnly } = wave;
  const query = `lop=${course.id}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Đào tạo', href: '/dao-tao' },
          { label: 'Khảo sát', href: '/dao-tao/khao-sat' },
          { label: 'Kết quả', href: HOME },
          { label: course.code },
        ]}
        title={`${waveLabels[wave.kind]}: ${course.name}`}
        subtitle={[course.code, course.programme, wave.provider.name].filter(Boolean).join(' · ')}
        asOf={formatDate(wave.closedOn ?? viewer.today)}
        actions={
          indices && !ownOnly ? (
            <>
              <ButtonLink href={`/api/training/survey-results.xlsx?${query}`}>Bảng số XLSX</ButtonLink>
              <ButtonLink href={`/api/training/survey-results.docx?${query}`}>Báo cáo DOCX</ButtonLink>
            </>
          ) : null
        }
      />
      <Stack>
        {indices && wave.fewWays.length > 0 ? <FewWays wave={wave} /> : null}
        {instrument.doubts ? <AlertLine tone="doubt">{instrument.doubts}</AlertLine> : null}
        {indices ? (
          <Shown wave={wave} indices={indices} />
        ) : (
          <Card title="Đợt khảo sát chưa kết thúc">
            <Stack>
              <Headline wave={wave} />
              <p className={css.quiet}>
                Kết quả chỉ tính khi đợt đã kết thúc: xem dần từng ngày thì so hai ngày sẽ ra một phiếu.
              </p>
            </Stack>
          </Card>
        )}
      </Stack>
    </>
  );
}

/** Why nothing is shown although sheets came. */
const FewWays = ({ wave: { fewWays, instrument } }: { wave: WaveResult }) => (
  <AlertLine tone="look">
    Không hiện kết quả của đợt này: nhận bằng{' '}
    {fewWays.map((way) => channelLabels[way].toLowerCase()).join(' và ')} có dưới {instrument.minimumShown}{' '}
    phiếu hợp lệ. Người in đường dẫn hoặc nhập phiếu giấy biết các phiếu ấy, nên lấy kết quả trừ đi sẽ ra
    phiếu của từng người. Đợt sau nhận mỗi cách từ {instrument.minimumShown} phiếu, hoặc chỉ nhận một cách.
  </AlertLine>
);

interface ShownProps {
  wave: WaveResult;
  indices: NonNullable<WaveResult['indices']>;
}

function Shown({ wave, indices }: ShownProps) {
  const [direct, setDirect] = useState<{ place: Place | null } | null>(null);
  const { instrument, ownOnly, mayDirect } = wave;
  const places = placesIn(indices);
  const act = (row: IndexRow) => {
    const done = wave.findings.find(({ place }) => place === row.place);
    if (done) return <Link href={`/nhiem-vu/${done.code}`}>{done.code}</Link>;
    const place = places.find((one) => one.place === row.place);
    return mayDirect && place?.figure ? (
      <Button small onClick={() => setDirect({ place })}>
        Giao nhiệm vụ
      </Button>
    ) : null;
  };
  const rows = [
    { key: 'general', label: 'Chỉ số chung', figure: indices.general },
    ...indices.objects.map(({ key, label, figure }) => ({ key, label, figure })),
  ];
  if (ownOnly)
    return indices.objects.length > 0 ? (
      <LecturersCard {...{ objects: indices.objects, instrument, ownOnly }} />
    ) : (
      <EmptyState title="Đợt khảo sát này không hỏi về đồng chí">
        Giảng viên chỉ xem phần nói về mình.
      </EmptyState>
    );
  return (
    <Split
      width={404}
      keep
      panel={
        <Stack>
          {direct ? (
            <FindingForm
              key={direct.place?.place ?? 'comment'}
              wave={wave}
              place={direct.place}
              onClose={() => setDirect(null)}
            />
          ) : null}
          <Beside wave={wave} />
          <CommentsCard wave={wave} onDirect={mayDirect ? () => setDirect({ place: null }) : undefined} />
        </Stack>
      }
    >
      <Card title={indices.general ? 'Chỉ số chung' : 'Chưa đủ phiếu để hiện chỉ số'}>
        <Headline wave={wave} />
        <IndexChart label="Chỉ số theo nội dung" rows={rows} instrument={instrument} />
      </Card>
      <Card
        title="Từng nội dung, tiêu chí, lời hỏi"
        aside={instrument.wording ? 'lời hỏi do Đôn Đốc soạn' : ''}
        flush
      >
        <IndexTable
          {...{ indices, instrument }}
          act={mayDirect || wave.findings.length > 0 ? act : undefined}
        />
      </Card>
      <LecturersCard {...{ objects: indices.objects, instrument, ownOnly }} />
      <Card title="Cách tính">
        <p className={css.quiet}>
          {METHOD} Phiếu bỏ trống quá {instrument.voidOverPercent} % số lời hỏi không hợp lệ. Căn cứ:{' '}
          {instrument.basis}.
        </p>
      </Card>
    </Split>
  );
}

/** The other asking of the class, who said what, and what was laid on somebody. */
function Beside({ wave }: { wave: WaveResult }) {
  const { other, changes, findings, indices, instrument } = wave;
  const { scale, minimumShown } = instrument;
  const apart = (indices?.objects ?? []).flatMap(({ label, byAudience }) =>
    (byAudience ?? []).map(({ audience, figure }): [string, string] => [
      `${label}: ${audienceLabels[audience]}`,
      `${figureWords(figure, scale.to, minimumShown)}, ${figure.n} phiếu`,
    ]),
  );
  return (
    <>
      {other ? (
        <Card title="Trước và sau">
          <Stack>
            <Facts
              labelWidth={110}
              facts={[
                [waveLabels[wave.kind], figureWords(indices?.general ?? null, scale.to, minimumShown)],
                [
                  waveLabels[other.kind],
                  <Link key="other" href={`${HOME}/${other.waveId}`}>
                    {figureWords(other.figure, scale.to, minimumShown)}
                  </Link>,
                ],
                ...changes.map((change): [string, string] => [change.label, changeWords(change)]),
              ]}
            />
            {changes.length === 0 ? (
              <p className={css.quiet}>
                Không nội dung nào được hỏi và đủ phiếu ở cả hai đợt nên đặt cạnh nhau, không trừ cho nhau.
              </p>
            ) : null}
          </Stack>
        </Card>
      ) : null}
      {apart.length > 0 ? (
        <Card title="Theo người trả lời">
          <Facts labelWidth={180} facts={apart} />
        </Card>
      ) : null}
      {findings.length > 0 ? (
        <Card title={`Đã thành nhiệm vụ (${findings.length})`}>
          <ul className={css.plain}>
            {findings.map(({ code, madeOn }) => (
              <li key={code}>
                <Link href={`/nhiem-vu/${code}`}>{code}</Link>, giao ngày {formatDate(madeOn)}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
