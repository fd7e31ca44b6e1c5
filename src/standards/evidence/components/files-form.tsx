import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import css from './add-panel.module.css';
import { SendingZone } from './sending-zone.tsx';
import { useEvidenceAct } from './use-evidence-act.ts';
import { type Sent, useSending } from './use-sending.ts';

/** What became of a file: a piece of evidence, or why not yet. */
type Made =
  | { file: Sent; state: 'made'; id: string; code: string }
  | { file: Sent; state: 'same'; message: string; id: string; code: string }
  | { file: Sent; state: 'refused'; message: string };

/** Each file becomes a piece of evidence under its own name; one that lies here already asks what is meant. */
export function FilesForm({ indicatorIds }: { indicatorIds: string[] }) {
  const [made, setMade] = useState<Made[]>([]);
  const add = useEvidenceAct('add');
  const link = useEvidenceAct('link');
  const put = (one: Made) => setMade((all) => [one, ...all.filter(({ file }) => file.id !== one.file.id)]);
  const hang = async (file: Sent, evenSo = false) => {
    try {
      const title = titleOf(file.name);
      put({
        file,
        state: 'made',
        ...(await add.mutateAsync({ title, fileId: file.id, indicatorIds, evenSo })),
      });
    } catch (error) {
      put({ file, ...refusedWith(error) });
    }
  };
  const use = async ({ file, id, code }: Made & { state: 'same' }) => {
    if (indicatorIds.length > 0) await link.mutateAsync({ evidenceIds: [id], indicatorIds });
    put({ file, state: 'made', id, code });
  };
  const sending = useSending((file) => hang(file));
  return (
    <>
      <SendingZone sending={sending} multiple title="Kéo một hay nhiều tệp vào đây" />
      {made.length > 0 ? (
        <ul className={css.made} aria-label="Tệp vừa gửi">
          {made.map((one) => (
            <li key={one.file.id}>
              {one.state === 'made' ? (
                <>
                  <Link href={`/truong-chuan/minh-chung/${one.id}`}>{one.code}</Link> {one.file.name}
                </>
              ) : (
                <AlertLine tone="look">
                  «{one.file.name}»: {one.message}
                </AlertLine>
              )}
              {one.state === 'same' ? (
                <Actions>
                  <Button small onClick={() => use(one)}>
                    {indicatorIds.length > 0 ? `Gắn ${one.code} vào chỉ tiêu` : `Dùng ${one.code}`}
                  </Button>
                  <Button small onClick={() => hang(one.file, true)}>
                    Vẫn lưu thêm
                  </Button>
                </Actions>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function titleOf(fileName: string): string {
  const bare = fileName
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replaceAll('_', ' ')
    .trim();
  return bare.length < 3 ? `Minh chứng ${bare}` : bare;
}

/** What the server said of a file that it did not hang up. */
export function refusedWith(error: unknown) {
  const data: unknown = error instanceof ORPCError ? error.data : null;
  const same = (data as { sameAs?: { id: string; code: string } } | null)?.sameAs;
  const message = sentenceOf(error);
  return same ? { state: 'same' as const, message, ...same } : { state: 'refused' as const, message };
}
