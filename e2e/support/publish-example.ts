import type { ReviewItem } from '#directives/review/schema.ts';
import { readDataBytes } from '#platform/data-file.ts';
import type { TestOffice } from './test-office.ts';

/** Takes the example notice in, accepts all of it as the clerk, and publishes it. */
export async function publishExample(office: TestOffice): Promise<{ documentId: string; codes: string[] }> {
  const bytes = await readDataBytes('example/thong-bao-118.docx');
  const { documentId } = (await office.upload('clerk', '/api/documents', 'thong-bao-118.docx', bytes)).json;
  const { items } = (await office.call('clerk', 'review.get', { documentId })).json;
  for (const { id: itemId, version } of items as ReviewItem[])
    await office.call('clerk', 'review.decide', { itemId, version, decision: 'accepted' });
  const { status, json } = await office.call('clerk', 'publishing.publish', { documentId });
  if (status !== 200) throw new Error(`the example is not published: ${json.message}`);
  return { documentId, codes: json.codes };
}
