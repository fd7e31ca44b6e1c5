import { z } from 'zod';

/** Each paper that the house prints; an office may lay its own template under any of them. */
export const FormName = z.enum([
  'result-report',
  'difference-report',
  'period-report',
  'notice-report',
  'pressing-letter',
  'self-report',
  'proposal-report',
  'committee-decision',
  'committee-rules',
  'committee-submission',
  'committee-appraisal',
  'committee-conclusion',
  'topics-list',
  'investment-report',
  'participation-report',
  'participation-letter',
  'eligibility-report',
  'staff-need-letter',
  'training-plan',
  'survey-report',
  'progress-report',
  'scheme-plan',
  'dossier-index',
]);
export type FormName = z.infer<typeof FormName>;
