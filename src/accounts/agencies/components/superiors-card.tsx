import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { accountsApi } from '../../api.ts';
import { useViewer } from '../../components/viewer.tsx';
import { may } from '../../permissions.ts';
import { nameOn } from '../../rules.ts';
import type { Agency } from '../../schema.ts';
import { superiorsApi } from '../api.ts';
import { seemAbove } from '../rules.ts';

/** Who stands above the office: what lies with them waits for their word, and nobody presses them. */
export function SuperiorsCard({ agencies }: { agencies: Agency[] }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const set = useMutation(
    superiorsApi.superiors.set.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: accountsApi.agencies.key() }),
    }),
  );
  if (!may(viewer, 'agency.above')) return null;
  const { today, agency: own } = viewer;
  const above = agencies.filter(({ isAbove }) => isAbove);
  const proposed = seemAbove(agencies, own.id, today);
  const name = (agency: Agency) => nameOn(agency, today).name;
  const say = (agency: Agency, isAbove: boolean) => set.mutate({ agencyId: agency.id, isAbove });
  return (
    <Card title="Cấp trên của Văn phòng" aside={`${above.length} cơ quan`}>
      <Stack>
        <p>
          Việc đang ở các cơ quan này hiện là <b>chờ cho ý kiến</b> và không bị đôn đốc.
        </p>
        {set.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(set.error)}
          </AlertLine>
        ) : null}
        {proposed.length > 0 ? (
          <AlertLine tone="look">
            Theo danh bạ, có lẽ cũng là cấp trên: {proposed.map(name).join(', ')}. Đồng chí xác nhận.
          </AlertLine>
        ) : null}
        <Actions>
          {above.map((agency) => (
            <Button key={agency.id} small busy={set.isPending} onClick={() => say(agency, false)}>
              Bỏ {name(agency)}
            </Button>
          ))}
          {proposed.map((agency) => (
            <Button key={agency.id} small busy={set.isPending} onClick={() => say(agency, true)}>
              Ghi {name(agency)} là cấp trên
            </Button>
          ))}
        </Actions>
        <SelectField
          label="Ghi thêm cơ quan cấp trên"
          placeholder="Chọn trong danh bạ"
          options={agencies
            .filter((agency) => !agency.isAbove && !agency.isUnit && agency.id !== own.id)
            .map((agency) => ({ value: agency.id, label: name(agency) }))}
          value={null}
          onChange={(agencyId) => agencyId && set.mutate({ agencyId, isAbove: true })}
        />
      </Stack>
    </Card>
  );
}
