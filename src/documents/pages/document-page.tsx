export function DocumentPage(_props: { id: string }) {
  return <h1>Văn bản</h1>;
}
