import { type Role, roles, type TokenScope, type Viewer } from './schema.ts';

const everyone = roles;
/** People of the office that follows up; the others see what concerns their agency. */
const officePeople = ['clerk', 'leader', 'inspector'] as const satisfies Role[];
/** Officers and lecturers work on what their agency hands on to them. */
const officers = [
  'appraiser',
  'trainingOfficer',
  'staffOfficer',
  'researchOfficer',
  'financeOfficer',
  'lecturer',
] as const satisfies Role[];
export const agencyPeople = ['contact', 'head', ...officers] as const;
// The administrator keeps accounts and agencies and reads no documents (TCVN 14423:2026, least privilege).
const readers = [...officePeople, ...agencyPeople] as const;

/**
 * Who may do what: the one source. 'public' needs no sign-in. Whether the thing itself is theirs (their
 * office, their agency) is decided by `sees` and by the rules of each room.
 */
export const permissions = {
  'session.read': 'public',
  'setup.office': 'public',
  'setup.example': 'public',
  'example.clock': everyone,
  'example.clear': ['clerk', 'administrator'],
  'agency.read': everyone,
  'agency.create': ['clerk', 'administrator'],
  // Who stands above the office is never pressed for an answer.
  'agency.above': ['clerk'],
  // What a decision does to agencies; where their open work goes is the clerk's to say.
  'succession.record': ['clerk', 'administrator'],
  'succession.assign': ['clerk'],
  'unit.create': ['contact', 'head'],
  'colleague.read': ['contact', 'head'],
  'combinedDuty.read': readers,
  'combinedDuty.set': ['head'],
  'preference.set': everyone,
  'token.own': everyone,
  // One's own password, sessions, second factor.
  'account.own': everyone,
  // What the office asks of whoever signs in.
  'security.set': ['administrator'],
  // Unlocks, switches accounts off and on, ends sessions of others.
  'member.keep': ['administrator'],
  // What one is told, and how.
  'inbox.own': everyone,
  'job.own': everyone,
  'calendar.read': everyone,
  'calendar.keep': ['clerk', 'administrator'],
  'home.read': ['clerk', 'inspector'],
  'log.read': ['leader', 'inspector'],
  'member.read': ['administrator'],
  'member.create': ['administrator'],
  // The way out for letters, and what went out.
  'mail.set': ['administrator'],
  'mail.read': ['clerk', 'administrator'],
  'webhook.set': ['administrator'],
  // The register of breaches of personal data, whose clock runs in hours (Luật 91/2025/QH15 Đ23).
  'breach.keep': ['administrator', 'leader'],
  // Who has which account, role and door, looked through once a year (TCVN 14423:2026).
  'access.review': ['administrator', 'leader', 'inspector'],
  'access.confirm': ['administrator', 'leader'],
  // What the house keeps of people, and how long. Each may ask for theirs; whose it is to give, `personal/` decides.
  'privacy.read': ['administrator', 'leader', 'inspector', 'staffOfficer', 'head'],
  'privacy.set': ['administrator'],
  'privacy.own': everyone,
  'privacy.export': ['administrator', 'staffOfficer', 'head'],
  'privacy.hold': ['administrator', 'leader', 'staffOfficer', 'head'],
  'privacy.ask': ['administrator', 'staffOfficer', 'head'],
  'privacy.decide': ['administrator', 'leader', 'staffOfficer', 'head'],
  'document.read': readers,
  'document.upload': ['clerk'],
  'document.lint': readers,
  'document.review': ['clerk'],
  'document.publish': ['clerk'],
  'document.open': agencyPeople,
  'document.receive': ['contact', 'head'],
  // Sổ văn bản đến, đi.
  'register.read': officePeople,
  'register.keep': ['clerk'],
  // What a document cites, answers, replaces, carries out.
  'link.keep': ['clerk'],
  // The office's own look of its papers.
  'template.read': officePeople,
  'template.keep': ['clerk'],
  // Packages of documents between systems (edXML).
  'edxml.read': officePeople,
  'edxml.keep': ['clerk'],
  'edxml.set': ['administrator'],
  'search.ask': readers,
  // The whole office as one file holds also what no clerk reads of people: it leaves the house by its leader alone.
  'archive.make': ['leader'],
  'archive.open': 'public',
  // The whole installation: made and kept, never handed out.
  'backup.keep': ['administrator'],
  'purge.read': officePeople,
  'purge.ask': ['clerk', 'leader'],
  'purge.confirm': ['clerk', 'leader'],
  'directive.read': readers,
  'directive.report': ['contact', 'head'],
  'handover.give': ['contact', 'head'],
  'handover.report': agencyPeople,
  'report.approve': ['head'],
  'completion.accept': ['clerk'],
  // An office's own list, taken over from a file.
  'directive.import': ['clerk'],
  // One by hand, from a line.
  'directive.enter': ['clerk'],
  // Slips of paper: printed by whoever reads, filed by the office.
  'slip.print': readers,
  'slip.file': ['clerk'],
  'deadline.set': ['clerk'],
  'extension.ask': ['contact', 'head'],
  'extension.decide': ['clerk', 'leader'],
  'step.set': ['clerk'],
  // A desk returns in its own name; for one above the office, the clerk does on its word.
  'step.return': ['head', 'clerk'],
  'step.decide': ['clerk'],
  'directive.withdraw': ['clerk'],
  // Đôn đốc: the ladder of pressing, and the leader's word on an inspection.
  'nudge.read': officePeople,
  'nudge.send': ['clerk'],
  'nudge.letter': ['clerk'],
  'nudge.settings': ['clerk'],
  'inspection.decide': ['leader'],
  // Many at once; each of them asks again for its own act.
  'directive.bulk': ['clerk', 'contact', 'head'],
  'view.save': readers,
  // Who was at the meeting that a notice comes from.
  'meeting.keep': ['clerk'],
  // What a notice holds to be wanting: whoever proves it mended does not close it.
  'finding.keep': ['clerk'],
  'finding.prove': ['clerk', 'contact', 'head'],
  'finding.close': ['clerk', 'leader'],
  // Standing duties are answered for once a year.
  'selfReport.set': ['clerk'],
  'selfReport.write': ['contact', 'head'],
  // Requests upward. The asker asks, the body answers, and each says for itself whether it is settled.
  'proposal.read': readers,
  'proposal.ask': ['clerk', 'contact', 'head'],
  'proposal.keep': ['clerk'],
  'proposal.answer': ['clerk'],
  'proposal.settle': ['clerk', 'leader', 'contact', 'head'],
  // A steering committee: who drafts, appraises and submits its decision, `committees/` decides.
  'committee.read': readers,
  'committee.keep': ['clerk', 'contact', 'head'],
  'committee.appraise': ['head', 'appraiser'],
  'committee.submit': ['head'],
  'committee.decide': ['clerk', 'leader'],
  'committee.meet': ['clerk', 'contact', 'head'],
  // Conferences and drafting groups that the school must be asked to.
  'participation.read': readers,
  'participation.keep': ['clerk', 'contact', 'head'],
  'participation.attend': [
    'contact',
    'head',
    'trainingOfficer',
    'researchOfficer',
    'staffOfficer',
    'lecturer',
  ],
  // Research of the school: lecturers propose, its officer keeps the register, its head or the office decides.
  'research.read': readers,
  'research.propose': agencyPeople,
  'research.keep': ['researchOfficer', 'contact', 'head'],
  'research.decide': ['head', 'clerk'],
  // Facilities and money: whoever entered a sum does not reconcile it.
  'investment.read': readers,
  'investment.keep': ['clerk', 'financeOfficer', 'contact'],
  'investment.reconcile': ['head', 'clerk', 'contact'],
  // The way to a standard school. Whose school it is and what of it they see, `schools/` decides.
  'school.set': ['clerk'],
  'standard.read': readers,
  'indicatorSet.keep': ['clerk', 'contact', 'head'],
  'scheme.keep': ['clerk', 'contact', 'head'],
  'round.open': ['clerk', 'contact', 'head'],
  'round.fill': agencyPeople,
  'round.check': ['clerk', 'contact'],
  'round.close': ['clerk', 'head'],
  'evidence.keep': ['clerk', ...agencyPeople],
  'evidence.appraise': ['clerk', 'head', 'appraiser'],
  'roadmap.keep': ['clerk', 'contact', 'head'],
  // Tasks of the plan become directives.
  'roadmap.issue': ['clerk'],
  // The school's people: names, ranks and degrees are for whoever may see the staff; what is personal, for few.
  'staff.read': readers,
  'staff.keep': ['staffOfficer', 'contact', 'head'],
  'staff.personal': ['staffOfficer', 'head'],
  'staff.own': readers,
  'rankRule.keep': ['clerk', 'staffOfficer', 'contact'],
  'promotion.keep': ['staffOfficer', 'contact', 'appraiser'],
  'promotion.decide': ['head'],
  'staffNeed.send': ['staffOfficer', 'contact'],
  'staffNeed.answer': ['appraiser', 'contact', 'head'],
  'support.keep': ['clerk', 'staffOfficer', 'contact'],
  'support.decide': ['head'],
  // Training of the province. Who unifies the plan, who runs classes and whose needs they are, `training/desk` decides.
  'training.read': readers,
  'trainingDesk.set': ['clerk'],
  'trainingSetting.keep': ['clerk', 'contact', 'head'],
  'programme.keep': ['clerk', 'contact', 'head', 'trainingOfficer'],
  'trainingCall.open': ['clerk', 'contact', 'head'],
  'trainingNeed.keep': ['contact', 'head', 'trainingOfficer', 'staffOfficer'],
  'trainingProvider.keep': ['clerk', 'contact', 'head', 'trainingOfficer'],
  'trainingPlan.draft': ['clerk', 'contact', 'trainingOfficer'],
  'trainingPlan.appraise': ['head', 'appraiser'],
  'trainingPlan.submit': ['head'],
  'trainingPlan.approve': ['clerk', 'leader'],
  'trainingClass.keep': ['contact', 'head', 'trainingOfficer'],
  'trainingClass.attend': ['contact', 'trainingOfficer', 'lecturer'],
  // A learner has no account: the code on the wall of the room, the link or the sheet is theirs.
  'trainingClass.scan': 'public',
  'survey.keep': ['contact', 'trainingOfficer'],
  'survey.answer': 'public',
  // A finding of a survey becomes a directive.
  'survey.direct': ['clerk'],
  'overview.read': officePeople,
  'report.issue': officePeople,
  'period.set': ['clerk'],
} as const satisfies Record<string, 'public' | readonly Role[]>;

