import { useState } from 'react';
import { Card } from '#platform/ui/card.tsx';
import { BoxTabs } from '#platform/ui/tabs.tsx';
import type { ProposalDetail } from '../schema.ts';
import { AnswerForm } from './answer-form.tsx';
import { LinkForm } from './link-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { NoteForm } from './note-form.tsx';
import { SplitForm } from './split-form.tsx';

/** What the clerk may do with a request, one at a time. */
export function KeepBox({ proposal }: { proposal: ProposalDetail }) {
  const [tab, setTab] = useState('answer');
  const done = () => setTab('answer');
  const key = proposal.seen;
  const tabs = [
    { key: 'answer', label: 'Trả lời', content: <AnswerForm key={key} proposal={proposal} onDone={done} /> },
    { key: 'link', label: 'Nhiệm vụ', content: <LinkForm key={key} proposal={proposal} onDone={done} /> },
    { key: 'note', label: 'Ai nêu', content: <NoteForm key={key} proposal={proposal} onDone={done} /> },
    { key: 'split', label: 'Tách', content: <SplitForm key={key} proposal={proposal} onDone={done} /> },
    { key: 'merge', label: 'Gộp', content: <MergeForm key={key} proposal={proposal} onDone={done} /> },
  ];
  return (
    <Card title="Xử lý">
      <BoxTabs label="Việc của Văn phòng" tabs={tabs} value={tab} onChange={setTab} />
    </Card>
  );
}
