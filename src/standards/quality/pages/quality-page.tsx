import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Split, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { qualityApi } from '../api.ts';
import css from '../components/finding-list.module.css';
import { RuleCard } from '../components/finding-list.tsx';
import { severityLabels } from '../labels.ts';
import { isAsked, type QualityFilter, type QualityView, severities } from '../schema.ts';

interface Props {
  address: QualityFilter;
  onAddress(address: QualityFilter): void;
}

/** What contradicts what, or is still missing: to be worked off, the gravest first. */
export function QualityPage({ address, onAddress }: Props) {
  const found = useQuery(qualityApi.quality.get.queryOptions({ input: {} }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được danh sách cần rà soát" query={found} />;
  const view = found.data;
  const shown = view.findings.filter((one) => isAsked(one, address));
  const cards = view.rules
    .map((rule) => ({ rule, findings: shown.filter((one) => one.rule === rule.key) }))
    .filter(({ findings }) => findings.length > 0);
  return (
    <>
      <PageHead
        title="Cần rà soát"
        beside={<SchoolTabs at="quality" />}
        help="Phần mềm đối chiếu kết quả, minh chứng, lộ trình và đội ngũ theo các quy tắc ở cột bên. Xử lý ở chỗ có nút Mở, hoặc gác lại kèm lý do và ngày."
      />
      <Split keep panel={<Explained view={view} />}>
        <Banner view={view} />
        <Filters {...{ view, address, onAddress }} shown={shown.length} />
        {cards.map(({ rule, findings }) => (
          <RuleCard key={rule.key} {...{ rule, findings }} mayKeep={view.mayKeep} />
        ))}
        {cards.length === 0 ? <Nothing view={view} /> : null}
      </Split>
    </>
  );
}

function Banner({ view: { set, roundName, findings, peopleLeftOut } }: { view: QualityView }) {
  const open = findings.filter(({ aside }) => !aside);
  return (
    <Card label="Số điều cần rà soát">
      <div className={css.counts}>
        {severities.map((severity) => (
          <span key={severity}>
            <b>{open.filter((one) => one.severity === severity).length}</b>{' '}
            {severityLabels[severity].toLowerCase()}
          </span>
        ))}
        <span>
          <b>{findings.length - open.length}</b> đang gác
        </span>
      </div>
      <span className={css.quiet}>
        {set
          ? `${set.name}${roundName ? `, ${roundName}` : ', chưa có đợt đánh giá'}.`
          : 'Chưa có bộ chỉ tiêu.'}
        {peopleLeftOut ? ' Các quy tắc về đội ngũ không xét, vì đồng chí không xem danh sách đội ngũ.' : ''}
      </span>
    </Card>
  );
}

function Filters({ view, address, onAddress, shown }: Props & { view: QualityView; shown: number }) {
  const { criteria, units, rules, findings } = view;
  const open = findings.filter(({ aside }) => !aside);
  return (
    <Toolbar end={<span>{shown} chỗ</span>}>
      <FilterPill
        label="Mức"
        options={severities.map((value) => ({
          ...{ value, label: severityLabels[value] },
          count: open.filter(({ severity }) => severity === value).length,
        }))}
        value={address.severity ?? null}
        onChange={(severity) => onAddress({ ...address, severity: severity ?? undefined })}
      />
      <FilterPill
        label="Quy tắc"
        options={rules
          .filter(({ found }) => found > 0)
          .map(({ key, name, found }) => ({ value: key, label: name, count: found }))}
        value={address.rule ?? null}
        onChange={(rule) => onAddress({ ...address, rule: rule ?? undefined })}
      />
      <FilterPill
        label="Tiêu chí"
        options={criteria.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` }))}
        value={address.criterion ? String(address.criterion) : null}
        onChange={(criterion) =>
          onAddress({ ...address, criterion: criterion ? Number(criterion) : undefined })
        }
      />
      <FilterPill
        label="Đơn vị phụ trách"
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        value={address.owner ?? null}
        onChange={(owner) => onAddress({ ...address, owner: owner ?? undefined })}
      />
      <FilterPill
        label="Đã gác"
        options={[{ value: 'yes', label: 'chỉ điều đang gác', count: findings.length - open.length }]}
        value={address.aside ?? null}
        onChange={(aside) => onAddress({ ...address, aside: aside ? 'yes' : undefined })}
      />
    </Toolbar>
  );
}

function Nothing({ view: { set, findings } }: { view: QualityView }) {
  if (!set)
    return (
      <AlertLine tone="doubt">
        Chưa có bộ chỉ tiêu nên chưa có gì để rà soát. Nạp hoặc nhập bộ ở trang Bộ chỉ tiêu.
      </AlertLine>
    );
  return (
    <EmptyState title={findings.length === 0 ? 'Không có điều gì cần rà soát' : 'Không có điều nào khớp'}>
      {findings.length === 0 ? 'Mọi quy tắc ở cột bên đã được xét.' : 'Bỏ bớt điều kiện lọc.'}
    </EmptyState>
  );
}

/** Every rule, so that a silent one is known to have been asked. */
function Explained({ view: { rules } }: { view: QualityView }) {
  return (
    <Card title="Các quy tắc" aside={`${rules.length} quy tắc`}>
      <dl className={css.rules}>
        {rules.map(({ key, name, explains, severity, found }) => (
          <div key={key}>
            <dt>
              {name}
              {found > 0 ? ` (${found})` : ''}
            </dt>
            <dd>
              {severityLabels[severity]}. {explains}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
