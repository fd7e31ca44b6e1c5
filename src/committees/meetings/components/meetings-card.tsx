import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import type { Committee } from '../../schema.ts';
import { MeetingForm } from './meeting-form.tsx';
import { MeetingView } from './meeting-view.tsx';

/** Meetings, the next ones first: agenda, who was there, minutes, conclusions and the notice made of them. */
export function MeetingsCard({ committee }: { committee: Committee }) {
  const { today } = useViewer();
  const [isMaking, setMaking] = useState(false);
  const { meetings, may } = committee;
  return (
    <Stack>
      <Card
        flush
        title="Phiên họp"
        aside={
          may.meet ? (
            <Button small onClick={() => setMaking(true)}>
              Chuẩn bị phiên họp
            </Button>
          ) : (
            `${meetings.length} phiên`
          )
        }
      >
        {meetings.map((meeting) => (
          <PanelSection
            key={meeting.id}
            title={meeting.title}
            aside={
              meeting.heldOn > today ? `sẽ họp ${formatDate(meeting.heldOn)}` : formatDate(meeting.heldOn)
            }
          >
            <MeetingView committee={committee} meeting={meeting} />
          </PanelSection>
        ))}
        {meetings.length === 0 ? (
          <EmptyState title="Chưa có phiên họp nào">
            Khi có quyết định, phiên họp chuẩn bị ở đây: chương trình lấy sẵn việc còn mở.
          </EmptyState>
        ) : null}
      </Card>
      {isMaking ? <MeetingForm committee={committee} onClose={() => setMaking(false)} /> : null}
    </Stack>
  );
}
