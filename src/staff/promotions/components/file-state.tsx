import { StateLabel } from '#platform/ui/state-label.tsx';
import type { StateCode } from '#platform/ui/state-words.ts';
import { fileStateWords } from '../labels.ts';
import type { FileState } from '../schema.ts';

const looks: Record<FileState, StateCode> = {
  named: 'not-started',
  received: 'in-progress',
  lacking: 'returned',
  complete: 'awaiting-decision',
  passed: 'awaiting-approval',
  failed: 'doubt',
  withdrawn: 'withdrawn',
  appointed: 'done',
};

export const FileStateMark = ({ state }: { state: FileState }) => (
  <StateLabel state={looks[state]} words={fileStateWords[state]} />
);
