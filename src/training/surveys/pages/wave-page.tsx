import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { PeopleCard } from '../../invitations/components/people-card.tsx';
import { PaperCard } from '../../printing/components/paper-card.tsx';
import { surveysApi } from '../api.ts';
import { WaveActs } from '../components/wave-acts.tsx';
import { WaveStateLabel } from '../components/wave-state.tsx';
import { WaysCard } from '../components/ways-card.tsx';
import { answeredWords, audienceLabels, channelLabels, percentWords, waveLabels } from '../labels.ts';
import { audiencesOf } from '../rules.ts';
import { Channel, type WaveDetail } from '../schema.ts';

const help =
  'Một đợt hỏi về một lớp: ai được hỏi, phiếu đến bằng cách nào, đã nhận bao nhiêu. Không ai, kể cả đơn vị mở lớp, xem được phiếu nào của ai.';

/** One wave: how many sheets came, by which ways they come, who is asked. */
export function WavePage({ id }: { id: string }) {
  const found = useQuery(surveysApi.surveys.get.queryOptions({ input: { id } }));
  const wave = found.data;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Khảo sát', href: '/dao-tao/khao-sat' },
          { label: wave ? waveLabels[wave.kind] : 'Đợt khảo sát' },
        ]}
        title={wave ? `${wave.className}: khảo sát ${waveLabels[wave.kind].toLowerCase()}` : 'Đợt khảo sát'}
        help={help}
        beside={wave ? <WaveStateLabel state={wave.state} boxed /> : null}
        actions={
          wave?.state === 'closed' ? (
            <ButtonLink href={`/dao-tao/khao-sat/ket-qua/${wave.id}`}>Xem kết quả</ButtonLink>
          ) : null
        }
      />
      {found.isPending ? <LoadingRows rows={8} /> : null}
      {found.isError ? <ReadError title="Không mở được đợt khảo sát" query={found} /> : null}
      {wave ? (
        <Split
          keep
          width={404}
          panel={
            <Stack>
              <SheetsCard wave={wave} />
              {wave.mayKeep && wave.state !== 'closed' ? (
                <WaveActs key={`${wave.opensOn} ${wave.closesOn}`} wave={wave} />
              ) : null}
              <InstrumentCard wave={wave} />
            </Stack>
          }
        >
          {wave.state === 'waiting' ? (
            <AlertLine tone="info">
              Đợt mở ngày {formatDate(wave.opensOn)}; ai có thư điện tử được gửi đường dẫn vào ngày đó. Đến
              ngày ấy, ghi thêm người quản lý và đồng nghiệp ở dưới nếu còn thiếu.
            </AlertLine>
          ) : null}
          {wave.mayKeep && wave.state === 'open' ? <WaysCard wave={wave} /> : null}
          {wave.mayKeep && wave.state !== 'closed' ? <PaperCard wave={wave} /> : null}
          {wave.mayKeep ? <PeopleCard wave={wave} /> : null}
          {wave.mayKeep ? null : (
            <Card title="Người được hỏi">
              Chỉ đơn vị mở lớp và cơ quan thống nhất kế hoạch xem danh sách này.
            </Card>
          )}
        </Split>
      ) : null}
    </>
  );
}

function SheetsCard({ wave }: { wave: WaveDetail }) {
  const came = Object.values(wave.counts).reduce((sum, n) => sum + n, 0);
  const all = Object.values(wave.answered).reduce((sum, n) => sum + n, 0);
  const ways = Channel.options.map((way): [string, string] => [
    channelLabels[way],
    String(wave.counts[way] ?? 0),
  ]);
  const unsaid: [string, string][] = all > came ? [['Chưa ghi cách nhận', String(all - came)]] : [];
  return (
    <Card title={`Đã nhận ${answeredWords(wave)} phiếu`}>
      <Facts
        labelWidth={170}
        facts={[
          ...audiencesOf(wave.instrument, wave.kind).map((audience): [string, string] => [
            audienceLabels[audience],
            wave.invited[audience]
              ? percentWords(wave.answered[audience] ?? 0, wave.invited[audience])
              : 'chưa có người được hỏi',
          ]),
          [
            'Không được tính',
            wave.voided === null
              ? 'biết khi đợt kết thúc'
              : `${wave.voided} (bỏ trống quá ${wave.instrument.voidOverPercent}\u00a0% số câu)`,
          ],
          ...ways,
          ...unsaid,
          ['Nhận phiếu', `${formatDate(wave.opensOn)} đến ${formatDate(wave.closesOn)}`],
          ...(wave.remindedOn ? [['Đã nhắc', formatDate(wave.remindedOn)] as [string, string]] : []),
        ]}
      />
    </Card>
  );
}

function InstrumentCard({ wave: { instrument } }: { wave: WaveDetail }) {
  return (
    <Card title="Bộ phiếu">
      <Stack>
        <div>
          <b>{instrument.title}</b>. Căn cứ: {instrument.basis}.
        </div>
        {instrument.doubts ? <AlertLine tone="doubt">{instrument.doubts}</AlertLine> : null}
        {instrument.wording ? <div>{instrument.wording}</div> : null}
      </Stack>
    </Card>
  );
}
