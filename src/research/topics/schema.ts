import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { KnownAsk } from '#directives/known/schema.ts';

export const topicKinds = ['topic', 'review', 'workshop'] as const;
export const TopicKind = z.enum(topicKinds);
export type TopicKind = z.infer<typeof TopicKind>;

export const topicLevels = ['school', 'province', 'ministry'] as const;
export const TopicLevel = z.enum(topicLevels);
export type TopicLevel = z.infer<typeof TopicLevel>;

export const stages = ['proposed', 'council', 'approved', 'work', 'accepted', 'applied'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const EndKind = z.enum(['rejected', 'stopped', 'failed']);
export type EndKind = z.infer<typeof EndKind>;

export const MemberPart = z.enum(['lead', 'secretary', 'member']);
export type MemberPart = z.infer<typeof MemberPart>;

export const TopicMember = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  part: MemberPart,
});
export type TopicMember = z.infer<typeof TopicMember>;

export const TopicStep = z.object({
  id: z.string(),
  stage: Stage.nullable(),
  on: Day,
  paper: z.string().nullable(),
  code: z.string().nullable(),
  dueOn: Day.nullable(),
  /** As a decimal: "87.50". */
  score: z.string().nullable(),
  rating: z.string().nullable(),
  place: z.string().nullable(),
  note: z.string().nullable(),
});
export type TopicStep = z.infer<typeof TopicStep>;

export const Extension = z.object({
  id: z.string(),
  askedOn: Day,
  newDue: Day,
  reason: z.string(),
  granted: z.boolean().nullable(),
  decidedOn: Day.nullable(),
  paper: z.string().nullable(),
});
export type Extension = z.infer<typeof Extension>;

export const TopicEnd = z.object({
  kind: EndKind,
  on: Day,
  reason: z.string(),
  paper: z.string().nullable(),
});
export type TopicEnd = z.infer<typeof TopicEnd>;

export const MoneyKind = z.enum(['planned', 'spent']);
export type MoneyKind = z.infer<typeof MoneyKind>;

/** Whole đồng as decimal text. */
export const Money = z.object({
  id: z.string(),
  kind: MoneyKind,
  year: z.number().int(),
  source: z.string(),
  amount: z.string(),
  paper: z.string().nullable(),
});
export type Money = z.infer<typeof Money>;

/** Who must move next: by what they are to the topic. */
export const Mover = z.enum(['proposer', 'officer', 'decider', 'manager', 'lead']);
export type Mover = z.infer<typeof Mover>;

export const TopicState = z.enum([
  ...(['late', 'due-soon', 'in-progress', 'awaiting-decision', 'awaiting-approval', 'returned'] as const),
  ...(['done', 'done-late', 'withdrawn', 'suspended', 'not-started'] as const),
]);
export type TopicState = z.infer<typeof TopicState>;

/** How a topic stands at the end of a day. */
export const TopicStanding = z.object({
  stage: Stage.nullable(),
  since: Day.nullable(),
  /** Calendar days at this stage. */
  days: z.number().int().nullable(),
  isReturned: z.boolean(),
  state: TopicState,
  next: Mover.nullable(),
  firstDue: Day.nullable(),
  due: Day.nullable(),
  /** Open and past its day: by so many days. */
  lateDays: z.number().int().nullable(),
  /** Was ever past the day that held then; a later extension does not take that away (design rule 4). */
  wasLate: z.boolean(),
  acceptedOn: Day.nullable(),
});
export type TopicStanding = z.infer<typeof TopicStanding>;

export const TopicRow = z.object({
  id: z.string(),
  code: z.string().nullable(),
  kind: TopicKind,
  level: TopicLevel,
  title: z.string(),
  field: z.string().nullable(),
  manager: AgencyRef.nullable(),
  leader: z.string().nullable(),
  /** In the register of this year: of its approval, or else of its proposal. */
  year: z.number().int(),
  standing: TopicStanding,
  isEnded: EndKind.nullable(),
  /** Null: nothing of it was entered. */
  planned: z.string().nullable(),
  spent: z.string().nullable(),
  isMine: z.boolean(),
});
export type TopicRow = z.infer<typeof TopicRow>;

export const Call = z.object({
  id: z.string(),
  year: z.number().int(),
  level: TopicLevel,
  title: z.string(),
  dueOn: Day,
  paper: z.string().nullable(),
  /** How many proposals came under it. */
  count: z.number().int(),
});
export type Call = z.infer<typeof Call>;

const Named = z.object({ id: z.string(), name: z.string() });

export const TopicList = z.object({
  /** Null for a body that manages topics and sees no more of the school. */
  school: AgencyRef.nullable(),
  day: Day,
  topics: z.array(TopicRow),
  calls: z.array(Call),
  fields: z.array(z.string()),
  fieldsSource: z.string().nullable(),
  /** For the form; empty for whoever may not propose. */
  people: z.array(Named),
  managers: z.array(Named),
  mayPropose: z.boolean(),
  mayKeep: z.boolean(),
});
export type TopicList = z.infer<typeof TopicList>;

