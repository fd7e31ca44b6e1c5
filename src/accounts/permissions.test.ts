import { describe, expect, it, test } from 'vitest';
import { type Act, mayTakeHand, permissions, separation, tokenScopes } from './permissions.ts';

const person = (userId: string, hasCombinedDuty = false) => ({ userId, hasCombinedDuty });

describe('hands', () => {
  it('differ: who had one before does not take the next', () => {
    expect(mayTakeHand(person('b'), 'progress report', 'checker', ['a'])).toBe(true);
    expect(mayTakeHand(person('a'), 'progress report', 'checker', ['a'])).toBe(false);
    expect(mayTakeHand(person('a'), 'purge', 'approver', ['a'])).toBe(false);
  });

  it('kiêm nhiệm joins making and checking, never approving, never a purge', () => {
    expect(mayTakeHand(person('a', true), 'progress report', 'checker', ['a'])).toBe(true);
    expect(mayTakeHand(person('a', true), 'progress report', 'approver', ['a', 'b'])).toBe(false);
    expect(mayTakeHand(person('a', true), 'purge', 'approver', ['a'])).toBe(false);
  });

  it('stand in the one table of acts', () => {
    const acts = Object.values(separation).flatMap(({ maker, checker, approver }) => [
      maker,
      checker,
      approver,
    ]);
    for (const act of acts) if (act) expect(permissions).toHaveProperty([act]);
  });
});

it('the administrator does nothing with documents, directives, reports, secrets or the log', () => {
  const theirs = Object.entries(permissions).flatMap(([act, allowed]) =>
    allowed !== 'public' && (allowed as readonly string[]).includes('administrator') ? [act] : [],
  );
  expect(theirs.toSorted()).toEqual([
    'access.confirm',
    'access.review',
    'account.own',
    'agency.create',
    'agency.read',
    'backup.keep',
    'breach.keep',
    'calendar.keep',
    'calendar.read',
    'edxml.set',
    'example.clear',
    'example.clock',
    'inbox.own',
    'job.own',
    'mail.read',
    'mail.set',
    'member.create',
    'member.keep',
    'member.read',
    'preference.set',
    'privacy.ask',
    'privacy.decide',
    'privacy.export',
    'privacy.hold',
    'privacy.own',
    'privacy.read',
    'privacy.set',
    'security.set',
    'succession.record',
    'token.own',
    'webhook.set',
  ]);
});

test('a token reaches only acts of its scopes; what asks for the person is in none', () => {
  const inScopes = Object.values(tokenScopes).flat() as Act[];
  expect(new Set(inScopes).size).toBe(inScopes.length);
  const personal = (Object.keys(permissions) as Act[]).filter(
    (act) => permissions[act] !== 'public' && !inScopes.includes(act),
  );
  expect(personal.toSorted()).toEqual([
    'access.confirm',
    'access.review',
    'account.own',
    'archive.make',
    'backup.keep',
    'breach.keep',
    'calendar.keep',
    'colleague.read',
    'combinedDuty.set',
    'committee.appraise',
    'committee.decide',
    'committee.keep',
    'committee.meet',
    'committee.submit',
    'directive.enter',
    'directive.import',
    'document.open',
    'edxml.keep',
    'edxml.read',
    'edxml.set',
    'evidence.appraise',
    'evidence.keep',
    'example.clear',
    'example.clock',
    'finding.close',
    'finding.keep',
    'finding.prove',
    'home.read',
    'inbox.own',
    'indicatorSet.keep',
    'inspection.decide',
    'investment.keep',
    'investment.reconcile',
    'link.keep',
    'mail.read',
    'mail.set',
    'meeting.keep',
    'member.create',
    'member.keep',
    'member.read',
    'participation.attend',
    'participation.keep',
    'period.set',
    'preference.set',
    'privacy.ask',
    'privacy.decide',
    'privacy.export',
    'privacy.hold',
    'privacy.own',
    'privacy.read',
    'privacy.set',
    'programme.keep',
    'promotion.decide',
    'promotion.keep',
    'proposal.answer',
    'proposal.ask',
    'proposal.keep',
    'proposal.settle',
    'purge.ask',
    'purge.confirm',
    'rankRule.keep',
    'research.decide',
    'research.keep',
    'research.propose',
    'roadmap.issue',
    'roadmap.keep',
    'round.check',
    'round.close',
    'round.fill',
    'round.open',
    'scheme.keep',
    'school.set',
    'security.set',
    'selfReport.set',
    'selfReport.write',
    'slip.file',
    'slip.print',
    'staff.keep',
    'staff.own',
    'staff.personal',
    'staffNeed.answer',
    'staffNeed.send',
    'succession.assign',
    'succession.record',
    'support.decide',
    'support.keep',
    'survey.direct',
    'survey.keep',
    'template.keep',
    'template.read',
    'token.own',
    'trainingCall.open',
    'trainingClass.attend',
    'trainingClass.keep',
    'trainingDesk.set',
    'trainingNeed.keep',
    'trainingPlan.appraise',
    'trainingPlan.approve',
    'trainingPlan.draft',
    'trainingPlan.submit',
    'trainingProvider.keep',
    'trainingSetting.keep',
    'view.save',
    'webhook.set',
  ]);
});