export type Act = keyof typeof permissions;

/** All that somebody may do who must first change their password or enrol a second factor. */
export const beforeAnythingElse: readonly Act[] = ['account.own'];

/**
 * Maker ≠ checker ≠ approver (design rule 8): for each act that goes through several hands, who stands where, and
 * which hand the same person may take again where the agency's head has declared kiêm nhiệm.
 */
export const separation = {
  'progress report': {
    maker: 'directive.report',
    checker: 'report.approve',
    approver: 'completion.accept',
    combinable: 'checker',
  },
  // Units fill in, the school's contact or the office looks it through, the head or the office closes.
  assessment: {
    maker: 'round.fill',
    checker: 'round.check',
    approver: 'round.close',
    combinable: 'checker',
  },
  evidence: { maker: 'evidence.keep', checker: null, approver: 'evidence.appraise', combinable: null },
  'staffing need': { maker: 'staffNeed.send', checker: null, approver: 'staffNeed.answer', combinable: null },
  // Whoever has recorded the council's result does not record the decision that follows from it.
  promotion: { maker: 'promotion.keep', checker: null, approver: 'promotion.decide', combinable: null },
  support: { maker: 'support.keep', checker: null, approver: 'support.decide', combinable: null },
  // Whoever wrote the plan neither appraises nor approves it; whoever appraised it does not approve it.
  'training plan': {
    maker: 'trainingPlan.draft',
    checker: 'trainingPlan.appraise',
    approver: 'trainingPlan.approve',
    combinable: 'checker',
  },
  // Whoever wrote the decision of a committee neither appraises nor decides it; whoever appraised does not decide.
  committee: {
    maker: 'committee.keep',
    checker: 'committee.appraise',
    approver: 'committee.decide',
    combinable: 'checker',
  },
  finding: { maker: 'finding.prove', checker: null, approver: 'finding.close', combinable: null },
  topic: { maker: 'research.propose', checker: null, approver: 'research.decide', combinable: null },
  money: {
    maker: 'investment.keep',
    checker: null,
    approver: 'investment.reconcile',
    combinable: null,
  },
  extension: { maker: 'extension.ask', checker: null, approver: 'extension.decide', combinable: null },
  // Whoever asked that somebody's data go does not decide it.
  erasure: { maker: 'privacy.ask', checker: null, approver: 'privacy.decide', combinable: null },
  purge: { maker: 'purge.ask', checker: null, approver: 'purge.confirm', combinable: null },
} as const satisfies Record<string, Hands>;

