import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { sayDong } from '#investments/rules.ts';
import type { Flaw, InvestmentPicture, Picture, QualityRule } from '../quality/schema.ts';
import type { Indicator } from '../schema.ts';

interface Bearing {
  item: InvestmentPicture;
  indicator: Indicator;
  /** The day on which the roadmap has the indicator met. */
  roadmapOn: string | null;
}

/** Each item with each indicator of the set that it bears on. */
const bearings = ({ investments, set, roadmap }: Picture): Bearing[] =>
  investments.flatMap((item) =>
    set.indicators
      .filter(({ id }) => item.indicatorIds.includes(id))
      .map((indicator) => {
        const line = roadmap.find(({ indicatorId }) => indicatorId === indicator.id);
        return { item, indicator, roadmapOn: line?.plannedOn ?? null };
      }),
  );

const eachBearing =
  (finds: (one: Bearing, picture: Picture) => [says: string, todo: string] | null) =>
  (picture: Picture): Flaw[] =>
    bearings(picture).flatMap((one) => {
      const found = finds(one, picture);
      if (!found) return [];
      const { item, indicator } = one;
      const [says, todo] = found;
      return [
        {
          ...{ kind: 'investment', id: `${item.id}:${indicator.id}`, indicatorId: indicator.id, says, todo },
          ...{ label: `${item.code}. ${item.name} (chỉ tiêu ${indicator.code})`, href: `/dau-tu/${item.id}` },
        },
      ];
    });

const roadmapWords = (roadmapOn: string): string => `lộ trình đạt chỉ tiêu ngày ${formatDate(roadmapOn)}`;

/** What in the investments keeps an indicator from being met on the day of its roadmap. */
export const investmentRules: QualityRule[] = [
  {
    ...{ key: 'investment.allocatedBehind', name: 'Phân bổ chậm hơn lộ trình', severity: 'must' },
    explains:
      'Hạng mục gắn với chỉ tiêu đã có ngày dự kiến đạt; kế hoạch vốn đã đến ngày phải có mà phân bổ ít hơn.',
    check: eachBearing(({ item: { behind }, roadmapOn }, { today }) => {
      if (!roadmapOn || BigInt(behind) <= 0n) return null;
      const left = daysBetween(today, roadmapOn);
      const when = left >= 0 ? `còn ${left} ngày` : `đã qua ${-left} ngày`;
      return [
        `Đến ngày ${formatDate(today)} còn thiếu ${sayDong(behind)} so với kế hoạch vốn; ${roadmapWords(roadmapOn)}, ${when}.`,
        'Đề nghị cơ quan tài chính phân bổ, hoặc điều chỉnh kế hoạch vốn và lộ trình.',
      ];
    }),
  },
  {
    ...{ key: 'investment.handoverAfter', name: 'Bàn giao sau ngày của lộ trình', severity: 'must' },
    explains: 'Ngày dự kiến bàn giao hạng mục muộn hơn ngày dự kiến đạt chỉ tiêu.',
    check: eachBearing(({ item: { handoverOn }, roadmapOn }) =>
      roadmapOn && handoverOn && handoverOn > roadmapOn
        ? [
            `Dự kiến bàn giao ngày ${formatDate(handoverOn)}, ${roadmapWords(roadmapOn)}.`,
            'Rút ngắn thi công, hoặc lùi lộ trình kèm lý do.',
          ]
        : null,
    ),
  },
  {
    ...{ key: 'investment.stageLate', name: 'Mốc đầu tư đã qua ngày dự kiến', severity: 'should' },
    explains: 'Mốc tiếp theo của hạng mục đã qua ngày dự kiến mà chưa ghi.',
    check: eachBearing(({ item: { next, nextOn, nextBy } }, { today }) =>
      next && nextOn && nextOn < today
        ? [
            `Mốc «${next}» dự kiến ngày ${formatDate(nextOn)}, chậm ${daysBetween(nextOn, today)} ngày.`,
            nextBy ? `Đến lượt ${nextBy}: đôn đốc, hoặc đặt lại ngày kèm lý do.` : 'Ghi cơ quan phải làm.',
          ]
        : null,
    ),
  },
  {
    ...{ key: 'investment.withoutHandover', name: 'Hạng mục chưa có ngày bàn giao', severity: 'should' },
    explains: 'Hạng mục gắn với chỉ tiêu chưa có ngày dự kiến bàn giao nên không so được với lộ trình.',
    check: eachBearing(({ item: { handoverOn } }) =>
      handoverOn ? null : ['Chưa có ngày dự kiến bàn giao.', 'Đặt ngày ở trang hạng mục.'],
    ),
  },
];
