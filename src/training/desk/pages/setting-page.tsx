import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { trainingDeskApi } from '../api.ts';
import { MemberForm, MembersCard } from '../components/members-card.tsx';
import { SettingForm } from '../components/setting-form.tsx';
import { settingWords } from '../labels.ts';

const help =
  'Ai thống nhất, thẩm định, tham gia kế hoạch, và những con số không quy định nào nêu nên cơ quan tự đặt. Ô để trống thì phần mềm không so, không kết luận.';

/** How training is reckoned here, and whose the plan is. */
export function SettingPage() {
  const viewer = useViewer();
  const [panel, setPanel] = useState<'none' | 'setting' | 'member'>('none');
  const desk = useQuery(trainingDeskApi.trainingDesk.get.queryOptions({ input: {} }));
  const setting = useQuery(trainingDeskApi.trainingDesk.setting.queryOptions({ input: {} }));
  const close = () => setPanel('none');
  const maySave = may(viewer, 'trainingSetting.keep') && (desk.data?.mayPlan ?? false);
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Chương trình', href: '/dao-tao/chuong-trinh' }, { label: 'Cách tính' }]}
        title="Cách tính của đào tạo"
        help={help}
        actions={
          maySave && setting.data && panel !== 'setting' ? (
            <Button variant="filled" onClick={() => setPanel('setting')}>
              Đặt cách tính
            </Button>
          ) : null
        }
      />
      {desk.isPending || setting.isPending ? <LoadingRows rows={6} /> : null}
      {desk.isError ? <ReadError title="Không mở được cách tính" query={desk} /> : null}
      {setting.isError && !desk.isError ? (
        <ReadError title="Không mở được cách tính" query={setting} />
      ) : null}
      {desk.data && setting.data ? (
        <Split
          keep
          width={404}
          panel={
            panel === 'setting' ? (
              <SettingForm setting={setting.data} onClose={close} />
            ) : panel === 'member' ? (
              <MemberForm onClose={close} />
            ) : undefined
          }
        >
          <Stack>
            <MembersCard
              members={desk.data.members}
              maySet={may(viewer, 'trainingDesk.set')}
              onAdd={() => setPanel('member')}
            />
            <Card title="Con số do cơ quan đặt">
              <Facts facts={settingWords(setting.data)} labelWidth={180} />
            </Card>
          </Stack>
        </Split>
      ) : null}
    </>
  );
}