/** Its words were written anew: on which day, what of them, and what it was called before. */
export const TopicChange = z.object({
  id: z.string(),
  on: Day,
  changed: z.array(z.enum(['title', 'kind', 'level', 'field', 'managingAgencyId', 'summary'])),
  titleBefore: z.string(),
});
export type TopicChange = z.infer<typeof TopicChange>;

export const TopicDetail = TopicRow.extend({
  summary: z.string().nullable(),
  call: z.object({ title: z.string(), dueOn: Day }).nullable(),
  members: z.array(TopicMember),
  steps: z.array(TopicStep),
  changes: z.array(TopicChange),
  extensions: z.array(Extension),
  end: TopicEnd.nullable(),
  money: z.array(Money),
  products: z.array(
    z.object({ id: z.string(), kind: z.string(), title: z.string(), madeOn: Day.nullable() }),
  ),
  /** What whoever asks may do now. */
  may: z.object({
    /** Stages that they may record. */
    steps: z.array(Stage),
    giveBack: z.boolean(),
    end: z.boolean(),
    ask: z.boolean(),
    decide: z.boolean(),
    keep: z.boolean(),
    change: z.boolean(),
  }),
  people: z.array(Named),
  fields: z.array(z.string()),
  managers: z.array(Named),
});
export type TopicDetail = z.infer<typeof TopicDetail>;

export const TopicsAddress = z.object({
  nam: z.coerce.number().int().optional().catch(undefined),
  cap: TopicLevel.optional().catch(undefined),
  linh_vuc: z.string().max(300).optional().catch(undefined),
  buoc: z
    .union([Stage, z.literal(['qua-han', 'tra-lai', 'dung'])])
    .optional()
    .catch(undefined),
  loai: TopicKind.optional().catch(undefined),
  toi: z.literal(1).optional().catch(undefined),
  tim: z.string().max(200).optional().catch(undefined),
});
export type TopicsAddress = z.infer<typeof TopicsAddress>;

/** What a list of topics on paper is made from. Words that were sought are not kept, only what was found by them. */
export const TopicsAsk = KnownAsk.extend({
  kind: z.literal('topics'),
  ...TopicsAddress.omit({ toi: true, tim: true }).shape,
  /** Ids with spaces between them. */
  only: z.string().optional(),
});
export type TopicsAsk = z.infer<typeof TopicsAsk>;

const words = (max = 300) => z.string().trim().min(1).max(max);

export const NewMember = z
  .object({ personId: z.uuid().nullable(), outsideName: words(120).nullable(), part: MemberPart })
  .refine((one) => (one.personId === null) !== (one.outsideName === null));
export type NewMember = z.infer<typeof NewMember>;

/** What a topic is about; may be changed until it is approved. */
export const TopicWords = z.object({
  kind: TopicKind,
  level: TopicLevel,
  title: words(500),
  field: words().nullable(),
  managingAgencyId: z.uuid().nullable(),
  summary: words(4000).nullable(),
});
export type TopicWords = z.infer<typeof TopicWords>;

export const NewTopic = TopicWords.extend({
  callId: z.uuid().nullable(),
  on: Day,
  members: z.array(NewMember).min(1).max(30),
});
export type NewTopic = z.infer<typeof NewTopic>;

const Amended = z.object({ topicId: z.uuid() });
export const ChangeTopic = TopicWords.extend(Amended.shape);

export const NewStep = Amended.extend({
  /** The stage that whoever acts has seen. */
  from: Stage.nullable(),
  to: Stage,
  on: Day,
  paper: words().nullable(),
  code: words(60).nullable(),
  dueOn: Day.nullable(),
  score: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .nullable(),
  rating: words(60).nullable(),
  place: words(500).nullable(),
  note: words(1000).nullable(),
});
export type NewStep = z.infer<typeof NewStep>;

export const GiveBack = Amended.extend({ from: Stage, on: Day, note: words(1000) });
export const EndTopic = Amended.extend({
  ...{ from: Stage.nullable(), kind: EndKind, on: Day, reason: words(1000), paper: words().nullable() },
});
export const AskExtension = Amended.extend({ newDue: Day, reason: words(1000) });
export const DecideExtension = z.object({
  ...{ extensionId: z.uuid(), granted: z.boolean(), on: Day, paper: words().nullable() },
});
export const AddMember = Amended.extend({ member: NewMember });
export const RemoveMember = z.object({ memberId: z.uuid() });
export const NewMoney = Amended.extend({
  ...{ kind: MoneyKind, year: z.number().int().min(1990).max(2100), source: words(200) },
  amount: z.string().regex(/^[1-9]\d{0,14}$/),
  paper: words().nullable(),
});
export type NewMoney = z.infer<typeof NewMoney>;
export const RemoveMoney = z.object({ moneyId: z.uuid() });
export const NewCall = z.object({
  ...{ year: z.number().int().min(1990).max(2100), level: TopicLevel, title: words(), dueOn: Day },
  paper: words().nullable(),
});
export type NewCall = z.infer<typeof NewCall>;
export const SetFields = z.object({ fields: z.array(words(200)).min(1).max(40) });
