import { formatDate } from '@dondoc/vietnamese';
import { Facts } from '#platform/ui/layout.tsx';
import { audienceLabels, channelLabels } from '../../surveys/labels.ts';
import type { Channel } from '../../surveys/schema.ts';
import { intervalWords, responseWords, two, voidWords } from '../labels.ts';
import type { WaveResult } from '../schema.ts';
import css from './headline.module.css';

/** The general index with what it rests on: who was asked, who answered, which way. */
export function Headline({ wave }: { wave: WaveResult }) {
  const { indices, instrument, asked, channels } = wave;
  const general = indices?.general;
  const ways = Object.entries(channels).map(([way, n]) => `${channelLabels[way as Channel]} ${n}`);
  const facts: [string, string][] = [
    ['Thời gian', `${formatDate(wave.opensOn)} – ${formatDate(wave.closedOn ?? wave.closesOn)}`],
    ...asked.map(({ audience, ...counts }): [string, string] => [
      audienceLabels[audience],
      `${responseWords(counts)} trả lời`,
    ]),
    ['Hợp lệ', indices ? `${indices.valid} phiếu; ${voidWords(indices.void)}` : 'biết khi đợt kết thúc'],
    ...(ways.length > 0 ? ([['Cách trả lời', ways.join(', ')]] as [string, string][]) : []),
    ['Bộ phiếu', instrument.title],
  ];
  return (
    <>
      {general ? (
        <div className={css.headline}>
          <span className={css.figure}>
            {two(general.mean)}
            <small>/{instrument.scale.to}</small>
          </span>
          <span className={css.band}>{general.band}</span>
          <span className={css.quiet}>
            khoảng tin cậy 95&nbsp;%: {intervalWords(general)}, theo {general.n} phiếu hợp lệ
          </span>
        </div>
      ) : null}
      <Facts facts={facts} labelWidth={150} />
    </>
  );
}