interface Hands {
  maker: Act;
  checker: Act | null;
  approver: Act;
  combinable: 'checker' | null;
}

/** Whether this person may take the next hand after those who had it before. */
export function mayTakeHand(
  viewer: Pick<Viewer, 'userId' | 'hasCombinedDuty'>,
  chain: keyof typeof separation,
  hand: 'checker' | 'approver',
  earlier: (string | null)[],
): boolean {
  if (!earlier.includes(viewer.userId)) return true;
  return viewer.hasCombinedDuty && separation[chain].combinable === hand;
}

export function may(viewer: Viewer | null, act: Act): boolean {
  const allowed: 'public' | readonly Role[] = permissions[act];
  if (allowed === 'public') return true;
  if (!viewer?.tokenScopes) return viewer !== null && allowed.includes(viewer.role);
  return allowed.includes(viewer.role) && viewer.tokenScopes.some((scope) => inScope(scope, act));
}

/**
 * What a program may do with a token, never more than the person who made it. What stands in no scope asks for the
 * person: accounts, tokens, purges, kiêm nhiệm, what is theirs alone.
 */
export const tokenScopes = {
  read: [
    'agency.read',
    'calendar.read',
    'combinedDuty.read',
    'document.read',
    'document.lint',
    'register.read',
    'search.ask',
    'directive.read',
    'nudge.read',
    'proposal.read',
    'committee.read',
    'participation.read',
    'research.read',
    'investment.read',
    'standard.read',
    'staff.read',
    'training.read',
    'overview.read',
    'log.read',
    'purge.read',
    'job.own',
  ],
  documents: [
    'document.upload',
    'document.review',
    'document.publish',
    'document.receive',
    'register.keep',
    'report.issue',
  ],
  directives: [
    'directive.report',
    'handover.give',
    'handover.report',
    'report.approve',
    'completion.accept',
    'deadline.set',
    'extension.ask',
    'extension.decide',
    'step.set',
    'step.return',
    'step.decide',
    'directive.withdraw',
    'nudge.send',
    'nudge.letter',
    'nudge.settings',
    'directive.bulk',
  ],
  agencies: ['agency.create', 'agency.above', 'unit.create'],
} as const satisfies Record<TokenScope, readonly Act[]>;

const inScope = (scope: TokenScope, act: Act): boolean =>
  (tokenScopes[scope] as readonly Act[]).includes(act);

/** What a person may look at. */
export interface Scope {
  officeId: string;
  /** Own agency, for which they act; null for people of the office. */
  agencyId: string | null;
  /** Own agency and all below it, whose work and papers they see; null for the office, which sees all that is its own. */
  agencyIds: string[] | null;
  /** For what was handed on to this very person. */
  userId: string;
}

/** All that an office has, as no single person sees it. */
export const wholeOffice = (officeId: string): Scope => ({
  officeId,
  agencyId: null,
  agencyIds: null,
  userId: '',
});

export function sees(viewer: Viewer): Scope {
  const ofOffice = (officePeople as readonly Role[]).includes(viewer.role);
  return {
    officeId: viewer.office.id,
    agencyId: ofOffice ? null : viewer.agency.id,
    agencyIds: ofOffice ? null : viewer.agencyIds,
    userId: viewer.userId,
  };
}
