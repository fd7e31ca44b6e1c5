import { comparisonKey } from '@dondoc/vietnamese';
import type { Published } from '#directives/publishing/routes.ts';

export interface Answered {
  ref: string;
  text: string;
  answer: string;
  verdict: 'assigned' | 'decided';
  directiveIds: string[];
}

/** The requests that a notice answers: items about the same request make one, with every directive that answers it. */
export function answeredProposals(items: Published['items']): Answered[] {
  const found = new Map<string, Answered>();
  for (const { item, directiveId } of items) {
    if (!item.proposal) continue;
    const key = comparisonKey(item.proposal);
    const one = found.get(key) ?? {
      ref: item.ref,
      text: item.proposal,
      answer: '',
      verdict: 'decided',
      directiveIds: [],
    };
    one.answer = [one.answer, item.text].filter(Boolean).join('\n');
    if (directiveId) {
      one.directiveIds.push(directiveId);
      one.verdict = 'assigned';
    }
    found.set(key, one);
  }
  return [...found.values()];
}
