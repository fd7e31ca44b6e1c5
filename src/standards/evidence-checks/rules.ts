import { formatDate } from '@dondoc/vietnamese';
import { coversWindow, expiryOf, isAppraised, windowOf } from '../evidence/rules.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { Flaw, Picture, QualityRule } from '../quality/schema.ts';
import type { Indicator } from '../schema.ts';

const at = (evidence: Evidence, says: string, todo: string, indicatorId?: string): Flaw => ({
  ...{ kind: 'evidence', id: indicatorId ? `${evidence.id}+${indicatorId}` : evidence.id, says, todo },
  label: `${evidence.code} ${evidence.title}`,
  indicatorId: indicatorId ?? evidence.indicatorIds[0] ?? null,
  href: `/truong-chuan/minh-chung/${evidence.id}`,
});

/** Evidence of which something is so, each once. */
const each =
  (finds: (evidence: Evidence, picture: Picture) => [says: string, todo: string] | null) =>
  (picture: Picture): Flaw[] =>
    picture.evidence.flatMap((one) => {
      const found = finds(one, picture);
      return found ? [at(one, ...found)] : [];
    });

/** Evidence with each indicator of the set that it is linked to. */
const eachLink =
  (
    finds: (
      evidence: Evidence,
      indicator: Indicator,
      picture: Picture,
    ) => [says: string, todo: string] | null,
  ) =>
  (picture: Picture): Flaw[] => {
    const own = new Map(picture.set.indicators.map((one) => [one.id, one]));
    return picture.evidence.flatMap((one) =>
      one.indicatorIds.flatMap((id) => {
        const indicator = own.get(id);
        const found = indicator && finds(one, indicator, picture);
        return found ? [at(one, ...found, id)] : [];
      }),
    );
  };

const dayOf = ({ round, today }: Picture): string => round?.asOf ?? today;
const RENEW = 'Tải bản còn hiệu lực lên, hoặc ghi lại ngày hết hiệu lực.';

