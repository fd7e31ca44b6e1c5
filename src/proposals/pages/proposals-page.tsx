export function ProposalsPage(_props: Record<string, never>) {
  return <h1>Kiến nghị</h1>;
}
