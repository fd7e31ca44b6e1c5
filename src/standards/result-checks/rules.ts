import { formatDate } from '@dondoc/vietnamese';
import { compare, exactOf } from '../exact/rules.ts';
import { formatDecimal, resultLabels } from '../labels.ts';
import type { Flaw, Picture, QualityRule } from '../quality/schema.ts';
import type { Assessed } from '../rounds/schema.ts';
import { isMet } from '../rules.ts';
import type { Indicator } from '../schema.ts';
import { verdictOn } from '../verdicts/rules.ts';

export const atIndicator = (
  { id, code, name }: Indicator,
  says: string,
  todo: string,
  href?: string,
): Flaw => ({
  ...{ kind: 'indicator', id, label: `${code} ${name}`, indicatorId: id, says, todo },
  href: href ?? `/truong-chuan/chi-tieu/${id}`,
});

const each =
  (finds: (one: Assessed, picture: Picture) => [says: string, todo: string] | null) =>
  (picture: Picture): Flaw[] => {
    const desk = picture.round ? `/truong-chuan/dot-danh-gia/${picture.round.id}` : undefined;
    return picture.assessed.flatMap((one) => {
      const found = finds(one, picture);
      if (!found) return [];
      const [says, todo] = found;
      return [atIndicator(one.indicator, says, picture.round?.closedAt ? IN_NEXT_ROUND : todo, desk)];
    });
  };

/** A closed round never changes. */
const IN_NEXT_ROUND = 'Đợt đã chốt nên không sửa được; ghi đúng ở đợt sau.';

const said = (words: string | null): boolean => (words ?? '').trim().length > 2;