export const evidenceRules: QualityRule[] = [
  {
    ...{ key: 'evidence.expired', name: 'Minh chứng hết hiệu lực', severity: 'must' },
    explains: 'Ngày hết hiệu lực của minh chứng đã qua.',
    check: each((one, { today }) =>
      expiryOf(one, today) === 'expired'
        ? [`Hết hiệu lực sau ngày ${formatDate(one.expiresOn ?? '')}.`, RENEW]
        : null,
    ),
  },
  {
    ...{ key: 'evidence.expiring', name: 'Minh chứng sắp hết hiệu lực', severity: 'should' },
    explains:
      'Minh chứng hết hiệu lực trong số ngày báo trước của trường, hoặc trước ngày lấy số liệu của đợt.',
    check: each((one, { today, soonDays, round }) =>
      expiryOf(one, today, { soonDays, ...(round ? { to: round.asOf } : {}) }) === 'soon'
        ? [`Hết hiệu lực ngày ${formatDate(one.expiresOn ?? '')}.`, RENEW]
        : null,
    ),
  },
  {
    ...{ key: 'evidence.outsideWindow', name: 'Minh chứng ngoài kỳ đánh giá', severity: 'must' },
    explains: 'Kỳ mà minh chứng nói tới, hoặc thời gian hiệu lực, không chạm kỳ đánh giá của chỉ tiêu.',
    check: eachLink((one, { code, windowYears }, picture) => {
      const [from, to] = windowOf(windowYears, dayOf(picture));
      if (coversWindow(one, from, to)) return null;
      const says = `Không thuộc kỳ đánh giá của chỉ tiêu ${code}, từ ${formatDate(from)} đến ${formatDate(to)}.`;
      return [says, 'Thay minh chứng của đúng kỳ, hoặc sửa kỳ đã ghi.'];
    }),
  },
  {
    ...{ key: 'evidence.productOutside', name: 'Sản phẩm ngoài số năm được tính', severity: 'must' },
    explains: 'Chỉ tiêu đếm trong một số năm, mà văn bản của minh chứng ban hành trước những năm đó.',
    check: eachLink((one, { code, kind, windowYears }, picture) => {
      if (kind !== 'windowCount' || windowYears === null || !one.issuedOn) return null;
      const [from] = windowOf(windowYears, dayOf(picture));
      if (one.issuedOn >= from) return null;
      const says = `Ngày ${formatDate(one.issuedOn)}, trước ${windowYears} năm được tính của chỉ tiêu ${code}.`;
      return [says, 'Bỏ minh chứng khỏi chỉ tiêu này, hoặc sửa ngày văn bản.'];
    }),
  },
  {
    ...{ key: 'evidence.issuedAfter', name: 'Minh chứng ban hành sau ngày lấy số liệu', severity: 'must' },
    explains: 'Văn bản ban hành sau ngày của đợt đánh giá không chứng minh được tình hình của ngày đó.',
    check: eachLink((one, { code }, { round }) => {
      if (!round || !one.issuedOn || one.issuedOn <= round.asOf) return null;
      const says = `Ban hành ngày ${formatDate(one.issuedOn)}, sau ngày lấy số liệu ${formatDate(round.asOf)} (chỉ tiêu ${code}).`;
      return [says, 'Thay bằng văn bản có trước ngày đó, hoặc để cho đợt sau.'];
    }),
  },
  {
    ...{ key: 'evidence.unlinked', name: 'Minh chứng chưa gắn chỉ tiêu', severity: 'hint' },
    explains: 'Minh chứng không gắn với chỉ tiêu nào thì không vào hồ sơ.',
    check: each(({ indicatorIds }) =>
      indicatorIds.length === 0
        ? ['Chưa gắn với chỉ tiêu nào.', 'Gắn vào chỉ tiêu, hoặc đưa ra khỏi danh mục.']
        : null,
    ),
  },
  {
    ...{ key: 'evidence.empty', name: 'Minh chứng thiếu cả tệp và bản giấy', severity: 'must' },
    explains: 'Chưa có tệp và chưa ghi nơi lưu bản giấy: mới chỉ có tên.',
    check: each(({ revisions, paperPlace }) =>
      revisions.length === 0 && !paperPlace
        ? ['Chưa có tệp, chưa ghi nơi lưu bản giấy.', 'Tải tệp lên, hoặc ghi nơi lưu bản giấy.']
        : null,
    ),
  },
  {
    ...{ key: 'evidence.paperOnly', name: 'Minh chứng chỉ có bản giấy', severity: 'hint' },
    explains: 'Có nơi lưu bản giấy nhưng chưa có tệp, nên hồ sơ điện tử thiếu.',
    check: each(({ revisions, paperPlace }) =>
      revisions.length === 0 && paperPlace
        ? [`Chỉ có bản giấy, ở ${paperPlace}.`, 'Quét bản giấy rồi tải lên.']
        : null,
    ),
  },
  {
    ...{ key: 'evidence.notAppraised', name: 'Bản mới chưa thẩm định lại', severity: 'should' },
    explains: 'Minh chứng đã thẩm định, sau đó có bản tệp mới chưa ai thẩm định.',
    check: each((one) =>
      one.appraisedRevision !== null && !isAppraised(one)
        ? [
            `Đã thẩm định bản ${one.appraisedRevision}, bản ${one.revisions.at(-1)?.number} thì chưa.`,
            'Người thẩm định xem bản mới.',
          ]
        : null,
    ),
  },
  {
    ...{ key: 'evidence.sameFile', name: 'Một tệp làm hai minh chứng', severity: 'should' },
    explains: 'Bản cuối của hai minh chứng là cùng một tệp: thường là nhập hai lần.',
    check: (picture) => {
      const first = new Map<string, Evidence>();
      return picture.evidence.flatMap((one) => {
        const hash = one.revisions.at(-1)?.sha256;
        const other = hash ? first.get(hash) : undefined;
        if (hash && !other) first.set(hash, one);
        if (!other) return [];
        const todo = `Gắn ${other.code} vào các chỉ tiêu của ${one.code}, rồi đưa ${one.code} ra khỏi danh mục.`;
        return [at(one, `Cùng tệp với ${other.code} «${other.title}».`, todo)];
      });
    },
  },
  {
    ...{ key: 'evidence.numberMissing', name: 'Minh chứng thiếu số hoặc ngày', severity: 'hint' },
    explains: 'Chưa ghi số, ký hiệu hoặc ngày của văn bản; tài liệu không có số thì tạm gác mục này.',
    check: each(({ number, issuedOn }) => {
      const missing = [number ? null : 'số, ký hiệu', issuedOn ? null : 'ngày văn bản'].filter(Boolean);
      return missing.length > 0 ? [`Chưa ghi ${missing.join(' và ')}.`, 'Ghi theo văn bản.'] : null;
    }),
  },
];
