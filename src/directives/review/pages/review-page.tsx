export function ReviewPage(_props: { documentId: string }) {
  return <h1>Rà soát</h1>;
}
