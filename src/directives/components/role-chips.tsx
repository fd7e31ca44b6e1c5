import { Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { assignmentRoleLabels } from '../labels.ts';
import type { Assignment } from '../schema.ts';
import { printedName } from '../succession/labels.ts';
import { bodyName } from './directive-columns.tsx';

/** Who has which role. A class of bodies ("các sở, ban, ngành") stands as the document writes it. */
export function RoleChips({ assignments }: { assignments: Assignment[] }) {
  return (
    <Chips>
      {assignments.map((assignment) => (
        <RoleChip
          key={`${assignment.role} ${bodyName(assignment)}`}
          word={assignmentRoleLabels[assignment.role]}
          agency={printedName(assignment)}
          lead={assignment.role === 'lead'}
        />
      ))}
    </Chips>
  );
}
