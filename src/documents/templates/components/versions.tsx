import { regimeLabels } from '#accounts/labels.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { originalHref, previewHref } from '../api.ts';
import type { FormName, TemplateForce, TemplateVersion } from '../schema.ts';

interface Props {
  form: FormName;
  versions: TemplateVersion[];
  /** Those that papers are printed on now, of either regime. */
  inForce: readonly string[];
  mayKeep: boolean;
  busy: boolean;
  onUse(version: TemplateVersion): void;
}

/** Every template that was accepted, newest first. */
export function Versions({ form, versions, inForce, mayKeep, busy, onUse }: Props) {
  const acts = (row: TemplateVersion) => (
    <Actions>
      <ButtonLink small href={previewHref(form, row.regime, row.id)}>
        In thử DOCX
      </ButtonLink>
      <ButtonLink small variant="quiet" href={originalHref(row.id)}>
        Tải tệp mẫu
      </ButtonLink>
      {mayKeep && !inForce.includes(row.id) ? (
        <Button small variant="ink" busy={busy} onClick={() => onUse(row)}>
          Dùng bản {row.version}
        </Button>
      ) : null}
    </Actions>
  );
  const columns: Column<TemplateVersion>[] = [
    {
      key: 'version',
      head: 'Bản',
      card: 'title',
      cell: ({ id, version, fileName }) => (
        <b>
          Bản {version}: {fileName}
          {inForce.includes(id) ? ' (đang dùng)' : ''}
        </b>
      ),
      sub: ({ regime, by, at }) =>
        `${regimeLabels[regime]}; ${by ?? 'tài khoản đã xoá'} gửi lúc ${momentOf(at)}`,
    },
    {
      key: 'warnings',
      head: 'Nên xem',
      width: 110,
      align: 'right',
      cell: ({ warnings }) => `${warnings.length} điểm`,
    },
    { key: 'acts', head: 'Làm gì', width: 380, card: 'hide', cell: acts },
  ];
  if (versions.length === 0) return <Card title="Các bản đã nhận">Chưa có bản nào. Gửi một mẫu ở trên.</Card>;
  return (
    <Card title="Các bản đã nhận" flush>
      <DataTable
        label={`Các bản đã nhận, ${versions.length} dòng`}
        rows={versions}
        columns={columns}
        rowKey={({ id }) => id}
        cardActions={acts}
      />
    </Card>
  );
}

/** What was in use when, by whose hand. */
export function History({ history }: { history: TemplateForce[] }) {
  if (history.length === 0) return null;
  return (
    <Card title="Đã dùng">
      <ol reversed>
        {history.map(({ since, regime, version, by }) => (
          <li key={since.toISOString()}>
            {momentOf(since)}, {regimeLabels[regime]}:{' '}
            {version ? `mẫu riêng, bản ${version}` : 'trở lại mẫu sẵn có'} ({by ?? 'tài khoản đã xoá'})
          </li>
        ))}
      </ol>
    </Card>
  );
}
