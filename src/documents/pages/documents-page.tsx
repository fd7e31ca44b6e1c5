export function DocumentsPage(_props: Record<string, never>) {
  return <h1>Văn bản</h1>;
}
