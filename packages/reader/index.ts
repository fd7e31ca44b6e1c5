// Placeholder until the stages are put together.
export * from './contract.ts';
import type { Extraction } from './contract.ts';
export const secrecyMark = (_text: string): string | null => null;
export function readDocument(_text: string, _o: { agencies?: string[] } = {}): Pick<Extraction, 'document' | 'findings' | 'directives'> {
  return { document: { regime: 'party', type: 'TB', typeName: 'Thông báo', number: '118-TB/VPTU', issuer: 'Văn phòng Tỉnh uỷ', superior: null, place: null, date: '2023-11-20', subject: null, meetingDate: null, chair: null, signer: null, recipients: [], citations: [], urgency: null }, findings: [], directives: [] };
}
