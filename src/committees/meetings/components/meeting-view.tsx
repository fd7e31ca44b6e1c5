import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { useMeetingActs } from '../../components/use-committee-acts.ts';
import { recordLabels } from '../../labels.ts';
import { membersOn } from '../../membership/rules.ts';
import type { Committee, CommitteeMeeting, RecordKind } from '../../schema.ts';
import { TaskForm } from '../../tasks/components/task-forms.tsx';
import { linesOf } from '../rules.ts';
import { AttendanceForm, attendanceWords } from './attendance-form.tsx';

interface Props {
  committee: Committee;
  meeting: CommitteeMeeting;
}

type Panel = RecordKind | 'attend' | 'task' | null;

/** A meeting: its papers as they now read, and what whoever keeps the committee may write. */
export function MeetingView({ committee, meeting }: Props) {
  const { today } = useViewer();
  const [panel, setPanel] = useState<Panel>(null);
  const isHeld = meeting.heldOn <= today;
  const keeps = committee.may.meet;
  const close = () => setPanel(null);
  const members = membersOn(committee.members, meeting.heldOn);
  if (meeting.isHeld)
    return <p>Văn bản của phiên họp này đang chờ xử lý nên nội dung phiên họp tạm thời không hiện.</p>;
  return (
    <Stack>
      <Facts
        facts={[
          ...(meeting.place ? [['Nơi họp', meeting.place] as [string, string]] : []),
          ['Chương trình', <Lines key="agenda" lines={meeting.agenda} />],
          ...(isHeld
            ? ([
                ['Dự họp', attendanceWords(members, meeting.attendance)],
                ['Biên bản', <Lines key="minutes" lines={meeting.minutes} />],
                ['Kết luận', <Lines key="conclusions" lines={meeting.conclusions} />],
              ] as [string, React.ReactNode][])
            : []),
          ...(meeting.documentId
            ? [
                [
                  'Thông báo',
                  <Link key="notice" href={`/van-ban/${meeting.documentId}`}>
                    Thông báo kết luận
                  </Link>,
                ] as [string, React.ReactNode],
              ]
            : []),
        ]}
      />
      <Actions>
        <ButtonLink small href={`/api/committee-meetings/${meeting.id}/giay-moi.docx`}>
          Giấy mời
        </ButtonLink>
        {isHeld ? (
          <ButtonLink small href={`/api/committee-meetings/${meeting.id}/bien-ban.docx`}>
            Biên bản
          </ButtonLink>
        ) : null}
      </Actions>
      {keeps ? (
        <Actions>
          <Button small onClick={() => setPanel('agenda')}>
            Sửa chương trình
          </Button>
          {isHeld ? (
            <>
              <Button small onClick={() => setPanel('attend')}>
                Điểm danh
              </Button>
              <Button small onClick={() => setPanel('minutes')}>
                Ghi biên bản
              </Button>
              {meeting.documentId ? null : (
                <Button small onClick={() => setPanel('conclusions')}>
                  Ghi kết luận
                </Button>
              )}
              <Button small onClick={() => setPanel('task')}>
                Giao việc
              </Button>
            </>
          ) : null}
        </Actions>
      ) : null}
      {isHeld ? <NoticeAct meeting={meeting} /> : null}
      {panel === 'attend' ? <AttendanceForm {...{ meeting, members }} onClose={close} /> : null}
      {panel === 'task' ? <TaskForm committee={committee} meetingId={meeting.id} onClose={close} /> : null}
      {panel === 'agenda' || panel === 'minutes' || panel === 'conclusions' ? (
        <RecordForm key={panel} meeting={meeting} kind={panel} onClose={close} />
      ) : null}
    </Stack>
  );
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return 'chưa ghi';
  return (
    <ol>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}

const hints: Record<RecordKind, string> = {
  agenda: 'Mỗi nội dung một dòng.',
  minutes: 'Mỗi ý kiến một dòng.',
  conclusions:
    'Mỗi kết luận một dòng, nêu rõ cơ quan chủ trì và thời hạn, chẳng hạn «Giao Sở Nội vụ chủ trì …, xong trước ngày 31/12/2023.»',
};

function RecordForm({
  meeting,
  kind,
  onClose,
}: {
  meeting: CommitteeMeeting;
  kind: RecordKind;
  onClose(): void;
}) {
  const [words, setWords] = useState(meeting[kind].join('\n'));
  const { record } = useMeetingActs(onClose);
  return (
    <ActFields
      verb={`Lưu ${recordLabels[kind].toLowerCase()}`}
      act={record}
      onClose={onClose}
      onSubmit={() => record.mutate({ meetingId: meeting.id, kind, lines: linesOf(words) })}
    >
      <TextAreaField
        label={recordLabels[kind]}
        rows={8}
        hint={hints[kind]}
        value={words}
        onChange={setWords}
      />
    </ActFields>
  );
}

/** One press makes the notice and takes it in like any other, for the clerk to review and publish. */
function NoticeAct({ meeting }: { meeting: CommitteeMeeting }) {
  const viewer = useViewer();
  const { notice } = useMeetingActs();
  if (meeting.documentId || meeting.conclusions.length === 0 || !may(viewer, 'document.upload')) return null;
  return (
    <>
      <Actions>
        <Button
          small
          variant="ink"
          busy={notice.isPending}
          onClick={() => notice.mutate({ meetingId: meeting.id })}
        >
          Lập thông báo kết luận
        </Button>
      </Actions>
      <span>Thông báo vào danh sách văn bản để rà soát, phát hành như văn bản nhận vào.</span>
      {notice.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(notice.error)}
        </AlertLine>
      ) : null}
    </>
  );
}
