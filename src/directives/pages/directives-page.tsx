import type { DirectiveFilter } from '../schema.ts';

interface Props {
  filter: DirectiveFilter;
  onFilter: (filter: DirectiveFilter) => void;
}

export function DirectivesPage(_props: Props) {
  return <h1>Nhiệm vụ</h1>;
}
