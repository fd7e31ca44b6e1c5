import { useState } from 'react';
import { sizeOf } from '#documents/components/moments.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import type { EvidenceDetail } from '../schema.ts';
import css from './add-panel.module.css';
import { refusedWith } from './files-form.tsx';
import { SendingZone } from './sending-zone.tsx';
import { useEvidenceAct } from './use-evidence-act.ts';
import { type Sent, useSending } from './use-sending.ts';

/** The files of a piece, the last one first; the earlier stay as they came. */
export function FilesCard({ evidence }: { evidence: EvidenceDetail }) {
  const { id, revisions, appraisedRevision, mayKeep } = evidence;
  return (
    <Card flush title="Các bản tệp" aside={revisions.length > 0 ? `${revisions.length} bản` : 'chưa có tệp'}>
      {revisions.length > 0 ? (
        <ul className={css.bare}>
          {revisions.toReversed().map(({ number, fileName, size, by, addedAt }) => (
            <li key={number}>
              <span className={css.code}>Bản {number}</span>
              <span className={css.name}>
                <Link href={`/api/standards/evidence/${id}/files/${number}`} download={fileName}>
                  {fileName}
                </Link>
                <span className={css.quiet}>
                  {[sizeOf(size), by, momentOf(addedAt)].filter(Boolean).join(' · ')}
                  {number === appraisedRevision ? ' · đã thẩm định' : ''}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {mayKeep ? (
        <div className={css.foot}>
          <NewRevision id={id} isFirst={revisions.length === 0} />
        </div>
      ) : null}
    </Card>
  );
}

function NewRevision({ id, isFirst }: { id: string; isFirst: boolean }) {
  const [refused, setRefused] = useState<{ file: Sent; message: string; isSame: boolean } | null>(null);
  const revise = useEvidenceAct('revise', () => setRefused(null));
  const hang = async (file: Sent, evenSo = false) => {
    setRefused(null);
    try {
      await revise.mutateAsync({ id, fileId: file.id, evenSo });
    } catch (error) {
      const { state, message } = refusedWith(error);
      setRefused({ file, message, isSame: state === 'same' });
    }
  };
  const sending = useSending((file) => hang(file));
  return (
    <>
      <SendingZone sending={sending} title={isFirst ? 'Kéo tệp vào đây' : 'Kéo bản mới vào đây'} />
      {refused ? (
        <AlertLine
          tone="look"
          live
          action={
            refused.isSame ? (
              <Button small onClick={() => hang(refused.file, true)}>
                Vẫn lưu thêm
              </Button>
            ) : null
          }
        >
          «{refused.file.name}»: {refused.message}
        </AlertLine>
      ) : null}
    </>
  );
}