export const resultRules: QualityRule[] = [
  {
    ...{ key: 'result.metWithoutEvidence', name: 'Đạt mà không có minh chứng', severity: 'must' },
    explains: 'Chỉ tiêu được ghi đạt hoặc vượt chuẩn nhưng chưa gắn minh chứng nào có tệp hay bản giấy.',
    check: each((one, { evidence }) => {
      const own = evidence.filter(({ indicatorIds }) => indicatorIds.includes(one.indicator.id));
      if (!isMet(one.result) || own.some(({ revisions, paperPlace }) => revisions.length > 0 || paperPlace))
        return null;
      return [
        `Ghi ${resultLabels[one.result].toLowerCase()}, chưa có minh chứng.`,
        'Gắn minh chứng, hoặc ghi lại kết quả.',
      ];
    }),
  },
  {
    ...{ key: 'result.contradictsRoster', name: 'Giá trị nhập khác số liệu đội ngũ', severity: 'must' },
    explains: 'Giá trị do người nhập khác giá trị mà quy tắc tính từ số liệu của trường cùng ngày.',
    check: each((one, { computed }) => {
      const known = computed.get(one.indicator.id);
      if (one.value === null || known?.value == null || one.valueFrom !== 'entered') return null;
      if (compare(exactOf(one.value), exactOf(known.value)) === 0) return null;
      const says = `Nhập ${formatDecimal(one.value)}, số liệu tính ra ${formatDecimal(known.value)}. ${known.words}`;
      return [says, 'Sửa giá trị, hoặc sửa danh sách đội ngũ nếu danh sách sai.'];
    }),
  },
  {
    ...{ key: 'result.belowThreshold', name: 'Kết quả trái với ngưỡng', severity: 'must' },
    explains: 'Giá trị không đạt ngưỡng mà ghi đạt, hoặc đạt ngưỡng mà ghi chưa đạt, không có ghi chú.',
    check: each((one) => {
      // What the rule gave is kept rounded, and was judged before it was.
      if (one.value === null || one.valueFrom === 'facts' || !one.threshold || said(one.note)) return null;
      const verdict = verdictOn(exactOf(one.value), one.threshold);
      const contradicts = isMet(one.result)
        ? verdict === 'unmet'
        : one.result === 'unmet' && verdict === 'met';
      if (!contradicts) return null;
      const says = `Giá trị ${formatDecimal(one.value)} so với ngưỡng ${one.threshold.operator} ${formatDecimal(one.threshold.value)}, ghi ${resultLabels[one.result].toLowerCase()}.`;
      return [says, 'Sửa kết quả, hoặc ghi chú vì sao.'];
    }),
  },
  {
    ...{ key: 'result.metWithoutThreshold', name: 'Đạt mà chưa có ngưỡng', severity: 'should' },
    explains: 'Chưa nhập ngưỡng của mức này nên không có gì để so; chỉ tiêu định tính thì không xét.',
    check: each((one) =>
      isMet(one.result) && !one.threshold && !['judged', 'document'].includes(one.indicator.kind)
        ? ['Ghi đạt khi chưa có ngưỡng.', 'Nhập ngưỡng kèm điều khoản ở Bộ chỉ tiêu, hoặc ghi chưa đánh giá.']
        : null,
    ),
  },
  {
    ...{ key: 'result.exceedsWithoutNote', name: 'Vượt chuẩn không có ghi chú', severity: 'should' },
    explains: 'Vượt chuẩn là nhận định của người đánh giá nên phải ghi vì sao.',
    check: each((one) =>
      one.result === 'exceeds' && !said(one.note)
        ? ['Ghi vượt chuẩn, không có ghi chú.', 'Ghi chú vì sao.']
        : null,
    ),
  },
  {
    ...{ key: 'result.opinionWithoutNote', name: 'Xin ý kiến không nêu nội dung', severity: 'should' },
    explains: 'Xin ý kiến phải nêu hỏi ai, hỏi gì.',
    check: each((one) =>
      one.result === 'opinion' && !said(one.note) && !said(one.reason)
        ? ['Ghi xin ý kiến, không nêu nội dung.', 'Ghi chú hỏi ai, hỏi gì.']
        : null,
    ),
  },
  {
    ...{ key: 'result.unmetWithoutReason', name: 'Chưa đạt không nêu lý do', severity: 'should' },
    explains: 'Báo cáo phải nêu lý do của từng chỉ tiêu chưa đạt.',
    check: each((one) =>
      one.result === 'unmet' && !said(one.reason) && !said(one.note)
        ? ['Ghi chưa đạt, không nêu lý do.', 'Ghi còn thiếu gì, vì sao.']
        : null,
    ),
  },
  {
    ...{ key: 'result.regressed', name: 'Đợt trước đạt, đợt này chưa đạt', severity: 'must' },
    explains: 'Kết quả giảm so với đợt trước mà không nêu lý do.',
    check: each((one, { before }) => {
      const earlier = before.find(({ indicator }) => indicator.code === one.indicator.code);
      if (!earlier || !isMet(earlier.result) || one.result !== 'unmet') return null;
      if (said(one.reason) || said(one.note)) return null;
      return ['Đợt trước đạt, đợt này chưa đạt, không nêu lý do.', 'Ghi lý do, hoặc kiểm tra lại kết quả.'];
    }),
  },
  {
    ...{ key: 'result.valueWithoutSource', name: 'Giá trị nhập không có nguồn', severity: 'should' },
    explains: 'Giá trị do người nhập phải ghi lấy từ đâu.',
    check: each((one) =>
      one.value !== null && one.valueFrom === 'entered' && !said(one.valueSource)
        ? [`Giá trị ${formatDecimal(one.value)} chưa ghi nguồn.`, 'Ghi số, ngày của văn bản hoặc báo cáo.']
        : null,
    ),
  },
  {
    ...{ key: 'result.returned', name: 'Bị trả lại, chưa nhập lại', severity: 'should' },
    explains: 'Người kiểm tra đã trả lại mà đơn vị chưa nhập lại.',
    check: each((one, { round }) =>
      round && !round.closedAt && one.state === 'returned'
        ? [`Đã trả lại${one.reason ? `: ${one.reason}` : '.'}`, 'Nhập lại ở đợt đánh giá.']
        : null,
    ),
  },
  {
    ...{ key: 'round.pastDue', name: 'Đợt đánh giá quá hạn chưa chốt', severity: 'must' },
    explains: 'Hạn của đợt đã qua mà đợt còn mở.',
    check: ({ round, today, assessed }) => {
      if (!round?.dueOn || round.closedAt || round.dueOn >= today) return [];
      const empty = assessed.filter(({ state }) => state === 'empty').length;
      const says = `Hạn ngày ${formatDate(round.dueOn)}, còn ${empty}/${assessed.length} chỉ tiêu chưa nhập.`;
      const href = `/truong-chuan/dot-danh-gia/${round.id}`;
      const place = { kind: 'round' as const, id: round.id, label: round.name, href };
      return [{ ...place, says, todo: 'Nhập nốt, kiểm tra rồi chốt đợt.' }];
    },
  },
  {
    ...{ key: 'set.practice', name: 'Bộ tập huấn dùng cho trường thật', severity: 'must' },
    explains: 'Bộ tập huấn có ngưỡng giả định, chỉ dùng để tập.',
    check: ({ set, isExample, round }) =>
      set.isPractice && !isExample && round
        ? [
            {
              ...{ kind: 'set', id: set.id, label: set.name, href: '/truong-chuan/bo-chi-tieu' },
              says: `Đợt ${round.name} đánh giá theo bộ giả định.`,
              todo: 'Nhập bộ của cơ quan từ bản quy định rồi mở đợt theo bộ đó.',
            },
          ]
        : [],
  },
  {
    ...{ key: 'set.notInForce', name: 'Bộ chỉ tiêu không còn hiệu lực', severity: 'should' },
    explains: 'Ngày lấy số liệu của đợt nằm ngoài thời gian hiệu lực của bộ.',
    check: ({ set, round }) => {
      const { validFrom, validTo } = set;
      const day = round?.asOf;
      if (!day || ((!validFrom || validFrom <= day) && (!validTo || day <= validTo))) return [];
      const words = [validFrom && `từ ${formatDate(validFrom)}`, validTo && `đến ${formatDate(validTo)}`];
      const says = `Bộ có hiệu lực ${words.filter(Boolean).join(' ')}; đợt lấy số liệu ngày ${formatDate(day)}.`;
      const place = { kind: 'set' as const, id: set.id, label: set.name, href: '/truong-chuan/bo-chi-tieu' };
      return [{ ...place, says, todo: 'Mở đợt theo bộ còn hiệu lực; đối chiếu hai bộ ở trang Bộ chỉ tiêu.' }];
    },
  },
];
