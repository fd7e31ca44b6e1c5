import { compareNames, fold } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { accountsApi } from '../api.ts';
import { MemberForm } from '../components/member-form.tsx';
import { ReadError } from '../components/read-error.tsx';
import { roleLabels } from '../labels.ts';
import { FirstPasswords } from '../passwords/components/first-passwords.tsx';
import type { Member } from '../schema.ts';
import { standingApi } from '../standing/api.ts';
import { StandingPanel } from '../standing/components/standing-panel.tsx';
import { standingWords } from '../standing/labels.ts';
import type { Standing } from '../standing/schema.ts';

const columnsFor = (standings: Map<string, Standing>): Column<Member>[] => [
  { key: 'name', head: 'Họ và tên', card: 'title', cell: ({ name }) => <b>{name}</b> },
  { key: 'username', head: 'Tên đăng nhập', width: 140, card: 'code', cell: ({ username }) => username },
  { key: 'role', head: 'Vai trò', width: 190, cell: ({ role }) => roleLabels[role] },
  { key: 'position', head: 'Chức vụ', cell: ({ positionTitle }) => positionTitle },
  { key: 'agency', head: 'Cơ quan', cell: ({ agency }) => agency.name },
  {
    key: 'standing',
    head: 'Tài khoản',
    width: 200,
    card: 'state',
    cell: ({ userId }) => {
      const one = standings.get(userId);
      const words = one && standingWords(one);
      return words?.isLook ? <b>{words.word}</b> : words?.word;
    },
    sub: ({ userId }) => {
      const one = standings.get(userId);
      return one && standingWords(one).sub;
    },
  },
];

/** People of the office, in which position and for which agency. */
export function MembersPage(_props: Record<string, never>) {
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const members = useQuery(accountsApi.members.list.queryOptions());
  const standings = useQuery(standingApi.standings.list.queryOptions());
  if (members.isPending) return <LoadingRows rows={8} />;
  if (members.isError) return <ReadError title="Không mở được danh sách người dùng" query={members} />;
  const rows = members.data.filter((m) => isFound(m, words)).sort((a, b) => compareNames(a.name, b.name));
  const byUser = new Map((standings.data ?? []).map((one) => [one.userId, one]));
  const member = members.data.find(({ userId }) => userId === chosen);
  const form = (
    <MemberForm
      onClose={() => setAdding(false)}
      onAdded={(sentence) => {
        setAdded(sentence);
        setAdding(false);
      }}
    />
  );
  return (
    <>
      <PageHead
        title="Người dùng"
        help="Mỗi người một tài khoản, gắn với một cơ quan và một vai trò. Vai trò quyết định người đó thấy gì và làm được gì; quản trị không đọc văn bản."
        actions={
          adding ? null : (
            <Button variant="filled" onClick={() => setAdding(true)}>
              Thêm người dùng
            </Button>
          )
        }
      />
      <Toolbar end={`${rows.length} trong ${members.data.length} người`}>
        <SearchField label="Tìm theo tên, chức vụ, cơ quan" value={words} onChange={setWords} width={280} />
      </Toolbar>
      <Stack>
        {added ? (
          <AlertLine tone="done" live>
            {added}
          </AlertLine>
        ) : null}
        <FirstPasswords members={members.data} />
        <Split
          keep
          width={344}
          panel={
            adding ? (
              form
            ) : member ? (
              <StandingPanel key={chosen} member={member} onClose={() => setChosen(null)} />
            ) : null
          }
        >
          <Card flush label="Người dùng">
            <DataTable
              label={`Người dùng, ${rows.length} dòng`}
              rows={rows}
              columns={columnsFor(byUser)}
              selected={chosen}
              onSelect={setChosen}
              rowKey={(member) => member.userId}
              empty={
                <EmptyState title={`Không có người nào khớp «${words.trim()}»`}>
                  Đã tìm trong {members.data.length} người dùng.
                </EmptyState>
              }
            />
          </Card>
        </Split>
      </Stack>
    </>
  );
}

function isFound({ name, username, positionTitle, agency }: Member, words: string): boolean {
  const wanted = fold(words.trim());
  return [name, username, positionTitle, agency.name].some((text) => fold(text).includes(wanted));
}
