export function MyWorkPage(_props: Record<string, never>) {
  return <h1>Việc của tôi</h1>;
}
